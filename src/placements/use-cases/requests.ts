import { rolesAt, type Standing } from '../../people/rules/roles.ts';
import { programmeLeaderIds } from '../../people/store-partnership.ts';
import { requestCopy } from '../../text/phases.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope, Work } from '../../work/work.ts';
import { mayPlacements } from '../rules/may-placements.ts';
import { answerFault, capacitySubject, forBoard } from '../rules/placement-round.ts';
import type { CapacityRequests, CapacityRequestView, DecideRequestBody, RequestBody } from '../schema-phases.ts';
import { lockAskedBoard } from '../store/boards.ts';
import {
  type CapacityRequest,
  insertRequest,
  lockRequest,
  requestsOf,
  saveRequestDecision,
} from '../store/requests.ts';
import { lockRound, type Round, type RoundVariant, variantsOf } from '../store/rounds.ts';
import { actingRoles, roundForUpdate } from './acting.ts';
import { checkAnswer, finishAnswer, type OpenQuestion, saveChecked } from './answering.ts';
import { viewOf } from './form-parts.ts';
import { tell } from './telling.ts';

/**
 * Asks the programmaleider to change a board's answer after its deadline. What is asked is held against the same rules as
 * an answer; nothing changes until somebody accepts it. Asking again takes the place of what was asked before.
 */
export async function requestChange(work: Work, roundId: string, boardId: string, body: RequestBody): Promise<void> {
  const round = await lockRound(work, roundId, 'share');
  const board = round && (await lockAskedBoard(work, roundId, boardId));
  if (!round || !board) throw new Refusal('not-found', 'not-found');
  const { personId } = work.actor;
  if (personId === null || !mayPlacements('capacity.request', await actingRoles(work, boardId))) {
    throw new Refusal('not-allowed', 'not-allowed');
  }
  const fault = answerFault(forBoard(round, board.extendedUntil), work.now);
  if (fault === null) throw new Refusal('conflict', 'request-not-needed');
  if (fault !== 'round-closed') throw new Refusal('conflict', fault);
  if (body.reason === '') throw new Refusal('invalid', 'request-no-reason');
  const question = { round, boardId, cap: board.cap, onBehalf: false };
  const checked = await checkAnswer(work, question, body);
  if (!checked.changed) throw new Refusal('conflict', 'request-same');
  const answer = {
    offers: body.offers,
    ...(body.cap === undefined ? {} : { cap: body.cap }),
    before: { offers: checked.kept, cap: board.cap },
  };
  const id = await insertRequest(work, { roundId, boardId, answer, reason: body.reason, personId });
  await record(work, roundId, boardId, 'requested', { id, ...answer });
  const kept = await mustFind(work, id);
  await tell(work, await programmeLeaderIds(work), {
    ...{ key: `capacity-request:${id}:asked`, topic: topicOf(id) },
    words: (language) =>
      requestCopy[language].asked(kept.boardName, kept.askedBy, round.schoolYear, round.period, kept.reason),
  });
}

/** Accepts or declines what a board asked, or takes one's own question back. Deciding twice changes nothing. */
export async function decideRequest(work: Work, requestId: string, body: DecideRequestBody): Promise<void> {
  const request = await lockRequest(work, requestId);
  if (!request) throw new Refusal('not-found', 'not-found');
  const roles = await actingRoles(work, request.boardId);
  const action = body.decision === 'withdrawn' ? 'capacity.request' : 'capacity.decide-request';
  if (!mayPlacements(action, roles)) throw new Refusal('not-allowed', 'not-allowed');
  if (request.state === body.decision) return;
  if (request.state !== 'open') throw new Refusal('conflict', 'request-decided', { by: request.decidedBy ?? '' });
  if (body.decision === 'declined' && body.note === '') throw new Refusal('invalid', 'request-no-reason');
  const round = await roundForUpdate(work, request.roundId);
  if (body.decision === 'accepted') await apply(work, round, request);
  await saveRequestDecision(work, requestId, { state: body.decision, note: body.note });
  await record(work, round.id, request.boardId, `request-${body.decision}`, { id: requestId, note: body.note });
  if (body.decision === 'withdrawn') return;
  const accepted = body.decision === 'accepted';
  await tell(work, [request.askedById], {
    ...{ key: `capacity-request:${requestId}:decided`, topic: topicOf(requestId) },
    words: (language) =>
      requestCopy[language].decided(request.boardName, accepted, round.schoolYear, round.period, body.note),
  });
}

