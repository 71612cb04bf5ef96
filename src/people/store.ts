import { type RawBuilder, sql } from 'kysely';
import type { PersonRow } from '../edge/database/tables/people.ts';
import type { Scope, Work } from '../work/work.ts';
import type { Standing } from './rules/roles.ts';
import { isCurrent, type Occupation, occupationOn, type Term } from './rules/seats.ts';

export type Person = Pick<PersonRow, 'id' | 'name' | 'email' | 'language' | 'organisation' | 'directory'> & {
  entraId: string | null;
};

/** A seat as it is occupied on a day, with the people in it. */
export interface SeatOnDay extends Occupation {
  seatId: string;
  bodyId: string;
  label: string;
  role: 'voorzitter' | 'secretaris' | 'lid' | 'adviseur';
  boardId: string | null;
  kringId: string | null;
  votes: boolean;
  required: boolean;
}

const PERSON_COLUMNS = ['id', 'name', 'email', 'language', 'organisation', 'directory', 'entra_id as entraId'] as const;

export async function findPerson(scope: Scope, personId: string): Promise<Person | undefined> {
  return people(scope).where('id', '=', personId).executeTakeFirst();
}

/** Keeps the language that somebody chose for themselves. */
export async function storeLanguage(work: Work, personId: string, language: Person['language']): Promise<void> {
  await work.tx
    .updateTable('person')
    .set({ language, language_chosen_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', personId)
    .execute();
}

export async function findPersons(scope: Scope, personIds: readonly string[]): Promise<Map<string, Person>> {
  if (personIds.length === 0) return new Map();
  const rows = await people(scope)
    .where('id', 'in', [...new Set(personIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function people(scope: Scope) {
  return scope.tx.selectFrom('person').select(PERSON_COLUMNS).where('partnership_id', '=', scope.partnershipId);
}

/** Whoever of some Entra users takes part on `date` (ISO), by object id and tenant id as `entraKey` joins them. */
export async function findMembers(
  scope: Scope,
  users: readonly { oid: string; tid: string }[],
  date: string,
): Promise<Map<string, { personId: string; language: 'nl' | 'en' }>> {
  const rows = await scope.tx
    .selectFrom('person')
    .innerJoin('partnership', 'partnership.id', 'person.partnership_id')
    .select(['person.id as personId', 'person.language', 'person.entra_id as oid', 'partnership.tenant_id as tid'])
    .where('person.partnership_id', '=', scope.partnershipId)
    .where(sql<boolean>`person.entra_id = any(${users.map(({ oid }) => oid)})`)
    .where((where) => where.or([where('person.ended_on', 'is', null), where('person.ended_on', '>=', date)]))
    .execute();
  return new Map(
    rows.map(({ personId, language, oid, tid }) => [
      entraKey({ oid: oid ?? '', tid: tid ?? '' }),
      { personId, language },
    ]),
  );
}

export function entraKey({ oid, tid }: { oid: string; tid: string }): string {
  return `${tid} ${oid}`;
}

/** The seats of a body that exist on `date` (ISO), each with who fills it that day, in order of label. */
export async function seatsOfBody(scope: Scope, bodyId: string, date: string): Promise<SeatOnDay[]> {
  const columns = seatColumns(scope, { bodyId }, date);
  return seatsOnDay(await scope.tx.selectNoFrom(columns).executeTakeFirstOrThrow(), date);
}

type SeatCells = [seatId: string, bodyId: string, label: string, role: SeatOnDay['role'], ...rest: (string | null)[]];
type TermCells = [seatId: string, personId: string, kind: Term['kind'], from: string | null, until: string | null];
interface SeatColumns {
  seats: SeatCells[] | null;
  terms: TermCells[] | null;
}
export interface SeatColumnsAsOf extends SeatColumns {
  /** What the seats are known by: as long as it is the same, nothing about them has changed. */
  asOf: string;
}

/**
 * Columns with the seats of a body and who may fill them, so that they can come with a question about something else. Arrays
 * of text: the database makes JSON of them in a fraction of the time it takes for objects. `seen`: what the seats were known by
 * when they were read before; both lists are null when that is still so.
 */
export function seatColumns(
  scope: Scope,
  of: { bodyId: string } | { column: string },
  date: string,
  seen: string | null = null,
) {
  const bodyId = 'bodyId' in of ? sql`${of.bodyId}` : sql.ref(of.column);
  const asOf = sql<string>`(select ${bodyId} || ' ' || coalesce(bit_xor(stamp), 0) from body_seats_stamp
    where partnership_id = ${scope.partnershipId} and body_id = ${bodyId})`;
  const unlessSeen = <Cells>(list: RawBuilder<unknown>) =>
    sql<Cells>`(case when ${asOf} = ${seen}::text then null else ${list} end)`;
  const ofBody = sql`s.partnership_id = ${scope.partnershipId} and s.body_id = ${bodyId}
    and (s.ended_on is null or s.ended_on >= ${date})`;
  const current = sql`(t.from_date is null or t.from_date <= ${date}) and (t.until_date is null or t.until_date >= ${date})`;
  return [
    unlessSeen<SeatColumns['seats']>(
      sql`(select json_agg(array[s.id, s.body_id, s.label, s.role, s.board_id, s.kring_id, s.votes::text, s.required::text]
        order by s.label) from seat s where ${ofBody})`,
    ).as('seats'),
    unlessSeen<SeatColumns['terms']>(
      sql`(select json_agg(array[t.seat_id, t.person_id, t.kind, t.from_date, t.until_date] order by t.id)
        from seat s join seat_term t on t.partnership_id = s.partnership_id and t.seat_id = s.id
        where ${ofBody} and ${current})`,
    ).as('terms'),
    asOf.as('asOf'),
  ] as const;
}

/** What those columns say about `date` (ISO). */
export function seatsOnDay({ seats, terms }: SeatColumns, date: string): SeatOnDay[] {
  const bySeat = new Map<string, Term[]>();
  for (const [seatId, personId, kind, from, until] of terms ?? []) {
    const term = { personId, kind, from, until };
    const known = bySeat.get(seatId);
    if (known) known.push(term);
    else bySeat.set(seatId, [term]);
  }
  return (seats ?? []).map(([seatId, bodyId, label, role, boardId = null, kringId = null, votes, required]) => {
    const seat = {
      seatId,
      bodyId,
      label,
      role,
      boardId,
      kringId,
      votes: votes === 'true',
      required: required === 'true',
    };
    return { ...seat, ...occupationOn(bySeat.get(seatId) ?? [], date) };
  });
}

/** What `personId` is on `date` (ISO); null when the person is unknown here or has left. */
export async function standingOf(scope: Scope, personId: string, date: string): Promise<Standing | null> {
  return (await standingsOf(scope, [personId], date)).get(personId) ?? null;
}

/** What each of some people is on `date` (ISO); whoever is unknown here or has left is absent. */
export async function standingsOf(
  scope: Scope,
  personIds: readonly string[],
  date: string,
): Promise<Map<string, Standing>> {
  if (personIds.length === 0) return new Map();
  const rows = await standingRows(scope, personIds, date);
  return new Map(rows.map((row) => [row.personId, standingIn(row, date)]));
}

type RoleCells = [role: string, forId: string];
type StandingSeatCells = [
  seatId: string,
  bodyId: string,
  role: SeatOnDay['role'],
  kind: Term['kind'],
  from: string | null,
  until: string | null,
];
interface StandingRow {
  personId: string;
  roles: RoleCells[] | null;
  seats: StandingSeatCells[] | null;
  merged: [bodyId: string, intoId: string][] | null;
}

/** One statement, for nearly every request asks it; arrays of text as in `seatColumns`. */
async function standingRows(scope: Scope, personIds: readonly string[], date: string): Promise<StandingRow[]> {
  const { partnershipId, tx } = scope;
  const { rows } = await sql<StandingRow>`
    select p.id as "personId",
      (select json_agg(array[r.role, r.for_id] order by r.ordinal, r.role, r.for_id) from (
        select 0 as ordinal, role, for_id from person_role
          where partnership_id = ${partnershipId} and person_id = p.id
        union all
        select 1, ${SCHOOL_CONTACT}, id from school
          where partnership_id = ${partnershipId} and contact_person_id = p.id and ended_on is null) as r) as roles,
      (select json_agg(array[s.id, s.body_id, s.role, t.kind, t.from_date, t.until_date] order by t.id)
        from seat_term t join seat s on s.partnership_id = t.partnership_id and s.id = t.seat_id
        where t.partnership_id = ${partnershipId} and t.person_id = p.id
          and (s.ended_on is null or s.ended_on >= ${date})) as seats,
      (select json_agg(array[b.id, b.merged_into] order by b.id) from body b
        where b.partnership_id = ${partnershipId} and b.merged_into is not null) as merged
    from person p
    where p.partnership_id = ${partnershipId} and p.id = any(${[...personIds]}::text[])
      and (p.ended_on is null or p.ended_on >= ${date})`.execute(tx);
  return rows;
}

function standingIn({ personId, roles, seats, merged }: StandingRow, date: string): Standing {
  const held = roles ?? [];
  const holds = (role: string): boolean => held.some(([name]) => name === role);
  return {
    personId,
    programmaleider: holds('programmaleider'),
    bureau: holds('bureau'),
    secretariat: holds('secretaris'),
    seats: (seats ?? [])
      .filter(([, , , , from, until]) => isCurrent({ from, until }, date))
      .map(([seatId, bodyId, role, as]) => ({ seatId, bodyId, as, role })),
    boards: held.flatMap(([role, boardId]) => {
      const as = BOARD_ROLE[role];
      return as ? [{ boardId, as }] : [];
    }),
    schools: held.flatMap(([role, schoolId]) => (role === SCHOOL_CONTACT ? [schoolId] : [])),
    merged: (merged ?? []).map(([bodyId, intoId]) => ({ bodyId, intoId })),
  };
}

/** Stands among the roles for being named as a school's contact person. */
const SCHOOL_CONTACT = 'school contact';

const BOARD_ROLE: Record<string, Standing['boards'][number]['as'] | undefined> = {
  bestuurder: 'boardMember',
  boc: 'boc',
  relatiebeheerder: 'relatiebeheerder',
};

/** The partnerships of a tenant, oldest first. */
export async function partnershipsOfTenant(db: Scope['tx'], tenantId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('partnership')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .orderBy('created_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** Of these users of the partnership's own tenant those who take part on `date`. */
export async function findMembersByEntra(scope: Scope, oids: readonly string[], date: string): Promise<string[]> {
  const rows = await scope.tx
    .selectFrom('person')
    .select('id')
    .where('partnership_id', '=', scope.partnershipId)
    .where(sql<boolean>`entra_id = any(${[...oids]})`)
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', date)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The partnerships in which an Entra user (`oid` in tenant `tid`) is known, oldest first. */
export async function partnershipsOfEntraUser(
  db: Scope['tx'],
  oid: string,
  tid: string,
): Promise<{ partnershipId: string; partnershipName: string; personId: string }[]> {
  return db
    .selectFrom('person')
    .innerJoin('partnership', 'partnership.id', 'person.partnership_id')
    .select(['partnership.id as partnershipId', 'partnership.name as partnershipName', 'person.id as personId'])
    .where('person.entra_id', '=', oid)
    .where('partnership.tenant_id', '=', tid)
    .orderBy('partnership.created_at')
    .execute();
}
