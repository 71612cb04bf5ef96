import type { Card } from '../../cards/kit.ts';
import { deliver, updateCards } from '../../delivery/use-cases.ts';
import { rolesAt, type Standing } from '../../people/rules/roles.ts';
import { findPersons, standingOf } from '../../people/store.ts';
import { answerersOfBoards } from '../../people/store-answerers.ts';
import { owe, settle, withdraw } from '../../reminders/use-cases.ts';
import type { Language } from '../../text/format.ts';
import { redistributionCopy } from '../../text/redistribution.ts';
import { addDays, localDate, toInstant } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope, Work } from '../../work/work.ts';
import { type AskCardState, redistributionCard } from '../cards/redistribution-card.ts';
import type { SolveLinear } from '../ports.ts';
import { mayPlacements, speaksForBoard } from '../rules/may-placements.ts';
import { agreedFault, askFault, askIsOver, stateOfAnswer } from '../rules/redistribution/ask.ts';
import type { AnswerAskBody, AskView, SendAsksBody } from '../schema-redistribution.ts';
import { partnershipName, programmeLeaders } from '../store/boards.ts';
import { findAsks, insertAsk, lockAsk, openAskIds, saveAskAnswer, saveAskState } from '../store/redistribution.ts';
import { findRound, type Round } from '../store/rounds.ts';
import { actingRoles, requireMay, roundForUpdate } from './acting.ts';
import { viewOfAsk } from './ask-view.ts';
import { requirePhase } from './phases.ts';
import { proposedLines } from './redistribution.ts';

/** After the time to answer is over a mailed link still shows what was answered, for so long. */
const LINK_DAYS_AFTER = 14;

/** What cards about one question are updated by. */
const topicOf = (askId: string): string => `redistribution:${askId}`;
const questionOf = (askId: string) => ({ kind: 'redistribution' as const, subjectId: askId });

async function loadAsk(scope: Scope, askId: string): Promise<AskView> {
  const [ask] = await findAsks(scope, { askId });
  const round = ask && (await findRound(scope, ask.roundId));
  if (!ask || !round) throw new Refusal('not-found', 'not-found');
  return viewOfAsk(ask, round, await programmeLeaders(scope));
}

/** What is asked in one question, for reading an answer back. */
export async function askLines(scope: Scope, askId: string): Promise<AskView['lines']> {
  return (await loadAsk(scope, askId)).lines;
}

/** Asks boards for what the proposal says. Refuses when the proposal is no longer what was looked at. */
export async function sendAsks(
  work: Work,
  roundId: string,
  body: SendAsksBody,
  solve: SolveLinear,
): Promise<{ boards: number; unreachable: string[] }> {
  await requireMay(work, 'redistribution.manage');
  await roundForUpdate(work, roundId);
  if (askIsOver({ state: 'open', answerBy: body.answerBy }, work.now)) {
    throw new Refusal('invalid', 'ask-deadline-past');
  }
  const { round, lines } = await proposedLines(work, work.now, roundId, body.strategy, solve);
  const stale = body.lines.some(
    (sent) =>
      !lines.some(
        (line) => line.boardId === sent.boardId && line.variantId === sent.variantId && line.places === sent.places,
      ),
  );
  if (stale) throw new Refusal('conflict', 'ask-proposal-changed');
  await requirePhase(work, roundId, 'redistribution');
  const open = new Set(
    (await findAsks(work, { roundId })).flatMap((each) => (each.state === 'open' ? [each.boardId] : [])),
  );
  const views: AskView[] = [];
  for (const boardId of new Set(body.lines.map((line) => line.boardId))) {
    const why = lines.find((line) => line.boardId === boardId)?.why;
    if (!why || open.has(boardId))
      throw new Refusal('conflict', 'ask-still-open', { board: boardNameIn(lines, boardId) });
    const id = work.newId();
    const ofBoard = body.lines.filter((line) => line.boardId === boardId);
    await insertAsk(work, { id, roundId, boardId, strategy: body.strategy, answerBy: body.answerBy, why }, ofBoard);
    await recordHistory(work, { entity: 'redistribution', entityId: id, what: 'asked', after: ofBoard });
    views.push(await loadAsk(work, id));
  }
  return ask(work, round, views);
}

