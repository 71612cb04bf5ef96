import { SCHOOL_HOLIDAY_SPANS } from './data/school-holidays.ts';
import { type LocalDate, schoolYearOf } from './local.ts';

/** The three regions over which the ministry spreads the school holidays. */
export const HOLIDAY_REGIONS = ['noord', 'midden', 'zuid'] as const;
export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number];

/** In the order of a school year. */
export const SCHOOL_HOLIDAY_NAMES = ['autumn', 'christmas', 'spring', 'may', 'summer'] as const;
export type SchoolHolidayName = (typeof SCHOOL_HOLIDAY_NAMES)[number];

/** One holiday of one region; both days are included. */
export interface SchoolHoliday {
  region: HolidayRegion;
  name: SchoolHolidayName;
  from: LocalDate;
  until: LocalDate;
}

/** The holidays the product comes with; a partnership can replace them by its own. In order of region, then date. */
export function builtInSchoolHolidays(): SchoolHoliday[] {
  return inOrder(
    SCHOOL_HOLIDAY_SPANS.flatMap(({ name, regions, from, until }) =>
      regions.map((region) => ({ region, name, from, until })),
    ),
  );
}

export function inOrder(holidays: readonly SchoolHoliday[]): SchoolHoliday[] {
  const place = ({ region, from }: SchoolHoliday): string => `${HOLIDAY_REGIONS.indexOf(region)} ${from}`;
  return [...holidays].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/**
 * The school year that a holiday closes or interrupts, by its first year: the summer holiday of 2026 belongs to 2025-2026,
 * also where it runs on into August and September.
 */
export function yearOfHoliday({ name, from }: Pick<SchoolHoliday, 'name' | 'from'>): number {
  const year = Number(from.slice(0, 4));
  if (name === 'summer') return year - 1;
  return Number(from.slice(5, 7)) >= 8 ? year : year - 1;
}

/** The holidays that a school year meets, from the summer before it to the summer that ends it. */
export interface MissingHoliday {
  region: HolidayRegion;
  name: SchoolHolidayName;
  /** First year of the school year it belongs to. */
  schoolYear: number;
}

/** What is not known of a school year (by its first year) in these regions, so that nobody plans blindly into it. */
export function missingHolidays(
  holidays: readonly SchoolHoliday[],
  schoolYear: number,
  regions: readonly HolidayRegion[],
): MissingHoliday[] {
  const known = new Set(holidays.map((holiday) => `${holiday.region} ${holiday.name} ${yearOfHoliday(holiday)}`));
  const wanted: [SchoolHolidayName, number][] = [
    ['summer', schoolYear - 1],
    ...SCHOOL_HOLIDAY_NAMES.map((name): [SchoolHolidayName, number] => [name, schoolYear]),
  ];
  return regions.flatMap((region) =>
    wanted
      .filter(([name, year]) => !known.has(`${region} ${name} ${year}`))
      .map(([name, year]) => ({ region, name, schoolYear: year })),
  );
}

/** The school years (by first year) that a stretch of time lies in. */
export function schoolYearsBetween(from: LocalDate, until: LocalDate): number[] {
  const [first, last] = [schoolYearOf(from), schoolYearOf(until)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
