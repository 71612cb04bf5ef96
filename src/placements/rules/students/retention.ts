/** Years after a school year for which its students are kept: long enough to account for the subsidy of that year. */
const KEPT_YEARS = 2;

/**
 * The first day (`YYYY-MM-DD`) on which the students of a round are erased by themselves. A school year ends on 31 July of
 * the year after the one it is named by (Leerplichtwet art. 1).
 */
export function keptUntil(schoolYear: number): string {
  return `${schoolYear + 1 + KEPT_YEARS}-08-01`;
}

/** True when the students of this round are kept no longer on this day. */
export function isPastKeeping(schoolYear: number, today: string): boolean {
  return today >= keptUntil(schoolYear);
}
