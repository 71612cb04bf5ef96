import { expect, test } from '@jest/globals';
import { newsOfToday } from '../../../src/meetings/rules/today.ts';

/** Tuesday 24 November, from two until four. */
const today = { starts: '2026-11-24T14:00', minutes: 120, place: 'Utrecht' };
const later = { ...today, starts: '2026-12-01T14:00' };
const tomorrow = { ...today, starts: '2026-11-25T09:00', minutes: 60 };
const MORNING = '2026-11-24T09:00';

test.each([
  ['moved from today', today, later, MORNING, { news: 'moved', until: '2026-11-24T16:00' }],
  ['moved to today', later, today, MORNING, { news: 'moved', until: '2026-11-24T16:00' }],
  [
    'moved within today',
    today,
    { ...today, starts: '2026-11-24T16:30' },
    MORNING,
    { news: 'moved', until: '2026-11-24T18:30' },
  ],
  ['longer today', today, { ...today, minutes: 180 }, MORNING, { news: 'moved', until: '2026-11-24T17:00' }],
  ['elsewhere today', today, { ...today, place: 'Zeist' }, MORNING, { news: 'place', until: '2026-11-24T16:00' }],
  ['a space in the place', today, { ...today, place: ' Utrecht ' }, MORNING, null],
  ['off today', today, 'off', MORNING, { news: 'off', until: '2026-11-24T16:00' }],
  ['off while it is held', today, 'off', '2026-11-24T15:00', { news: 'off', until: '2026-11-24T16:00' }],
  ['off when it was over', today, 'off', '2026-11-24T16:00', null],
  ['moved ahead when it was over', today, later, '2026-11-24T16:30', null],
  ['off next week', later, 'off', MORNING, null],
  ['moved between other days', later, { ...later, starts: '2026-12-08T14:00' }, MORNING, null],
  ['off tomorrow, known by day', tomorrow, 'off', '2026-11-24T17:59', null],
  [
    'off tomorrow morning, known in the evening',
    tomorrow,
    'off',
    '2026-11-24T18:00',
    { news: 'off', until: '2026-11-25T10:00' },
  ],
  [
    'off tomorrow afternoon, known in the evening',
    { ...tomorrow, starts: '2026-11-25T14:00' },
    'off',
    '2026-11-24T18:00',
    null,
  ],
] as const)('%s', (_what, before, after, now, expected) => {
  expect(newsOfToday(before, after, now)).toEqual(expected);
});
