import { describe, expect, test } from '@jest/globals';
import { publicHolidays } from '../../../src/time/holidays.ts';
import { builtInSchoolHolidays, missingHolidays, type SchoolHoliday } from '../../../src/time/school-calendar.ts';
import { doubtsAbout } from '../../../src/time/school-calendar-check.ts';
import { linesOfJson, linesOfSheet, readHolidayLines } from '../../../src/time/school-calendar-read.ts';

const known = builtInSchoolHolidays();
const replace = (change: (holiday: SchoolHoliday) => SchoolHoliday | SchoolHoliday[]) => known.flatMap(change);
const isSpringZuid2027 = ({ region, name, from }: SchoolHoliday) =>
  region === 'zuid' && name === 'spring' && from.startsWith('2027');

describe('the school calendar of the product', () => {
  test('knows five school years of three regions and gives no reason for doubt', () => {
    expect(known).toHaveLength(75);
    expect(doubtsAbout(known, 2026)).toEqual([]);
    expect(known).toContainEqual({ region: 'zuid', name: 'spring', from: '2027-02-13', until: '2027-02-21' });
  });

  test('says what it does not know', () => {
    expect(missingHolidays(known, 2026, ['midden'])).toEqual([]);
    expect(missingHolidays(known, 2025, ['midden'])).toEqual([{ region: 'midden', name: 'summer', schoolYear: 2024 }]);
    expect(missingHolidays(known, 2030, ['noord']).map(({ name }) => name)).toEqual([
      'autumn',
      'christmas',
      'spring',
      'may',
      'summer',
    ]);
  });
});

describe('a calendar that is hard to believe', () => {
  test('a spring holiday of five weeks is questioned', () => {
    const typo = replace((one) => (isSpringZuid2027(one) ? { ...one, until: '2027-03-21' } : one));
    expect(doubtsAbout(typo, 2026)).toEqual([
      {
        kind: 'length',
        holiday: { region: 'zuid', name: 'spring', from: '2027-02-13', until: '2027-03-21' },
        days: 37,
        usual: { least: 5, most: 10 },
      },
    ]);
  });

  test('so are overlap, another season, a far year, a holiday twice, and one that is missing', () => {
    const kinds = (holidays: SchoolHoliday[]) =>
      [...new Set(doubtsAbout(holidays, 2026).map(({ kind }) => kind))].sort();
    const shift = (from: string, until: string) =>
      replace((one) => (isSpringZuid2027(one) ? { ...one, from, until } : one));
    expect(kinds(shift('2027-04-22', '2027-04-30'))).toEqual(['overlap', 'season']);
    expect(kinds(shift('2047-02-13', '2047-02-21'))).toEqual(expect.arrayContaining(['missing', 'year']));
    expect(
      kinds(
        replace((one) => (isSpringZuid2027(one) ? [one, { ...one, from: '2027-02-27', until: '2027-03-07' }] : one)),
      ),
    ).toEqual(['twice']);
    expect(kinds(replace((one) => (isSpringZuid2027(one) ? [] : one)))).toEqual(['missing']);
  });
});

describe('reading a calendar', () => {
  test('from a sheet with Dutch headings below a title', () => {
    const lines = linesOfSheet([
      ['Schoolvakanties 2026-2027'],
      ['Regio', 'Vakantie', 'Van', 'Tot en met'],
      ['Noord', 'Herfstvakantie', '10-10-2026', '18-10-2026'],
      [null, null, null, null],
      ['alle regio’s', 'Kerstvakantie', new Date('2026-12-19T00:00:00Z'), '2027-01-03'],
    ]);
    expect(readHolidayLines(lines as never)).toEqual({
      faults: [],
      holidays: [
        { region: 'noord', name: 'autumn', from: '2026-10-10', until: '2026-10-18' },
        { region: 'noord', name: 'christmas', from: '2026-12-19', until: '2027-01-03' },
        { region: 'midden', name: 'christmas', from: '2026-12-19', until: '2027-01-03' },
        { region: 'zuid', name: 'christmas', from: '2026-12-19', until: '2027-01-03' },
      ],
    });
  });

  test('from JSON, with each fault where it stands', () => {
    const lines = linesOfJson({
      bron: 'eigen opgave',
      vakanties: [
        { regio: 'west', vakantie: 'Herfstvakantie', van: '2026-10-10', tot_en_met: '2026-10-18' },
        { regio: 'noord', vakantie: 'Carnaval', van: '2026-02-31', tot_en_met: '2026-02-20' },
        { regio: 'noord', vakantie: 'Meivakantie', van: '2027-05-02', tot_en_met: '2027-04-24' },
      ],
    });
    expect(readHolidayLines(lines as never)).toEqual({
      holidays: [],
      faults: [
        { kind: 'region', line: 1, value: 'west' },
        { kind: 'name', line: 2, value: 'Carnaval' },
        { kind: 'date', line: 2, value: '2026-02-31' },
        { kind: 'order', line: 3, value: '2027-04-24' },
      ],
    });
    expect(linesOfJson(42)).toHaveProperty('missing');
    expect(readHolidayLines([])).toEqual({ holidays: [], faults: [{ kind: 'no-lines' }] });
  });
});

test.each([
  [2025, '2025-04-21', '2025-04-26', '2025-05-29', '2025-06-09'],
  [2026, '2026-04-06', '2026-04-27', '2026-05-14', '2026-05-25'],
  [2027, '2027-03-29', '2027-04-27', '2027-05-06', '2027-05-17'],
  [2038, '2038-04-26', '2038-04-27', '2038-06-03', '2038-06-14'],
])('public holidays of %i', (year, easterMonday, kingsDay, ascension, whitMonday) => {
  const on = Object.fromEntries(publicHolidays(year).map(({ name, date }) => [name, date]));
  expect(on).toMatchObject({ easterMonday, kingsDay, ascension, whitMonday, christmas: `${year}-12-25` });
});
