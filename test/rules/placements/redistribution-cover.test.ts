import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { highsSolver } from '../../../src/edge/solver/highs.ts';
import { unmetWith } from '../../../src/placements/rules/redistribution/cover.ts';
import { buildModel } from '../../../src/placements/rules/redistribution/model.ts';
import type {
  RedistributionBoard,
  RedistributionProblem,
  Unmet,
} from '../../../src/placements/rules/redistribution/problem.ts';

const solve = highsSolver();
const students = (unmet: readonly Unmet[]): number => unmet.reduce((sum, each) => sum + each.students, 0);

function board(boardId: string, offers: Record<string, number>, more: Partial<RedistributionBoard> = {}) {
  return {
    ...{ boardId, regionId: 'noord', cap: null, past: 0, teachers: { accredited: 20, keurmerk: 0, stageschool: 0 } },
    offers: Object.entries(offers).map(([variantId, places]) => ({ variantId, places, refused: false })),
    ...more,
  } satisfies RedistributionBoard;
}
const need = (variantId: string, regionId: string | null, count: number) => ({ variantId, regionId, students: count });
const problem = (boards: RedistributionBoard[], demand: RedistributionProblem['demand']): RedistributionProblem => ({
  ...{ variantIds: ['vt', 'dt'], demand, boards },
});

describe('who finds no place with what was offered and these extras', () => {
  test('everybody has one', () => {
    const extras = [{ boardId: 'a', variantId: 'vt', places: 2 }];
    expect(unmetWith(problem([board('a', { vt: 3 })], [need('vt', null, 5)]), extras)).toEqual([]);
    expect(unmetWith(problem([board('a', { vt: 3 })], [need('vt', null, 5)]), [])).toEqual([need('vt', null, 2)]);
  });
  test('a place in another region is none, and one of another variant neither', () => {
    const boards = [board('a', { vt: 4, dt: 1 }, { regionId: 'zuid' })];
    const demand = [need('vt', 'noord', 2), need('dt', null, 3)];
    expect(unmetWith(problem(boards, demand), [])).toEqual([need('dt', null, 2), need('vt', 'noord', 2)]);
  });
  test('a board takes no more over its variants than its cap', () => {
    const boards = [board('a', { vt: 4, dt: 4 }, { cap: 5 })];
    expect(students(unmetWith(problem(boards, [need('vt', null, 4), need('dt', null, 4)]), []))).toBe(3);
  });
  test('a student from anywhere gives way to one of the region', () => {
    const boards = [board('a', { vt: 2 }), board('b', { vt: 2 }, { regionId: 'zuid' })];
    expect(unmetWith(problem(boards, [need('vt', null, 2), need('vt', 'noord', 2)]), [])).toEqual([]);
  });

  test('as many as the solver leaves without one, whatever the figures', async () => {
    const places = fc.integer({ min: 0, max: 4 });
    const region = fc.constantFrom('noord', 'zuid');
    const boards = fc.array(
      fc.record({ vt: places, dt: places, region, cap: fc.option(fc.integer({ min: 0, max: 6 })) }),
      { minLength: 1, maxLength: 6 },
    );
    const demand = fc.record({ noord: places, zuid: places, anywhere: places, dt: fc.integer({ min: 0, max: 12 }) });
    await fc.assert(
      fc.asyncProperty(boards, demand, fc.array(places, { maxLength: 6 }), async (given, wanted, more) => {
        const all = given.map(({ vt, dt, region: regionId, cap }, at) =>
          board(`b${at}`, { vt, dt }, { regionId, cap }),
        );
        const found = problem(all, [
          ...[need('vt', 'noord', wanted.noord), need('vt', 'zuid', wanted.zuid), need('vt', null, wanted.anywhere)],
          need('dt', null, wanted.dt),
        ]);
        const extras = more
          .slice(0, all.length)
          .map((count, at) => ({ boardId: `b${at}`, variantId: 'vt', places: count }));
        const asOffered = all.map((each, at) => ({
          ...each,
          // What is asked counts as offered, and nothing else may be asked.
          offers: each.offers.map((offer) => ({
            ...{ ...offer, refused: true },
            places: offer.places + (offer.variantId === 'vt' ? (extras[at]?.places ?? 0) : 0),
          })),
          cap: each.cap,
        }));
        // Half of the teachers is more than is ever asked here, so that what a board takes at most is the same.
        const built = buildModel({ ...found, boards: asOffered }, 'fair');
        const { values, cost } = await solve(built.model);
        expect(students(unmetWith(found, extras))).toBe(students(built.read(values, cost).unmet));
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});
