import { describe, expect, test } from '@jest/globals';
import { basisOf, carryOver } from '../../../src/placements/rules/redistribution/carry-over.ts';
import type { RedistributionPlan } from '../../../src/placements/rules/redistribution/model.ts';
import type {
  RedistributionBoard,
  RedistributionProblem,
} from '../../../src/placements/rules/redistribution/problem.ts';

type More = Partial<RedistributionBoard> & { places?: number; refused?: boolean };

function board(boardId: string, { places = 0, refused = false, ...more }: More = {}): RedistributionBoard {
  return {
    ...{ boardId, regionId: 'noord', cap: null, past: 0, teachers: { accredited: 20, keurmerk: 0, stageschool: 0 } },
    offers: [{ variantId: 'vt', places, refused }],
    ...more,
  };
}

function problem(boards: RedistributionBoard[], regionId: string | null = null, students = 12): RedistributionProblem {
  return { variantIds: ['vt'], demand: [{ variantId: 'vt', regionId, students }], boards };
}

const STAGESCHOOL = { accredited: 0, keurmerk: 0, stageschool: 20 };
const before = [board('a'), board('b', { past: 5 }), board('c', { teachers: STAGESCHOOL }), board('d')];
const plan: RedistributionPlan = {
  extras: ['a', 'b', 'c'].map((boardId) => ({ boardId, variantId: 'vt', places: 4 })),
  unmet: [],
  cost: 0,
  byTier: { accredited: 8, keurmerk: 0, stageschool: 4 },
};

/** What is still asked, as `board places`, once these boards stand as given. */
function left(changes: RedistributionBoard[], regionId: string | null = null, students = 12): string[] | undefined {
  const now = before.map((each) => changes.find(({ boardId }) => boardId === each.boardId) ?? each);
  const kept = carryOver(plan, basisOf(problem(before, regionId)), problem(now, regionId, students));
  return kept?.extras.map(({ boardId, places }) => `${boardId} ${places}`);
}

describe('what of an earlier proposal still holds', () => {
  test.each<[string, RedistributionBoard[], string[]]>([
    ['nothing changed', [], ['a 4', 'b 4', 'c 4']],
    ['one that is asked drops out, and the others are asked the same', [board('a', { places: 4 })], ['b 4', 'c 4']],
    ['one that says no drops out', [board('a', { refused: true })], ['b 4', 'c 4']],
    ['one whose cap leaves too little room', [board('a', { cap: 3 })], ['b 4', 'c 4']],
    ['places elsewhere: the latest tier is asked less', [board('d', { places: 3 })], ['a 4', 'b 4', 'c 1']],
    ['then whoever carried most', [board('d', { places: 5 })], ['a 4', 'b 3']],
    ['as many as were short: nobody is asked', [board('d', { places: 12 })], []],
  ])('%s', (_, changes, expected) => {
    expect(left(changes)).toEqual(expected);
  });

  test('places in another region leave a region as short as it was', () => {
    const south = board('d', { places: 3, regionId: 'zuid' });
    const away = before.map((each) => (each.boardId === 'd' ? board('d', { regionId: 'zuid' }) : each));
    const now = before.map((each) => (each.boardId === 'd' ? south : each));
    const kept = carryOver(plan, basisOf(problem(away, 'noord')), problem(now, 'noord'));
    expect(kept?.extras).toEqual(plan.extras);
  });

  test('says who finds no place any more, and no longer who had none when it was made', () => {
    const without = { ...plan, unmet: [{ variantId: 'vt', regionId: null, students: 5 }] };
    const carried = (changes: RedistributionBoard[]) => {
      const now = before.map((each) => changes.find(({ boardId }) => boardId === each.boardId) ?? each);
      return carryOver(without, basisOf(problem(before)), problem(now))?.unmet;
    };
    expect(carried([])).toEqual([]);
    expect(carried([board('a', { refused: true })])).toEqual([{ variantId: 'vt', regionId: null, students: 4 }]);
    expect(carried([board('a', { places: 4 })])).toEqual([]);
  });

  test('counts the tiers anew, and holds for no other demand', () => {
    const now = problem([...before.slice(0, 3), board('d', { places: 3 })]);
    expect(carryOver(plan, basisOf(problem(before)), now)?.byTier).toEqual({
      ...{ accredited: 8, keurmerk: 0, stageschool: 1 },
    });
    expect(left([], null, 13)).toBeUndefined();
  });
});
