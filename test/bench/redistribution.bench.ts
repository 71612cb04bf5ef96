import { highsSolver } from '../../src/edge/solver/highs.ts';
import { buildModel } from '../../src/placements/rules/redistribution/model.ts';
import type {
  RedistributionProblem,
  RegionalDemand,
  Strategy,
} from '../../src/placements/rules/redistribution/problem.ts';
import { dice } from '../journeys/rehearsal/cycle.ts';
import { type Bench, type Measure, percentile, rounded, under } from './bench.ts';

const VARIANTS = ['ad-pep', 'deeltijd', 'lio', 'voltijd-1', 'voltijd-2', 'zij-instroom'];
const solve = highsSolver();

/** Boards of all sizes in six kringen, offering a little less than is needed, with demand per kring for two variants. */
function shortage(boards: number): RedistributionProblem {
  const roll = dice(11);
  const upTo = (most: number): number => Math.floor(roll() * (most + 1));
  const kringen = Math.max(6, Math.round(boards / 15));
  return {
    variantIds: VARIANTS,
    boards: Array.from({ length: boards }, (_, nth) => ({
      boardId: `board-${String(nth).padStart(4, '0')}`,
      regionId: `kring-${nth % kringen}`,
      teachers: { accredited: upTo(90), keurmerk: upTo(20), stageschool: upTo(10) },
      cap: roll() < 0.3 ? 15 + upTo(25) : null,
      past: upTo(40),
      offers: VARIANTS.map((variantId) => ({ variantId, places: upTo(5), refused: roll() < 0.1 })),
    })),
    demand: VARIANTS.flatMap((variantId, nth): RegionalDemand[] =>
      nth < 2
        ? Array.from({ length: kringen }, (_, kring) => ({
            variantId,
            regionId: `kring-${kring}`,
            students: Math.round((boards / kringen) * 4),
          }))
        : [{ variantId, regionId: null, students: boards * 4 }],
    ),
  };
}

/** The time for a proposal, and how far its cost may lie from the least possible one (0: proven). */
async function propose(name: string, boards: number, strategy: Strategy, aim: number): Promise<Measure[]> {
  const problem = shortage(boards);
  const taken: number[] = [];
  let gap = Number.NaN;
  for (let time = 0; time < 4; time++) {
    const from = performance.now();
    const built = buildModel(problem, strategy);
    const found = await solve(built.model);
    const plan = built.read(found.values, found.cost);
    if (time > 0) taken.push(performance.now() - from);
    if (plan.extras.length === 0) throw new Error('nobody is asked: there is nothing to measure');
    gap = found.gap;
  }
  return [
    { name, ...under(percentile(taken, 0.5), 'ms', aim) },
    { name: `${name}.gap`, value: rounded(gap), unit: 'share', aim: 0, ok: gap === 0 },
  ];
}

export const benches: Bench[] = [
  { name: 'redistribution.poo', run: () => propose('redistribution.poo', 40, 'fair', 1_000) },
  { name: 'redistribution.few', run: () => propose('redistribution.few', 40, 'few', 1_000) },
  { name: 'redistribution.national', run: () => propose('redistribution.national', 900, 'fair', 20_000) },
];
