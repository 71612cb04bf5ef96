import { mergeText } from '../minutes/rules/merge-text.ts';
import { rolesAt } from '../people/rules/roles.ts';
import { standingOf } from '../people/store.ts';
import { oweAgain, settle } from '../reminders/use-cases.ts';
import { outcomesCopy } from '../text/outcomes.ts';
import { localDate, toInstant } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import { mayOutcomes } from './rules/may-outcomes.ts';
import { outcomeQuestion, outcomeTopic } from './rules/outcome-refs.ts';
import { type KringStep, refuseKringStep } from './rules/outcome-round.ts';
import type { AddToOutcome, SaveOutcome } from './schema.ts';
import { findKringen, findQuestions, type StoredKring, type StoredRound, saveKring } from './store.ts';
import { findAnswers, insertAddition, saveAnswer } from './store-answers.ts';
import { factsOf } from './use-cases.ts';
import { lockedRound } from './use-cases-ask.ts';
import { redrawKring } from './use-cases-cards.ts';

/** Saves what a kring says to one question; what somebody else saved since it was read is joined, not overwritten. */
export async function saveOutcome(
  work: Work,
  publicUrl: string,
  at: { roundId: string; bodyId: string; questionId: string },
  typed: SaveOutcome,
): Promise<void> {
  const { answers } = await startStep(work, at, 'answer');
  const before = answers.find(({ bodyId, questionId }) => bodyId === at.bodyId && questionId === at.questionId);
  const after = {
    position: typed.position,
    reasons: mergeText(typed.base.reasons, before?.reasons ?? '', typed.reasons),
    dissent: mergeText(typed.base.dissent, before?.dissent ?? '', typed.dissent),
  };
  await saveAnswer(work, at.roundId, at.bodyId, { questionId: at.questionId, ...after });
  const { position = null, reasons = '', dissent = '' } = before ?? {};
  await remember(work, at, 'answered', { position, reasons, dissent }, { questionId: at.questionId, ...after });
  await redrawKring(work, publicUrl, at.roundId, at.bodyId);
}

/** Somebody of the kring adds something; it stands beside the answer, under their name. */
export async function addToOutcome(
  work: Work,
  publicUrl: string,
  at: { roundId: string; bodyId: string },
  added: AddToOutcome,
): Promise<void> {
  await startStep(work, { ...at, questionId: added.questionId }, 'add');
  await insertAddition(work, { ...at, ...added, personId: work.actor.personId ?? '' });
  await remember(work, at, 'added', null, added);
  await redrawKring(work, publicUrl, at.roundId, at.bodyId);
}

/** The answer is the word of the kring from now on; nothing is owed any more. Settling twice settles once. */
export async function settleOutcome(work: Work, publicUrl: string, at: { roundId: string; bodyId: string }) {
  const { kring } = await startStep(work, at, 'settle');
  if (kring.settledAt) return;
  const personId = work.actor.personId ?? '';
  await saveKring(work, at.roundId, at.bodyId, { settled: { by: personId } });
  if (kring.settlerSeatId) {
    await settle(work, { question: outcomeQuestion(at.roundId, at.bodyId), seatId: kring.settlerSeatId, personId });
  }
  await remember(work, at, 'settled', null, { by: personId });
  await redrawKring(work, publicUrl, at.roundId, at.bodyId);
}

/** Opens a settled answer to change it; it is owed again. */
export async function reopenOutcome(work: Work, publicUrl: string, at: { roundId: string; bodyId: string }) {
  const { kring, round } = await startStep(work, at, 'reopen');
  if (!kring.settledAt) return;
  await saveKring(work, at.roundId, at.bodyId, { settled: null });
  if (kring.settlerSeatId) {
    await oweAgain(work, [
      {
        ...{ question: outcomeQuestion(at.roundId, at.bodyId), topic: outcomeTopic(at.roundId, at.bodyId) },
        title: outcomesCopy.nl.obligation(round.title, kring.name),
        dueAt: toInstant(`${round.dueOn}T23:59`),
        bodyId: at.bodyId,
        seatId: kring.settlerSeatId,
      },
    ]);
  }
  await remember(work, at, 'reopened', null, null);
  await redrawKring(work, publicUrl, at.roundId, at.bodyId);
}

/** What every step of a kring begins with: the round locked, the right to it, and the rule that it may be taken now. */
async function startStep(work: Work, at: { roundId: string; bodyId: string; questionId?: string }, step: KringStep) {
  const round: StoredRound = await lockedRound(work, at.roundId);
  const kring = (await findKringen(work, [at.roundId])).find(({ bodyId }) => bodyId === at.bodyId);
  if (!kring) throw new Refusal('not-found', 'not-found');
  await demandStep(work, kring, step);
  const questions = await findQuestions(work, at.roundId);
  if (at.questionId !== undefined && !questions.some(({ questionId }) => questionId === at.questionId)) {
    throw new Refusal('not-found', 'not-found');
  }
  const answers = await findAnswers(work, [at.roundId]);
  const facts = factsOf(kring, answers);
  const because = refuseKringStep(step, { state: round.state, questions: questions.length }, facts);
  if (because) throw new Refusal('conflict', because, { open: questions.length - facts.answered, kring: kring.name });
  return { round, kring, answers };
}

async function demandStep(work: Work, kring: StoredKring, step: KringStep): Promise<void> {
  const standing = await standingOf(work, work.actor.personId ?? '', localDate(work.now));
  const roles = rolesAt(standing, { bodyId: kring.bodyId });
  const asked = (standing?.seats ?? []).some(({ seatId }) => seatId === kring.settlerSeatId);
  const may = step === 'add' ? mayOutcomes('outcome.add', roles) : asked || mayOutcomes('outcome.settle', roles);
  if (!may) throw new Refusal('not-allowed', 'not-allowed');
}

async function remember(
  work: Work,
  at: { roundId: string; bodyId: string },
  what: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  const { roundId, bodyId } = at;
  await recordHistory(work, { entity: 'outcome', entityId: `${roundId}:${bodyId}`, what, before, after });
}
