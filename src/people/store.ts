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

/** The seats of a body that exist on `date` (ISO), each with who fills it that day, in order of label. */
export async function seatsOfBody(scope: Scope, bodyId: string, date: string): Promise<SeatOnDay[]> {
  const seats = await scope.tx
    .selectFrom('seat')
    .selectAll()
    .where('partnership_id', '=', scope.partnershipId)
    .where('body_id', '=', bodyId)
    .orderBy('label')
    .execute();
  const standing = seats.filter((seat) => seat.ended_on === null || date <= seat.ended_on);
  const terms = await termsOf(
    scope,
    standing.map((seat) => seat.id),
  );
  return standing.map((seat) => ({
    seatId: seat.id,
    bodyId: seat.body_id,
    label: seat.label,
    role: seat.role,
    boardId: seat.board_id,
    kringId: seat.kring_id,
    votes: seat.votes,
    required: seat.required,
    ...occupationOn(terms.get(seat.id) ?? [], date),
  }));
}

async function termsOf(scope: Scope, seatIds: readonly string[]): Promise<Map<string, Term[]>> {
  const bySeat = new Map<string, Term[]>();
  if (seatIds.length === 0) return bySeat;
  const rows = await scope.tx
    .selectFrom('seat_term')
    .select(['seat_id', 'person_id as personId', 'kind', 'from_date as from', 'until_date as until'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('seat_id', 'in', [...seatIds])
    .orderBy('id')
    .execute();
  for (const { seat_id, ...term } of rows) bySeat.set(seat_id, [...(bySeat.get(seat_id) ?? []), term]);
  return bySeat;
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
