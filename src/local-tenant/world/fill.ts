import type { TenantClock } from '../clock.ts';
import type { LocalTenantOptions } from '../config.ts';
import type { Journal } from '../journal.ts';
import { guidOf } from '../random.ts';
import type { Account, TenantState } from '../state.ts';
import { localText } from '../zones.ts';
import { inventDiary, workingDays } from './diary.ts';
import { inventWorld } from './invent.ts';
import { roomAccounts } from './rooms.ts';
import type { World, WorldPerson, WorldRole } from './world.ts';

const DEFAULT_SEED = 2025;

/** What a data folder remembers of its first start, enough to make the same world again. */
interface Origin {
  seed: number;
  today: string;
  /** Only for a world that was handed in. */
  world?: World;
}

/** The world that lives here: remembered, or on the very first start made and moved in. */
export function worldOf(options: LocalTenantOptions, state: TenantState, journal: Journal, clock: TenantClock): World {
  const known = state.settings.get('world')?.value as Origin | undefined;
  if (known) return known.world ?? inventWorld(known.seed, options.tenantId, known.today);
  const seed = options.seed ?? DEFAULT_SEED;
  const today = localText(clock.ms(), 'Europe/Amsterdam').slice(0, 10);
  const world = options.world ?? inventWorld(seed, options.tenantId, today);
  journal.batch(() => {
    moveIn(world, state, today);
    const origin: Origin = { seed, today, ...(options.world ? { world } : {}) };
    state.settings.put({ id: 'world', value: origin });
  });
  return world;
}

function moveIn(world: World, state: TenantState, today: string): void {
  for (const person of world.people) state.accounts.put(accountOf(world, person));
  state.accounts.put(secretariatAccount(world));
  for (const room of roomAccounts(world, (nickname) => guidOf('room', world.tenant.id, nickname))) {
    state.accounts.put(room);
  }
  for (const body of world.bodies) {
    const memberIds = [...new Set(body.seats.map((seat) => seat.holderId))];
    state.groups.put({ id: guidOf('group', world.tenant.id, body.name), displayName: body.name, memberIds });
  }
  const weeks = workingDays(today);
  let sequence = 0;
  for (const person of world.people.filter((one) => one.directory === 'Member')) {
    const items = inventDiary(person, world.seed, weeks, () => {
      sequence += 1;
      return sequence;
    });
    for (const item of items) state.calendar.put(item);
  }
}

/** Labels of the page, the first that fits. */
const LABELS: [WorldRole, string][] = [
  ['programmaleider', 'Programma'],
  ['secretaris', 'Programma'],
  ['instituutsdirectie', 'Instituutsdirectie'],
  ['bestuurder', 'Bestuurders'],
  ['BOC', 'BOC’s'],
  ['relatiebeheerder', 'Relatiebeheerders'],
  ['bureau', 'Bureau Samen Opleiden'],
  ['instituutsopleider', 'Instituutsopleiders'],
  ['schoolopleider', 'Schoolopleiders'],
  ['werkgroeplid', 'Werkgroep'],
];

function accountOf(world: World, person: WorldPerson): Account {
  const guest = person.directory === 'Guest';
  return {
    id: person.id,
    displayName: person.displayName,
    givenName: person.givenName,
    surname: person.infix ? `${person.infix} ${person.surname}` : person.surname,
    mail: person.mail,
    userPrincipalName: guest ? `${person.mail.replace('@', '_')}#EXT#@${world.tenant.domain}` : person.mail,
    homeTenantId: person.homeTenantId,
    directory: person.directory,
    jobTitle: person.jobTitle,
    companyName: person.organisation,
    preferredLanguage: person.language === 'en' ? 'en-GB' : 'nl-NL',
    group: LABELS.find(([role]) => person.roles.includes(role))?.[1] ?? 'Overig',
  };
}

function secretariatAccount(world: World): Account {
  return {
    ...world.secretariat,
    givenName: '',
    surname: '',
    userPrincipalName: world.secretariat.mail,
    homeTenantId: world.tenant.id,
    directory: 'Member',
    jobTitle: 'Gedeeld postvak',
    companyName: world.institute.name,
    preferredLanguage: 'nl-NL',
    group: 'Gedeelde postvakken',
    shared: true,
  };
}
