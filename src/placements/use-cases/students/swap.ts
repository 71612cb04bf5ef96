import type { Role } from '../../../people/rules/roles.ts';
import { programmeLeaderIds } from '../../../people/store-partnership.ts';
import { swapCopy } from '../../../text/swaps.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Work } from '../../../work/work.ts';
import { voiceOf } from '../../rules/may-placements.ts';
import { mayStudents } from '../../rules/may-students.ts';
import { isOvertaken, rankPartners, type SwapState, swapAnswerFault, swapFault } from '../../rules/students/swap.ts';
import type { AnswerSwapBody, ProposeSwapBody, SwapCandidates } from '../../schema-swaps.ts';
import { recordView } from '../../store/student-views.ts';
import {
  endSwap,
  insertSwap,
  lockSwap,
  lockSwappable,
  moveSwapped,
  type Swap,
  type SwapSide,
  saveSide,
  swapPartners,
  swapsBy,
  whereIs,
} from '../../store/swaps.ts';
import { actingRoles } from '../acting.ts';
import { requirePhase } from '../phases.ts';
import { tell } from '../telling.ts';
import { roundWithStudents } from './acting.ts';
import { tendStudentQuestions } from './asking.ts';
import { demandAtPlace } from './question.ts';
import { askSides, finishSide, redrawSwap, rolesAtSide, withdrawSides } from './swap-cards.ts';

/** So many are listed, the likeliest first; in a card fewer. */
const LISTED = 200;

/** Whom a student of one's own can change places with, by pseudonym; that they were looked at is on the audit log. */
export async function swapCandidates(
  work: Work,
  roundId: string,
  studentId: string,
  most = LISTED,
): Promise<SwapCandidates> {
  await roundWithStudents(work, roundId);
  const own = await whereIs(work, roundId, studentId);
  if (!own) throw new Refusal('not-found', 'not-found');
  await demandAtPlace(work, 'students.swap', { roundId, boardId: own.boardId, schoolId: own.schoolId });
  const ranked = rankPartners(own, await swapPartners(work, roundId, own));
  const shown = ranked.slice(0, most);
  await recordView(work, { roundId, boardId: null, what: 'list', students: shown.length });
  return {
    candidates: shown.map(({ boardId, kringId, schoolId: _, ...partner }) => ({
      ...partner,
      sameBoard: boardId === own.boardId,
      sameKring: own.kringId !== null && kringId === own.kringId,
    })),
    more: ranked.length - shown.length,
  };
}

/**
 * Proposes that a student changes places with one at another school. Whoever speaks for a side has agreed for it by proposing;
 * the other is asked. One person who speaks for both swaps them at once.
 */
export async function proposeSwap(
  work: Work,
  place: { roundId: string; studentId: string },
  body: ProposeSwapBody,
): Promise<string> {
  const { roundId, studentId } = place;
  await roundWithStudents(work, roundId);
  const found = await lockSwappable(work, roundId, [studentId, body.withStudentId]);
  const own = await whereIs(work, roundId, studentId);
  const [a, b] = [found.get(studentId), found.get(body.withStudentId)];
  if (!own || !a) throw new Refusal('not-found', 'not-found');
  const roles = await demandAtPlace(work, 'students.swap', { roundId, boardId: own.boardId, schoolId: own.schoolId });
  await requireOpen(work, roundId, roles);
  if (!b) throw new Refusal('conflict', 'swap-partner-gone');
  const fault = swapFault([a, b], body, work.now);
  if (fault === 'student-gone') throw new Refusal('conflict', 'swap-partner-gone');
  if (fault) throw new Refusal(fault === 'swap-busy' || fault === 'swap-sought' ? 'conflict' : 'invalid', fault);
  const swapId = work.newId();
  await insertSwap(work, { id: swapId, roundId, answerBy: body.answerBy, reason: body.reason }, [a, b]);
  await recordBoth(work, [a.studentId, b.studentId], 'swap-proposed', { swapId, answerBy: body.answerBy });
  const swap = await loadSwap(work, swapId);
  for (const side of swap.sides) {
    const at = await rolesAtSide(work, swap, side);
    if (speaks(at)) await agree(work, swap, side, at);
  }
  const after = await loadSwap(work, swapId);
  if (after.sides.every(({ state }) => state === 'agreed')) await carryOut(work, after);
  else await askSides(work, after);
  await tendStudentQuestions(work, roundId, boardsOf(after));
  return swapId;
}

