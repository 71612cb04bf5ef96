import type { Actor, Scope, Work } from '../../work/work.ts';
import type { RequestBody, RequestState } from '../schema-phases.ts';
import type { SavedOffer } from './offers.ts';

/** What a board asks to change after its deadline, as it is kept. */
export interface CapacityRequest {
  id: string;
  roundId: string;
  boardId: string;
  boardName: string;
  state: RequestState;
  answer: Pick<RequestBody, 'offers' | 'cap'> & {
    /** What the board's answer said when it asked: shown beside what it asks, also once that is decided. */
    before: { offers: readonly SavedOffer[]; cap: number | null };
  };
  reason: string;
  askedAt: string;
  askedById: string;
  askedBy: string;
  via: Actor['via'];
  decidedAt: string | null;
  decidedBy: string | null;
  note: string;
}

function requests(scope: Scope) {
  return scope.tx
    .selectFrom('capacity_request as request')
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'request.partnership_id').onRef('board.id', '=', 'request.board_id'),
    )
    .innerJoin('person as asker', (join) =>
      join.onRef('asker.partnership_id', '=', 'request.partnership_id').onRef('asker.id', '=', 'request.asked_by'),
    )
    .leftJoin('person as decider', (join) =>
      join
        .onRef('decider.partnership_id', '=', 'request.partnership_id')
        .onRef('decider.id', '=', 'request.decided_by'),
    )
    .select(['request.id', 'request.round_id', 'request.board_id', 'request.state', 'request.answer', 'request.reason'])
    .select(['request.asked_at', 'request.asked_by', 'request.via', 'request.decided_at', 'request.note'])
    .select(['board.name as board_name', 'asker.name as asker', 'decider.name as decider'])
    .where('request.partnership_id', '=', scope.partnershipId);
}

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number];

function toRequest(row: Row): CapacityRequest {
  return {
    id: row.id,
    roundId: row.round_id,
    boardId: row.board_id,
    boardName: row.board_name,
    state: row.state,
    answer: row.answer as CapacityRequest['answer'],
    reason: row.reason,
    askedAt: row.asked_at.toISOString(),
    askedById: row.asked_by,
    askedBy: row.asker,
    via: row.via,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decider,
    note: row.note,
  };
}

/** Requests in a round, of these boards or all, the latest first. */
export async function requestsOf(
  scope: Scope,
  roundId: string,
  boardIds: readonly string[] | 'all',
): Promise<CapacityRequest[]> {
  if (boardIds.length === 0) return [];
  const rows = await requests(scope)
    .where('request.round_id', '=', roundId)
    .$if(boardIds !== 'all', (query) => query.where('request.board_id', 'in', boardIds as string[]))
    .orderBy('request.asked_at', 'desc')
    .orderBy('request.id')
    .execute();
  return rows.map(toRequest);
}

/** A request, held until the end of the transaction. */
export async function lockRequest(work: Work, requestId: string): Promise<CapacityRequest | undefined> {
  const row = await requests(work).where('request.id', '=', requestId).forUpdate('request').executeTakeFirst();
  return row && toRequest(row);
}

/** Keeps what a board asks; what it asked before in this round and was not decided is withdrawn. */
export async function insertRequest(
  work: Work,
  request: Pick<CapacityRequest, 'roundId' | 'boardId' | 'answer' | 'reason'> & { personId: string },
): Promise<string> {
  const id = work.newId();
  await work.tx
    .updateTable('capacity_request')
    .set({ state: 'withdrawn', decided_at: work.now, decided_by: request.personId })
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', request.roundId)
    .where('board_id', '=', request.boardId)
    .where('state', '=', 'open')
    .execute();
  await work.tx
    .insertInto('capacity_request')
    .values({
      ...{ partnership_id: work.partnershipId, id, round_id: request.roundId, board_id: request.boardId },
      ...{ state: 'open', answer: JSON.stringify(request.answer), reason: request.reason, asked_at: work.now },
      ...{ asked_by: request.personId, via: work.actor.via, note: '' },
    })
    .execute();
  return id;
}

export async function saveRequestDecision(
  work: Work,
  requestId: string,
  decision: { state: RequestState; note: string },
): Promise<void> {
  await work.tx
    .updateTable('capacity_request')
    .set({ ...decision, decided_at: work.now, decided_by: work.actor.personId })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', requestId)
    .execute();
}
