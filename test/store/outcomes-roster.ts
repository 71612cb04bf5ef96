import { randomUUID } from 'node:crypto';
import type { Actor } from '../../src/work/work.ts';
import type { TestDatabase } from '../support/database.ts';

export const KRINGEN = ['Noord', 'Oost', 'Zuid', 'West', 'Heuvelrug', 'Rivierenland'] as const;
export type Kring = (typeof KRINGEN)[number];

export interface OutcomeRoster {
  partnershipId: string;
  stuurgroep: string;
  kring: Record<Kring, string>;
  /** Person ids: `lead` runs the programme, `voorzitter` and `opleiding` sit in the stuurgroep, per kring chair and member. */
  people: Record<string, string>;
  seats: Record<string, string>;
  as(person: string): Actor & { personId: string };
  meeting(bodyId: string, starts: string, title: string): Promise<string>;
}

/** POO as it was in 2025: six kringen, and a stuurgroep with a representative of each, the institute and the programmaleider. */
export async function outcomeRoster(database: TestDatabase): Promise<OutcomeRoster> {
  const partnershipId = await database.partnership();
  const p = { partnership_id: partnershipId };
  const { db } = database.open;
  const people: Record<string, string> = {};
  const seats: Record<string, string> = {};
  const person = async (key: string, name: string) => {
    const id = randomUUID();
    people[key] = id;
    const email = `${key.toLowerCase()}@voorbeeld.example`;
    await db
      .insertInto('person')
      .values({
        ...{ ...p, id, name, email, language: 'nl', organisation: null },
        ...{ entra_id: randomUUID(), directory: 'member', ended_on: null },
      })
      .execute();
  };
  const body = async (name: string, kind: 'kring' | 'stuurgroep') => {
    const id = randomUUID();
    await db
      .insertInto('body')
      .values({ ...p, id, name, kind, quorum: '[]', conversation_id: null, ended_on: null })
      .execute();
    return id;
  };
  const seat = async (key: string, bodyId: string, label: string, holder: string, more: object = {}) => {
    const id = randomUUID();
    seats[key] = id;
    const facts = {
      role: 'lid' as const,
      board_id: null,
      kring_id: null,
      votes: true,
      required: false,
      ended_on: null,
    };
    await db
      .insertInto('seat')
      .values({ ...p, id, body_id: bodyId, label, ...facts, ...more })
      .execute();
    await db
      .insertInto('seat_term')
      .values({
        ...{ ...p, id: randomUUID(), seat_id: id, person_id: people[holder] ?? '', kind: 'member' },
        ...{ from_date: '2024-08-01', until_date: null },
      })
      .execute();
  };
  await person('lead', 'Annemiek van den Bosch-Verhoeven');
  await person('voorzitter', 'Hendrik-Jan Oosterwijk');
  await person('opleiding', 'Karima el Idrissi');
  await db
    .insertInto('person_role')
    .values({ ...p, person_id: people['lead'] ?? '', role: 'programmaleider', for_id: partnershipId })
    .execute();
  const stuurgroep = await body('Stuurgroep', 'stuurgroep');
  await seat('voorzitter', stuurgroep, 'Voorzitter', 'voorzitter', { role: 'voorzitter' });
  await seat('opleiding', stuurgroep, 'Opleiding', 'opleiding');
  const kring = {} as Record<Kring, string>;
  for (const name of KRINGEN) {
    kring[name] = await body(`Kring ${name}`, 'kring');
    await person(`chair${name}`, `Voorzitter ${name}`);
    await person(`member${name}`, `Lid ${name}`);
    await seat(`chair${name}`, kring[name], 'Voorzitter', `chair${name}`, { role: 'voorzitter' });
    await seat(`member${name}`, kring[name], 'Lid', `member${name}`);
    await seat(`sg${name}`, stuurgroep, `Namens kring ${name}`, `chair${name}`, { kring_id: kring[name] });
  }
  const meeting = async (bodyId: string, starts: string, title: string) => {
    const id = randomUUID();
    await db
      .insertInto('meeting')
      .values({
        ...{ ...p, id, body_id: bodyId, title, state: 'scheduled', starts, minutes: 120, place: '', online: true },
        ...{ event_state: 'none', event_key: randomUUID(), event_notes: '', created_by: people['lead'] ?? '' },
        created_at: '2025-01-06T09:00:00.000Z',
      })
      .execute();
    return id;
  };
  const as = (key: string) => ({ partnershipId, personId: people[key] ?? '', via: 'tab' as const });
  return { partnershipId, stuurgroep, kring, people, seats, as, meeting };
}
