import { rosterOfWorld } from '../../../bot/practice-roster.ts';
import type { World, WorldPerson } from '../../../src/local-tenant/world/world.ts';
import { rosterWorkbook } from '../../../src/people/use-cases.ts';

export const WERKGROEP = 'Werkgroep Samen Opleiden';

/** Who plays: the programmaleider, four of the werkgroep who are reached in different ways, and a bestuurder. */
export interface Cast {
  lead: WorldPerson;
  /** In the institute's own tenant; answers in chat. */
  member: WorldPerson;
  /** A BOC from another tenant; answers in the tab. */
  guest: WorldPerson;
  /** Not in any tenant; answers through a mailed link. */
  byMail: WorldPerson;
  /** Gets a seat in the werkgroep by the roster that is imported first; needs a reminder. */
  newcomer: WorldPerson;
  /** Of another board than the guest; answers the capacity card in chat. */
  bestuurder: WorldPerson;
}

export function castFrom(world: World): Cast {
  const seats = world.bodies.find(({ name }) => name === WERKGROEP)?.seats ?? [];
  const held = new Set(seats.map(({ holderId }) => holderId));
  const seated = (directory: WorldPerson['directory'], role: string): WorldPerson =>
    found(world.people, ({ id, ...person }) => {
      return person.directory === directory && seats.some((seat) => seat.holderId === id && seat.role === role);
    });
  const guest = seated('Guest', 'werkgroeplid veld');
  return {
    lead: found(world.people, ({ roles }) => roles.includes('programmaleider')),
    member: seated('Member', 'werkgroeplid instituut'),
    guest,
    byMail: seated(null, 'werkgroeplid veld'),
    newcomer: found(world.people, ({ id, roles }) => roles.includes('instituutsopleider') && !held.has(id)),
    bestuurder: found(world.people, ({ roles, directory, boardNumber }) => {
      return roles.includes('bestuurder') && directory === 'Guest' && boardNumber !== guest.boardNumber;
    }),
  };
}

function found(people: readonly WorldPerson[], fits: (person: WorldPerson) => boolean): WorldPerson {
  const person = people.find(fits);
  if (!person) throw new Error('the practice world has nobody for this part');
  return person;
}

/** The present roster as the programmaleider has it in Excel, with a seat in the werkgroep added for one person. */
export async function rosterWithSeatFor(world: World, person: WorldPerson): Promise<Buffer> {
  const roster = rosterOfWorld(world);
  const { seats = [], terms = [] } = roster;
  const place = { body: WERKGROEP, label: 'Werkgroeplid onderzoek' };
  const seat = { ...place, role: 'lid', board: null, kring: null, votes: true, required: false } as const;
  const held = { body: place.body, seat: place.label, email: person.mail.toLowerCase() };
  const term = { ...held, kind: 'member', from: '2026-08-01', until: null } as const;
  return rosterWorkbook({ ...roster, seats: [...seats, seat], terms: [...terms, term] });
}
