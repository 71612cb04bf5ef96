import { describe, expect, test } from '@jest/globals';
import { MOST_OPTIONS, planChange } from '../../../src/meetings/rules/change-options.ts';
import type { PollTimes } from '../../../src/meetings/rules/poll-lifecycle.ts';
import { viewFor } from '../../../src/meetings/rules/poll-sheet.ts';
import { said, sheet } from './sheet.ts';

const NOW = '2026-09-01T10:00:00.000Z'; // 12.00 in Amsterdam
const LATE = '2026-09-03T16:00:00.000Z'; // an hour after the deadline
const slot = (starts: string, change: object = {}) => {
  return { starts, minutes: 120, place: 'Utrecht', online: false, ...change };
};
const OPEN = { state: 'open' as const, deadline: '2026-09-03T17:00', closeWhenAnswered: false };
/** Two dates that count, 10 and 11 September at 14.00, and a withdrawn one on the 12th. */
const { options } = sheet();

describe('changing the dates of a poll', () => {
  test('adds, withdraws and prolongs', () => {
    const asked = { add: [slot('2026-09-15T10:00')], withdraw: ['first'], deadline: '2026-09-07T12:00' };
    expect(planChange(OPEN, options, asked, NOW)).toEqual({
      insert: [slot('2026-09-15T10:00')],
      revive: [],
      withdraw: ['first'],
      deadline: '2026-09-07T12:00',
      closeWhenAnswered: false,
      reopens: false,
      changes: true,
    });
  });

  test.each([
    ['the same date again', { add: [slot('2026-09-10T14:00')], withdraw: [] }],
    ['a date that was withdrawn already', { add: [], withdraw: ['third'] }],
    ['the deadline that there is', { add: [], withdraw: [], deadline: OPEN.deadline }],
    ['nothing', { add: [], withdraw: [] }],
  ])('%s changes nothing', (_what, asked) => {
    expect(planChange(OPEN, options, asked, NOW)).toMatchObject({ changes: false, insert: [], withdraw: [] });
  });

  test.each([
    ['as it was: what was said stands', slot('2026-09-12T14:00'), true],
    ['in another place: it is asked anew', slot('2026-09-12T14:00', { place: 'Ede' }), false],
    ['online as well: it is asked anew', slot('2026-09-12T14:00', { online: true }), false],
  ])('a withdrawn date returns %s', (_what, again, answersStand) => {
    expect(planChange(OPEN, options, { add: [again], withdraw: [] }, NOW)).toMatchObject({
      insert: [],
      revive: [{ optionId: 'third', slot: again, answersStand }],
    });
  });

  test('a date that moves to another place in one go stays one date', () => {
    const moved = slot('2026-09-10T14:00', { place: 'Ede' });
    expect(planChange(OPEN, options, { add: [moved], withdraw: ['first'] }, NOW)).toMatchObject({
      insert: [],
      withdraw: [],
      revive: [{ optionId: 'first', slot: moved, answersStand: false }],
    });
  });

  test.each([
    ['a date in the past', { add: [slot('2026-09-01T12:00')] }, { code: 'option-past', option: 1 }],
    ['a public holiday', { add: [slot('2026-12-25T14:00')] }, { code: 'option-holiday', option: 1 }],
    ['a date that does not exist', { add: [slot('2026-09-31T14:00')] }, { code: 'option-invalid', option: 1 }],
    ['a date before the deadline', { add: [slot('2026-09-03T10:00')] }, { code: 'deadline-after-option', option: 1 }],
    [
      'one date twice',
      { add: [slot('2026-09-15T10:00'), slot('2026-09-15T10:00')] },
      { code: 'option-double', option: 2 },
    ],
    [
      'the second, after one that was there',
      { add: [slot('2026-09-10T14:00'), slot('2026-08-15T10:00')] },
      { code: 'option-past', option: 2 },
    ],
    [
      'the moment of another date, elsewhere',
      { add: [slot('2026-09-15T10:00'), slot('2026-09-11T14:00', { place: 'Ede' })] },
      { code: 'option-double', option: 2 },
    ],
    ['no date left', { withdraw: ['first', 'second'] }, { code: 'no-date-left' }],
    ['a date of another poll', { withdraw: ['elsewhere'] }, { code: 'date-unknown' }],
    [
      'a deadline after a date that stays',
      { deadline: '2026-09-11T09:00' },
      { code: 'deadline-after-existing', starts: '2026-09-10T14:00' },
    ],
    ['a deadline that is over', { deadline: '2026-09-01T09:00' }, { code: 'deadline-past' }],
    [
      'more dates than anybody can answer',
      { add: Array.from({ length: MOST_OPTIONS - 2 }, (_, at) => slot('2026-10-05T09:00', { minutes: 15 + at })) },
      { code: 'too-many-dates', most: MOST_OPTIONS },
    ],
  ])('is refused for %s', (_why, asked, fault) => {
    const whole = { add: [], withdraw: [], ...asked };
    expect(planChange(OPEN, options, whole, NOW)).toEqual({ fault: expect.objectContaining(fault) });
  });

  test.each([
    [
      'a date joins it, with a new deadline',
      OPEN,
      { add: [slot('2026-09-15T10:00')], deadline: '2026-09-07T12:00' },
      true,
    ],
    ['its time is prolonged', OPEN, { deadline: '2026-09-07T12:00' }, true],
    [
      'a date joins one that closed early',
      { ...OPEN, state: 'closed' as const, early: true },
      { add: [slot('2026-09-15T10:00')] },
      true,
    ],
  ])(
    'a closed poll opens again when %s',
    (_what, { early, ...poll }: PollTimes & { closeWhenAnswered: boolean; early?: boolean }, asked, reopens) => {
      const change = { add: [], withdraw: [], ...asked };
      expect(planChange(poll, options, change, early ? NOW : LATE)).toMatchObject({ reopens });
    },
  );

  test.each([
    ['a date is only withdrawn', { withdraw: ['first'] }, { code: 'closed-only-adds' }],
    ['a date is added without time to answer', { add: [slot('2026-09-15T10:00')] }, { code: 'deadline-past' }],
  ])('and stays closed, with a reason, when %s', (_what, asked, fault) => {
    expect(planChange(OPEN, options, { add: [], withdraw: [], ...asked }, LATE)).toEqual({ fault });
  });
});

describe('what a member’s card shows when a date has joined', () => {
  const grown = (addedAt: string, answers: ReturnType<typeof said>) => {
    const before = sheet({ said: { chair: { ...answers, complete: false } } });
    const added = { ...before.options[2]!, optionId: 'new', withdrawn: false, addedAt };
    return { ...before, options: [...before.options, added] };
  };
  const answerer = { personId: 'anna', boardIds: [] };
  test.each([
    ['after the answer: that date alone', '2026-09-01T09:30:00.000Z', said('anna'), 'new-dates'],
    ['before the answer, and left open: the answer', '2026-09-01T08:30:00.000Z', said('anna'), 'answered'],
    ['after a colleague’s answer: that answer', '2026-09-01T09:30:00.000Z', said('bram'), 'answered-by-colleague'],
    [
      'after the answer, and answered since: the answer',
      '2026-09-01T09:30:00.000Z',
      { ...said('anna'), answers: { ...said('anna').answers, new: 'yes' as const } },
      'answered',
    ],
  ])('%s', (_when, addedAt, answers, state) => {
    expect(viewFor(grown(addedAt, answers), answerer, NOW).state).toBe(state);
  });
});
