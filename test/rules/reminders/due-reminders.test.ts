import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  dueEscalations,
  dueReminders,
  lookAheadDays,
  type OpenAsk,
  type OpenDebt,
  type Reachable,
} from '../../../src/reminders/rules/due-reminders.ts';
import { holidayOf, inSendingHours, momentsBefore } from '../../../src/reminders/rules/sending-days.ts';
import { addDays, localDate, toLocal } from '../../../src/time/local.ts';

const POLICY = { daysBefore: [3, 1], escalation: [] };
const FREE: Reachable = { remindedToday: false, remindedThisWeek: 0, mostAWeek: 3, paused: false, regions: [] };
const reach =
  (more: Partial<Reachable> = {}) =>
  (): Reachable => ({ ...FREE, ...more });
const reminderMoments = (dueAt: string): string[] =>
  momentsBefore(localDate(dueAt), POLICY.daysBefore).map((each) => toLocal(each));

const ask = (more: Partial<OpenAsk> = {}): OpenAsk => ({
  obligationId: 'o1',
  personId: 'anna',
  since: '2026-11-02T09:00:00.000Z',
  // Friday 13 November 2026, 17.00 in Amsterdam
  dueAt: '2026-11-13T16:00:00.000Z',
  remindedAt: null,
  policy: POLICY,
  daysBetweenWhenLate: null,
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

describe('what is still owed when it is late', () => {
  // Due on Friday 13 November 2026.
  test.each<[string, Partial<OpenAsk>, string, boolean]>([
    ['on its last day, after the hour', {}, '2026-11-13T16:30:00.000Z', false],
    ['in the weekend', {}, '2026-11-14T10:00:00.000Z', false],
    ['on the first working day', {}, '2026-11-16T08:00:00.000Z', true],
    ['reminded before it was late', { remindedAt: '2026-11-12T08:00:00.000Z' }, '2026-11-16T08:00:00.000Z', true],
    ['six days after that reminder', { remindedAt: '2026-11-16T08:00:00.000Z' }, '2026-11-20T10:00:00.000Z', false],
    ['seven days after it', { remindedAt: '2026-11-16T08:00:00.000Z' }, '2026-11-23T08:00:00.000Z', true],
    ['a year later', { remindedAt: '2026-11-16T08:00:00.000Z' }, '2027-11-15T08:00:00.000Z', true],
    ['given when it was late already', { since: '2026-11-18T09:00:00.000Z' }, '2026-11-19T09:00:00.000Z', false],
    ['a week after that', { since: '2026-11-18T09:00:00.000Z' }, '2026-11-25T09:00:00.000Z', true],
    ['a question that closed', { daysBetweenWhenLate: null }, '2026-11-16T08:00:00.000Z', false],
  ])('%s', (_, more, now, due) => {
    expect(dueReminders([ask({ daysBetweenWhenLate: 7, ...more })], reach(), now)).toHaveLength(due ? 1 : 0);
  });
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
    expect(dueReminders([ask(more)], reach(), now)).toEqual(due ? [{ personId: 'anna', obligationIds: ['o1'] }] : []);
  });

  test('several open questions make one reminder a person', () => {
    const asks = [ask(), ask({ obligationId: 'o2' }), ask({ personId: 'bram' })];
    expect(dueReminders(asks, reach(), '2026-11-10T10:00:00.000Z')).toEqual([
      { personId: 'anna', obligationIds: ['o1', 'o2'] },
      { personId: 'bram', obligationIds: ['o1'] },
    ]);
  });

  test('whoever was reminded today waits until tomorrow', () => {
    expect(dueReminders([ask()], reach({ remindedToday: true }), '2026-11-10T10:00:00.000Z')).toEqual([]);
    expect(dueReminders([ask()], reach(), '2026-11-11T10:00:00.000Z')).toHaveLength(1);
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
        const remindedToday = today !== undefined && localDate(today) === localDate(now);
        if (dueReminders([ask({ dueAt, remindedAt })], reach({ remindedToday }), now).length === 0) continue;
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
      expect(localDate(dueAt) < addDays(moment, lookAheadDays(3))).toBe(true);
    }
  }
});

