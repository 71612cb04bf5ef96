import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  dueReminders,
  inSendingHours,
  lookAheadDays,
  type OpenAsk,
  reminderMoments,
} from '../../../src/reminders/rules/due-reminders.ts';
import { addDays, localDate } from '../../../src/time/local.ts';

const ask = (more: Partial<OpenAsk> = {}): OpenAsk => ({
  obligationId: 'o1',
  personId: 'anna',
  since: '2026-11-02T09:00:00.000Z',
  // Friday 13 November 2026, 17.00 in Amsterdam
  dueAt: '2026-11-13T16:00:00.000Z',
  remindedAt: null,
  ...more,
});

describe('sending hours, in Amsterdam', () => {
  test.each<[string, boolean, string]>([
    ['2026-11-10T07:29:00.000Z', false, 'Tuesday 08.29'],
    ['2026-11-10T07:30:00.000Z', true, 'Tuesday 08.30'],
    ['2026-11-10T16:59:00.000Z', true, 'Tuesday 17.59'],
    ['2026-11-10T17:00:00.000Z', false, 'Tuesday 18.00'],
    ['2026-11-14T11:00:00.000Z', false, 'Saturday noon'],
    ['2026-11-15T11:00:00.000Z', false, 'Sunday noon'],
    ['2026-12-25T11:00:00.000Z', false, 'Friday noon, Christmas'],
    ['2027-05-06T10:00:00.000Z', false, 'Thursday noon, Ascension'],
    ['2026-07-01T06:30:00.000Z', true, 'Wednesday 08.30, summer time'],
  ])('%s: %s (%s)', (now, expected) => {
    expect(inSendingHours(now)).toBe(expected);
  });
});

test.each<[string, string[]]>([
  ['2026-11-13T16:00:00.000Z', ['2026-11-10T08:30', '2026-11-12T08:30']],
  // Due on a Monday: three days before is Friday, one day before is Sunday and comes on that Friday too.
  ['2026-11-16T16:00:00.000Z', ['2026-11-13T08:30']],
  // Due on a Tuesday: three days before is Saturday.
  ['2026-11-17T16:00:00.000Z', ['2026-11-13T08:30', '2026-11-16T08:30']],
  // Due on the Monday after Liberation Day, Ascension and its Friday: both moments come on the Tuesday before them.
  ['2027-05-10T15:00:00.000Z', ['2027-05-04T08:30']],
])('due %s is reminded at %j', (dueAt, moments) => {
  expect(reminderMoments(dueAt)).toEqual(moments);
});

describe('what is due and unsent', () => {
  test.each<[string, Partial<OpenAsk>, string, boolean]>([
    ['four days before', {}, '2026-11-09T10:00:00.000Z', false],
    ['three days before, in the morning', {}, '2026-11-10T07:30:00.000Z', true],
    ['already sent that morning', { remindedAt: '2026-11-10T07:31:00.000Z' }, '2026-11-10T10:00:00.000Z', false],
    ['a day of down-time later', {}, '2026-11-11T10:00:00.000Z', true],
    [
      'sent late, next moment not there yet',
      { remindedAt: '2026-11-11T10:00:00.000Z' },
      '2026-11-11T12:00:00.000Z',
      false,
    ],
    ['the day before', { remindedAt: '2026-11-11T10:00:00.000Z' }, '2026-11-12T08:00:00.000Z', true],
    ['both moments missed: one reminder', {}, '2026-11-13T08:00:00.000Z', true],
    ['that one sent', { remindedAt: '2026-11-13T08:00:00.000Z' }, '2026-11-13T09:00:00.000Z', false],
    ['at night', {}, '2026-11-10T22:00:00.000Z', false],
    ['after it closed', {}, '2026-11-13T16:00:00.000Z', false],
    ['asked only today', { since: '2026-11-12T06:00:00.000Z' }, '2026-11-12T10:00:00.000Z', false],
    ['asked after the last moment', { since: '2026-11-12T10:00:00.000Z' }, '2026-11-13T09:00:00.000Z', false],
  ])('%s', (_, more, now, due) => {
    expect(dueReminders([ask(more)], new Set(), now)).toEqual(due ? [{ personId: 'anna', obligationIds: ['o1'] }] : []);
  });

  test('several open questions make one reminder a person', () => {
    const asks = [ask(), ask({ obligationId: 'o2' }), ask({ personId: 'bram' })];
    expect(dueReminders(asks, new Set(), '2026-11-10T10:00:00.000Z')).toEqual([
      { personId: 'anna', obligationIds: ['o1', 'o2'] },
      { personId: 'bram', obligationIds: ['o1'] },
    ]);
  });

  test('whoever was reminded today waits until tomorrow', () => {
    expect(dueReminders([ask()], new Set(['anna']), '2026-11-10T10:00:00.000Z')).toEqual([]);
    expect(dueReminders([ask()], new Set(), '2026-11-11T10:00:00.000Z')).toHaveLength(1);
  });
});

test('whatever hours the service is up, nobody gets more reminders than there are moments, nor two on a day', () => {
  const start = Date.parse('2026-11-02T09:00:00.000Z');
  const hours = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 16 }), { maxLength: 60 });
  fc.assert(
    fc.property(hours, fc.integer({ min: 5, max: 15 }), (up, days) => {
      const dueAt = new Date(start + days * 86_400_000).toISOString();
      let remindedAt: string | null = null;
      const sent: string[] = [];
      for (const hour of [...up].sort((a, b) => a - b)) {
        const now = new Date(start + hour * 3_600_000).toISOString();
        const today: string | undefined = sent.at(-1);
        const reminded = today !== undefined && localDate(today) === localDate(now) ? ['anna'] : [];
        if (dueReminders([ask({ dueAt, remindedAt })], new Set(reminded), now).length === 0) continue;
        sent.push(now);
        remindedAt = now;
      }
      expect(sent.length).toBeLessThanOrEqual(reminderMoments(dueAt).length);
      expect(new Set(sent.map(localDate)).size).toBe(sent.length);
      for (const at of sent) expect(inSendingHours(at)).toBe(true);
    }),
  );
});

test('the store looks far enough ahead for every moment', () => {
  for (let day = 0; day < 14; day += 1) {
    const dueAt = `${addDays('2026-11-09', day)}T22:59:00.000Z`;
    for (const moment of reminderMoments(dueAt)) {
      expect(localDate(dueAt) < addDays(moment, lookAheadDays())).toBe(true);
    }
  }
});
