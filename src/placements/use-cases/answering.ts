import type { Role } from '../../people/rules/roles.ts';
import { settle } from '../../reminders/use-cases.ts';
import { localDate } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import {
  absurdFault,
  type CapacityFault,
  capacityFault,
  type Offer,
  overCapFault,
  tidyOffer,
} from '../rules/capacity.ts';
import { mayPlacements, speaksForBoard } from '../rules/may-placements.ts';
import { answerFault, capacitySubject, forBoard } from '../rules/placement-round.ts';
import type { AnswerCapacityBody, CapacityForm } from '../schema.ts';
import { boardSizes, lockAskedBoard, programmeLeaders, saveBoardAnswer } from '../store/boards.ts';
import { boardOffers, deleteBoardOffers, type SavedOffer, saveOffers } from '../store/offers.ts';
import { lockRound, type Round, variantsOf } from '../store/rounds.ts';
import { actingRoles } from './acting.ts';
import { oweAnswers, redrawCards } from './asking.ts';
import { closedFacts, viewOf } from './form-parts.ts';
import { loadForms } from './forms.ts';
import { tendSchoolDebts } from './school-debts.ts';

/** A board that may be answered now by whoever acts, with everything an answer is held against. */
export interface OpenQuestion {
  round: Round;
  boardId: string;
  cap: number | null;
  onBehalf: boolean;
}

/**
 * Saves what somebody says for one board, all figures in one go; variants left out stay as they are. Saying the same
 * again changes nothing. Returns the form as it then stands.
 */
export async function answerCapacity(
  work: Work,
  roundId: string,
  boardId: string,
  answer: AnswerCapacityBody,
): Promise<CapacityForm> {
  const question = await openQuestion(work, roundId, boardId);
  const checked = await checkAnswer(work, question, answer);
  if (checked.changed) await saveChecked(work, question, checked);
  return finishAnswer(work, question, checked.changed);
}

/** An answer that was held against every rule, with what it changes. */
export interface CheckedAnswer {
  cap: number | null;
  changes: readonly Offer[];
  kept: readonly SavedOffer[];
  /** The board's own figures that are taken back. */
  removed: readonly SavedOffer[];
  changed: boolean;
}

/** Holds an answer against the rules and against what was said before; refuses what cannot be kept. */
export async function checkAnswer(
  work: Work,
  question: OpenQuestion,
  answer: AnswerCapacityBody,
): Promise<CheckedAnswer> {
  const { round, boardId } = question;
  const variants = (await variantsOf(work, [round.id])).get(round.id) ?? [];
  const groupTeachers = (await boardSizes(work, [boardId], localDate(work.now))).get(boardId)?.groupTeachers ?? null;
  const kept = (await boardOffers(work, round.id, [boardId])).get(boardId) ?? [];
  const cap = answer.cap === undefined ? question.cap : answer.cap;
  const removed = kept.filter(({ variantId }) => isTaken(answer, variantId));
  const saysNothing = answer.offers.length === 0 && cap === question.cap && !answer.taken?.length;
  if (saysNothing && kept.length === 0) throw new Refusal('invalid', 'capacity-empty');
  const context = { today: localDate(work.now), startsOn: round.startsOn, variants, groupTeachers };
  refuse(capacityFault(answer.offers, cap, context));
  const given = answer.offers.map(tidyOffer);
  const stays = kept.filter(
    (offer) => !removed.includes(offer) && !given.some(({ variantId }) => variantId === offer.variantId),
  );
  const all = [...stays, ...given];
  refuse(overCapFault(all, cap, variants));
  if (!answer.confirmed) refuse(absurdFault(all, cap, groupTeachers));
  const changes = given.filter((offer) => !same(offer, kept));
  return { cap, changes, kept, removed, changed: changes.length + removed.length > 0 || cap !== question.cap };
}

/** Whether the board's own figure is taken back; one that is given in the same answer is not. */
function isTaken({ taken, offers }: AnswerCapacityBody, variantId: string): boolean {
  return taken?.includes(variantId) === true && !offers.some((offer) => offer.variantId === variantId);
}

