import { daysBetween, type LocalDate } from './local.ts';
import {
  HOLIDAY_REGIONS,
  inOrder,
  missingHolidays,
  type SchoolHoliday,
  type SchoolHolidayName,
  yearOfHoliday,
} from './school-calendar.ts';

/** Something in a list of holidays that can be read but is hard to believe; a person decides. */
export type HolidayDoubt =
  | { kind: 'length'; holiday: SchoolHoliday; days: number; usual: { least: number; most: number } }
  | { kind: 'season'; holiday: SchoolHoliday }
  | { kind: 'overlap'; holiday: SchoolHoliday; with: SchoolHoliday }
  | { kind: 'twice'; holiday: SchoolHoliday; with: SchoolHoliday }
  | { kind: 'year'; holiday: SchoolHoliday; schoolYear: number }
  | { kind: 'missing'; region: SchoolHoliday['region']; name: SchoolHolidayName; schoolYear: number };

interface Usual {
  /** Days, both ends included; from nine for Saturday to Sunday down to seven where weekends are left out. */
  least: number;
  most: number;
  /** First and last day (`MM-DD`) on which it begins in any year. */
  begins: [string, string];
}

/** A May holiday may have a second week; a summer holiday has six or, for some schools, seven. */
const USUAL: Record<SchoolHolidayName, Usual> = {
  autumn: { least: 5, most: 10, begins: ['10-05', '11-02'] },
  christmas: { least: 12, most: 17, begins: ['12-17', '12-31'] },
  spring: { least: 5, most: 10, begins: ['01-31', '03-12'] },
  may: { least: 5, most: 17, begins: ['04-15', '05-08'] },
  summer: { least: 40, most: 51, begins: ['06-25', '08-02'] },
};
/** School years before and after the present one that somebody may still be planning in. */
const YEARS_BACK = 2;
const YEARS_AHEAD = 8;

/** Everything about these holidays that should be asked before they are used; `schoolYear` is the present one. */
export function doubtsAbout(holidays: readonly SchoolHoliday[], schoolYear: number): HolidayDoubt[] {
  return [
    ...holidays.flatMap((holiday) => doubtsAboutOne(holiday, schoolYear)),
    ...doubtsAboutPairs(holidays),
    ...gaps(holidays),
  ];
}

function doubtsAboutOne(holiday: SchoolHoliday, thisYear: number): HolidayDoubt[] {
  const { least, most, begins } = USUAL[holiday.name];
  const days = daysBetween(holiday.from, holiday.until) + 1;
  const schoolYear = yearOfHoliday(holiday);
  const doubts: HolidayDoubt[] = [];
  if (days < least || days > most) doubts.push({ kind: 'length', holiday, days, usual: { least, most } });
  if (!within(holiday.from, begins)) doubts.push({ kind: 'season', holiday });
  if (schoolYear < thisYear - YEARS_BACK || schoolYear > thisYear + YEARS_AHEAD)
    doubts.push({ kind: 'year', holiday, schoolYear });
  return doubts;
}

function within(date: LocalDate, [first, last]: [string, string]): boolean {
  const day = date.slice(5);
  return first <= day && day <= last;
}

/** Neighbours in time suffice: what overlaps anything overlaps the one before it that ends last. */
function doubtsAboutPairs(holidays: readonly SchoolHoliday[]): HolidayDoubt[] {
  const doubts: HolidayDoubt[] = [];
  let open: SchoolHoliday | null = null;
  const seen = new Map<string, SchoolHoliday>();
  for (const holiday of inOrder(holidays)) {
    if (open && open.region === holiday.region && holiday.from <= open.until)
      doubts.push({ kind: 'overlap', holiday, with: open });
    if (!open || open.region !== holiday.region || holiday.until > open.until) open = holiday;
    const key = `${holiday.region} ${holiday.name} ${yearOfHoliday(holiday)}`;
    const earlier = seen.get(key);
    if (earlier) doubts.push({ kind: 'twice', holiday, with: earlier });
    else seen.set(key, holiday);
  }
  return doubts;
}

/** A holiday that is missing between others: the first and the last school year of a file are often partial. */
function gaps(holidays: readonly SchoolHoliday[]): HolidayDoubt[] {
  const years = [...new Set(holidays.map(yearOfHoliday))].sort((a, b) => a - b);
  const regions = HOLIDAY_REGIONS.filter((region) => holidays.some((holiday) => holiday.region === region));
  return years.slice(1, -1).flatMap((schoolYear) =>
    missingHolidays(holidays, schoolYear, regions)
      .filter((missing) => missing.schoolYear === schoolYear)
      .map((missing): HolidayDoubt => ({ kind: 'missing', ...missing })),
  );
}
