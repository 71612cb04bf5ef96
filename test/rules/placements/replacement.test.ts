import { describe, expect, test } from '@jest/globals';
import {
  offerFault,
  type ReplacementCandidate,
  rankReplacements,
  spareOf,
} from '../../../src/placements/rules/students/replacement.ts';

const board = (boardId: string, change: Partial<ReplacementCandidate> = {}): ReplacementCandidate => ({
  ...{ boardId, kringId: 'west', tier: 'accredited', places: 10, students: 5, allPlaces: 20, allStudents: 10 },
  ...change,
});

test.each([
  ['room in the variant', { places: 10, students: 7 }, 3],
  ['full in the variant', { places: 10, students: 10 }, 0],
  ['more students than places', { places: 4, students: 6 }, 0],
  ['room in the variant, but the cap over all is reached', { allPlaces: 10, allStudents: 9 }, 1],
])('spare places: %s', (_, change, spare) => {
  expect(spareOf(board('a', change))).toBe(spare);
});

describe('whom to ask first', () => {
  const need = { kringId: 'west', without: ['home'] };
  const order = (...candidates: ReplacementCandidate[]) =>
    rankReplacements(candidates, need).map(({ boardId }) => boardId);

  test('the same kring goes before a better tier', () => {
    expect(order(board('far', { kringId: 'oost' }), board('near', { tier: 'stageschool' }))).toEqual(['near', 'far']);
  });
  test('then accredited, keurmerk, stageschool (the order of HUM), and unknown last', () => {
    const tiers = [null, 'stageschool', 'keurmerk', 'accredited'] as const;
    expect(order(...tiers.map((tier) => board(String(tier), { tier })))).toEqual([
      ...['accredited', 'keurmerk', 'stageschool', 'null'],
    ]);
  });
  test('then the emptiest for its size', () => {
    expect(order(board('half', { places: 10, students: 5 }), board('empty', { places: 4, students: 0 }))).toEqual([
      ...['empty', 'half'],
    ]);
  });
  test('the board that said no, and whoever is full, is not asked', () => {
    expect(order(board('home'), board('full', { students: 10 }), board('free'))).toEqual(['free']);
  });
  test('the same boards in another order give the same ranking', () => {
    const all = [board('c'), board('a'), board('b')];
    expect(order(...all)).toEqual(order(...all.toReversed()));
  });
});

const open = { state: 'open' as const, answerBy: '2027-10-08T17:00' };
const yes = { accept: true, reason: '', schoolId: 's1' };
const no = { accept: false, reason: 'vol', schoolId: null };
test.each([
  ['yes, in time', open, yes, '2027-10-08T14:59:59.000Z', null],
  ['yes, at the last moment', open, yes, '2027-10-08T15:00:00.000Z', 'replacement-over'],
  ['yes, without a school', open, { ...yes, schoolId: null }, '2027-10-01T08:00:00.000Z', 'replacement-no-school'],
  ['no, with a number', open, { ...no, reason: 'Niet 700001' }, '2027-10-01T08:00:00.000Z', 'student-reason-number'],
  ['no, without a reason', open, { ...no, reason: ' ' }, '2027-10-01T08:00:00.000Z', 'student-no-reason'],
  ['no', open, no, '2027-10-01T08:00:00.000Z', null],
  ['yes, after another', { ...open, state: 'taken' as const }, yes, '2027-10-01T08:00:00.000Z', 'replacement-taken'],
  [
    'yes, withdrawn',
    { ...open, state: 'withdrawn' as const },
    yes,
    '2027-10-01T08:00:00.000Z',
    'replacement-withdrawn',
  ],
])('%s', (_, search, answer, now, fault) => {
  expect(offerFault(search, answer, now)).toBe(fault);
});
