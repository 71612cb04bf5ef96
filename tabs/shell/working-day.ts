import { addDays, type LocalDate, weekday } from '../../src/time/local.ts';

/** The day itself, or the Monday after a weekend. */
export function weekdayAfter(date: LocalDate): LocalDate {
  const day = weekday(date);
  return addDays(date, day > 5 ? 8 - day : 0);
}
