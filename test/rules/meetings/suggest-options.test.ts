import { describe, expect, test } from '@jest/globals';
import type { Availability } from '../../../src/meetings/rules/free-busy.ts';
import {
  keepsAway,
  possibleSlots,
  rankSuggestions,
  type SlotQuestion,
  type SuggestionQuestion,
  type Wish,
} from '../../../src/meetings/rules/suggest-options.ts';
import { bodyCalendars } from '../../../src/meetings/rules/year-plan/body-calendar.ts';
import { suggestionSentence } from '../../../src/text/suggest-options.ts';
import { builtInSchoolHolidays } from '../../../src/time/school-calendar.ts';

const WISH: Wish = {
  when: { kind: 'spread', count: 4 },
  weekdays: [4, 2],
  starts: '13:30',
  minutes: 120,
  place: 'Utrecht',
  online: false,
  keepShortDays: true,
};

function ask(change: Partial<SlotQuestion> = {}): SlotQuestion {
  const [from, until] = [change.from ?? '2026-11-02', change.until ?? '2026-11-08'];
  const closures = [{ from: '2026-11-24', until: '2026-11-24', name: 'studiedag' }];
  const calendar = bodyCalendars({ from, until, holidays: builtInSchoolHolidays(), closures })(['midden']);
  const shortDays = [{ weekday: 3, from: '12:00' }];
  return { from, until, wish: WISH, calendar, shortDays, planned: [], own: [], ...change };
}
const days = (question: SlotQuestion) => possibleSlots(question).map(({ starts }) => starts);

describe('the dates that can be proposed', () => {
  const week = (...numbers: number[]) => numbers.map((day) => `2026-11-0${day}T13:30`);
  //       case                                             change                                          dates
  test.each<[string, Partial<SlotQuestion>, string[]]>([
    ['working days, but no afternoon of a short day', {}, week(2, 3, 5, 6)],
    ['a short day where the body keeps none', { wish: { ...WISH, keepShortDays: false } }, week(2, 3, 4, 5, 6)],
    [
      'the morning of a short day',
      { wish: { ...WISH, starts: '09:30' } },
      ['02', '03', '04', '05', '06'].map((day) => `2026-11-${day}T09:30`),
    ],
    ['a Saturday that is wished', { wish: { ...WISH, weekdays: [6] } }, week(2, 3, 5, 6, 7)],
    [
      'no school holiday of the region',
      { from: '2026-10-15', until: '2026-10-26' },
      ['2026-10-15T13:30', '2026-10-16T13:30', '2026-10-26T13:30'],
    ],
    ['no public holiday', { from: '2027-05-05', until: '2027-05-10' }, ['2027-05-10T13:30']],
    ['no closure of the partnership', { from: '2026-11-23', until: '2026-11-24' }, ['2026-11-23T13:30']],
    ['no week in which the body meets already', { own: [{ starts: '2026-11-10T10:00' }] }, week(2, 3)],
    [
      'a date of the year plan at a time of its own',
      { until: '2026-11-03', planned: [{ starts: '2026-11-03T10:00', minutes: 90, place: '', online: true }] },
      ['2026-11-02T13:30', '2026-11-03T10:00', '2026-11-03T13:30'],
    ],
    [
      'no date of the year plan in a holiday',
      {
        from: '2026-10-19',
        until: '2026-10-20',
        planned: [{ starts: '2026-10-20T13:30', minutes: 90, place: '', online: true }],
      },
      [],
    ],
    ['nothing when there are no days', { from: '2026-11-09', until: '2026-11-08' }, []],
  ])('%s', (_case, change, dates) => {
    expect(days(ask(change))).toEqual(dates);
  });

  test('the year plan’s own date is known as such', () => {
    const planned = [{ starts: '2026-11-03T13:30', minutes: 90, place: 'Zeist', online: false }];
    const found = possibleSlots(ask({ planned }));
    expect(found.filter((slot) => slot.planned)).toEqual([{ ...planned[0], planned: true }]);
    expect(found).toHaveLength(4);
  });
});

describe('another meeting keeps somebody away', () => {
  const at = (starts: string, place = 'Utrecht', online = false) => ({
    starts: `2026-11-03T${starts}`,
    minutes: 60,
    place,
    online,
  });
  test.each([
    ['at the same time', at('13:30'), at('14:00'), true],
    ['right after it, in the same place', at('13:30'), at('14:30'), false],
    ['right after it, elsewhere', at('13:30'), at('14:30', 'Zeist'), true],
    ['right before it, elsewhere', at('13:30'), at('12:30', 'Zeist'), true],
    ['elsewhere with an hour between', at('13:30'), at('15:30', 'Zeist'), false],
    ['elsewhere, but online', at('13:30'), at('14:30', 'Zeist', true), false],
  ])('%s', (_case, slot, other, away) => {
    expect(keepsAway(slot, other, 60)).toBe(away);
  });
});