/** Saves the answer as whoever asked gave it: the figures are theirs, that they were let in is the decision's. */
async function apply(work: Work, round: Round, request: CapacityRequest): Promise<void> {
  const board = await lockAskedBoard(work, round.id, request.boardId);
  if (!board) throw new Refusal('not-found', 'capacity-board-not-asked');
  const { askedById: personId, via, boardId } = request;
  const asAsker: Work = { ...work, actor: { partnershipId: work.partnershipId, personId, via } };
  const question: OpenQuestion = { round, boardId, cap: board.cap, onBehalf: false };
  const checked = await checkAnswer(work, question, { ...answerOf(request), confirmed: true });
  if (checked.changed) await saveChecked(asAsker, question, checked);
  await finishAnswer(asAsker, question, checked.changed);
}

function answerOf({ answer: { offers, cap } }: CapacityRequest) {
  return { offers, ...(cap === undefined ? {} : { cap }) };
}

async function mustFind(work: Work, id: string): Promise<CapacityRequest> {
  const found = await lockRequest(work, id);
  if (!found) throw new Refusal('not-found', 'not-found');
  return found;
}

/** What was asked in a round: all of it for who decides, and one's own boards for who asks. */
export async function capacityRequests(scope: Scope, roundId: string, standing: Standing): Promise<CapacityRequests> {
  const mayDecide = mayPlacements('capacity.decide-request', rolesAt(standing, {}));
  const own = standing.boards
    .map(({ boardId }) => boardId)
    .filter((boardId) => mayPlacements('capacity.request', rolesAt(standing, { boardId })));
  const seen = mayDecide || mayPlacements('round.oversee', rolesAt(standing, {})) ? 'all' : own;
  if (seen !== 'all' && seen.length === 0) throw new Refusal('not-allowed', 'not-allowed');
  const found = await requestsOf(scope, roundId, seen);
  const variants = (await variantsOf(scope, [roundId])).get(roundId) ?? [];
  const views = found.map((request) => ({
    ...viewOfRequest(request, variants),
    mayDecide: mayDecide && request.state === 'open',
    mayWithdraw: own.includes(request.boardId) && request.state === 'open',
  }));
  return { requests: views.sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open')) };
}

function viewOfRequest(
  request: CapacityRequest,
  variants: readonly RoundVariant[],
): Omit<CapacityRequestView, 'mayDecide' | 'mayWithdraw'> {
  const { id, boardId, boardName, state, reason, askedAt, askedBy, decidedAt, decidedBy, note, answer } = request;
  return {
    ...{ id, boardId, boardName, state, reason, askedAt, askedBy, decidedAt, decidedBy, note },
    offers: answer.offers.flatMap((offer) => {
      const before = answer.before.offers.find(({ variantId }) => variantId === offer.variantId);
      const variant = variants.find((each) => each.id === offer.variantId)?.name ?? '';
      const same = before && JSON.stringify(viewOf(before)) === JSON.stringify(viewOf(offer));
      return same ? [] : [{ variant, before: before ? viewOf(before) : null, after: viewOf(offer) }];
    }),
    cap: answer.cap === undefined || answer.cap === answer.before.cap ? null : { after: answer.cap },
  };
}

function topicOf(requestId: string): string {
  return `capacity-request:${requestId}`;
}

async function record(work: Work, roundId: string, boardId: string, what: string, after: unknown): Promise<void> {
  await recordHistory(work, { entity: 'capacity-request', entityId: capacitySubject(roundId, boardId), what, after });
}
