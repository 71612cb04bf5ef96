import type { StudentStatus } from './difference.ts';
import { holdsNumber } from './reason.ts';

export type StudentDecision = 'confirmed' | 'declined';

export type DecisionFault = 'student-gone' | 'student-no-reason' | 'student-reason-long' | 'student-reason-number';

/** Null: a board may decide this now. Deciding differently later is allowed as long as the student is in the list. */
export function decisionFault(
  status: StudentStatus,
  decision: { decision: StudentDecision; reason: string },
): DecisionFault | null {
  if (status === 'withdrawn') return 'student-gone';
  if (decision.decision === 'declined' && decision.reason.trim() === '') return 'student-no-reason';
  if (decision.decision === 'declined' && holdsNumber(decision.reason)) return 'student-reason-number';
  return decision.reason.length > 500 ? 'student-reason-long' : null;
}

/** The number is shown once it is needed: to whom it is known already, and to a board that has said yes. */
export function seesNumber(status: StudentStatus, knowsAll: boolean): boolean {
  return knowsAll || status === 'confirmed';
}
