import type { Scope } from '../work/work.ts';
import { isCurrent, occupationOn, type Term } from './rules/seats.ts';

/** Who can answer for a seat or a board on a day, and how it is called. */
export interface Answerers {
  label: string;
  kringId: string | null;
  /** For a seat whoever is asked that day; for a board its bestuurders and BOC's. Empty: nobody. */
  personIds: string[];
}

/** Who answers for each seat on `date` (ISO): the holder, or the first deputy when there is no holder. */
export async function answerersOfSeats(
  scope: Scope,
  seatIds: readonly string[],
  date: string,
): Promise<Map<string, Answerers>> {
  if (seatIds.length === 0) return new Map();
  const seats = await scope.tx
    .selectFrom('seat')
    .select(['id', 'label', 'kring_id', 'ended_on'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', 'in', [...new Set(seatIds)])
    .execute();
  const terms = await currentTerms(
    scope,
    seats.map((seat) => seat.id),
    date,
  );
  return new Map(
    seats.map((seat) => {
      const ended = seat.ended_on !== null && seat.ended_on < date;
      const { askedId } = occupationOn(ended ? [] : (terms.get(seat.id) ?? []), date);
      return [seat.id, { label: seat.label, kringId: seat.kring_id, personIds: askedId ? [askedId] : [] }];
    }),
  );
}

/** The terms of people who have not left by `date`. */
async function currentTerms(scope: Scope, seatIds: readonly string[], date: string): Promise<Map<string, Term[]>> {
  const bySeat = new Map<string, Term[]>();
  if (seatIds.length === 0) return bySeat;
  const rows = await scope.tx
    .selectFrom('seat_term as term')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'term.partnership_id').onRef('person.id', '=', 'term.person_id'),
    )
    .select([
      'term.seat_id as seatId',
      'term.person_id as personId',
      'term.kind',
      'term.from_date as from',
      'term.until_date as until',
      'person.ended_on as endedOn',
    ])
    .where('term.partnership_id', '=', scope.partnershipId)
    .where('term.seat_id', 'in', [...seatIds])
    .orderBy('term.id')
    .execute();
  for (const { seatId, endedOn, ...term } of rows) {
    if (endedOn !== null && endedOn < date) continue;
    const known = bySeat.get(seatId);
    if (known) known.push(term);
    else bySeat.set(seatId, [term]);
  }
  return bySeat;
}

/** Who answers for each board: its bestuurders and BOC's who have not left by `date` (ISO). */
export async function answerersOfBoards(
  scope: Scope,
  boardIds: readonly string[],
  date: string,
): Promise<Map<string, Answerers>> {
  if (boardIds.length === 0) return new Map();
  const ids = [...new Set(boardIds)];
  const boards = await scope.tx
    .selectFrom('board')
    .select(['id', 'name', 'kring_id', 'ended_on'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', 'in', ids)
    .execute();
  const roles = await scope.tx
    .selectFrom('person_role as role')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'role.partnership_id').onRef('person.id', '=', 'role.person_id'),
    )
    .select(['role.for_id as boardId', 'role.person_id as personId', 'person.ended_on as endedOn'])
    .where('role.partnership_id', '=', scope.partnershipId)
    .where('role.role', 'in', ['bestuurder', 'boc'])
    .where('role.for_id', 'in', ids)
    .orderBy('person.name')
    .execute();
  const people = new Map<string, string[]>();
  for (const { boardId, personId, endedOn } of roles) {
    if (endedOn !== null && endedOn < date) continue;
    const known = people.get(boardId) ?? [];
    if (!known.includes(personId)) people.set(boardId, [...known, personId]);
  }
  return new Map(
    boards.map((board) => {
      const ended = board.ended_on !== null && board.ended_on < date;
      return [
        board.id,
        { label: board.name, kringId: board.kring_id, personIds: ended ? [] : (people.get(board.id) ?? []) },
      ];
    }),
  );
}

/** Who answers for each school that answers for itself: its contact person, unless that one has left by `date` (ISO). */
export async function answerersOfSchools(
  scope: Scope,
  schoolIds: readonly string[],
  date: string,
): Promise<Map<string, Answerers>> {
  if (schoolIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('school')
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'school.partnership_id').onRef('board.id', '=', 'school.board_id'),
    )
    .leftJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'school.partnership_id')
        .onRef('person.id', '=', 'school.contact_person_id')
        .on((eb) => eb.or([eb('person.ended_on', 'is', null), eb('person.ended_on', '>=', date)])),
    )
    .select(['school.id', 'school.name', 'school.ended_on as endedOn', 'board.kring_id as kringId'])
    .select('person.id as personId')
    .where('school.partnership_id', '=', scope.partnershipId)
    .where('school.id', 'in', [...new Set(schoolIds)])
    .execute();
  return new Map(
    rows.map(({ id, name, endedOn, kringId, personId }) => {
      const asked = personId !== null && (endedOn === null || endedOn >= date);
      return [id, { label: name, kringId, personIds: asked ? [personId] : [] }];
    }),
  );
}

/** A place that owes an answer: a seat, a board, or a school of a board. */
export interface OwingPlace {
  seatId: string | null;
  boardId: string | null;
  schoolId: string | null;
}

/** Who answers on `date` (ISO) for whichever of these places; undefined: the place is not known. */
export async function answerersOf(
  scope: Scope,
  places: readonly OwingPlace[],
  date: string,
): Promise<(place: OwingPlace) => Answerers | undefined> {
  const ids = (of: (place: OwingPlace) => string | null) => [...new Set(places.flatMap((place) => of(place) ?? []))];
  const seats = await answerersOfSeats(
    scope,
    ids(({ seatId }) => seatId),
    date,
  );
  const boards = await answerersOfBoards(
    scope,
    ids(({ boardId, schoolId }) => (schoolId === null ? boardId : null)),
    date,
  );
  const schools = await answerersOfSchools(
    scope,
    ids(({ schoolId }) => schoolId),
    date,
  );
  return ({ seatId, boardId, schoolId }) => {
    if (schoolId !== null) return schools.get(schoolId);
    return seatId === null ? boards.get(boardId ?? '') : seats.get(seatId);
  };
}

/** The seats, boards and schools that these people may have to answer for on `date` (ISO), deputies included. */
export async function answerPlaces(
  scope: Scope,
  personIds: readonly string[],
  date: string,
): Promise<{ seatIds: string[]; boardIds: string[]; schoolIds: string[] }> {
  if (personIds.length === 0) return { seatIds: [], boardIds: [], schoolIds: [] };
  const terms = await scope.tx
    .selectFrom('seat_term')
    .select(['seat_id', 'from_date as from', 'until_date as until'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('person_id', 'in', [...personIds])
    .execute();
  const roles = await scope.tx
    .selectFrom('person_role')
    .select('for_id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('person_id', 'in', [...personIds])
    .where('role', 'in', ['bestuurder', 'boc'])
    .execute();
  const schools = await scope.tx
    .selectFrom('school')
    .select('id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('contact_person_id', 'in', [...personIds])
    .execute();
  return {
    seatIds: [...new Set(terms.filter((term) => isCurrent(term, date)).map((term) => term.seat_id))],
    boardIds: [...new Set(roles.map((role) => role.for_id))],
    schoolIds: schools.map(({ id }) => id),
  };
}
