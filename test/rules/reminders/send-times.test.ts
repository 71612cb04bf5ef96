import { expect, test } from '@jest/globals';
import { faultInTime, offeredTimes } from '../../../src/reminders/rules/send-times.ts';
import { toLocal } from '../../../src/time/local.ts';

test.each<[string, string[]]>([
  ['2026-11-10T09:00:00.000Z', ['2026-11-10T16:00', '2026-11-11T08:30', '2026-11-12T08:30']],
  // Half past three in the afternoon: four o'clock is hardly later.
  ['2026-11-10T14:30:00.000Z', ['2026-11-11T08:30', '2026-11-12T08:30']],
  // Friday.
  ['2026-11-13T09:00:00.000Z', ['2026-11-13T16:00', '2026-11-16T08:30', '2026-11-17T08:30']],
  ['2026-11-14T09:00:00.000Z', ['2026-11-16T08:30', '2026-11-17T08:30']],
  // The day before Christmas, which is on a Friday.
  ['2026-12-24T09:00:00.000Z', ['2026-12-24T16:00', '2026-12-28T08:30', '2026-12-29T08:30']],
])('at %s these moments are offered: %j', (now, offered) => {
  expect(offeredTimes(now).map((at) => toLocal(at))).toEqual(offered);
});

test.each<[string, string | null]>([
  ['2026-11-10T09:00:00.000Z', 'send-at-past'],
  ['2026-11-10T09:01:00.000Z', null],
  ['2027-01-09T09:00:00.000Z', null],
  ['2027-01-10T09:00:00.000Z', 'send-at-far'],
])('on 10 November, %s is %s', (sendAt, fault) => {
  expect(faultInTime(sendAt, '2026-11-10T09:00:00.000Z')).toBe(fault);
});
