import { type Instant, type LocalDateTime, toInstant } from '../../../time/local.ts';
import type { Tier } from '../redistribution/problem.ts';
import { holdsNumber } from './reason.ts';

/** A board as far as its room for one more student of a variant goes. */
export interface ReplacementCandidate {
  boardId: string;
  kringId: string | null;
  /** The best tier among its schools; null: none is known. */
  tier: Tier | null;
  /** Places it offers for the variant, and the students it has for it; over all variants, within its cap, the same. */
  places: number;
  students: number;
  allPlaces: number;
  allStudents: number;
}

export interface RankedBoard {
  boardId: string;
  sameKring: boolean;
  /** Students of the variant that it can still place. */
  spare: number;
}

const TIERS: readonly (Tier | null)[] = ['accredited', 'keurmerk', 'stageschool', null];

/** How many more students of the variant a board said it can place. */
export function spareOf({ places, students, allPlaces, allStudents }: ReplacementCandidate): number {
  return Math.max(0, Math.min(places - students, allPlaces - allStudents));
}

/**
 * Boards that can place a student, the best first: of the same kring (the way to school stays short), then by tier as in a
 * redistribution, then the one that is emptiest for its size. Boards that said no, or say no now, are left out.
 */
export function rankReplacements(
  candidates: readonly ReplacementCandidate[],
  need: { kringId: string | null; without: readonly string[] },
): RankedBoard[] {
  const key = (candidate: ReplacementCandidate) => ({
    candidate,
    spare: spareOf(candidate),
    sameKring: need.kringId !== null && candidate.kringId === need.kringId,
  });
  return candidates
    .filter(({ boardId }) => !need.without.includes(boardId))
    .map(key)
    .filter(({ spare }) => spare > 0)
    .sort(
      (a, b) =>
        Number(b.sameKring) - Number(a.sameKring) ||
        TIERS.indexOf(a.candidate.tier) - TIERS.indexOf(b.candidate.tier) ||
        b.spare / b.candidate.places - a.spare / a.candidate.places ||
        a.candidate.boardId.localeCompare(b.candidate.boardId),
    )
    .map(({ candidate, spare, sameKring }) => ({ boardId: candidate.boardId, sameKring, spare }));
}

export type ReplacementState = 'open' | 'taken' | 'expired' | 'withdrawn';
export type ReplacementFault =
  | 'replacement-taken'
  | 'replacement-over'
  | 'replacement-withdrawn'
  | 'replacement-no-school'
  | 'student-no-reason'
  | 'student-reason-number';

export function replacementIsOver(answerBy: LocalDateTime, now: Instant): boolean {
  return toInstant(answerBy) <= now;
}

/** Null: a board may say this now. The first yes has it: whoever comes after hears so. */
export function offerFault(
  search: { state: ReplacementState; answerBy: LocalDateTime },
  answer: { accept: boolean; reason: string; schoolId: string | null },
  now: Instant,
): ReplacementFault | null {
  if (search.state === 'taken') return 'replacement-taken';
  if (search.state === 'withdrawn') return 'replacement-withdrawn';
  if (search.state === 'expired' || replacementIsOver(search.answerBy, now)) return 'replacement-over';
  if (answer.accept) return answer.schoolId === null ? 'replacement-no-school' : null;
  if (answer.reason.trim() === '') return 'student-no-reason';
  return holdsNumber(answer.reason) ? 'student-reason-number' : null;
}
