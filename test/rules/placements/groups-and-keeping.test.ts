import { describe, expect, test } from '@jest/globals';
import { formGroups, groupCount, POS_GROUP } from '../../../src/placements/rules/students/groups.ts';
import {
  fieldKeepingFault,
  fieldKeptUntil,
  fieldsPastKeeping,
  isPastKeeping,
  keepingFault,
  keepsRegistration,
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

describe('until when one field of a round is kept', () => {
  const own = (field: string, until: string | null) => ({ field, until, purpose: null });
  const round = (...fields: ReturnType<typeof own>[]) => ({ schoolYear: 2027, chosen: '2029-01-01', fields });

  test.each([
    ['mentor', null, '2029-01-01'],
    ['mentor', '2028-08-01', '2028-08-01'],
    // The round was shortened afterwards: a detail never outlives its placement.
    ['mentor', '2030-01-01', '2029-01-01'],
    ['registration', '2034-08-01', '2034-08-01'],
    ['registration', '2028-10-01', '2028-10-01'],
    ['number', null, '2029-01-01'],
  ])('%s with a term of its own until %s: %s', (field, until, expected) => {
    expect(fieldKeptUntil(field, round(own(field, until)))).toBe(expected);
  });
  test.each([
    ['mentor', '2028-08-01', null],
    ['mentor', '2029-01-02', 'keeping-field-later'],
    ['mentor', '2028-07-31', 'keeping-early'],
    ['mentor', '2026-11-01', 'keeping-past'],
    ['registration', '2035-08-01', null],
    ['registration', '2035-08-02', 'keeping-long'],
    ['number', '2028-10-01', 'keeping-field-whole'],
    ['trail', '2028-10-01', 'keeping-field-whole'],
  ])('%s may have %s: %s', (field, until, fault) => {
    expect(fieldKeepingFault(field, until, round(), '2026-11-02')).toBe(fault);
  });
  test('only what has a term of its own goes apart, from its day on', () => {
    const kept = round(own('mentor', '2028-08-01'), own('registration', '2034-08-01'), own('reason', null));
    expect(fieldsPastKeeping(kept, '2028-07-31')).toEqual([]);
    expect(fieldsPastKeeping(kept, '2028-08-01')).toEqual(['mentor']);
    expect(fieldsPastKeeping(kept, '2034-08-01')).toEqual(['mentor', 'registration']);
  });
  test('lines of a registration stay with a later day alone', () => {
    expect(keepsRegistration(round(own('registration', '2034-08-01')), '2034-07-31')).toBe(true);
    expect(keepsRegistration(round(own('registration', '2034-08-01')), '2034-08-01')).toBe(false);
    expect(keepsRegistration(round(), '2028-01-01')).toBe(false);
  });
});
