import { meetingOrRefuse } from '../agendas/use-cases.ts';
import { carryToNextMeeting, explainItem, papersFollow } from '../agendas/use-cases-carry.ts';
import type { PaperDocument } from '../documents/document.ts';
import { partnershipName } from '../people/store-bodies.ts';
import { livingBody } from '../people/store-body-changes.ts';
import type { Language } from '../text/format.ts';
import { outcomesCopy, tallyLines } from '../text/outcomes.ts';
import { localDate, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { outcomesPaper } from './documents/outcomes-paper.ts';
import { mayOutcomes } from './rules/may-outcomes.ts';
import { outcomeUrl } from './rules/outcome-refs.ts';
import { decideRollUp } from './rules/outcome-round.ts';
import { findKringen, findQuestions, type StoredKring, type StoredRound, saveKring, saveRound } from './store.ts';
import { findAnswers } from './store-answers.ts';
import { factsOf, type Looker, talliesOf, viewRound } from './use-cases.ts';
import { lockedRound, rolesIn } from './use-cases-ask.ts';

/** Minutes that the outcomes get on the agenda until somebody gives them others. */
const OUTCOME_MINUTES = 30;
const MOST_EXPLANATION = 4000;

/**
 * Brings the settled answers together as one item on the next agenda of the body that asked. Whoever has not answered is
 * named; going on without them has to be meant. Doing it again renews the same item.
 */
export async function rollUp(work: Work, publicUrl: string, roundId: string, withoutLate: boolean): Promise<void> {
  const round = await lockedRound(work, roundId);
  if (!mayOutcomes('outcome.roll-up', await rolesIn(work, round.toBodyId))) {
    throw new Refusal('not-allowed', 'not-allowed');
  }
  const kringen = await findKringen(work, [roundId]);
  const answers = await findAnswers(work, [roundId]);
  const stand = kringen.map((kring) => ({ name: kring.name, ...factsOf(kring, answers) }));
  const decision = decideRollUp(round.state, stand, withoutLate);
  if (decision.do === 'refuse') throw new Refusal('conflict', decision.because);
  if (decision.do === 'ask') {
    throw new Refusal('conflict', 'outcome-late-kringen', { kringen: decision.missing.join(', ') });
  }
  await putTogether(work, publicUrl, round, kringen);
  for (const { bodyId, settledAt } of kringen) {
    await saveKring(work, roundId, bodyId, { inRollUp: settledAt !== null });
  }
  await recordHistory(work, {
    entity: 'outcome-round',
    entityId: roundId,
    what: 'rolled-up',
    after: { without: decision.without },
  });
}

/** The body that asked, or the one that it was merged into. */
export async function livingAsker(work: Work, { toBodyId }: StoredRound): Promise<string> {
  return (await livingBody(work, toBodyId, localDate(work.now))) ?? toBodyId;
}

/** Puts the outcomes on an agenda: the one that has them already, as long as it lies ahead, or the next. */
export async function putTogether(
  work: Work,
  publicUrl: string,
  round: StoredRound,
  kringen: readonly StoredKring[],
): Promise<void> {
  const explanation = await explain(work, publicUrl, round, kringen);
  if (round.rolledTo && round.rolledItemId && (await isAhead(work, round.rolledTo))) {
    if (await explainItem(work, round.rolledTo, round.rolledItemId, explanation)) {
      const { rolledTo, rolledItemId: itemId } = round;
      return saveRound(work, round.roundId, { state: 'rolled-up', rolledTo, itemId });
    }
  }
  const itemId = work.newId();
  const say = outcomesCopy.nl;
  const meetingId = await carryToNextMeeting(work, await livingAsker(work, round), toLocal(work.now), [
    {
      ...{ id: itemId, near: 'closing', kind: 'besluiten', minutes: OUTCOME_MINUTES, explanation },
      ...{ presenterId: null, presenterText: null, title: say.rolledTitle(round.title).slice(0, 200) },
      origin: { kind: 'kringen' },
    },
  ]);
  if (!meetingId) throw new Refusal('conflict', 'outcome-no-meeting', { body: round.toBodyName });
  await papersFollow(work, round.rolledItemId, { meetingId, itemId });
  await saveRound(work, round.roundId, { state: 'rolled-up', rolledTo: meetingId, itemId });
}

async function isAhead(scope: Work, meetingId: string): Promise<boolean> {
  const { state, starts } = await meetingOrRefuse(scope, meetingId);
  return state === 'scheduled' && starts !== null && starts > toLocal(scope.now);
}

/** Who said what, in names; the kringen's own words are a click away and on the paper. Cut between questions, never within. */
async function explain(work: Work, publicUrl: string, round: StoredRound, kringen: readonly StoredKring[]) {
  const say = outcomesCopy.nl;
  const questions = await findQuestions(work, round.roundId);
  const answers = await findAnswers(work, [round.roundId]);
  const tallies = talliesOf(questions, kringen, answers);
  const settled = kringen.filter(({ settledAt }) => settledAt !== null).length;
  const missing = kringen.filter((kring) => kring.settledAt === null && !factsOf(kring, answers).gone);
  const head = say.rolledHead(localDate(work.now), settled, kringen.length);
  const without = missing.length > 0 ? [say.without(missing.map(({ name }) => name))] : [];
  const foot = say.rolledFoot(outcomeUrl(publicUrl, round.roundId));
  let room = MOST_EXPLANATION - [head, ...without, foot].join('\n').length - say.moreInOverview.length - 4;
  const told: string[] = [];
  for (const [nth, { text }] of questions.entries()) {
    const tally = tallies[nth];
    if (!tally) continue;
    const part = [`${nth + 1}. ${text}`, ...tallyLines(tally, 'nl')].join('\n');
    if (part.length + 1 > room) {
      told.push(say.moreInOverview);
      break;
    }
    told.push(part);
    room -= part.length + 1;
  }
  return [head, ...without, ...told, foot].join('\n').slice(0, MOST_EXPLANATION);
}

/** Everything side by side in the kringen's own words, as a paper. */
export async function outcomesOnPaper(
  scope: Scope,
  looker: Looker,
  roundId: string,
  language: Language,
): Promise<PaperDocument> {
  const round = await viewRound(scope, looker, roundId);
  const name = await partnershipName(scope);
  return outcomesPaper({ language, partnershipName: name, round, today: localDate(looker.now) });
}
