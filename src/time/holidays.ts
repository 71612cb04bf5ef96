import { addDays, type LocalDate, weekday } from './local.ts';

// Own code on purpose: the libraries that know holidays bring all countries (the tabs would load them too), and list for
// the Netherlands other days than schools keep. What is needed here is one well-known formula and a handful of offsets.

/** Days on which Dutch schools are closed for everybody, apart from the school holidays. Sundays are left out. */
export type PublicHolidayName =
  | 'newYear'
  | 'goodFriday'
  | 'easterMonday'
  | 'kingsDay'
  | 'liberationDay'
  | 'ascension'
  | 'dayAfterAscension'
  | 'whitMonday'
  | 'christmas'
  | 'boxingDay';

export interface PublicHoliday {
  date: LocalDate;
  name: PublicHolidayName;
}

/** Days from Easter Sunday. */
const FROM_EASTER: readonly [number, PublicHolidayName][] = [
  [-2, 'goodFriday'],
  [1, 'easterMonday'],
  [39, 'ascension'],
  [40, 'dayAfterAscension'],
  [50, 'whitMonday'],
];

/** The public holidays of a calendar year in order; two may fall on one day. Worked out, so they never run out. */
export function publicHolidays(year: number): PublicHoliday[] {
  const easter = easterSunday(year);
  const fixed: PublicHoliday[] = [
    { date: `${year}-01-01`, name: 'newYear' },
    { date: kingsDay(year), name: 'kingsDay' },
    { date: `${year}-05-05`, name: 'liberationDay' },
    { date: `${year}-12-25`, name: 'christmas' },
    { date: `${year}-12-26`, name: 'boxingDay' },
  ];
  const moving = FROM_EASTER.map(([days, name]) => ({ date: addDays(easter, days), name }));
  return [...fixed, ...moving].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** 27 April, or the Saturday before when that is a Sunday. */
function kingsDay(year: number): LocalDate {
  return weekday(`${year}-04-27`) === 7 ? `${year}-04-26` : `${year}-04-27`;
}

/** Easter by the Gregorian computus: the first Sunday after the church's full moon on or after 21 March. */
export function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const fromMarch = epact + toSunday - 7 * lateMoon + 114;
  const month = Math.floor(fromMarch / 31);
  const day = (fromMarch % 31) + 1;
  return `${year}-0${month}-${String(day).padStart(2, '0')}`;
}
