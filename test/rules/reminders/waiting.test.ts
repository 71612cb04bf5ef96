import { expect, test } from '@jest/globals';
import { readKey } from '../../../src/reminders/rules/message-keys.ts';
import type { HolidaySpan } from '../../../src/reminders/rules/sending-days.ts';
import { mayLeaveFrom } from '../../../src/reminders/rules/waiting.ts';
import { toInstant } from '../../../src/time/local.ts';

/** Autumn holiday of one region, as an example: Monday 12 until Friday 16 October 2026. */
const AUTUMN: HolidaySpan = { region: 'midden', from: '2026-10-10', until: '2026-10-18' };
const HERE = { regions: ['midden' as const], holidays: [AUTUMN], pausedToday: false };

test.each<[string, string, string, boolean, string | null]>([
  ['a reminder that is on time', '2026-10-05T09:00', '2026-10-05T09:05', true, null],
  ['one that was held up until the evening', '2026-10-05T17:50', '2026-10-05T19:00', true, '2026-10-06T08:30'],
  ['one that was held up until before breakfast', '2026-10-05T17:50', '2026-10-06T06:00', true, '2026-10-06T08:30'],
  ['one that was held up into the weekend', '2026-10-02T17:50', '2026-10-03T11:00', true, '2026-10-05T08:30'],
  ['one that was held up into their holiday', '2026-10-09T17:50', '2026-10-12T10:00', true, '2026-10-19T08:30'],
  ['one sent by hand on a holiday', '2026-10-12T09:50', '2026-10-12T10:00', false, null],
  ['one sent by hand, held up until the evening', '2026-10-05T17:50', '2026-10-05T19:00', false, '2026-10-06T08:30'],
  ['one sent by hand in the evening', '2026-10-05T20:00', '2026-10-05T20:02', false, null],
  ['a question of Friday, held up into the weekend', '2026-10-02T17:50', '2026-10-03T11:00', false, '2026-10-05T08:30'],
])('%s', (_what, queued, now, byItself, from) => {
  const found = mayLeaveFrom({ queuedAt: toInstant(queued), now: toInstant(now), byItself }, HERE);
  expect(found).toBe(from === null ? null : toInstant(from));
});

test('whoever asked to be left alone today is looked at again the next working morning', () => {
  const waiting = { queuedAt: toInstant('2026-10-05T09:00'), now: toInstant('2026-10-05T12:00'), byItself: true };
  expect(mayLeaveFrom(waiting, { ...HERE, pausedToday: true })).toBe(toInstant('2026-10-06T08:30'));
});

test.each([
  ['remind:due:2026-10-05:p1', 'p1', { sendId: 'due:2026-10-05', byItself: true }],
  ['remind:5f1c:p1', 'p1', { sendId: '5f1c', byItself: false }],
  ['escalate:2026-10-05T07:00:00.000Z:p1', 'p1', { escalatedAt: '2026-10-05T07:00:00.000Z' }],
  ['poll:1:p1', 'p1', null],
  ['remind:5f1c:p1', 'p2', null],
])('what %s is about', (key, personId, about) => {
  expect(readKey(key, personId)).toEqual(about);
});
