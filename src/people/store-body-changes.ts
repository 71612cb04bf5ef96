import { addDays } from '../time/local.ts';
import type { Scope, Work } from '../work/work.ts';

export interface SeatToMove {
  seatId: string;
  label: string;
  role: 'voorzitter' | 'secretaris' | 'lid' | 'adviseur';
  required: boolean;
}

/** Ends seats from `today` on: whoever sat there sat there until yesterday, and what lies behind stays as it was. */
export async function endSeats(work: Work, seatIds: readonly string[], today: string): Promise<void> {
  if (seatIds.length === 0) return;
  const yesterday = addDays(today, -1);
  const ids = [...seatIds];
  await work.tx
    .deleteFrom('seat_term')
    .where('partnership_id', '=', work.partnershipId)
    .where('seat_id', 'in', ids)
    .where('from_date', '>=', today)
    .execute();
  await work.tx
    .updateTable('seat_term')
    .set({ until_date: yesterday })
    .where('partnership_id', '=', work.partnershipId)
    .where('seat_id', 'in', ids)
    .where((where) => where.or([where('until_date', 'is', null), where('until_date', '>=', today)]))
    .execute();
  await work.tx
    .updateTable('seat')
    .set({ ended_on: yesterday })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', 'in', ids)
    .execute();
}

/**
 * Gives the people of a seat, from `today` on, a seat like it in another body. Returns the id of the new seat. A seat of
 * that name which had ended there is taken into use again.
 */
export async function moveSeat(work: Work, seat: SeatToMove, intoId: string, today: string): Promise<string> {
  const old = await work.tx
    .selectFrom('seat')
    .selectAll()
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', seat.seatId)
    .executeTakeFirstOrThrow();
  const terms = await work.tx
    .selectFrom('seat_term')
    .select(['person_id', 'kind', 'from_date', 'until_date'])
    .where('partnership_id', '=', work.partnershipId)
    .where('seat_id', '=', seat.seatId)
    .where((where) => where.or([where('until_date', 'is', null), where('until_date', '>=', today)]))
    .execute();
  await endSeats(work, [seat.seatId], today);
  const { label, role, required } = seat;
  const facts = { role, required, board_id: old.board_id, kring_id: old.kring_id, votes: old.votes, ended_on: null };
  const { id } = await work.tx
    .insertInto('seat')
    .values({ partnership_id: work.partnershipId, id: work.newId(), body_id: intoId, label, ...facts })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'body_id', 'label']).doUpdateSet(facts))
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { person_id, kind, from_date, until_date } of terms) {
    await insertTerm(work, {
      seatId: id,
      personId: person_id,
      kind,
      from: from_date !== null && from_date > today ? from_date : today,
      until: until_date,
    });
  }
  return id;
}

export async function insertTerm(
  work: Work,
  term: { seatId: string; personId: string; kind: 'member' | 'deputy'; from: string; until: string | null },
): Promise<void> {
  await work.tx
    .insertInto('seat_term')
    .values({
      partnership_id: work.partnershipId,
      id: work.newId(),
      seat_id: term.seatId,
      person_id: term.personId,
      kind: term.kind,
      from_date: term.from,
      until_date: term.until,
    })
    .execute();
}

/** Ends the terms of the members of a seat on the day before `from`; those that would begin later never were. */
export async function endMembers(work: Work, seatId: string, from: string): Promise<void> {
  await work.tx
    .deleteFrom('seat_term')
    .where('partnership_id', '=', work.partnershipId)
    .where('seat_id', '=', seatId)
    .where('kind', '=', 'member')
    .where('from_date', '>=', from)
    .execute();
  await work.tx
    .updateTable('seat_term')
    .set({ until_date: addDays(from, -1) })
    .where('partnership_id', '=', work.partnershipId)
    .where('seat_id', '=', seatId)
    .where('kind', '=', 'member')
    .where((where) => where.or([where('until_date', 'is', null), where('until_date', '>=', from)]))
    .execute();
}

/** Ends a body from `today` on; its group gets no messages any more. `intoId`: the body that takes it in. */
export async function endBody(work: Work, bodyId: string, today: string, intoId: string | null): Promise<void> {
  await work.tx
    .updateTable('body')
    .set({ ended_on: addDays(today, -1), conversation_id: null, merged_into: intoId })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', bodyId)
    .execute();
}

/** Gives a body another name; false: another body is called that already. */
export async function renameBody(work: Work, bodyId: string, name: string): Promise<boolean> {
  const other = await work.tx
    .selectFrom('body')
    .select('id')
    .where('partnership_id', '=', work.partnershipId)
    .where(
      'name',
      'ilike',
      name.replace(/[\\%_]/g, (mark) => `\\${mark}`),
    )
    .where('id', '<>', bodyId)
    .executeTakeFirst();
  if (other) return false;
  await work.tx
    .updateTable('body')
    .set({ name })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', bodyId)
    .execute();
  return true;
}

