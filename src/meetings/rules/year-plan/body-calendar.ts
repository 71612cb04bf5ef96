import { publicHolidays } from '../../../time/holidays.ts';
import type { HolidayRegion, SchoolHoliday, SchoolHolidayName } from '../../../time/school-calendar.ts';
import { type Day, toDate, toDay } from './days.ts';
import type { Barrier, PlanInput } from './plan.ts';

/** The free days as one body meets them: the holidays of all regions it draws people from. */
export interface BodyCalendar {
  regions: readonly HolidayRegion[];
  barrierOn(day: Day): Barrier | null;
  /** School holiday on a day, with the regions that have it; null on other days, public holidays among them. */
  holidayOn(day: Day): { name: SchoolHolidayName; regions: HolidayRegion[] } | null;
  /** Days of school between two days: weeks are counted without those of a holiday. */
  schoolDays(from: Day, to: Day): number;
}

/** Days before the plan in which something may have to be prepared for its first meeting: a summer and a term. */
export const RUN_UP = 200;

type CalendarInput = Pick<PlanInput, 'from' | 'until' | 'holidays' | 'closures'>;

/** Makes the calendar of each set of regions once. */
export function bodyCalendars(input: CalendarInput): (regions: readonly HolidayRegion[]) => BodyCalendar {
  const made = new Map<string, BodyCalendar>();
  const first = toDay(input.from) - RUN_UP;
  const last = toDay(input.until) + 14;
  const everyone = barriersForAll(input, first, last);
  return (regions) => {
    const key = [...regions].sort().join(' ');
    const known = made.get(key);
    if (known) return known;
    const calendar = bodyCalendar(input.holidays, regions, first, last, everyone);
    made.set(key, calendar);
    return calendar;
  };
}

function barriersForAll({ closures }: CalendarInput, first: Day, last: Day): Map<Day, Barrier> {
  const barriers = new Map<Day, Barrier>();
  for (const { from, until, name } of closures) {
    for (let day = Math.max(first, toDay(from)); day <= Math.min(last, toDay(until)); day += 1)
      barriers.set(day, { kind: 'closure', name });
  }
  for (let year = Number(toDate(first).slice(0, 4)); year <= Number(toDate(last).slice(0, 4)); year += 1) {
    for (const { date, name } of publicHolidays(year)) barriers.set(toDay(date), { kind: 'public', name });
  }
  return barriers;
}

function bodyCalendar(
  holidays: readonly SchoolHoliday[],
  regions: readonly HolidayRegion[],
  first: Day,
  last: Day,
  everyone: ReadonlyMap<Day, Barrier>,
): BodyCalendar {
  const schoolHoliday = new Map<Day, { name: SchoolHolidayName; regions: HolidayRegion[] }>();
  for (const { region, name, from, until } of holidays) {
    if (!regions.includes(region)) continue;
    for (let day = Math.max(first, toDay(from)); day <= Math.min(last, toDay(until)); day += 1) {
      const there = schoolHoliday.get(day);
      if (there) there.regions.push(region);
      else schoolHoliday.set(day, { name, regions: [region] });
    }
  }
  const free = (day: Day): boolean => schoolHoliday.has(day) || everyone.get(day)?.kind === 'closure';
  const before = [0];
  for (let day = first; day <= last; day += 1) before.push((before.at(-1) ?? 0) + (free(day) ? 0 : 1));
  const schoolDaysBefore = (day: Day): number => before[Math.min(Math.max(day - first, 0), before.length - 1)] ?? 0;
  return {
    regions,
    holidayOn: (day) => schoolHoliday.get(day) ?? null,
    barrierOn: (day) => {
      const holiday = schoolHoliday.get(day);
      return holiday ? { kind: 'holiday', ...holiday } : (everyone.get(day) ?? null);
    },
    schoolDays: (from, to) => schoolDaysBefore(to) - schoolDaysBefore(from),
  };
}
