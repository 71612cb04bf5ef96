import { randomUUID } from 'node:crypto';
import type { Cadence } from '../../src/meetings/rules/year-plan/plan.ts';
import type { SaveYearPlan } from '../../src/meetings/schema-year-plan.ts';
import { viewYearPlan } from '../../src/meetings/use-cases/year-plan.ts';
import { standingOf } from '../../src/people/store.ts';
import type { Actor } from '../../src/work/work.ts';
import { cadence } from '../rules/year-plan/poo.ts';
import type { TestDatabase } from '../support/database.ts';

export const PUBLIC_URL = 'https://kring.example';
export const YEAR = 2026;

/** A small partnership to plan for: a stuurgroep, two kringen that feed it, a broad meeting; one board a kring. */
export interface Planning {
  partnershipId: string;
  bodies: { stuurgroep: string; noord: string; zuid: string; breed: string };
  people: { leader: string; secretary: string; bureau: string; chair: string; north: string; south: string };
}

const PEOPLE = {
  leader: 'Fenna Ruiter',
  secretary: 'Hanne Buitendijk',
  bureau: 'Ilse Wouterse',
  chair: 'Anna van der Meulen',
  north: 'Bram Oldenhuis',
  south: 'Carla Terpstra-Vos',
};

export async function planning(database: Pick<TestDatabase, 'open'>): Promise<Planning> {
  const partnershipId = await addPartnership(database);
  const of = { partnership_id: partnershipId };
  const { db } = database.open;
  const people = Object.fromEntries(Object.keys(PEOPLE).map((key) => [key, randomUUID()])) as Planning['people'];
  const bodies = { stuurgroep: randomUUID(), noord: randomUUID(), zuid: randomUUID(), breed: randomUUID() };
  await db
    .insertInto('person')
    .values(
      Object.entries(PEOPLE).map(([key, name]) => ({
        ...of,
        id: people[key as keyof typeof people],
        name,
        email: `${key}@${partnershipId}.example`,
        language: key === 'south' ? ('en' as const) : ('nl' as const),
        organisation: null,
        entra_id: `${key}-${partnershipId}`,
        directory: 'member' as const,
        directory_checked_at: null,
        ended_on: null,
      })),
    )
    .execute();
  const body = (id: string, name: string, kind: 'stuurgroep' | 'kring' | 'breed') => {
    return { ...of, id, name, kind, quorum: '[]', conversation_id: null, ended_on: null };
  };
  await db
    .insertInto('body')
    .values([
      body(bodies.stuurgroep, 'Stuurgroep', 'stuurgroep'),
      body(bodies.noord, '=Kring Noord', 'kring'),
      body(bodies.zuid, 'Kring Zuid', 'kring'),
      body(bodies.breed, 'Brede bijeenkomst', 'breed'),
    ])
    .execute();
  const boards = { noord: randomUUID(), zuid: randomUUID() };
  for (const [kring, region, number] of [
    ['noord', 'noord', '41234'],
    ['zuid', 'midden', '41235'],
  ] as const) {
    await db
      .insertInto('board')
      .values({
        ...of,
        id: boards[kring],
        number,
        name: `Stichting ${kring}`,
        kring_id: bodies[kring],
        relatiebeheerder_id: null,
        ended_on: null,
      })
      .execute();
    await db
      .insertInto('school')
      .values({
        ...of,
        id: randomUUID(),
        board_id: boards[kring],
        name: `De ${kring}`,
        brin: kring === 'noord' ? '01AB' : '02CD',
        kind: null,
        tier: null,
        holiday_region: region,
        group_teachers: null,
        contact_person_id: null,
        ended_on: null,
      })
      .execute();
  }
  const seat = async (bodyId: string, label: string, personId: string, held: { board?: string; kring?: string }) => {
    const id = randomUUID();
    await db
      .insertInto('seat')
      .values({
        ...of,
        id,
        body_id: bodyId,
        label,
        role: label === 'voorzitter' ? 'voorzitter' : 'lid',
        board_id: held.board ?? null,
        kring_id: held.kring ?? null,
        votes: true,
        required: false,
        ended_on: null,
      })
      .execute();
    await db
      .insertInto('seat_term')
      .values({
        ...of,
        id: randomUUID(),
        seat_id: id,
        person_id: personId,
        kind: 'member',
        from_date: null,
        until_date: null,
      })
      .execute();
  };
  await seat(bodies.stuurgroep, 'voorzitter', people.chair, {});
  await seat(bodies.stuurgroep, 'kring Noord', people.north, { kring: bodies.noord });
  await seat(bodies.stuurgroep, 'kring Zuid', people.south, { kring: bodies.zuid });
  await seat(bodies.noord, 'Stichting noord', people.north, { board: boards.noord });
  await seat(bodies.zuid, 'Stichting zuid', people.south, { board: boards.zuid });
  for (const who of ['chair', 'north', 'south'] as const) await seat(bodies.breed, who, people[who], {});
  await db
    .insertInto('person_role')
    .values([
      { ...of, person_id: people.leader, role: 'programmaleider', for_id: partnershipId },
      { ...of, person_id: people.secretary, role: 'secretaris', for_id: partnershipId },
      { ...of, person_id: people.bureau, role: 'bureau', for_id: partnershipId },
    ])
    .execute();
  return { partnershipId, bodies, people };
}

async function addPartnership({ open }: Pick<TestDatabase, 'open'>): Promise<string> {
  const id = randomUUID();
  await open.db
    .insertInto('partnership')
    .values({
      id,
      name: 'Partnerschap Opleiden Oost',
      institute: 'Marijke Hogeschool',
      tenant_id: '7b9f4a52-6a0e-4c39-9a39-5f6f7d3e1c10',
      secretariat_mailbox: 'secretariaat@marijkehogeschool.example',
      language: 'nl',
      created_at: '2025-08-01T08:00:00.000Z',
    })
    .execute();
  return id;
}

export function as(made: Planning, who: keyof Planning['people']): Actor {
  return { partnershipId: made.partnershipId, personId: made.people[who], via: 'tab' };
}

/** What the programmaleider fills in: four stuurgroepen, both kringen before each, the broad meeting twice. */
export function wishes({ bodies }: Planning, version = 0): SaveYearPlan {
  const before: Cadence = cadence(
    { kind: 'before', bodyId: bodies.stuurgroep, minWeeks: 3, maxWeeks: 5, outcomeDays: 5 },
    { weekdays: [2, 4], minutes: 120, place: '', online: true },
  );
  const broad = cadence(
    {
      kind: 'months',
      months: [
        { month: 11, part: 'late' },
        { month: 6, part: 'early' },
      ],
    },
    { weekdays: [1] },
  );
  const all: [string, Cadence][] = [
    [bodies.stuurgroep, cadence({ kind: 'spread', count: 4 })],
    [bodies.noord, before],
    [bodies.zuid, before],
    [bodies.breed, broad],
  ];
  return {
    version,
    from: '2026-08-01',
    until: '2027-07-31',
    settings: { travelMinutes: 60, shortDays: [{ weekday: 3, from: '12:00' }], closures: [] },
    wishes: all.map(([bodyId, one]) => ({
      bodyId,
      cadence: { ...one, weekdays: [...one.weekdays] },
    })) as SaveYearPlan['wishes'],
  };
}

export async function look(database: TestDatabase, made: Planning, who: keyof Planning['people'] = 'leader') {
  return database.read(made.partnershipId, async (scope) => {
    const standing = await standingOf(scope, made.people[who], database.now.slice(0, 10));
    return viewYearPlan(scope, { standing, language: 'nl', now: database.now }, YEAR);
  });
}
