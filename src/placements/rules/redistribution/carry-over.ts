import { unmetWith } from './cover.ts';
import type { RedistributionPlan } from './model.ts';
import {
  byTierOf,
  type Extra,
  mostStudents,
  offeredBy,
  placesPerBoard,
  type RedistributionBoard,
  type RedistributionProblem,
  roomInTier,
  TIERS,
  tierOfNth,
  unfairness,
} from './problem.ts';

/** A plan without what it weighs: what is left of one is not weighed against others. */
export type CarriedPlan = Omit<RedistributionPlan, 'cost'>;

/** What a plan was worked out from, as far as it takes to tell later what of it still holds. */
export interface PlanBasis {
  demand: RedistributionProblem['demand'];
  /** Places on offer, within what each board takes at most, by `variant` and by `variant@region`. */
  covered: Readonly<Record<string, number>>;
  /** What each board offered and had promised together. */
  offered: Readonly<Record<string, number>>;
}

export function basisOf(problem: RedistributionProblem): PlanBasis {
  const covered: Record<string, number> = {};
  for (const board of problem.boards) {
    for (const { variantId, places } of board.offers) {
      const usable = Math.min(places, mostStudents(board));
      for (const key of [variantId, `${variantId}@${board.regionId}`]) covered[key] = (covered[key] ?? 0) + usable;
    }
  }
  const offered = Object.fromEntries(problem.boards.map((board) => [board.boardId, offeredBy(board)]));
  return { demand: problem.demand, covered, offered };
}

/**
 * What of an earlier plan can still be asked now that boards answered since. A board that was asked or answered since drops
 * out; for every place that was offered or promised since, one is asked less, beginning with the latest tier and
 * there with the board that it is least fair to. Who has no place and which tiers are asked is counted anew. Null: other students need a place now, and nothing of it holds.
 */
export function carryOver(plan: CarriedPlan, basis: PlanBasis, problem: RedistributionProblem): CarriedPlan | null {
  if (demandKey(basis.demand) !== demandKey(problem.demand)) return null;
  const boards = new Map(problem.boards.map((board) => [board.boardId, board]));
  const asked = placesPerBoard(plan.extras);
  const kept = plan.extras.filter((extra) =>
    mayStill(boards.get(extra.boardId), basis, extra, asked.get(extra.boardId) ?? 0),
  );
  const now = basisOf(problem).covered;
  let extras: Extra[] = kept.map((extra) => ({ ...extra }));
  const limit = (key: string, concerns: (extra: Extra) => boolean): void => {
    const needed = sum(plan.extras.filter(concerns)) - ((now[key] ?? 0) - (basis.covered[key] ?? 0));
    extras = askLess(extras, concerns, sum(extras.filter(concerns)) - needed, boards);
  };
  for (const { variantId, regionId } of problem.demand) {
    if (regionId === null) continue;
    limit(
      `${variantId}@${regionId}`,
      (extra) => extra.variantId === variantId && boards.get(extra.boardId)?.regionId === regionId,
    );
  }
  for (const { variantId, regionId, students } of problem.demand) {
    if (regionId === null && students > 0) limit(variantId, (extra) => extra.variantId === variantId);
  }
  return { extras, unmet: unmetWith(problem, extras), byTier: byTierOf(extras, boards) };
}

/** As it was when the plan was made: a board that was asked or answered since is looked at anew by the next plan. */
function mayStill(board: RedistributionBoard | undefined, basis: PlanBasis, extra: Extra, asked: number): boolean {
  const offer = board?.offers.find(({ variantId }) => variantId === extra.variantId);
  if (!board || !offer || offer.refused || offeredBy(board) !== basis.offered[board.boardId]) return false;
  const room = TIERS.reduce((total, tier) => total + roomInTier(board, tier), 0);
  return asked <= room && offeredBy(board) + asked <= mostStudents(board);
}

/** The same for the same demand, in whatever order it was read or kept. */
function demandKey(demand: RedistributionProblem['demand']): string {
  const lines = demand.filter(({ students }) => students > 0);
  return JSON.stringify(
    lines.map(({ variantId, regionId, students }) => [variantId, regionId, students].join('@')).sort(),
  );
}

function askLess(
  extras: readonly Extra[],
  concerns: (extra: Extra) => boolean,
  places: number,
  boards: ReadonlyMap<string, RedistributionBoard>,
): Extra[] {
  const left = extras.map((extra) => ({ ...extra }));
  const asked = placesPerBoard(left);
  const weightOf = ({ boardId }: Extra): number => weightOfLast(boards.get(boardId), asked.get(boardId) ?? 0);
  for (let nth = 0; nth < places; nth += 1) {
    let last: { extra: Extra; weight: number } | null = null;
    for (const extra of left) {
      if (extra.places === 0 || !concerns(extra)) continue;
      const weight = weightOf(extra);
      if (last === null || weight > last.weight) last = { extra, weight };
    }
    if (last === null) break;
    last.extra.places -= 1;
    asked.set(last.extra.boardId, (asked.get(last.extra.boardId) ?? 0) - 1);
  }
  return left.filter((extra) => extra.places > 0);
}

/** How gladly the last place that a board is asked for is let go: the latest tier first, then the least fair. */
function weightOfLast(board: RedistributionBoard | undefined, asked: number): number {
  if (!board) return 0;
  return TIERS.indexOf(tierOfNth(board, asked)) * 10_000 + unfairness(board, offeredBy(board) + asked);
}

function sum(extras: readonly Extra[]): number {
  return extras.reduce((total, { places }) => total + places, 0);
}
