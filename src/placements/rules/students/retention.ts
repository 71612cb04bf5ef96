import type { LocalDate } from '../../../time/local.ts';

/** Years after a school year for which its students are kept by itself: long enough to account for the subsidy of that year. */
const KEPT_YEARS = 2;
/** No longer than the books that a subsidy is accounted for in have to be kept (AWR art. 52: seven years). */
const MOST_YEARS = 7;

/** A school year ends on 31 July of the year after the one it is named by (Leerplichtwet art. 1). */
function firstDayAfter(schoolYear: number, years: number): LocalDate {
  return `${schoolYear + 1 + years}-08-01`;
}

/** The first day on which the students of a round are erased by themselves; `chosen`: what was decided for this round. */
export function keptUntil(schoolYear: number, chosen: LocalDate | null): LocalDate {
  return chosen ?? firstDayAfter(schoolYear, KEPT_YEARS);
}

/** True when the students of this round are kept no longer on this day. */
export function isPastKeeping(schoolYear: number, chosen: LocalDate | null, today: LocalDate): boolean {
  return today >= keptUntil(schoolYear, chosen);
}

export type KeepingFault = 'keeping-past' | 'keeping-early' | 'keeping-long';

/** Null: a round may keep its students until this day. They are needed until the school year is over. */
export function keepingFault(schoolYear: number, until: LocalDate, today: LocalDate): KeepingFault | null {
  if (until <= today) return 'keeping-past';
  if (until < firstDayAfter(schoolYear, 0)) return 'keeping-early';
  return until > firstDayAfter(schoolYear, MOST_YEARS) ? 'keeping-long' : null;
}

/** What was decided for a round, moved along to a later one: the same day so many years later; 29 February becomes the 28th. */
export function movedKeeping(chosen: LocalDate | null, from: number, to: number): LocalDate | null {
  if (chosen === null) return null;
  const day = chosen.slice(4) === '-02-29' ? '-02-28' : chosen.slice(4);
  return `${Number(chosen.slice(0, 4)) + to - from}${day}`;
}
