import { addDays, type LocalDate } from '../../time/local.ts';

/** Days before a meeting on which everybody gets their own programme: time to travel by, and too late to forget it. */
export const DAYS_AHEAD = 3;

/** Up to which moment (wall-clock) a meeting is near enough to tell of today. */
export function aheadUntil(today: LocalDate): string {
  return `${addDays(today, DAYS_AHEAD)}T23:59`;
}