describe('who is left alone', () => {
  const now = '2026-11-10T10:00:00.000Z';
  test.each<[string, Partial<Reachable>, number]>([
    ['nothing against it', {}, 1],
    ['one short of the most in a week', { remindedThisWeek: 2 }, 1],
    ['the most in a week', { remindedThisWeek: 3 }, 0],
    ['wants one a week, and had it', { mostAWeek: 1, remindedThisWeek: 1 }, 0],
    ['asked for a pause', { paused: true }, 0],
  ])('%s', (_, more, people) => {
    expect(dueReminders([ask()], reach(more), now)).toHaveLength(people);
  });

  const HOLIDAYS = [
    { region: 'noord' as const, from: '2026-11-07', until: '2026-11-15' },
    { region: 'zuid' as const, from: '2026-11-07', until: '2026-11-08' },
  ];
  test.each<[string, Reachable['regions'], string, number]>([
    ['in their holidays', ['noord'], '2026-11-10T10:00:00.000Z', 0],
    ['somebody of the institute has no region', [], '2026-11-10T10:00:00.000Z', 1],
    ['one of two regions has holidays', ['noord', 'zuid'], '2026-11-10T10:00:00.000Z', 1],
    ['what falls in the holidays comes on the last day before them', ['noord'], '2026-11-06T10:00:00.000Z', 1],
    ['and not before that', ['noord'], '2026-11-05T10:00:00.000Z', 0],
  ])('%s', (_, regions, at, people) => {
    expect(dueReminders([ask()], reach({ regions }), at, HOLIDAYS)).toHaveLength(people);
  });

  test('a day of two regions is a holiday when it is one in both', () => {
    const away = holidayOf(['noord', 'zuid'], HOLIDAYS);
    expect([away('2026-11-08'), away('2026-11-09')]).toEqual([true, false]);
  });
});

describe('who is told that no answer comes', () => {
  const debt = (more: Partial<OpenDebt> = {}): OpenDebt => ({
    obligationId: 'o1',
    since: '2026-11-02T09:00:00.000Z',
    dueAt: '2026-11-13T16:00:00.000Z',
    policy: {
      daysBefore: [],
      escalation: [
        { to: 'deputy', daysBefore: 2 },
        { to: 'boc', daysBefore: 1 },
        { to: 'relatiebeheerder', daysBefore: 0 },
      ],
    },
    taken: new Set(),
    ...more,
  });
  test.each<[string, Partial<OpenDebt>, string, string[]]>([
    ['three days before', {}, '2026-11-10T10:00:00.000Z', []],
    ['two days before, too early in the morning', {}, '2026-11-11T07:29:00.000Z', []],
    ['two days before', {}, '2026-11-11T07:30:00.000Z', ['deputy']],
    ['that step was taken', { taken: new Set(['deputy'] as const) }, '2026-11-11T12:00:00.000Z', []],
    ['a day later', { taken: new Set(['deputy'] as const) }, '2026-11-12T10:00:00.000Z', ['boc']],
    ['a day of down-time later: both, none is dropped', {}, '2026-11-12T10:00:00.000Z', ['deputy', 'boc']],
    ['on the day itself', {}, '2026-11-13T10:00:00.000Z', ['deputy', 'boc', 'relatiebeheerder']],
    ['after it closed', {}, '2026-11-13T16:00:00.000Z', []],
    ['asked after the moment had passed', { since: '2026-11-11T10:00:00.000Z' }, '2026-11-11T11:00:00.000Z', []],
    [
      'due on Monday: two days before is Friday',
      { dueAt: '2026-11-16T16:00:00.000Z' },
      '2026-11-13T08:00:00.000Z',
      ['deputy', 'boc'],
    ],
  ])('%s', (_, more, now, steps) => {
    expect(dueEscalations([debt(more)], now).map(({ step }) => step)).toEqual(steps);
  });
});
