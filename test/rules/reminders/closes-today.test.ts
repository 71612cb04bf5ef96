import { expect, test } from '@jest/globals';
import { closingToday } from '../../../src/reminders/rules/closes-today.ts';
import type { OpenAsk, Reachable } from '../../../src/reminders/rules/due-reminders.ts';

const FREE: Reachable = { remindedToday: false, remindedThisWeek: 2, mostAWeek: 3, paused: false, regions: [] };
/** Friday 13 November 2026, 08.30 in Amsterdam; the question closes at 17.00. */
const MORNING = '2026-11-13T07:30:00.000Z';
const ask: OpenAsk = {
  obligationId: 'o1',
  personId: 'anna',
  since: '2026-11-02T09:00:00.000Z',
  dueAt: '2026-11-13T16:00:00.000Z',
  remindedAt: '2026-11-12T07:30:00.000Z',
  policy: { daysBefore: [3, 1], escalation: [] },
  daysBetweenWhenLate: null,
};
const midnight = '2026-11-13T23:00:00.000Z';

test.each<[string, Partial<OpenAsk>, Partial<Reachable>, string, boolean]>([
  ['it closes today', {}, {}, MORNING, true],
  ['it closes when the day ends', { dueAt: midnight }, {}, MORNING, true],
  ['it closes tomorrow', { dueAt: '2026-11-14T09:00:00.000Z' }, {}, MORNING, false],
  ['it has closed', { dueAt: MORNING }, {}, MORNING, false],
  ['it was asked this morning', { since: '2026-11-13T07:00:00.000Z' }, {}, MORNING, false],
  ['it goes on being owed', { daysBetweenWhenLate: 7 }, {}, MORNING, false],
  ['no reminders were agreed', { policy: { daysBefore: [], escalation: [] } }, {}, MORNING, false],
  ['they were reminded today', {}, { remindedToday: true }, MORNING, false],
  ['they had as many as agreed this week', {}, { remindedThisWeek: 3 }, MORNING, false],
  ['they asked to be left alone', {}, { paused: true }, MORNING, false],
  ['they are in the school holidays', {}, { regions: ['noord'] }, MORNING, false],
  ['it is night', {}, {}, '2026-11-13T05:00:00.000Z', false],
])('%s', (_what, asked, known, now, told) => {
  const holidays = [{ region: 'noord' as const, from: '2026-11-13', until: '2026-11-13' }];
  const found = closingToday([{ ...ask, ...asked }], () => ({ ...FREE, ...known }), now, holidays);
  expect(found).toEqual(told ? [{ personId: 'anna', obligationIds: ['o1'] }] : []);
});

test('everything of one person is told together', () => {
  const asks = [ask, { ...ask, obligationId: 'o2' }, { ...ask, obligationId: 'o3', personId: 'bram' }];
  expect(closingToday(asks, () => FREE, MORNING)).toEqual([
    { personId: 'anna', obligationIds: ['o1', 'o2'] },
    { personId: 'bram', obligationIds: ['o3'] },
  ]);
});
