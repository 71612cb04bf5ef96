import { describe, expect, test } from '@jest/globals';
import { type HeldPoll, type Hold, nextHoldStep, wantsHold } from '../../../src/meetings/rules/holds.ts';

const NOW = '2026-11-02T09:00:00.000Z';
const daysAgo = (days: number) => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
const poll = (change: Partial<HeldPoll> = {}): HeldPoll => ({
  holdDates: true,
  state: 'open',
  endedAt: null,
  ...change,
});
const option = (optionId = 'a', change = {}) => ({ optionId, starts: '2026-11-17T14:00', withdrawn: false, ...change });

describe('a date is held', () => {
  test.each([
    ['while the poll runs', poll(), option(), true],
    ['not where nobody asked for it', poll({ holdDates: false }), option(), false],
    ['not once it is withdrawn', poll(), option('a', { withdrawn: true }), false],
    ['not once it has begun', poll(), option('a', { starts: '2026-11-02T10:00' }), false],
    ['after closing, while somebody has to choose', poll({ state: 'closed', endedAt: daysAgo(6) }), option(), true],
    ['not when nobody has chosen for a week', poll({ state: 'closed', endedAt: daysAgo(7) }), option(), false],
    ['not once a date is chosen', poll({ state: 'decided', endedAt: NOW }), option(), false],
    ['not once the poll is dropped', poll({ state: 'cancelled', endedAt: NOW }), option(), false],
  ])('%s', (_case, held, date, wanted) => {
    expect(wantsHold(held, date, NOW)).toBe(wanted);
  });
});

describe('the next thing to tell the calendar', () => {
  const hold = (optionId: string, eventId: string | null = `event-${optionId}`, told: string | null = 'anna'): Hold => {
    return { optionId, eventId, eventKey: `key-${optionId}`, told };
  };
  const gone = poll({ state: 'decided', endedAt: NOW });
  const [a, b] = [option('a'), option('b')];
  test.each([
    ['a date that is not held yet', poll(), [a, b], [hold('a')], { kind: 'place', optionId: 'b', hold: null }],
    ['one that was tried but not confirmed', poll(), [a], [hold('a', null)], { kind: 'place', hold: hold('a', null) }],
    ['nothing when all are held', poll(), [a, b], [hold('a'), hold('b')], null],
    ['nothing when none is to be held', poll({ holdDates: false }), [a], [], null],
    ['letting go after the choice', gone, [a, b], [hold('b')], { kind: 'release', hold: hold('b') }],
    [
      'letting go of a withdrawn date before holding a new one',
      poll(),
      [option('a', { withdrawn: true }), b],
      [hold('a')],
      { kind: 'release', hold: hold('a') },
    ],
    [
      'finding out about one that may have been made, so that it can go',
      gone,
      [a],
      [hold('a', null)],
      { kind: 'place', optionId: 'a' },
    ],
    [
      'another calendar, when the seat changed hands',
      poll(),
      [a, b],
      [hold('a'), hold('b', 'event-b', 'bram')],
      { kind: 'retell', optionId: 'b', hold: hold('b', 'event-b', 'bram') },
    ],
    [
      'a new date before that, because it is not held by anyone',
      poll(),
      [a, b],
      [hold('a', 'event-a', null)],
      { kind: 'place', optionId: 'b' },
    ],
    ['letting go before that', gone, [a], [hold('a', 'event-a', 'bram')], { kind: 'release' }],
  ])('%s', (_case, held, options, holds, step) => {
    const next = nextHoldStep(held, options, holds, 'anna', NOW);
    if (step === null) expect(next).toBeNull();
    else expect(next).toMatchObject(step);
  });
});