/** True for a board itself or its school, not for who acts on their behalf. */
function speaks(roles: readonly Role[]): boolean {
  return mayStudents('students.swap', roles) && !voiceOf(roles).onBehalf;
}

async function requireOpen(work: Work, roundId: string, roles: readonly Role[]): Promise<void> {
  if (!mayStudents('students.decide-late', roles)) await requirePhase(work, roundId, 'students');
}

async function loadSwap(work: Work, swapId: string): Promise<Swap> {
  const [swap] = await swapsBy(work, { swapId });
  if (!swap) throw new Refusal('not-found', 'not-found');
  return swap;
}

function boardsOf({ sides }: Swap): string[] {
  return [...new Set(sides.map(({ boardId }) => boardId))];
}

/**
 * Saves what a side says, and returns how the swap then stands. With the second yes the students change places; with a no they stay. Where one of them went elsewhere in
 * the meantime the swap ends as overtaken, which the answer then shows: nothing is swapped.
 */
export async function answerSwap(work: Work, swapId: string, answer: AnswerSwapBody): Promise<SwapState> {
  if (!(await lockSwap(work, swapId))) throw new Refusal('not-found', 'not-found');
  const swap = await loadSwap(work, swapId);
  const { side, roles } = await sideOf(work, swap, answer.side);
  if (swap.state === 'done' && answer.agree) return swap.state;
  const fault = swapAnswerFault(swap, answer, work.now);
  if (fault) {
    const inWords = fault === 'swap-no-reason' || fault === 'student-reason-number';
    throw new Refusal(inWords ? 'invalid' : 'conflict', fault);
  }
  await requireOpen(work, swap.roundId, roles);
  if (answer.agree && side.state === 'agreed') return swap.state;
  if (!answer.agree) {
    await saveSide(work, { swapId, side: side.side }, { state: 'declined', reason: answer.reason, ...voiceOf(roles) });
    return end(work, swap, 'declined');
  }
  await agree(work, swap, side, roles);
  const after = await loadSwap(work, swapId);
  if (after.sides.every(({ state }) => state === 'agreed')) return carryOut(work, after);
  await redrawSwap(work, after);
  return after.state;
}

/** The side that is answered for: the one that was named, or else the one that whoever acts speaks for and that is still open. */
async function sideOf(work: Work, swap: Swap, named: 'a' | 'b' | undefined) {
  const may: { side: SwapSide; roles: readonly Role[] }[] = [];
  for (const side of swap.sides) {
    const roles = await rolesAtSide(work, swap, side);
    if (mayStudents('students.swap', roles)) may.push({ side, roles });
  }
  const own = may.filter(({ side }) => named === undefined || side.side === named);
  if (own.length === 0) {
    throw new Refusal('not-allowed', 'capacity-not-your-board', { board: swap.sides[1].board });
  }
  const open = own.filter(({ side, roles }) => side.state === 'open' && (named !== undefined || speaks(roles)));
  const [first] = open.length > 0 ? open : own;
  if (!first || (named === undefined && own.length > 1 && !speaks(first.roles))) {
    throw new Refusal('invalid', 'swap-which-side');
  }
  return first;
}

async function agree(work: Work, swap: Swap, side: SwapSide, roles: readonly Role[]): Promise<void> {
  const { onBehalf } = voiceOf(roles);
  await saveSide(work, { swapId: swap.swapId, side: side.side }, { state: 'agreed', reason: '', onBehalf });
  await finishSide(work, swap, side);
}

