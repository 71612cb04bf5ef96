import type { Scope, Work } from '../work/work.ts';
import type { RoundState } from './rules/outcome-round.ts';

export interface StoredRound {
  roundId: string;
  toBodyId: string;
  toBodyName: string;
  title: string;
  explanation: string;
  dueOn: string;
  state: RoundState;
  rolledTo: string | null;
  rolledItemId: string | null;
  rolledAt: Date | null;
}

export interface StoredKring {
  roundId: string;
  bodyId: string;
  name: string;
  /** The body as it is now. */
  endedOn: string | null;
  mergedInto: string | null;
  settlerSeatId: string | null;
  meetingId: string | null;
  itemId: string | null;
  settledAt: Date | null;
  settledBy: string | null;
  inRollUp: boolean;
  goneOn: string | null;
  goneInto: string | null;
}

/** A list is read by people; older rounds are found by search. */
const MOST = 200;

function rounds(scope: Scope) {
  return scope.tx
    .selectFrom('outcome_round as round')
    .innerJoin('body', (join) =>
      join.onRef('body.partnership_id', '=', 'round.partnership_id').onRef('body.id', '=', 'round.to_body_id'),
    )
    .select(['round.id as roundId', 'round.to_body_id as toBodyId', 'body.name as toBodyName', 'round.title'])
    .select(['round.explanation', 'round.due_on as dueOn', 'round.state', 'round.rolled_to as rolledTo'])
    .select(['round.rolled_item_id as rolledItemId', 'round.rolled_at as rolledAt'])
    .where('round.partnership_id', '=', scope.partnershipId);
}

export async function findRound(scope: Scope, roundId: string): Promise<StoredRound | undefined> {
  return rounds(scope).where('round.id', '=', roundId).executeTakeFirst();
}

/** One round, locked until the end of the transaction: who settles and who brings together take turns. */
export async function lockRound(work: Work, roundId: string): Promise<StoredRound | undefined> {
  await work.tx
    .selectFrom('outcome_round')
    .select('id')
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', roundId)
    .forUpdate()
    .execute();
  return findRound(work, roundId);
}

/** Rounds that were not withdrawn, newest first. */
export async function findRounds(scope: Scope): Promise<StoredRound[]> {
  return rounds(scope)
    .where('round.state', '!=', 'withdrawn')
    .orderBy('round.created_at', 'desc')
    .limit(MOST)
    .execute();
}

/** Rounds that still need looking after: all that run, and those brought together after `since` (ISO instant). */
export async function roundsToKeep(scope: Scope, since: string): Promise<StoredRound[]> {
  return rounds(scope)
    .where((eb) =>
      eb.or([
        eb('round.state', '=', 'open'),
        eb.and([eb('round.state', 'in', ['rolled-up', 'decided']), eb('round.rolled_at', '>', new Date(since))]),
      ]),
    )
    .orderBy('round.created_at')
    .execute();
}

export async function insertRound(
  work: Work,
  round: { roundId: string; toBodyId: string; title: string; explanation: string; dueOn: string },
  questions: readonly string[],
): Promise<void> {
  const of = { partnership_id: work.partnershipId };
  await work.tx
    .insertInto('outcome_round')
    .values({
      ...of,
      ...{ id: round.roundId, to_body_id: round.toBodyId, title: round.title, explanation: round.explanation },
      ...{ due_on: round.dueOn, state: 'open', rolled_to: null, rolled_item_id: null, rolled_at: null },
      ...{ created_by: work.actor.personId ?? '', created_at: work.now },
    })
    .execute();
  const rows = questions.map((text, position) => ({
    ...of,
    ...{ round_id: round.roundId, id: work.newId(), position, text },
  }));
  await work.tx.insertInto('outcome_question').values(rows).execute();
}

export async function saveRound(
  work: Work,
  roundId: string,
  columns: { state: RoundState } | { state: 'rolled-up'; rolledTo: string; itemId: string },
): Promise<void> {
  const rolled =
    'rolledTo' in columns ? { rolled_to: columns.rolledTo, rolled_item_id: columns.itemId, rolled_at: work.now } : {};
  await work.tx
    .updateTable('outcome_round')
    .set({ state: columns.state, ...rolled })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', roundId)
    .execute();
}

