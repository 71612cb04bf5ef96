import type { Account } from '../state.ts';
import type { World } from './world.ts';

/** A meeting room of the institute: a mailbox that accepts whoever comes first. */
interface Room {
  nickname: string;
  displayName: string;
  capacity: number;
}

const ROOMS: readonly Room[] = [
  { nickname: 'zaal.linde', displayName: 'Zaal De Linde', capacity: 24 },
  { nickname: 'zaal.beuk', displayName: 'Zaal De Beuk', capacity: 12 },
  { nickname: 'aula', displayName: 'Aula', capacity: 120 },
];

export function roomAccounts(world: World, idOf: (nickname: string) => string): Account[] {
  return ROOMS.map(({ nickname, displayName, capacity }) => {
    const mail = `${nickname}@${world.secretariat.mail.split('@')[1]}`;
    return {
      id: idOf(nickname),
      displayName,
      ...{ givenName: '', surname: '', mail, userPrincipalName: mail, homeTenantId: world.tenant.id },
      ...{
        directory: 'Member' as const,
        jobTitle: 'Zaal',
        companyName: world.institute.name,
        preferredLanguage: 'nl-NL',
      },
      ...{ group: 'Zalen', shared: true, room: { capacity } },
    };
  });
}
