import { describe, expect, test } from '@jest/globals';
import {
  answerFault,
  capacitySubject,
  closeFault,
  deadlineFault,
  endedAt,
  forBoard,
  isDue,
  openFault,
  type RoundTimes,
  readCapacitySubject,
  usualStart,
} from '../../../src/placements/rules/placement-round.ts';

const round = (change: Partial<RoundTimes> = {}): RoundTimes => ({
  state: 'open',
  deadline: '2027-01-15T17:00',
  startsOn: '2027-02-01',
  ...change,
});
/** 17:00 in Amsterdam, which is at +01:00 in January. */
const AT_DEADLINE = '2027-01-15T16:00:00.000Z';
const BEFORE = '2027-01-15T15:59:59.000Z';

describe('may it be answered now?', () => {
  test.each([
    ['draft', BEFORE, 'round-not-open'],
    ['open', BEFORE, null],
    ['open', AT_DEADLINE, 'round-closed'],
    ['closed', BEFORE, 'round-closed'],
    ['cancelled', BEFORE, 'round-cancelled'],
  ] as const)('%s at %s: %s', (state, now, fault) => {
    expect(answerFault(round({ state }), now)).toBe(fault);
  });

  test('a deadline in summer is held against summer time', () => {
    const summer = round({ deadline: '2027-06-30T17:00' });
    expect(answerFault(summer, '2027-06-30T14:59:00.000Z')).toBeNull();
    expect(answerFault(summer, '2027-06-30T15:00:00.000Z')).toBe('round-closed');
  });

  test('a board with more time may answer after the round has closed, and no other', () => {
    const closed = round({ state: 'closed' });
    expect(answerFault(forBoard(closed, '2027-01-20T12:00'), AT_DEADLINE)).toBeNull();
    expect(answerFault(forBoard(closed, '2027-01-20T12:00'), '2027-01-20T11:00:00.000Z')).toBe('round-closed');
    expect(answerFault(forBoard(closed, null), BEFORE)).toBe('round-closed');
    expect(answerFault(forBoard(round({ state: 'cancelled' }), '2027-01-20T12:00'), BEFORE)).toBe('round-cancelled');
    expect(answerFault(forBoard(round(), '2027-01-10T12:00'), BEFORE)).toBeNull();
  });
});

describe('opening, moving, closing', () => {
  const variants = ['Voltijd', 'Deeltijd'];
  test.each([
    [round({ state: 'draft' }), variants, BEFORE, null],
    [round({ state: 'open' }), variants, BEFORE, 'round-already-open'],
    [round({ state: 'closed' }), variants, BEFORE, 'round-closed'],
    [round({ state: 'cancelled' }), variants, BEFORE, 'round-cancelled'],
    [round({ state: 'draft' }), [], BEFORE, 'round-no-variants'],
    [round({ state: 'draft' }), ['AD-PEP', ' ad-pep '], BEFORE, 'round-same-variants'],
    [round({ state: 'draft' }), variants, AT_DEADLINE, 'round-deadline-past'],
    [round({ state: 'draft', startsOn: '2027-01-15' }), variants, BEFORE, 'round-deadline-after-start'],
  ])('%j with %j at %s: %s', (times, names, now, fault) => {
    expect(openFault(times, names, now)).toBe(fault);
  });

  test('a new deadline lies ahead and before the period', () => {
    expect(deadlineFault(round(), BEFORE)).toBeNull();
    expect(deadlineFault(round({ deadline: '2027-02-01T09:00' }), BEFORE)).toBe('round-deadline-after-start');
  });

  test('closing needs a round that was opened; closing twice is no fault', () => {
    expect(closeFault({ state: 'draft' })).toBe('round-not-open');
    expect(closeFault({ state: 'cancelled' })).toBe('round-cancelled');
    expect(closeFault({ state: 'open' })).toBeNull();
    expect(closeFault({ state: 'closed' })).toBeNull();
  });

  test('the clock closes what is open and past, however long ago', () => {
    expect(isDue(round(), BEFORE)).toBe(false);
    expect(isDue(round(), AT_DEADLINE)).toBe(true);
    expect(isDue(round(), '2027-03-01T00:00:00.000Z')).toBe(true);
    expect(isDue(round({ state: 'closed' }), AT_DEADLINE)).toBe(false);
  });

  test.each([
    [2027, '2027-01-15T17:00', '2027-09-01'],
    [2026, '2026-12-13T17:00', '2027-02-01'],
    [2026, '2027-03-31T17:00', '2027-04-01'],
  ])('a round for %i that is answered until %s is for the period from %s', (year, deadline, start) => {
    expect(usualStart(year, deadline)).toBe(start);
  });

  test('a question is named by its round, board and school, and nothing else passes for one', () => {
    expect(readCapacitySubject(capacitySubject('r1', 'b1'))).toEqual({ roundId: 'r1', boardId: 'b1' });
    expect(readCapacitySubject('r1')).toBeNull();
    const ofSchool = { roundId: 'r1', boardId: 'b1', schoolId: 's1' };
    expect(readCapacitySubject(capacitySubject('r1', 'b1', 's1'))).toEqual(ofSchool);
    expect(readCapacitySubject('r1:b1:')).toBeNull();
    expect(readCapacitySubject('r1:b1:s1:x')).toBeNull();
  });
});

test.each([
  ['open', null, '2027-01-15T17:00'],
  ['closed', '2027-01-15T16:00:05.000Z', '2027-01-15T17:00'],
  ['closed', '2026-11-28T01:10:22.000Z', '2026-11-28T02:10'],
  ['closed', null, '2027-01-15T17:00'],
] as const)('answers to a round that is %s, since %s, were taken until %s', (state, closedAt, expected) => {
  expect(endedAt({ state, closedAt, deadline: '2027-01-15T17:00' })).toBe(expected);
});
