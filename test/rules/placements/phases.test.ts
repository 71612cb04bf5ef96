import { describe, expect, test } from '@jest/globals';
import {
  isPhaseLate,
  movedPhases,
  type Phase,
  phaseFault,
  phaseState,
  unplanned,
} from '../../../src/placements/rules/phases.ts';

const phase = (change: Partial<Phase> = {}): Phase => ({
  ...{ phase: 'students', opensAt: '2027-03-01T09:00', closesAt: '2027-03-26T17:00', held: null },
  ...change,
});

describe('how a phase stands', () => {
  test.each<[string, Partial<Phase>, string, string]>([
    ['a minute before it opens', {}, '2027-03-01T07:59:00.000Z', 'planned'],
    ['as it opens, 9.00 in Amsterdam', {}, '2027-03-01T08:00:00.000Z', 'open'],
    ['a minute before it closes', {}, '2027-03-26T15:59:00.000Z', 'open'],
    ['as it closes, 17.00 in Amsterdam', {}, '2027-03-26T16:00:00.000Z', 'closed'],
    ['without a beginning', { opensAt: null }, '2020-01-01T00:00:00.000Z', 'open'],
    ['without an end', { closesAt: null }, '2040-01-01T00:00:00.000Z', 'open'],
    ['opened by hand before its date', { held: 'open' }, '2020-01-01T00:00:00.000Z', 'open'],
    ['closed by hand within its dates', { held: 'closed' }, '2027-03-10T08:00:00.000Z', 'closed'],
  ])('%s', (_name, change, now, state) => {
    expect(phaseState(phase(change), now)).toBe(state);
  });

  test('nobody set dates: open throughout', () => {
    expect(phaseState(unplanned('students'), '2027-03-10T08:00:00.000Z')).toBe('open');
  });

  test('late is what waits when it has closed', () => {
    expect([isPhaseLate('closed', 3), isPhaseLate('closed', 0), isPhaseLate('open', 3)]).toEqual([true, false, false]);
  });
});

test.each<[string, Partial<Phase>, string | null]>([
  ['fine', {}, null],
  ['it ends as it begins', { closesAt: '2027-03-01T09:00' }, 'phase-dates'],
  ['it ends before the capacity is known', { opensAt: null, closesAt: '2027-01-15T17:00' }, 'phase-before-capacity'],
  ['no dates', { opensAt: null, closesAt: null }, null],
])('dates: %s', (_name, change, fault) => {
  expect(phaseFault(phase(change), '2027-01-15T17:00')).toBe(fault);
});

test('copied to the next year: on the same days of the week, nothing by hand', () => {
  expect(movedPhases([phase({ held: 'closed' })], '2027-01-15T17:00', '2028-01-14T17:00')).toEqual([
    { phase: 'students', opensAt: '2028-02-28T09:00', closesAt: '2028-03-24T17:00', held: null },
  ]);
});
