import { randomUUID } from 'node:crypto';
import type { Actor } from '../../src/work/work.ts';
import type { TestDatabase } from '../support/database.ts';

/** A small partnership with invented people: two kringen, four boards, their bestuurders and BOC's. */
export interface PlacementRoster {
  partnershipId: string;
  /** By the names used in the tests. */
  boards: Record<'brug' | 'linde' | 'eik' | 'leeg', string>;
  schools: Record<'brugNoord' | 'brugZuid' | 'lindehof', string>;
  people: Record<Person, string>;
  as(person: Person, via?: Actor['via']): Actor & { personId: string };
}

const PEOPLE = {
  lead: 'Annemiek van den Bosch-Verhoeven',
  secretary: 'Pieter Dijkgraaf',
  manager: 'Fatima el Amrani',
  brugHead: 'Jan-Willem Oosterhuis-de Graaf',
  brugBoc: 'Mirjam Terpstra',
  lindeHead: 'Sjoerd Haverkamp',
  shared: 'Noor Aydın',
  noordContact: 'Rachid Benali',
};
type Person = 'lead' | 'secretary' | 'manager' | 'brugHead' | 'brugBoc' | 'lindeHead' | 'shared' | 'noordContact';

/** `shared` is BOC of De Linde and of De Eik; board `leeg` has nobody to ask and no kring; De Brug Noord alone has a contact person. */
export async function placementRoster(database: TestDatabase): Promise<PlacementRoster> {
  const partnershipId = await database.partnership();
  const id = (name: string): string => `${name}-${randomUUID().slice(0, 8)}`;
  const boards = { brug: id('brug'), linde: id('linde'), eik: id('eik'), leeg: id('leeg') };
  const schools = { brugNoord: id('bn'), brugZuid: id('bz'), lindehof: id('lh') };
  const people = Object.fromEntries(Object.keys(PEOPLE).map((key) => [key, id(key)])) as PlacementRoster['people'];
  const kringen = { west: id('west'), oost: id('oost') };
  const p = { partnership_id: partnershipId };
  const { db } = database.open;

  await db
    .insertInto('person')
    .values(
      Object.entries(PEOPLE).map(([key, name]) => ({
        ...p,
        id: people[key as keyof typeof PEOPLE],
        name,
        email: `${key.toLowerCase()}@voorbeeld.example`,
        language: key === 'shared' ? ('en' as const) : ('nl' as const),
        organisation: null,
        entra_id: null,
        directory: null,
        ended_on: null,
      })),
    )
    .execute();
  await db
    .insertInto('body')
    .values(
      [
        [kringen.west, 'Kring West'],
        [kringen.oost, 'Kring Oost'],
      ].map(([kringId, name]) => ({
        ...p,
        id: kringId ?? '',
        name: name ?? '',
        kind: 'kring' as const,
        quorum: '[]',
        conversation_id: null,
        ended_on: null,
      })),
    )
    .execute();
  const board = (boardId: string, number: string, name: string, kringId: string | null, manager: string | null) => ({
    ...p,
    id: boardId,
    number,
    name,
    kring_id: kringId,
    relatiebeheerder_id: manager,
    ended_on: null,
  });
  await db
    .insertInto('board')
    .values([
      board(boards.brug, '40001', 'Stichting De Brug', kringen.west, people.manager),
      board(boards.linde, '40002', 'Stichting De Linde', kringen.oost, null),
      board(boards.eik, '40003', 'Stichting De Eik', kringen.oost, null),
      board(boards.leeg, '40004', 'Vereniging Zonder Bestuurder', null, null),
      { ...board(id('weg'), '40005', 'Stichting Vertrokken', null, null), ended_on: '2026-01-01' },
    ])
    .execute();
  const school = (schoolId: string, boardId: string, name: string, brin: string, teachers: number | null) => ({
    ...p,
    id: schoolId,
    board_id: boardId,
    name,
    brin,
    kind: null,
    tier: null,
    holiday_region: null,
    group_teachers: teachers,
    contact_person_id: null,
    ended_on: null,
  });
  await db
    .insertInto('school')
    .values([
      {
        ...school(schools.brugNoord, boards.brug, 'De Brug Noord', '05AA', 20),
        contact_person_id: people.noordContact,
      },
      school(schools.brugZuid, boards.brug, 'De Brug Zuid', '05AB', 14),
      school(schools.lindehof, boards.linde, 'De Lindehof', '05AC', null),
    ])
    .execute();
  const role = (
    person: string,
    name: 'programmaleider' | 'secretaris' | 'relatiebeheerder' | 'bestuurder' | 'boc',
    forId: string,
  ) => ({
    ...p,
    person_id: person,
    role: name,
    for_id: forId,
  });
  await db
    .insertInto('person_role')
    .values([
      role(people.lead, 'programmaleider', partnershipId),
      role(people.secretary, 'secretaris', partnershipId),
      role(people.manager, 'relatiebeheerder', boards.brug),
      role(people.brugHead, 'bestuurder', boards.brug),
      role(people.brugBoc, 'boc', boards.brug),
      role(people.lindeHead, 'bestuurder', boards.linde),
      role(people.shared, 'boc', boards.linde),
      role(people.shared, 'boc', boards.eik),
    ])
    .execute();
  return {
    partnershipId,
    boards,
    schools,
    people,
    as: (person, via = 'tab') => ({ partnershipId, personId: people[person], via }),
  };
}