function boardNameIn(lines: readonly { boardId: string; boardName: string }[], boardId: string): string {
  return lines.find((line) => line.boardId === boardId)?.boardName ?? '';
}

/** A card for each bestuurder and BOC of the boards, and an answer that each board owes. */
async function ask(work: Work, round: Round, views: readonly AskView[]) {
  const answerers = await answerersOfBoards(
    work,
    views.map(({ boardId }) => boardId),
    localDate(work.now),
  );
  const peopleOf = (boardId: string): readonly string[] => answerers.get(boardId)?.personIds ?? [];
  const persons = await findPersons(
    work,
    views.flatMap(({ boardId }) => [...peopleOf(boardId)]),
  );
  const partnership = await partnershipName(work);
  await owe(
    work,
    views.map((view) => ({
      question: questionOf(view.askId),
      topic: topicOf(view.askId),
      title: redistributionCopy.nl.obligation(round.schoolYear, round.period),
      dueAt: toInstant(view.answerBy),
      boardId: view.boardId,
    })),
  );
  await deliver(
    work,
    views.flatMap((view) =>
      peopleOf(view.boardId).map((personId) => {
        const language = persons.get(personId)?.language ?? 'nl';
        const copy = redistributionCopy[language];
        const places = view.lines.reduce((sum, line) => sum + line.asked, 0);
        return {
          key: `redistribution:${view.askId}:ask:${personId}`,
          topic: topicOf(view.askId),
          purpose: 'ask' as const,
          personId,
          summary: copy.ask(view.boardName, places),
          card: cardOf(work, view, partnership, { personId, language }),
          mail: {
            subject: copy.ask(view.boardName, places),
            paragraphs: copy.mail(partnership, view.boardName, view.schoolYear, view.answerBy),
          },
          question: questionOf(view.askId),
          expiresAt: toInstant(`${addDays(view.answerBy, LINK_DAYS_AFTER)}${view.answerBy.slice(10)}`),
        };
      }),
    ),
  );
  const unreachable = views.filter(({ boardId }) => peopleOf(boardId).length === 0).map(({ boardName }) => boardName);
  return { boards: views.length, unreachable };
}

/** Saves what a board says: all, less with or without a reason, or no with one. Saying the same again changes nothing. */
export async function answerAsk(work: Work, askId: string, answer: AnswerAskBody): Promise<AskView> {
  if (!(await lockAsk(work, askId))) throw new Refusal('not-found', 'not-found');
  const view = await loadAsk(work, askId);
  const roles = await actingRoles(work, view.boardId);
  if (!mayPlacements('redistribution.answer', roles)) {
    throw new Refusal('not-allowed', 'capacity-not-your-board', { board: view.boardName });
  }
  const fault = askFault(view, work.now, mayPlacements('capacity.answer-late', roles));
  if (fault) throw new Refusal('conflict', fault, { deadline: view.answerBy, contact: view.contacts.join(', ') });
  const lines = view.lines.map(({ variantId, variant, asked }) => {
    const said = answer.lines.find((line) => line.variantId === variantId);
    return { variantId, variant, asked, agreed: said?.agreed ?? Number.NaN };
  });
  const wrong = agreedFault(lines, answer.reason);
  if (wrong?.code === 'ask-not-whole') {
    throw new Refusal('invalid', wrong.code, {
      asked: wrong.facts.asked,
      variant: lines[wrong.facts.at]?.variant ?? '',
    });
  }
  if (wrong) throw new Refusal('invalid', wrong.code);
  const same = view.reason === answer.reason && lines.every((line, at) => line.agreed === view.lines[at]?.agreed);
  if (same) return view;
  await saveAskAnswer(work, askId, {
    state: stateOfAnswer(lines),
    reason: answer.reason,
    onBehalf: !speaksForBoard(roles),
    lines,
  });
  await recordHistory(work, {
    entity: 'redistribution',
    entityId: askId,
    what: 'answered',
    before: { lines: view.lines, reason: view.reason },
    after: { lines: lines.map(({ variantId, agreed }) => ({ variantId, agreed })), reason: answer.reason },
  });
  if (work.actor.personId !== null) {
    await settle(work, { question: questionOf(askId), boardId: view.boardId, personId: work.actor.personId });
  }
  return redraw(work, askId);
}

