import type { MinutesState } from './minutes-lifecycle.ts';

export interface DecisionFactsNow {
  /** Of the minutes it stands in. */
  minutes: MinutesState;
  withdrawn: boolean;
}

export type DecisionChange = { what: 'change'; words: boolean } | { what: 'withdraw' } | { what: 'restore' };

export type DecisionRefusal = 'decision-approved' | 'decision-withdrawn' | 'decision-stands';

/**
 * Decides whether a decision may be changed now; null: yes. The words are fixed with the minutes. What follows from it, and
 * that it no longer holds, can be written down at any time: that is what happens after a meeting.
 */
export function refuseDecision(
  asked: DecisionChange,
  { minutes, withdrawn }: DecisionFactsNow,
): DecisionRefusal | null {
  if (asked.what === 'restore') return withdrawn ? null : 'decision-stands';
  if (withdrawn) return 'decision-withdrawn';
  return asked.what === 'change' && asked.words && minutes === 'approved' ? 'decision-approved' : null;
}

/** What somebody may do with a decision now. */
export interface DecisionRights {
  /** Its words and what follows. */
  words: boolean;
  followUp: boolean;
  withdraw: boolean;
  restore: boolean;
}

export function decisionRights(mayWrite: boolean, now: DecisionFactsNow): DecisionRights {
  const may = (asked: DecisionChange) => mayWrite && refuseDecision(asked, now) === null;
  return {
    words: may({ what: 'change', words: true }),
    followUp: may({ what: 'change', words: false }),
    withdraw: may({ what: 'withdraw' }),
    restore: may({ what: 'restore' }),
  };
}
