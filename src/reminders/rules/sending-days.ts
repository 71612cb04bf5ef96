import { publicHolidays } from '../../time/holidays.ts';
import { addDays, type Instant, type LocalDate, toInstant, toLocal, weekday } from '../../time/local.ts';
import type { HolidayRegion } from '../../time/school-calendar.ts';

/** Wall-clock hours (Europe/Amsterdam) between which reminders go out by themselves, on working days. */
export const SENDING_HOURS = { from: '08:30', until: '18:00' } as const;

/** School holidays as the rules read them; both days are included. */
export interface HolidaySpan {
  region: HolidayRegion;
  from: LocalDate;
  until: LocalDate;
}

/** Not at night, not in the weekend, and not on a public holiday. */
export function inSendingHours(now: Instant): boolean {
  const local = toLocal(now);
  const time = local.slice(11);
  return isWorkingDay(local.slice(0, 10)) && SENDING_HOURS.from <= time && time < SENDING_HOURS.until;
}

export function isWorkingDay(date: LocalDate): boolean {
  return weekday(date) <= 5 && !freeDays(Number(date.slice(0, 4))).has(date);
}

const known = new Map<number, ReadonlySet<LocalDate>>();

function freeDays(year: number): ReadonlySet<LocalDate> {
  const before = known.get(year);
  if (before) return before;
  const days = new Set(publicHolidays(year).map(({ date }) => date));
  known.set(year, days);
  return days;
}

/**
 * Tells whether somebody is in the school holidays on a day: when all the regions of their schools are. Without a region
 * (people of the institute) nobody is.
 */
export function holidayOf(
  regions: readonly HolidayRegion[],
  holidays: readonly HolidaySpan[],
): (date: LocalDate) => boolean {
  if (regions.length === 0) return () => false;
  return (date) =>
    regions.every((region) =>
      holidays.some((holiday) => holiday.region === region && holiday.from <= date && date <= holiday.until),
    );
}

/** Nobody looks further back than this for a day on which a reminder may go out: longer than the summer holiday. */
export const LONGEST_CLOSURE_DAYS = 70;

/**
 * The instants at which something becomes due that should happen so many days before `due`, earliest first. What would fall
 * in the weekend, on a public holiday or in the person's holidays comes on the working day before it: the one after could
 * be too late.
 */
export function momentsBefore(
  due: LocalDate,
  daysBefore: readonly number[],
  onHoliday: (date: LocalDate) => boolean = () => false,
): Instant[] {
  const moments = daysBefore.map((days) => {
    let date = addDays(due, -days);
    for (let back = 0; back < LONGEST_CLOSURE_DAYS && (!isWorkingDay(date) || onHoliday(date)); back += 1) {
      date = addDays(date, -1);
    }
    return toInstant(`${date}T${SENDING_HOURS.from}`);
  });
  return [...new Set(moments)].sort();
}
