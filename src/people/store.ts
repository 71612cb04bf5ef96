import { sql } from 'kysely';
import type { PersonRow } from '../edge/database/tables/people.ts';
import type { Scope } from '../work/work.ts';
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

/**
 * Two columns with the seats of a body and who may fill them, so that they can come with a question about something else.
 * Arrays of text: the database makes JSON of them in a fraction of the time it takes for objects.
 */
export function seatColumns(scope: Scope, of: { bodyId: string } | { column: string }, date: string) {
  const bodyId = 'bodyId' in of ? sql`${of.bodyId}` : sql.ref(of.column);
  const ofBody = sql`s.partnership_id = ${scope.partnershipId} and s.body_id = ${bodyId}
    and (s.ended_on is null or s.ended_on >= ${date})`;
  const current = sql`(t.from_date is null or t.from_date <= ${date}) and (t.until_date is null or t.until_date >= ${date})`;
  return [
    sql<SeatColumns['seats']>`(select json_agg(array[s.id, s.body_id, s.label, s.role, s.board_id, s.kring_id,
      s.votes::text, s.required::text] order by s.label) from seat s where ${ofBody})`.as('seats'),
    sql<SeatColumns['terms']>`(select json_agg(array[t.seat_id, t.person_id, t.kind, t.from_date, t.until_date]
      order by t.id) from seat s join seat_term t on t.partnership_id = s.partnership_id and t.seat_id = s.id
      where ${ofBody} and ${current})`.as('terms'),
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
  const person = await scope.tx
    .selectFrom('person')
    .select(['id', 'ended_on'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!person || (person.ended_on !== null && person.ended_on < date)) return null;
  const [roles, seats] = [await rolesOf(scope, personId), await seatsOf(scope, personId, date)];
  const holds = (role: string): boolean => roles.some((row) => row.role === role);
  return {
    personId,
    programmaleider: holds('programmaleider'),
    bureau: holds('bureau'),
    secretariat: holds('secretaris'),
    seats,
    boards: roles.flatMap((row) => {
      const as = BOARD_ROLE[row.role];
      return as ? [{ boardId: row.for_id, as }] : [];
    }),
    schools: roles.flatMap((row) => (row.role === SCHOOL_CONTACT ? [row.for_id] : [])),
  };
}

/** Stands among the roles for being named as a school's contact person. */
const SCHOOL_CONTACT = 'school contact';

const BOARD_ROLE: Record<string, Standing['boards'][number]['as'] | undefined> = {
  bestuurder: 'boardMember',
  boc: 'boc',
  relatiebeheerder: 'relatiebeheerder',
};

async function rolesOf(scope: Scope, personId: string): Promise<{ role: string; for_id: string }[]> {
  return scope.tx
    .selectFrom('person_role')
    .select(['role', 'for_id'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('person_id', '=', personId)
    .$castTo<{ role: string; for_id: string }>()
    .unionAll((eb) =>
      eb
        .selectFrom('school')
        .select((school) => [school.val<string>(SCHOOL_CONTACT).as('role'), 'id as for_id'])
        .where('partnership_id', '=', scope.partnershipId)
        .where('contact_person_id', '=', personId)
        .where('ended_on', 'is', null),
    )
    .execute();
}

async function seatsOf(scope: Scope, personId: string, date: string): Promise<Standing['seats']> {
  const rows = await scope.tx
    .selectFrom('seat_term as term')
    .innerJoin('seat', (join) =>
      join.onRef('seat.partnership_id', '=', 'term.partnership_id').onRef('seat.id', '=', 'term.seat_id'),
    )
    .select([
      'seat.id as seatId',
      'seat.body_id as bodyId',
      'seat.role',
      'seat.ended_on',
      'term.kind',
      'term.from_date',
      'term.until_date',
    ])
    .where('term.partnership_id', '=', scope.partnershipId)
    .where('term.person_id', '=', personId)
    .execute();
  return rows
    .filter((row) => isCurrent({ from: row.from_date, until: row.until_date }, date))
    .filter((row) => row.ended_on === null || date <= row.ended_on)
    .map((row) => ({ seatId: row.seatId, bodyId: row.bodyId, as: row.kind, role: row.role }));
}

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
