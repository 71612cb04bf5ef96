import { describe, expect, test } from '@jest/globals';
import { formGroups, groupCount, POS_GROUP } from '../../../src/placements/rules/students/groups.ts';
import {
  isPastKeeping,
  keepingFault,
  keptUntil,
  movedKeeping,
} from '../../../src/placements/rules/students/retention.ts';

const student = (label: number, variant: string, phase: string | null = null) => ({ label, variant, phase });
const class_ = (count: number) =>
  Array.from({ length: count }, (_, at) => student(at + 1, at % 3 ? 'Voltijd' : 'Deeltijd'));

describe('groups of 6 to 8, as POS forms them', () => {
  test.each([
    [0, 0],
    [4, 1],
    [6, 1],
    [8, 1],
    [9, 1],
    [10, 2],
    [11, 2],
    [12, 2],
    [16, 2],
    [17, 2],
    [20, 3],
    [31, 4],
  ])('%i students go in %i groups', (students, groups) => {
    expect(groupCount(students, POS_GROUP)).toBe(groups);
  });

  test('from 12 students on every number but 17 fits; that one goes as near as can be', () => {
    for (let students = 12; students <= 200; students++) {
      if (students === 17) continue;
      expect([students, formGroups(class_(students), POS_GROUP).every(({ fits }) => fits)]).toEqual([students, true]);
    }
    expect(formGroups(class_(17), POS_GROUP).map(({ students }) => students.length)).toEqual([9, 8]);
  });

  test('each group is as mixed as the others', () => {
    const some = [
      ...Array.from({ length: 8 }, (_, at) => student(at, 'Voltijd', 'jaar 1')),
      ...Array.from({ length: 4 }, (_, at) => student(20 + at, 'Deeltijd')),
      ...Array.from({ length: 4 }, (_, at) => student(30 + at, 'Voltijd', 'jaar 3')),
    ];
    const mix = formGroups(some, POS_GROUP).map(({ students }) => [
      students.filter(({ variant }) => variant === 'Deeltijd').length,
      students.filter(({ phase }) => phase === 'jaar 1').length,
      students.filter(({ phase }) => phase === 'jaar 3').length,
    ]);
    expect(mix).toEqual([
      [2, 4, 2],
      [2, 4, 2],
    ]);
  });

  test('the order in which students come makes no difference; nobody is left out', () => {
    const one = formGroups(class_(20), POS_GROUP);
    expect(formGroups(class_(20).toReversed(), POS_GROUP)).toEqual(one);
    expect(one.flatMap(({ students }) => students).length).toBe(20);
  });
});

describe('until when students of a round are kept', () => {
  test('two years after the school year, unless decided otherwise', () => {
    expect(keptUntil(2027, null)).toBe('2030-08-01');
    expect(keptUntil(2027, '2029-01-01')).toBe('2029-01-01');
    expect(isPastKeeping(2027, '2029-01-01', '2028-12-31')).toBe(false);
    expect(isPastKeeping(2027, '2029-01-01', '2029-01-01')).toBe(true);
  });
  test.each([
    ['2026-11-02', 'keeping-past'],
    ['2028-07-31', 'keeping-early'],
    ['2028-08-01', null],
    ['2035-08-01', null],
    ['2035-08-02', 'keeping-long'],
  ])('of 2027-2028, until %s: %s', (until, fault) => {
    expect(keepingFault(2027, until, '2026-11-02')).toBe(fault);
  });
  test('a later round keeps as long as the one it is copied from', () => {
    expect(movedKeeping('2029-01-01', 2027, 2028)).toBe('2030-01-01');
    expect(movedKeeping('2032-02-29', 2027, 2028)).toBe('2033-02-28');
    expect(movedKeeping(null, 2027, 2028)).toBeNull();
  });
});
