import { holidayOn } from '../../src/meetings/rules/poll-lifecycle.ts';
import { addDays, type LocalDate } from '../../src/time/local.ts';

/** The day itself, or the first after it that is no public holiday: a rehearsal may begin on any day of the year. */
export function dayToMeet(day: LocalDate): LocalDate {
  return holidayOn(day) ? dayToMeet(addDays(day, 1)) : day;
}
