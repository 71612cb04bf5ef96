import { type Instant, type LocalDateTime, toInstant } from '../../../time/local.ts';
import type { StudentStatus } from './difference.ts';
import { holdsNumber } from './reason.ts';

export const SWAP_STATES = ['open', 'done', 'declined', 'expired', 'withdrawn', 'overtaken'] as const;
export type SwapState = (typeof SWAP_STATES)[number];
export type SideState = 'open' | 'agreed' | 'declined';

/** A student as far as changing places goes. */
export interface Swappable {
  studentId: string;
  schoolId: string;
  variantId: string;
  status: StudentStatus;
  /** In a swap that both sides have not answered yet. */
  inSwap: boolean;
  /** Other boards are asked for a place at this moment. */
  sought: boolean;
}

export type SwapFault =
  | 'student-gone'
  | 'swap-same-school'
  | 'swap-other-variant'
  | 'swap-busy'
  | 'swap-sought'
  | 'swap-reason-long'
  | 'student-reason-number'
  | 'ask-deadline-past';

/**
 * Null: these two may change places. Of one variant only, so that both boards place as many of each as they offered; and a
 * student is in one search or swap at a time, so that no two of them can both succeed.
 */
export function swapFault(
  [a, b]: readonly [Swappable, Swappable],
  proposal: { answerBy: LocalDateTime; reason: string },
  now: Instant,
): SwapFault | null {
  if (a.status === 'withdrawn' || b.status === 'withdrawn') return 'student-gone';
  if (a.schoolId === b.schoolId) return 'swap-same-school';
  if (a.variantId !== b.variantId) return 'swap-other-variant';
  if (a.inSwap || b.inSwap) return 'swap-busy';
  if (a.sought || b.sought) return 'swap-sought';
  if (toInstant(proposal.answerBy) <= now) return 'ask-deadline-past';
  if (holdsNumber(proposal.reason)) return 'student-reason-number';
  return proposal.reason.length > 500 ? 'swap-reason-long' : null;
}

export type SwapAnswerFault =
  | 'swap-done'
  | 'swap-declined'
  | 'swap-expired'
  | 'swap-withdrawn'
  | 'swap-overtaken'
  | 'swap-no-reason'
  | 'student-reason-number';

const ENDED = {
  done: 'swap-done',
  declined: 'swap-declined',
  expired: 'swap-expired',
  withdrawn: 'swap-withdrawn',
  overtaken: 'swap-overtaken',
} as const satisfies Record<Exclude<SwapState, 'open'>, SwapAnswerFault>;

/** Null: a side may say this now. */
export function swapAnswerFault(
  swap: { state: SwapState; answerBy: LocalDateTime },
  answer: { agree: boolean; reason: string },
  now: Instant,
): SwapAnswerFault | null {
  if (swap.state !== 'open') return ENDED[swap.state];
  if (toInstant(swap.answerBy) <= now) return 'swap-expired';
  if (answer.agree) return null;
  if (answer.reason.trim() === '') return 'swap-no-reason';
  return holdsNumber(answer.reason) ? 'student-reason-number' : null;
}

/** One side of a swap: where its student was when it was proposed, and where the student is now. */
export interface SideFacts {
  schoolId: string;
  variantId: string;
  nowAt: { schoolId: string; variantId: string; status: StudentStatus };
}

/** True when one of the students went elsewhere since: what was agreed to is no longer what would happen. */
export function isOvertaken(sides: readonly SideFacts[]): boolean {
  return sides.some(
    ({ schoolId, variantId, nowAt }) =>
      nowAt.status === 'withdrawn' || nowAt.schoolId !== schoolId || nowAt.variantId !== variantId,
  );
}

/** Students to change places with, the likeliest first: of the same phase, of the same board, of the same kring. */
export function rankPartners<
  T extends { phase: string | null; boardId: string; kringId: string | null; label: number },
>(own: { phase: string | null; boardId: string; kringId: string | null }, others: readonly T[]): T[] {
  const key = (each: T) => [
    Number(each.phase !== own.phase),
    Number(each.boardId !== own.boardId),
    Number(own.kringId === null || each.kringId !== own.kringId),
    each.label,
  ];
  return [...others].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((value, nth) => value !== right[nth]);
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  });
}
