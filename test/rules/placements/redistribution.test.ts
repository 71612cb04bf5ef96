import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { highsSolver } from '../../../src/edge/solver/highs.ts';
import { buildModel, type RedistributionPlan } from '../../../src/placements/rules/redistribution/model.ts';
import {
  mostStudents,
  type RedistributionBoard,
  type RedistributionProblem,
  roomInTier,
  STRATEGIES,
  type Strategy,
  TIERS,
  tierWeight,
  unfairness,
  WEIGHT,
  WEIGHT_OF_BOARD,
} from '../../../src/placements/rules/redistribution/problem.ts';

const solve = highsSolver();

async function propose(problem: RedistributionProblem, strategy: Strategy = 'fair'): Promise<RedistributionPlan> {
  const built = buildModel(problem, strategy);
  const { values, cost, gap } = await solve(built.model);
  expect(gap).toBe(0);
  return built.read(values, cost);
}

function board(boardId: string, more: Partial<RedistributionBoard> & { offer?: number; no?: boolean } = {}) {
  const { offer = 0, no = false, ...rest } = more;
  return {
    boardId,
    regionId: null,
    teachers: { accredited: 20, keurmerk: 0, stageschool: 0 },
    cap: null,
    past: 0,
    offers: [{ variantId: 'vt', places: offer, refused: no }],
    ...rest,
  } satisfies RedistributionBoard;
}

const short = (students: number, boards: RedistributionBoard[], regionId: string | null = null) => ({
  variantIds: ['vt'],
  demand: [{ variantId: 'vt', regionId, students }],
  boards,
});
const asked = ({ extras }: RedistributionPlan) =>
  Object.fromEntries(extras.map(({ boardId, places }) => [boardId, places]));

describe('a proposal when places are short', () => {
  test('asks nobody when what was offered is enough', async () => {
    expect(await propose(short(10, [board('a', { offer: 6 }), board('b', { offer: 4 })]))).toMatchObject({
      extras: [],
      unmet: [],
    });
  });

  test('shares by the number of group teachers', async () => {
    const [small, large] = [10, 30].map((accredited) => ({ accredited, keurmerk: 0, stageschool: 0 }));
    expect(
      asked(await propose(short(12, [board('small', { teachers: small! }), board('large', { teachers: large! })]))),
    ).toEqual({ small: 3, large: 9 });
  });

  test('spares whoever carried much last time', async () => {
    const plan = await propose(short(8, [board('carried', { past: 8 }), board('spared')]));
    expect(asked(plan)).toEqual({ carried: 2, spared: 6 });
  });

  test('stays within caps and within half the group teachers, and says what is left', async () => {
    const plan = await propose(short(15, [board('capped', { cap: 2 }), board('half')]));
    expect(asked(plan)).toEqual({ capped: 2, half: 10 });
    expect(plan.unmet).toEqual([{ variantId: 'vt', regionId: null, students: 3 }]);
  });

  test.each(STRATEGIES)('%s: a board asks its accredited schools first, and that is what is told', async (strategy) => {
    const teachers = { accredited: 10, keurmerk: 4, stageschool: 30 };
    const plan = await propose(short(6, [board('a', { teachers })]), strategy);
    expect(plan.byTier).toEqual({ accredited: 5, keurmerk: 1, stageschool: 0 });
  });

  test('does not ask again who said no', async () => {
    expect(asked(await propose(short(4, [board('no', { no: true }), board('yes')])))).toEqual({ yes: 4 });
  });

  test('turns places nobody needs into the ones that are short', async () => {
    const full = board('a', { teachers: { accredited: 12, keurmerk: 0, stageschool: 0 } });
    const plan = await propose({
      variantIds: ['vt', 'dt'],
      demand: [
        { variantId: 'vt', regionId: null, students: 2 },
        { variantId: 'dt', regionId: null, students: 3 },
      ],
      boards: [
        {
          ...full,
          offers: [
            { variantId: 'vt', places: 6, refused: false },
            { variantId: 'dt', places: 0, refused: false },
          ],
        },
      ],
    });
    expect(plan.extras).toEqual([{ boardId: 'a', variantId: 'dt', places: 3 }]);
  });

  test('is the same whatever the order in which it was read', async () => {
    const boards = Array.from({ length: 12 }, (_, n) => board(`b${n}`, { past: n % 3, offer: n % 4 }));
    const forward = await propose(short(60, boards));
    expect(await propose(short(60, [...boards].reverse()))).toEqual(forward);
  });
});

