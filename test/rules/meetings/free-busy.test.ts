import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Availability,
  availabilityIn,
  type BusySpan,
  isInSight,
  mergeCalendars,
  mostBusy,
  spanOf,
  withoutHold,
} from '../../../src/meetings/rules/free-busy.ts';

const MEETING = { from: 100, until: 160 };
const span = (from: number, until: number, firm = true): BusySpan => ({ from, until, firm });

describe('what a calendar says of a moment', () => {
  const table: [string, BusySpan[] | null, Availability][] = [
    ['an empty calendar', [], 'free'],
    ['a calendar that cannot be read', null, 'unknown'],
    ['something that ends when the meeting begins', [span(40, 100)], 'free'],
    ['something that begins when the meeting ends', [span(160, 200)], 'free'],
    ['something within it', [span(120, 130)], 'busy'],
    ['something around it', [span(0, 1_000)], 'busy'],
    ['something tentative', [span(90, 120, false)], 'tentative'],
    ['something tentative and something firm', [span(90, 120, false), span(150, 170)], 'busy'],
  ];
  test.each(table)('%s', (_what, calendar, says) => expect(availabilityIn(calendar, MEETING)).toBe(says));
});

test('two hours on the clock last two hours, on either side of both clock changes', () => {
  for (const starts of ['2026-10-23T14:00', '2026-10-26T14:00', '2027-03-26T14:00', '2027-03-29T14:00']) {
    const { from, until } = spanOf({ starts, minutes: 120 });
    expect([until - from, from % 60]).toEqual([120, 0]);
  }
  const hours = (starts: string) => (spanOf({ starts, minutes: 60 }).from / 60) % 24;
  expect([hours('2026-10-23T14:00'), hours('2026-10-26T14:00')]).toEqual([12, 13]);
});

test('what has been and what lies years ahead says nothing', () => {
  const now = '2026-10-01T12:00:00.000Z';
  const seen = ['2026-09-30T10:00', '2026-10-01T13:30', '2026-12-01T10:00', '2029-01-01T10:00'].map((starts) =>
    isInSight(spanOf({ starts, minutes: 60 }), now),
  );
  expect(seen).toEqual([false, true, true, false]);
});

describe('calendars on top of each other', () => {
  test('counts everybody once, and leaves tentative and empty stretches out', () => {
    const anna = [span(0, 60), span(30, 90), span(200, 210, false)];
    const bram = [span(60, 120), span(120, 130)];
    expect(mergeCalendars([anna, bram, []])).toEqual([
      { from: 0, until: 60, busy: 1 },
      { from: 60, until: 90, busy: 2 },
      { from: 90, until: 130, busy: 1 },
    ]);
  });

  test('says of every moment what looking at each calendar says', () => {
    const aSpan = fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }), fc.boolean())
      .map(([from, minutes, firm]) => span(from, from + minutes, firm));
    const aCalendar = fc.array(aSpan, { maxLength: 8 }).map((all) => all.sort((a, b) => a.from - b.from));
    fc.assert(
      fc.property(fc.array(aCalendar, { maxLength: 6 }), fc.integer({ min: 0, max: 360 }), (calendars, at) => {
        const plain = calendars.filter((all) => availabilityIn(all, { from: at, until: at + 1 }) === 'busy').length;
        expect(mostBusy(mergeCalendars(calendars), { from: at, until: at + 1 })).toBe(plain);
      }),
    );
  });
});

describe('the date that a poll holds itself', () => {
  const span = { from: 600, until: 720 };
  test.each([
    ['its own tentative hold', [{ from: 600, until: 720, firm: false }], 'free'],
    ['something firm at the same time', [{ from: 600, until: 720, firm: true }], 'busy'],
    ['something else that is tentative', [{ from: 600, until: 690, firm: false }], 'tentative'],
    [
      'its hold and something firm',
      [
        { from: 600, until: 720, firm: false },
        { from: 700, until: 730, firm: true },
      ],
      'busy',
    ],
    ['a calendar that cannot be read', null, 'unknown'],
  ] as const)('%s', (_case, calendar, says) => {
    expect(availabilityIn(withoutHold(calendar, span), span)).toBe(says);
  });
});
