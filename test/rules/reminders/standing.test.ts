import { describe, expect, test } from '@jest/globals';
import { type MessageState, progressByDay, standingOf } from '../../../src/reminders/rules/standing.ts';

const AT = '2026-11-10T09:00:00.000Z';
const open = { settledAt: null, withdrawnAt: null, people: 1 };

test.each<[string, Parameters<typeof standingOf>[0], MessageState['state'][], string]>([
  ['answered counts above all', { ...open, settledAt: AT, withdrawnAt: AT }, ['failed'], 'answered'],
  ['nobody waits for it any more', { ...open, withdrawnAt: AT }, ['sent'], 'withdrawn'],
  ['one of two messages arrived', open, ['failed', 'sent'], 'waiting'],
  ['it was looked at', open, ['seen'], 'waiting'],
  ['on its way', open, ['failed', 'queued'], 'sending'],
  ['nobody can tell', open, ['failed', 'uncertain'], 'uncertain'],
  ['came back', open, ['bounced'], 'failed'],
  ['wants none', open, ['opted-out'], 'optedOut'],
  ['there is nobody', { ...open, people: 0 }, [], 'nobody'],
  ['nobody now, but it was sent to somebody', { ...open, people: 0 }, ['sent'], 'waiting'],
  ['no message at all: it stands in the tab', open, [], 'waiting'],
])('%s', (_, debt, states, standing) => {
  expect(
    standingOf(
      debt,
      states.map((state) => ({ state })),
    ),
  ).toBe(standing);
});

describe('day by day', () => {
  test('adds up without holes; an evening in UTC is the next day in Amsterdam', () => {
    const sent = ['2026-11-02T09:00:00.000Z', '2026-11-02T23:30:00.000Z', '2026-11-05T09:00:00.000Z'];
    expect(progressByDay({ sent, answered: ['2026-11-04T09:00:00.000Z'], failed: [] })).toEqual([
      { date: '2026-11-02', sent: 1, answered: 0, failed: 0 },
      { date: '2026-11-03', sent: 2, answered: 0, failed: 0 },
      { date: '2026-11-04', sent: 2, answered: 1, failed: 0 },
      { date: '2026-11-05', sent: 3, answered: 1, failed: 0 },
    ]);
  });

  test('nothing happened; and of a very long question the newest days', () => {
    expect(progressByDay({ sent: [], answered: [], failed: [] })).toEqual([]);
    const days = progressByDay({ sent: ['2025-01-01T09:00:00.000Z', AT], answered: [], failed: [] });
    expect([days.length, days.at(-1)]).toEqual([120, { date: '2026-11-10', sent: 2, answered: 0, failed: 0 }]);
  });
});