const SEATS = [
  { label: 'voorzitter', role: 'voorzitter', votes: true, required: true },
  { label: 'kring Noord', role: 'lid', votes: true, required: false },
  { label: 'kring Zuid', role: 'lid', votes: true, required: false },
  { label: 'adviseur', role: 'adviseur', votes: false, required: false },
];
const LETTER: Record<string, Availability> = { f: 'free', b: 'busy', t: 'tentative', '?': 'unknown' };
type Slot = SuggestionQuestion['slots'][number];

/** A date with one letter a seat. */
function slot(starts: string, letters: string, change: Partial<Slot> = {}): Slot {
  const says = [...letters].map((letter) => LETTER[letter] ?? 'unknown');
  return {
    starts: `2026-11-${starts}T13:30`,
    minutes: 120,
    place: '',
    online: false,
    planned: false,
    says,
    prepares: null,
    ...change,
  };
}
function ranked(slots: Slot[], change: Partial<SuggestionQuestion> = {}) {
  const question = { wish: WISH, quorum: [{ atLeast: 2, of: 'voting' as const }], seats: SEATS, slots, ...change };
  return rankSuggestions(question).map(({ slot: { starts }, facts }) => ({
    day: starts.slice(8, 10),
    reason: suggestionSentence(facts, 'nl'),
  }));
}

describe('of two dates the better one is the one', () => {
  const before: Wish = {
    ...WISH,
    when: { kind: 'before', bodyId: 'stuurgroep', minWeeks: 3, maxWeeks: 5, outcomeDays: 5 },
  };
  const prepares = (schoolDays: number) => ({ prepares: { bodyName: 'Stuurgroep', schoolDays } });
  //       why                                                        better               worse
  test.each<[why: string, better: Slot, worse: Slot, wish?: Wish]>([
    ['where fewer are busy', slot('10', 'ffff'), slot('03', 'fbff')],
    ['where the required seat is free, though others are busy', slot('10', 'fbfb'), slot('03', 'bfff')],
    [
      'where the quorum can be reached, though it is no wished day',
      slot('06', 'bbff', { says: ['free', 'free', 'busy', 'busy'] }),
      slot('05', 'bbff'),
    ],
    ['where a voter is free rather than an adviser', slot('10', 'fffb'), slot('03', 'ffbf')],
    ['that is not tentatively taken', slot('10', 'ffff'), slot('03', 'tttf')],
    ['on the first wished weekday', slot('12', 'ffff'), slot('10', 'ffff')],
    ['on a wished weekday', slot('10', 'ffff'), slot('09', 'ffff')],
    ['that the year plan has, though a week later', slot('11', 'ffff', { planned: true }), slot('04', 'ffff')],
    [
      'in the weeks before the meeting that it prepares',
      slot('12', 'ffff', prepares(28)),
      slot('05', 'ffff', prepares(37)),
      before,
    ],
    [
      'rather too early than too late before it',
      slot('05', 'ffff', prepares(40)),
      slot('12', 'ffff', prepares(10)),
      before,
    ],
    ['that is earlier, when all else is equal', slot('03', 'ffff'), slot('10', 'ffff')],
    ['where calendars are unknown rather than taken', slot('10', '????'), slot('03', 'b???')],
  ])('%s', (...row) => {
    const [, better, worse, wish = WISH] = row;
    for (const slots of [
      [better, worse],
      [worse, better],
    ]) {
      const inTime = slots.toSorted((a, b) => (a.starts < b.starts ? -1 : 1));
      expect(ranked(inTime, { wish })[0]?.day).toBe(better.starts.slice(8, 10));
    }
  });
});

describe('the reason of a proposal', () => {
  test.each([
    [slot('05', 'ffff'), 'Volgens agenda 4 vrij; donderdag is een voorkeursdag'],
    [
      slot('06', 'fb?t'),
      'Volgens agenda 1 vrij, 1 misschien bezet, 1 onbekend, bezet: kring Noord; vrijdag is geen voorkeursdag',
    ],
    [
      slot('03', 'bbff', { planned: true }),
      'Staat in het jaarplan; volgens agenda 2 vrij, bezet: voorzitter en kring Noord; quorum dan niet haalbaar: 1 zetel te weinig; dinsdag is een voorkeursdag',
    ],
  ])('%#', (one, sentence) => {
    expect(ranked([one])[0]?.reason).toBe(sentence);
  });

  test('says how long before the meeting it prepares, and when that is not as wished', () => {
    const wish: Wish = { ...WISH, when: { kind: 'before', bodyId: 's', minWeeks: 3, maxWeeks: 5, outcomeDays: 5 } };
    const said = (schoolDays: number) =>
      ranked([slot('05', 'ffff', { prepares: { bodyName: 'Stuurgroep', schoolDays } })], { wish })[0]?.reason;
    expect(said(29)).toMatch(/^4 lesweken voor Stuurgroep; /);
    expect(said(8)).toMatch(/^1 lesweek voor Stuurgroep, anders dan gewenst; /);
  });
});

test('no date, no seat and no quorum are all in order', () => {
  expect(ranked([])).toEqual([]);
  expect(ranked([slot('05', '')], { seats: [], quorum: [] })).toEqual([
    { day: '05', reason: 'Donderdag is een voorkeursdag' },
  ]);
});