/** Takes a question back that nobody has answered; a board that has answered keeps its word. */
export async function withdrawAsk(work: Work, askId: string): Promise<AskView> {
  await requireMay(work, 'redistribution.manage');
  if (!(await lockAsk(work, askId))) throw new Refusal('not-found', 'not-found');
  const view = await loadAsk(work, askId);
  if (view.state === 'withdrawn') return view;
  if (view.state !== 'open' && view.state !== 'expired') throw new Refusal('conflict', 'ask-answered');
  return end(work, askId, 'withdrawn');
}

/** Ends the questions whose time to answer is over, for the clock; of a round that is withdrawn, all that wait. */
export async function expireAsks(work: Work): Promise<void> {
  for (const { id, answerBy } of await openAskIds(work)) {
    if (!askIsOver({ state: 'open', answerBy }, work.now) || !(await lockAsk(work, id))) continue;
    if ((await loadAsk(work, id)).state === 'open') await end(work, id, 'expired');
  }
}

export async function withdrawAsksOfRound(work: Work, roundId: string): Promise<void> {
  for (const { id, state } of await findAsks(work, { roundId })) {
    if (state === 'open' && (await lockAsk(work, id))) await end(work, id, 'withdrawn');
  }
}

async function end(work: Work, askId: string, state: 'withdrawn' | 'expired'): Promise<AskView> {
  await saveAskState(work, askId, state);
  await recordHistory(work, { entity: 'redistribution', entityId: askId, what: state });
  await withdraw(work, questionOf(askId));
  return redraw(work, askId);
}

async function redraw(work: Work, askId: string): Promise<AskView> {
  const view = await loadAsk(work, askId);
  const people =
    (await answerersOfBoards(work, [view.boardId], localDate(work.now))).get(view.boardId)?.personIds ?? [];
  const persons = await findPersons(work, [...people]);
  const partnership = await partnershipName(work);
  await updateCards(work, topicOf(askId), ({ personId }) =>
    personId === null
      ? null
      : cardOf(work, view, partnership, { personId, language: persons.get(personId)?.language ?? 'nl' }),
  );
  return view;
}

export type AskCardView = Pick<AskCardState, 'show' | 'fault'>;

function cardOf(
  scope: Pick<Scope, 'partnershipId'>,
  ask: AskView,
  partnershipName: string,
  viewer: { personId: string; language: Language },
  view: AskCardView = {},
): Card {
  return redistributionCard({
    language: viewer.language,
    partnershipId: scope.partnershipId,
    partnershipName,
    ask,
    viewerId: viewer.personId,
    ...view,
  });
}

/** One board's question as it now stands for one person; whoever has nothing to do with the board sees none of it. */
export async function drawAsk(
  scope: Scope,
  now: string,
  askId: string,
  viewer: { personId: string; language: Language },
  view: AskCardView = {},
): Promise<Card> {
  const ask = askFor(await loadAsk(scope, askId), now, await standingOf(scope, viewer.personId, localDate(now)));
  return cardOf(scope, ask, await partnershipName(scope), viewer, view);
}

/** Refuses whoever may not see what this board is asked. */
function askFor(ask: AskView, now: string, standing: Standing | null): AskView {
  const roles = rolesAt(standing, { boardId: ask.boardId });
  if (!mayPlacements('redistribution.view', roles)) {
    throw new Refusal('not-allowed', 'capacity-not-your-board', { board: ask.boardName });
  }
  const late = mayPlacements('capacity.answer-late', roles);
  return { ...ask, mayAnswer: mayPlacements('redistribution.answer', roles) && askFault(ask, now, late) === null };
}