describe('the order of HUM: accredited, then keurmerk, then stageschool', () => {
  const only = (tier: (typeof TIERS)[number]) => ({ accredited: 0, keurmerk: 0, stageschool: 0, [tier]: 12 });
  const schools = [
    ...Array.from({ length: 4 }, (_, n) => board(`partner-${n}`, { teachers: only('accredited'), past: 6 })),
    ...Array.from({ length: 4 }, (_, n) => board(`keurmerk-${n}`, { teachers: only('keurmerk') })),
    ...Array.from({ length: 4 }, (_, n) => board(`stage-${n}`, { teachers: only('stageschool') })),
  ];
  test.each([
    [20, { accredited: 20, keurmerk: 0, stageschool: 0 }, 0],
    [24, { accredited: 24, keurmerk: 0, stageschool: 0 }, 0],
    [30, { accredited: 24, keurmerk: 6, stageschool: 0 }, 0],
    [50, { accredited: 24, keurmerk: 24, stageschool: 2 }, 0],
    [80, { accredited: 24, keurmerk: 24, stageschool: 24 }, 8],
  ])('%i students', async (students, byTier, left) => {
    const plan = await propose(short(students, schools));
    expect(plan.byTier).toEqual(byTier);
    expect(plan.unmet.reduce((sum, unmet) => sum + unmet.students, 0)).toBe(left);
  });

  test('without the order the load is shared over all', async () => {
    const plan = await propose(short(20, schools), 'any-tier');
    expect(plan.byTier.accredited).toBe(0);
    expect(plan.byTier.keurmerk + plan.byTier.stageschool).toBe(20);
  });
});

describe('the regions of HAN', () => {
  const regions = ['Arnhem', 'Nijmegen', 'Achterhoek', 'Veluwe', 'Rivierengebied'];
  const boards = Array.from({ length: 20 }, (_, n) =>
    board(`bestuur-${n}`, { regionId: regions[n % 5] ?? null, offer: 4 }),
  );

  test('a shortage in one region asks boards of that region alone', async () => {
    const plan = await propose(short(30, boards, 'Veluwe'));
    expect(plan.extras.map(({ boardId }) => Number(boardId.split('-')[1]) % 5)).toEqual([3, 3, 3, 3]);
    expect(plan.extras.reduce((sum, { places }) => sum + places, 0)).toBe(14);
  });

  test('what its region cannot take stays visible as a shortage of that region', async () => {
    const plan = await propose(short(50, boards, 'Arnhem'));
    expect(plan.unmet).toEqual([{ variantId: 'vt', regionId: 'Arnhem', students: 10 }]);
  });
});

/** The least cost by trying everything; written down plainly, and far too slow for more than a few boards. */
function bruteForce(problem: RedistributionProblem, strategy: Strategy): number {
  const cells = problem.boards.flatMap((each) => each.offers.map((offer) => ({ board: each, offer })));
  let best = Number.POSITIVE_INFINITY;
  const left = new Map(problem.demand.map((line) => [line.variantId, line.students]));
  const load = new Map(problem.boards.map(({ boardId }) => [boardId, 0]));
  const extra = new Map(problem.boards.map(({ boardId }) => [boardId, 0]));
  const total = (): number => {
    let cost = [...left.values()].reduce((sum, students) => sum + students * WEIGHT.unmet, 0);
    for (const each of problem.boards) {
      let more = extra.get(each.boardId) ?? 0;
      cost += more * WEIGHT.extra + (strategy === 'few' && more > 0 ? WEIGHT_OF_BOARD : 0);
      for (const tier of TIERS) {
        const taken = Math.min(more, roomInTier(each, tier));
        cost += taken * tierWeight(tier, strategy);
        more -= taken;
      }
      if (more > 0) return Number.POSITIVE_INFINITY;
      for (let nth = 1; nth <= (load.get(each.boardId) ?? 0) && strategy !== 'few'; nth++)
        cost += unfairness(each, nth);
    }
    return cost;
  };
  const place = (at: number): void => {
    const cell = cells[at];
    if (!cell) {
      best = Math.min(best, total());
      return;
    }
    const { boardId } = cell.board;
    const { variantId, places, refused } = cell.offer;
    const before = { left: left.get(variantId) ?? 0, load: load.get(boardId) ?? 0, extra: extra.get(boardId) ?? 0 };
    const most = Math.min(before.left, mostStudents(cell.board) - before.load, refused ? places : 99);
    for (let students = 0; students <= most; students++) {
      left.set(variantId, before.left - students);
      load.set(boardId, before.load + students);
      extra.set(boardId, before.extra + Math.max(0, students - places));
      place(at + 1);
    }
    left.set(variantId, before.left);
    load.set(boardId, before.load);
    extra.set(boardId, before.extra);
  };
  place(0);
  return best;
}

test.each(STRATEGIES)('%s: as cheap as trying everything, on small cases', async (strategy) => {
  const small = fc.integer({ min: 0, max: 4 });
  const boards = fc.array(
    fc.record({
      teachers: fc.record({ accredited: fc.integer({ min: 0, max: 6 }), keurmerk: small, stageschool: small }),
      cap: fc.option(fc.integer({ min: 0, max: 5 })),
      past: small,
      offers: fc.tuple(
        ...['dt', 'vt'].map((variantId) =>
          fc.record({
            variantId: fc.constant(variantId),
            places: fc.integer({ min: 0, max: 2 }),
            refused: fc.boolean(),
          }),
        ),
      ),
    }),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(boards, small, fc.integer({ min: 0, max: 5 }), async (given, dt, vt) => {
      const problem: RedistributionProblem = {
        variantIds: ['dt', 'vt'],
        demand: [
          { variantId: 'dt', regionId: null, students: dt },
          { variantId: 'vt', regionId: null, students: vt },
        ],
        boards: given.map((each, nth) => ({ ...each, boardId: `b${nth}`, regionId: null })),
      };
      expect((await propose(problem, strategy)).cost).toBe(bruteForce(problem, strategy));
    }),
    { numRuns: 60, seed: 5 },
  );
});
