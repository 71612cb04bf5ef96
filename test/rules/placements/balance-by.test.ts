import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  apportion,
  divideOverGroups,
  type GroupWeight,
  sharesWithinCaps,
} from '../../../src/placements/rules/balance-by.ts';
import { forecast } from '../../../src/placements/rules/forecast.ts';

// The order of AOS HUM (accredited, keurmerk, stageschool), and two regions as HAN has them.
const TIERS = [
  { boardId: 'x', key: 'accredited', teachers: 30 },
  { boardId: 'x', key: 'keurmerk', teachers: 10 },
  { boardId: 'y', key: 'stageschool', teachers: 1 },
];
const REGIONS = [
  { boardId: 'x', key: 'Arnhem', teachers: 20 },
  { boardId: 'x', key: 'Nijmegen', teachers: 20 },
  { boardId: 'y', key: null, teachers: 5 },
];
const figure = (boardId: string, definite: number, provisional = 0) => ({
  ...{ boardId, variantId: 'vt', definite, provisional },
});
const parts = (figures: ReturnType<typeof figure>[], weights: GroupWeight[]) =>
  divideOverGroups(figures, weights).map(({ key, definite, provisional, estimated }) => [
    ...[key, definite, provisional, estimated],
  ]);

describe('a board’s one figure over the groups of its schools', () => {
  test('divided by group teachers, and marked as an estimate', () => {
    expect(parts([figure('x', 6, 1)], TIERS)).toEqual([
      ['accredited', 5, 1, true],
      ['keurmerk', 1, 0, true],
    ]);
    expect(parts([figure('x', 7)], REGIONS)).toEqual([
      ['Arnhem', 4, 0, true],
      ['Nijmegen', 3, 0, true],
    ]);
  });
  test('one group, an unknown one, or no school at all: nothing to divide', () => {
    expect(parts([figure('y', 4)], TIERS)).toEqual([['stageschool', 4, 0, false]]);
    expect(parts([figure('y', 4)], REGIONS)).toEqual([[null, 4, 0, false]]);
    expect(parts([figure('weg', 4)], TIERS)).toEqual([[null, 4, 0, false]]);
  });
});

describe('all variants of a board together, within its cap', () => {
  const part = (key: string, variantId: string, definite: number, provisional = 0) => ({
    ...{ boardId: 'x', key, variantId, definite, provisional, estimated: false },
  });
  const one = [part('west', 'vt', 20, 4), part('west', 'dt', 10, 6)];
  const two = [part('west', 'vt', 20), part('oost', 'dt', 10, 6)];
  test.each([
    ['no cap', one, null, [['west', 30, 10, false]]],
    ['a cap beyond it', one, 40, [['west', 30, 10, false]]],
    ['certain places use up the cap first', one, 33, [['west', 30, 3, false]]],
    ['more certain than the cap', one, 12, [['west', 12, 0, false]]],
    ['a cap of none', one, 0, [['west', 0, 0, false]]],
    [
      'divided over groups by what was stated there',
      two,
      15,
      [
        ['west', 10, 0, true],
        ['oost', 5, 0, true],
      ],
    ],
    [
      'two groups that stay within it',
      two,
      36,
      [
        ['west', 20, 0, false],
        ['oost', 10, 6, false],
      ],
    ],
  ] as const)('%s', (_, parts, cap, expected) => {
    const shares = sharesWithinCaps(parts, new Map([['x', cap]]));
    expect(shares.map(({ key, definite, provisional, estimated }) => [key, definite, provisional, estimated])).toEqual(
      expected,
    );
  });
});

test('shares are whole, together the whole, and never off by one place or more', () => {
  expect(apportion(7, [1, 1, 1])).toEqual([3, 2, 2]);
  expect(apportion(5, [0, 0])).toEqual([3, 2]);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }),
      (total, weights) => {
        const shares = apportion(total, weights);
        const sum = weights.reduce((all, weight) => all + weight, 0);
        expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
        for (const [at, share] of shares.entries()) {
          expect(Math.abs(share - (total * (weights[at] ?? 0)) / sum)).toBeLessThan(1);
        }
      },
    ),
  );
});

describe('what a variant will come to', () => {
  test('everybody has answered: nothing to expect', () => {
    expect(forecast([{ now: 4, before: [3] }])).toEqual({ stated: 4, expected: 0, open: 0, unknown: 0 });
  });
  test('who has not answered does as before, on average', () => {
    expect(
      forecast([
        { now: 4, before: [] },
        { now: null, before: [6, null, 4] },
      ]),
    ).toEqual({
      ...{ stated: 4, expected: 5, open: 1, unknown: 0 },
    });
  });
  test('moved along with the boards that did answer, within bounds', () => {
    const answered = (now: number) => Array.from({ length: 3 }, () => ({ now, before: [10] }));
    const open = { now: null, before: [10] };
    expect(forecast([...answered(8), open]).expected).toBe(8);
    expect(forecast([...answered(1), open]).expected).toBe(5);
    expect(forecast([...answered(40), open]).expected).toBe(15);
    // Two boards are no trend.
    expect(forecast([...answered(1).slice(1), open]).expected).toBe(10);
  });
  test('a board of which nothing is known is counted as such, never as nought', () => {
    expect(
      forecast([
        { now: null, before: [] },
        { now: null, before: [null] },
      ]),
    ).toEqual({
      ...{ stated: 0, expected: 0, open: 2, unknown: 2 },
    });
  });
});
