import type { Card } from '../../../cards/kit.ts';
import { deliver, updateCards } from '../../../delivery/use-cases.ts';
import type { Role } from '../../../people/rules/roles.ts';
import { owe, settle, withdraw } from '../../../reminders/use-cases.ts';
import type { Language } from '../../../text/format.ts';
import { swapCopy } from '../../../text/swaps.ts';
import { toInstant } from '../../../time/local.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { type SwapCardState, swapCard } from '../../cards/swap-card.ts';
import { mayStudents } from '../../rules/may-students.ts';
import type { SwapSideView, SwapView } from '../../schema-swaps.ts';
import { partnershipName, programmeLeaders } from '../../store/boards.ts';
import { delegationsIn } from '../../store/delegations.ts';
import { findRound } from '../../store/rounds.ts';
import { recordView } from '../../store/student-views.ts';
import { type Swap, type SwapSide, swapsBy } from '../../store/swaps.ts';
import { actingRoles } from '../acting.ts';
import { peopleAt } from './question.ts';

const topicOf = (swapId: string): string => `swap:${swapId}`;
/** A side is a question of its own: both can be open. */
const questionOf = (swapId: string, side: 'a' | 'b') => ({ kind: 'swap' as const, subjectId: `${swapId}:${side}` });

/** The roles of whoever acts at one side; a school's contact counts as long as the board lets the school answer for itself. */
export async function rolesAtSide(work: Work, { roundId }: Swap, side: SwapSide): Promise<readonly Role[]> {
  const roles = await actingRoles(work, side.boardId, side.schoolId);
  if (!roles.includes('schoolContact') || (await schoolOf(work, roundId, side)) !== null) return roles;
  return roles.filter((role) => role !== 'schoolContact');
}

/** The school of a side where it answers for itself; null: its board does. */
async function schoolOf(scope: Scope, roundId: string, side: SwapSide): Promise<string | null> {
  const [given] = await delegationsIn(scope, [roundId], { schoolIds: [side.schoolId] });
  return given?.active && given.boardId === side.boardId ? side.schoolId : null;
}

async function placesOf(scope: Scope, swap: Swap) {
  const places: { boardId: string; schoolId: string | null }[] = [];
  for (const side of swap.sides) {
    places.push({ boardId: side.boardId, schoolId: await schoolOf(scope, swap.roundId, side) });
  }
  return places;
}

/** Puts the question to the sides that have not agreed: a card for each person, and an answer that is owed. */
export async function askSides(work: Work, swap: Swap): Promise<void> {
  const view = await viewOf(work, swap);
  const places = await placesOf(work, swap);
  const people = await peopleAt(work, places);
  const partnership = await partnershipName(work);
  for (const [at, side] of swap.sides.entries()) {
    const place = places[at];
    if (side.state !== 'open' || !place) continue;
    await owe(work, [
      {
        question: questionOf(swap.swapId, side.side),
        topic: topicOf(swap.swapId),
        title: swapCopy.nl.obligation(view.schoolYear, view.period),
        dueAt: toInstant(swap.answerBy),
        boardId: place.boardId,
        ...(place.schoolId === null ? {} : { schoolId: place.schoolId }),
      },
    ]);
    const [a, b] = swap.sides;
    await deliver(
      work,
      people(place).map(({ personId, language }) => {
        const copy = swapCopy[language];
        return {
          key: `swap:${swap.swapId}:${side.side}:ask:${personId}`,
          topic: topicOf(swap.swapId),
          purpose: 'ask' as const,
          personId,
          summary: copy.ask(a.label, b.label),
          card: draw(work, view, partnership, { personId, language, side: side.side }),
          mail: { subject: copy.ask(a.label, b.label), paragraphs: copy.mail(view.schoolYear, swap.answerBy) },
          question: questionOf(swap.swapId, side.side),
          expiresAt: toInstant(swap.answerBy),
        };
      }),
    );
  }
}

/** A side has answered: what it owed is settled. */
export async function finishSide(work: Work, { swapId }: Swap, side: SwapSide): Promise<void> {
  if (work.actor.personId === null) return;
  const { boardId } = side;
  await settle(work, { question: questionOf(swapId, side.side), boardId, personId: work.actor.personId });
}

/** Nobody owes an answer any longer. */
export async function withdrawSides(work: Work, { swapId, sides }: Swap): Promise<void> {
  for (const { side } of sides) await withdraw(work, questionOf(swapId, side));
}

/** Redraws the cards of everybody who was asked. */
export async function redrawSwap(work: Work, swap: Swap): Promise<void> {
  const view = await viewOf(work, swap);
  const places = await placesOf(work, swap);
  const people = await peopleAt(work, places);
  const partnership = await partnershipName(work);
  await updateCards(work, topicOf(swap.swapId), ({ personId }) => {
    for (const [at, side] of swap.sides.entries()) {
      const person = people(places[at] ?? { boardId: '', schoolId: null }).find((each) => each.personId === personId);
      if (person) return draw(work, view, partnership, { ...person, side: side.side });
    }
    return null;
  });
}

export type SwapCardView = Pick<SwapCardState, 'show' | 'fault'>;

function draw(
  scope: Pick<Scope, 'partnershipId'>,
  swap: SwapView,
  partnership: string,
  viewer: { personId: string; language: Language; side: 'a' | 'b' },
  view: SwapCardView = {},
): Card {
  return swapCard({
    language: viewer.language,
    partnershipId: scope.partnershipId,
    partnershipName: partnership,
    swap,
    side: viewer.side,
    viewerId: viewer.personId,
    ...view,
  });
}

/** The question to one side as it now stands for one person; refuses whoever may not answer for that side. */
export async function drawSwap(
  work: Work,
  place: { swapId: string; side: 'a' | 'b' },
  language: Language,
  view: SwapCardView = {},
): Promise<Card> {
  const [swap] = await swapsBy(work, { swapId: place.swapId });
  if (!swap) throw new Refusal('not-found', 'not-found');
  const side = swap.sides[place.side === 'a' ? 0 : 1];
  if (!mayStudents('students.swap', await rolesAtSide(work, swap, side))) {
    throw new Refusal('not-allowed', 'capacity-not-your-board', { board: side.board });
  }
  await recordView(work, { roundId: swap.roundId, boardId: side.boardId, what: 'list', students: 2 });
  const viewer = { personId: work.actor.personId ?? '', language, side: place.side };
  return draw(work, await viewOf(work, swap), await partnershipName(work), viewer, view);
}

/** A swap as people see it; what the viewer may do with it is added where the viewer is known. */
export async function viewOf(scope: Scope, swap: Swap): Promise<SwapView> {
  const round = await findRound(scope, swap.roundId);
  const { swapId, roundId, state, answerBy, reason, proposedBy, proposedAt } = swap;
  return {
    ...{ swapId, roundId, state, answerBy, reason, proposedBy, proposedAt },
    ...{ schoolYear: round?.schoolYear ?? 0, period: round?.period ?? '' },
    sides: [sideView(swap.sides[0]), sideView(swap.sides[1])],
    mayAnswer: [],
    mayWithdraw: false,
    contacts: await programmeLeaders(scope),
  };
}

function sideView(side: SwapSide): SwapSideView {
  const { studentId, label, variant, phase, school, board, boardId, state, reason, onBehalf } = side;
  return {
    ...{ side: side.side, studentId, label, variant, phase, school, board, boardId, state, reason },
    answeredBy: side.answeredBy === null ? null : { personId: side.answeredById, name: side.answeredBy, onBehalf },
  };
}
