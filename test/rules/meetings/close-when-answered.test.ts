import { describe, expect, test } from '@jest/globals';
import { closedAnswered, closesAnsweredAt } from '../../../src/meetings/rules/close-when-answered.ts';
import type { PollFacts } from '../../../src/meetings/rules/poll-sheet.ts';
import { said, sheet } from './sheet.ts';

const LAST = '2026-09-01T10:00:00.000Z';
const both = { chair: said('anna'), zuid: said('carla') };

describe('a poll that closes once everybody has answered', () => {
  test.each([
    ['everybody answered: a quarter later', both, {}, '2026-09-01T10:15:00.000Z'],
    [
      'it was changed since: a quarter after that',
      both,
      { changedAt: '2026-09-01T10:10:00.000Z' },
      '2026-09-01T10:25:00.000Z',
    ],
    [
      'it was changed before: a quarter after the answer',
      both,
      { changedAt: '2026-08-31T10:10:00.000Z' },
      '2026-09-01T10:15:00.000Z',
    ],
    ['somebody did not answer', { chair: said('anna') }, {}, null],
    ['somebody answered in part', { ...both, zuid: { ...said('carla'), complete: false } }, {}, null],
    ['nobody answered', {}, { lastAnswerAt: null }, null],
    ['it was asked to stay open', both, { closeWhenAnswered: false }, null],
    ['it was closed already', both, { state: 'closed' }, null],
    ['its date was chosen', both, { state: 'decided' }, null],
  ] as const)('%s', (_what, given, change, at) => {
    const before = sheet({ said: { ...given } });
    const poll: PollFacts = { ...before.poll, closeWhenAnswered: true, lastAnswerAt: LAST, ...change };
    expect(closesAnsweredAt({ ...before, poll })).toBe(at);
  });

  test('a seat that nobody fills holds nothing up', () => {
    const empty = sheet({ said: both });
    expect(empty.seats.some(({ askedId }) => askedId === null)).toBe(true);
    expect(closedAnswered({ ...empty, poll: { ...empty.poll, closeWhenAnswered: true } })).toBe(true);
    expect(closedAnswered(empty)).toBe(false);
  });
});