/** Boards of which this is the kring. */
export async function boardsOfKring(scope: Scope, bodyId: string): Promise<{ boardId: string; name: string }[]> {
  return scope.tx
    .selectFrom('board')
    .select(['id as boardId', 'name'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('kring_id', '=', bodyId)
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute();
}

export async function setKring(work: Work, boardIds: readonly string[], kringId: string | null): Promise<void> {
  if (boardIds.length === 0) return;
  await work.tx
    .updateTable('board')
    .set({ kring_id: kringId })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', 'in', [...boardIds])
    .execute();
}

/** Seats in other bodies that stand for a kring, with whether `intoId` has a seat in the same body. */
export async function seatsForKring(scope: Scope, kringId: string, intoId: string | null, today: string) {
  const rows = await scope.tx
    .selectFrom('seat')
    .innerJoin('body', (join) =>
      join.onRef('body.partnership_id', '=', 'seat.partnership_id').onRef('body.id', '=', 'seat.body_id'),
    )
    .select(['seat.id', 'seat.label', 'seat.body_id', 'seat.kring_id', 'body.name'])
    .where('seat.partnership_id', '=', scope.partnershipId)
    .where('seat.kring_id', 'in', intoId === null ? [kringId] : [kringId, intoId])
    .where('seat.body_id', 'not in', intoId === null ? [kringId] : [kringId, intoId])
    .where((where) => where.or([where('seat.ended_on', 'is', null), where('seat.ended_on', '>=', today)]))
    .orderBy('body.name')
    .orderBy('seat.label')
    .execute();
  const taken = new Set(rows.filter(({ kring_id }) => kring_id === intoId).map(({ body_id }) => body_id));
  return rows
    .filter(({ kring_id }) => kring_id === kringId)
    .map(({ id, label, body_id, name }) => ({ seatId: id, label, bodyName: name, taken: taken.has(body_id) }));
}

export async function pointSeatAt(work: Work, seatId: string, kringId: string): Promise<void> {
  await work.tx
    .updateTable('seat')
    .set({ kring_id: kringId })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', seatId)
    .execute();
}

export async function findPersonByEmail(scope: Scope, email: string): Promise<{ id: string; ended: boolean } | null> {
  const row = await scope.tx
    .selectFrom('person')
    .select(['id', 'ended_on'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row ? { id: row.id, ended: row.ended_on !== null } : null;
}

export async function insertPerson(
  work: Work,
  person: { name: string; email: string; language: 'nl' | 'en'; organisation: string | null },
): Promise<string> {
  const id = work.newId();
  await work.tx
    .insertInto('person')
    .values({
      ...{ partnership_id: work.partnershipId, id, name: person.name, email: person.email.toLowerCase() },
      ...{ language: person.language, organisation: person.organisation, entra_id: null, directory: null },
    })
    .execute();
  return id;
}

export async function findBoardByNumber(scope: Scope, number: string): Promise<string | undefined> {
  const row = await scope.tx
    .selectFrom('board')
    .select('id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.id;
}

/** Adds a board to a kring, with whoever leads it and their seat there. Returns the ids of board and seat. */
export async function insertBoardInKring(
  work: Work,
  joining: { number: string; name: string; kringId: string; personId: string; seatLabel: string; from: string },
): Promise<{ boardId: string; seatId: string }> {
  const of = { partnership_id: work.partnershipId };
  const [boardId, seatId] = [work.newId(), work.newId()];
  const { number, name, kringId, personId } = joining;
  await work.tx
    .insertInto('board')
    .values({ ...of, id: boardId, number, name, kring_id: kringId, relatiebeheerder_id: null, ended_on: null })
    .execute();
  await work.tx
    .insertInto('person_role')
    .values({ ...of, person_id: personId, role: 'bestuurder', for_id: boardId })
    .execute();
  const seat = {
    role: 'lid' as const,
    board_id: boardId,
    kring_id: null,
    votes: true,
    required: false,
    ended_on: null,
  };
  await work.tx
    .insertInto('seat')
    .values({ ...of, id: seatId, body_id: kringId, label: joining.seatLabel, ...seat })
    .execute();
  await insertTerm(work, { seatId, personId, kind: 'member', from: joining.from, until: null });
  return { boardId, seatId };
}

/** One seat with its body, as long as neither has ended. */
export async function findSeat(scope: Scope, seatId: string, today: string) {
  return scope.tx
    .selectFrom('seat')
    .innerJoin('body', (join) =>
      join.onRef('body.partnership_id', '=', 'seat.partnership_id').onRef('body.id', '=', 'seat.body_id'),
    )
    .select(['seat.id as seatId', 'seat.label', 'seat.body_id as bodyId', 'body.name as bodyName'])
    .where('seat.partnership_id', '=', scope.partnershipId)
    .where('seat.id', '=', seatId)
    .where((where) => where.or([where('seat.ended_on', 'is', null), where('seat.ended_on', '>=', today)]))
    .where((where) => where.or([where('body.ended_on', 'is', null), where('body.ended_on', '>=', today)]))
    .executeTakeFirst();
}

/** The body that this one has become on `date` (ISO): itself while it lives, or what took it in at last; null: it was dissolved. */
export async function livingBody(scope: Scope, bodyId: string, date: string): Promise<string | null> {
  const seen = new Set<string>();
  for (let id: string | null = bodyId; id !== null && !seen.has(id); ) {
    seen.add(id);
    const row: { ended_on: string | null; merged_into: string | null } | undefined = await scope.tx
      .selectFrom('body')
      .select(['ended_on', 'merged_into'])
      .where('partnership_id', '=', scope.partnershipId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return null;
    if (row.ended_on === null || row.ended_on >= date) return id;
    id = row.merged_into;
  }
  return null;
}
