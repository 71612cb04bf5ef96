/** Days on which somebody is left alone, both included; null: none. Dates are `YYYY-MM-DD`. */
export interface Pause {
  pausedFrom: string | null;
  pausedUntil: string | null;
}

/** True on a day on which this person asked not to be reminded. What is asked anew still comes: it may not wait. */
export function isPaused({ pausedFrom, pausedUntil }: Pause, today: string): boolean {
  return pausedFrom !== null && pausedUntil !== null && pausedFrom <= today && today <= pausedUntil;
}

/** The longest pause there is, in days: nobody disappears for good by a slip of the finger. */
export const LONGEST_PAUSE_DAYS = 60;