/** Locks the round and the board, and refuses whoever may not answer for it now. */
export async function openQuestion(work: Work, roundId: string, boardId: string): Promise<OpenQuestion> {
  const round = await lockRound(work, roundId, 'share');
  if (!round) throw new Refusal('not-found', 'not-found');
  const board = await lockAskedBoard(work, roundId, boardId);
  if (!board) throw new Refusal('not-found', 'capacity-board-not-asked');
  const roles = await actingRoles(work, boardId);
  if (!mayPlacements('capacity.answer', roles)) {
    const [form] = await loadForms(work, work.now, round, [boardId]);
    throw new Refusal('not-allowed', 'capacity-not-your-board', { board: form?.boardName ?? '' });
  }
  await refuseWhenOver(work, round, board, roles);
  return { round, boardId, cap: board.cap, onBehalf: !speaksForBoard(roles) };
}

/** Refuses an answer that comes too early or too late, unless whoever gives it may still give it then. */
export async function refuseWhenOver(
  work: Work,
  round: Round,
  board: { extendedUntil: string | null; answeredAt: string | null },
  roles: readonly Role[],
): Promise<void> {
  const asItIs = forBoard(round, board.extendedUntil);
  const fault = answerFault(asItIs, work.now);
  const late = fault === 'round-closed' && mayPlacements('capacity.answer-late', roles);
  if (!fault || late) return;
  throw new Refusal('conflict', fault, closedFacts(asItIs, board.answeredAt, await programmeLeaders(work)));
}

/** Settles what the board owed when its answer is complete, owes it again when it no longer is, and redraws the cards of everybody who was asked. */
export async function finishAnswer(work: Work, question: OpenQuestion, changed: boolean): Promise<CapacityForm> {
  const { round, boardId } = question;
  const [form] = await loadForms(work, work.now, round, [boardId]);
  if (!form) throw new Refusal('not-found', 'capacity-board-not-asked');
  if (!changed) return form;
  const { personId } = work.actor;
  if (form.status === 'answered' && personId !== null) {
    await settle(work, {
      question: { kind: 'capacity', subjectId: capacitySubject(round.id, boardId) },
      boardId,
      personId,
    });
  }
  if (form.status !== 'answered' && form.notNow === null) await oweAnswers(work, round, [form], true);
  else await tendSchoolDebts(work, round, { boardIds: [boardId] });
  await redrawCards(work, [form]);
  return form;
}

export async function saveChecked(
  work: Work,
  question: OpenQuestion,
  { cap, changes, kept, removed }: CheckedAnswer,
): Promise<void> {
  const { round, boardId, onBehalf } = question;
  await saveOffers(
    work,
    { roundId: round.id, boardId, onBehalf },
    changes.map((offer) => ({ ...offer, schoolId: null })),
  );
  await deleteBoardOffers(
    work,
    { roundId: round.id, boardId },
    removed.map(({ variantId }) => variantId),
  );
  await saveBoardAnswer(work, round.id, boardId, { cap, onBehalf });
  const before = [
    ...removed,
    ...kept.filter((offer) => changes.some(({ variantId }) => variantId === offer.variantId)),
  ];
  await recordAnswer(work, question, { offers: before, cap: question.cap }, { offers: changes, cap });
}

/** One history row for one answer, with only what changed. */
export async function recordAnswer(
  work: Work,
  { round, boardId }: OpenQuestion,
  before: { offers: readonly (Offer & { schoolId?: string | null })[]; cap: number | null },
  after: { offers: readonly (Offer & { schoolId?: string | null })[]; cap: number | null },
): Promise<void> {
  const cells = (offers: readonly (Offer & { schoolId?: string | null })[]) =>
    offers.map((offer) => ({ variantId: offer.variantId, schoolId: offer.schoolId ?? null, ...viewOf(offer) }));
  await recordHistory(work, {
    entity: 'capacity',
    entityId: capacitySubject(round.id, boardId),
    what: 'answered',
    before: { offers: cells(before.offers), cap: before.cap },
    after: { offers: cells(after.offers), cap: after.cap },
  });
}

export function same(offer: Offer, kept: readonly Offer[]): boolean {
  const before = kept.find(({ variantId }) => variantId === offer.variantId);
  return before !== undefined && JSON.stringify(viewOf(before)) === JSON.stringify(viewOf(offer));
}

function refuse(fault: CapacityFault | null): void {
  if (fault) throw new Refusal(fault.code === 'capacity-absurd' ? 'conflict' : 'invalid', fault.code, fault.facts);
}
