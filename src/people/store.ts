import { type RawBuilder, sql } from 'kysely';
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

/** An Entra user (`oid` in tenant `tid`) as a person of this partnership who has not left by `date` (ISO). */
export async function findMember(
  scope: Scope,
  user: { oid: string; tid: string },
  date: string,
): Promise<{ personId: string; language: 'nl' | 'en' } | undefined> {
  return scope.tx
    .selectFrom('person')
    .innerJoin('partnership', 'partnership.id', 'person.partnership_id')
    .select(['person.id as personId', 'person.language'])
    .where('person.partnership_id', '=', scope.partnershipId)
    .where('person.entra_id', '=', user.oid)
    .where('partnership.tenant_id', '=', user.tid)
    .where((where) => where.or([where('person.ended_on', 'is', null), where('person.ended_on', '>=', date)]))
    .executeTakeFirst();
}

/** The seats of a body that exist on `date` (ISO), each with who fills it that day, in order of label. */
export async function seatsOfBody(scope: Scope, bodyId: string, date: string): Promise<SeatOnDay[]> {
  const row = await scope.tx
    .selectNoFrom(seatsJson(sql`${scope.partnershipId}`, sql`${bodyId}`).as('seats'))
    .executeTakeFirstOrThrow();
  return seatsOnDay(row.seats, date);
}

/** A seat with all its terms, as the database puts it together. */
export interface SeatJson extends Omit<SeatOnDay, keyof Occupation> {
  endedOn: string | null;
  terms: Term[];
}

/** A column with all seats of a body, so that they can come with a question about something else. */
export function seatsJson(partnershipId: RawBuilder<unknown>, bodyId: RawBuilder<unknown>): RawBuilder<SeatJson[]> {
  return sql<SeatJson[]>`(select coalesce(json_agg(json_build_object('seatId', s.id, 'bodyId', s.body_id,
    'label', s.label, 'role', s.role, 'boardId', s.board_id, 'kringId', s.kring_id, 'votes', s.votes,
    'required', s.required, 'endedOn', s.ended_on, 'terms', coalesce(t.terms, '[]'::json)) order by s.label), '[]'::json)
    from seat s left join lateral (select json_agg(json_build_object('personId', person_id, 'kind', kind,
      'from', from_date, 'until', until_date) order by id) as terms
      from seat_term where partnership_id = s.partnership_id and seat_id = s.id) t on true
    where s.partnership_id = ${partnershipId} and s.body_id = ${bodyId})`;
}

/** Those of the seats that exist on `date` (ISO), each with who fills it that day. */
export function seatsOnDay(seats: readonly SeatJson[], date: string): SeatOnDay[] {
  return seats
    .filter(({ endedOn }) => endedOn === null || date <= endedOn)
    .map(({ endedOn: _endedOn, terms, ...seat }) => ({ ...seat, ...occupationOn(terms, date) }));
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
  };
}

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