/** Both sides agreed: the students change places, unless one of them is not where it was. */
async function carryOut(work: Work, swap: Swap): Promise<SwapState> {
  const [a, b] = swap.sides;
  const held = await lockSwappable(work, swap.roundId, [a.studentId, b.studentId]);
  const now = await loadSwap(work, swap.swapId);
  const sought = [...held.values()].some((student) => student.sought);
  if (held.size < 2 || sought || isOvertaken(now.sides)) return end(work, now, 'overtaken');
  const voice = voiceOf(await rolesAtSide(work, swap, b));
  await moveSwapped(work, a.studentId, { schoolId: b.schoolId, ...voice });
  await moveSwapped(work, b.studentId, { schoolId: a.schoolId, ...voice });
  await recordBoth(work, [a.studentId, b.studentId], 'swapped', { swapId: swap.swapId });
  return end(work, now, 'done');
}

/** Takes a swap back before it is carried out: by who proposed it, by a side that agreed, or by the programmaleider. */
export async function withdrawSwap(work: Work, swapId: string): Promise<void> {
  if (!(await lockSwap(work, swapId))) throw new Refusal('not-found', 'not-found');
  const swap = await loadSwap(work, swapId);
  if (!(await mayWithdraw(work, swap))) {
    throw new Refusal('not-allowed', 'capacity-not-your-board', { board: swap.sides[0].board });
  }
  if (swap.state === 'withdrawn') return;
  const fault = swapAnswerFault(swap, { agree: true, reason: '' }, work.now);
  if (fault) throw new Refusal('conflict', fault);
  await end(work, swap, 'withdrawn');
}

/** True when whoever acts may take this swap back. */
export async function mayWithdraw(work: Work, swap: Swap): Promise<boolean> {
  if (mayStudents('students.ask', await actingRoles(work))) return true;
  if (work.actor.personId !== null && swap.proposedById === work.actor.personId) return true;
  for (const side of swap.sides) {
    if (side.state === 'agreed' && mayStudents('students.swap', await rolesAtSide(work, swap, side))) return true;
  }
  return false;
}

/** Ends the swaps whose time is over, or of whose students one went elsewhere; for the clock. */
export async function expireSwaps(work: Work): Promise<void> {
  for (const seen of await swapsBy(work, { openIn: 'every-round' })) {
    const over = swapAnswerFault(seen, { agree: true, reason: '' }, work.now) === 'swap-expired';
    if (!over && !isOvertaken(seen.sides)) continue;
    if (!(await lockSwap(work, seen.swapId))) continue;
    const swap = await loadSwap(work, seen.swapId);
    if (swap.state === 'open') await end(work, swap, isOvertaken(swap.sides) ? 'overtaken' : 'expired');
  }
}

async function end(work: Work, swap: Swap, state: Exclude<SwapState, 'open'>): Promise<SwapState> {
  await endSwap(work, swap.swapId, state);
  await withdrawSides(work, swap);
  if (state !== 'done') {
    await recordBoth(
      work,
      swap.sides.map(({ studentId }) => studentId),
      `swap-${state}`,
      { swapId: swap.swapId },
    );
  }
  const ended = await loadSwap(work, swap.swapId);
  await redrawSwap(work, ended);
  await tendStudentQuestions(work, swap.roundId, boardsOf(swap));
  if (state === 'withdrawn') return state;
  const proposer = swap.proposedById === null || swap.proposedById === work.actor.personId ? [] : [swap.proposedById];
  const leaders = state === 'done' ? await programmeLeaderIds(work) : [];
  await tell(work, [...proposer, ...leaders], {
    key: `swap:${swap.swapId}:${state}`,
    topic: `swap-news:${swap.swapId}`,
    words: (language) => swapCopy[language].news[state](swap.sides[0], swap.sides[1]),
  });
  return state;
}

async function recordBoth(work: Work, studentIds: readonly string[], what: string, after: unknown): Promise<void> {
  for (const entityId of studentIds) await recordHistory(work, { entity: 'student', entityId, what, after });
}
