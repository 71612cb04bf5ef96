import { expect, test } from '@jest/globals';
import { highsSolver } from '../../src/edge/solver/highs.ts';
import type { LinearModel } from '../../src/placements/rules/redistribution/model.ts';

/** Students to hand out over places that cost 1, 2, 3 …; the cheapest are taken first. */
function model(columns: number, students: number): LinearModel {
  return {
    columns: Array.from({ length: columns }, (_, at) => ({ cost: at + 1, most: 1 })),
    rows: [{ terms: Array.from({ length: columns }, (_, at): [number, number] => [at, 1]), equals: students }],
  } as LinearModel;
}

test('a large model is solved in a thread, and the service goes on meanwhile', async () => {
  const solve = highsSolver();
  let turns = 0;
  const clock = setInterval(() => turns++, 1);
  const { values, cost, gap } = await solve(model(6_000, 100));
  clearInterval(clock);
  expect([cost, gap]).toEqual([5_050, 0]);
  expect(values.slice(0, 100).every((value) => value === 1)).toBe(true);
  expect(turns).toBeGreaterThan(1);
});

test('a small one is solved here, and both find the same', async () => {
  const { values, cost } = await highsSolver()(model(200, 100));
  expect([cost, values.reduce((sum, value) => sum + value, 0)]).toEqual([5_050, 100]);
});

test('a model without a solution is told, from a thread too', async () => {
  await expect(highsSolver()(model(6_000, 6_001))).rejects.toThrow('no solution');
});