export async function findQuestions(scope: Scope, roundId: string): Promise<{ questionId: string; text: string }[]> {
  return scope.tx
    .selectFrom('outcome_question')
    .select(['id as questionId', 'text'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', '=', roundId)
    .orderBy('position')
    .execute();
}

/** The kringen that these rounds were put to, by name. */
export async function findKringen(scope: Scope, roundIds: readonly string[]): Promise<StoredKring[]> {
  if (roundIds.length === 0) return [];
  return scope.tx
    .selectFrom('outcome_kring as kring')
    .innerJoin('body', (join) =>
      join.onRef('body.partnership_id', '=', 'kring.partnership_id').onRef('body.id', '=', 'kring.body_id'),
    )
    .select(['kring.round_id as roundId', 'kring.body_id as bodyId', 'body.name', 'body.ended_on as endedOn'])
    .select(['body.merged_into as mergedInto', 'kring.settler_seat_id as settlerSeatId'])
    .select(['kring.meeting_id as meetingId', 'kring.item_id as itemId', 'kring.settled_at as settledAt'])
    .select(['kring.settled_by as settledBy', 'kring.in_roll_up as inRollUp'])
    .select(['kring.gone_on as goneOn', 'kring.gone_into as goneInto'])
    .where('kring.partnership_id', '=', scope.partnershipId)
    .where('kring.round_id', 'in', [...roundIds])
    .orderBy('body.name')
    .execute();
}

export async function insertKring(
  work: Work,
  kring: { roundId: string; bodyId: string; settlerSeatId: string | null },
): Promise<void> {
  await work.tx
    .insertInto('outcome_kring')
    .values({
      ...{ partnership_id: work.partnershipId, round_id: kring.roundId, body_id: kring.bodyId },
      ...{ settler_seat_id: kring.settlerSeatId, meeting_id: null, item_id: null, settled_at: null },
      ...{ settled_by: null, in_roll_up: false, gone_on: null, gone_into: null },
    })
    .execute();
}

interface KringColumns {
  settlerSeatId?: string | null;
  agenda?: { meetingId: string; itemId: string } | null;
  settled?: { by: string } | null;
  inRollUp?: boolean;
  gone?: { on: string; into: string | null };
}

export async function saveKring(work: Work, roundId: string, bodyId: string, columns: KringColumns): Promise<void> {
  const { settlerSeatId, agenda, settled, inRollUp, gone } = columns;
  await work.tx
    .updateTable('outcome_kring')
    .set({
      ...(settlerSeatId !== undefined ? { settler_seat_id: settlerSeatId } : {}),
      ...(agenda !== undefined ? { meeting_id: agenda?.meetingId ?? null, item_id: agenda?.itemId ?? null } : {}),
      ...(settled !== undefined ? { settled_at: settled ? work.now : null, settled_by: settled?.by ?? null } : {}),
      ...(inRollUp !== undefined ? { in_roll_up: inRollUp } : {}),
      ...(gone ? { gone_on: gone.on, gone_into: gone.into } : {}),
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('body_id', '=', bodyId)
    .execute();
}

/** Questions and outcomes on the agenda of one meeting; `bodyId` is the kring that is asked, null: brought together. */
export async function itemsOfMeeting(scope: Scope, meetingId: string) {
  const asked = await scope.tx
    .selectFrom('outcome_kring as kring')
    .innerJoin('outcome_round as round', (join) =>
      join.onRef('round.partnership_id', '=', 'kring.partnership_id').onRef('round.id', '=', 'kring.round_id'),
    )
    .select(['round.id as roundId', 'round.title', 'kring.item_id as itemId', 'kring.body_id as bodyId'])
    .where('kring.partnership_id', '=', scope.partnershipId)
    .where('kring.meeting_id', '=', meetingId)
    .where('round.state', '!=', 'withdrawn')
    .execute();
  const rolled = await scope.tx
    .selectFrom('outcome_round')
    .select(['id as roundId', 'title', 'rolled_item_id as itemId'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('rolled_to', '=', meetingId)
    .execute();
  return [...rolled.map((row) => ({ ...row, bodyId: null })), ...asked].map((row) => ({
    ...row,
    itemId: row.itemId ?? '',
  }));
}
