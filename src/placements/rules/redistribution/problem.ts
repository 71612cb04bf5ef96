/** In this order schools are asked for more places. */
export const TIERS = ['accredited', 'keurmerk', 'stageschool'] as const;
export type Tier = (typeof TIERS)[number];

/** `fair`: tiers in order, then fair by size. `any-tier`: fair, whatever the tier. `few`: as few boards as will do. */
export const STRATEGIES = ['fair', 'any-tier', 'few'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** What one board can mean for a shortage. */
export interface RedistributionBoard {
  boardId: string;
  /** The kring the board belongs to: students of another region are not placed here. */
  regionId: string | null;
  /** Group teachers by the tier of their school. */
  teachers: Readonly<Record<Tier, number>>;
  /** At most so many students over all variants; null: no cap. */
  cap: number | null;
  /** Places it had in the earlier round; who carried much then is spared now. */
  past: number;
  /** `refused`: the board said no to this variant, or declined to take more of it. */
  offers: readonly { variantId: string; places: number; refused: boolean }[];
}

/** Students that need a place; `regionId` null: anywhere. */
export interface RegionalDemand {
  variantId: string;
  regionId: string | null;
  students: number;
}

export interface RedistributionProblem {
  variantIds: readonly string[];
  demand: readonly RegionalDemand[];
  boards: readonly RedistributionBoard[];
}

/** Places asked of one board beyond what it offered. */
export interface Extra {
  boardId: string;
  variantId: string;
  places: number;
}

export interface Unmet {
  variantId: string;
  regionId: string | null;
  students: number;
}

/**
 * What each thing weighs; every step outweighs what comes below it. A student without a place is the worst, then a place
 * in a later tier, then any place that was not offered, then unfairness.
 */
export const WEIGHT = { unmet: 100_000, tier: { accredited: 0, keurmerk: 10_000, stageschool: 20_000 }, extra: 1_000 };
/** In `few`: what it weighs to ask one more board. */
export const WEIGHT_OF_BOARD = 5_000;
/** Kept under one place that was not offered, so that a small board with many students does not upset the order. */
const MOST_UNFAIR = 900;

export function teachersOf(board: RedistributionBoard): number {
  return TIERS.reduce((sum, tier) => sum + board.teachers[tier], 0);
}

export function offeredBy(board: RedistributionBoard): number {
  return board.offers.reduce((sum, { places }) => sum + places, 0);
}

/** Most students a board takes together: what it offered, or half its group teachers (WPO art. 36), within its cap. */
export function mostStudents(board: RedistributionBoard): number {
  const most = Math.max(offeredBy(board), Math.floor(teachersOf(board) / 2));
  return board.cap === null ? most : Math.min(most, board.cap);
}

/** Most places that can be asked in one tier: half the group teachers of the board's schools in it. */
export function roomInTier(board: RedistributionBoard, tier: Tier): number {
  return Math.floor(board.teachers[tier] / 2);
}

/** The tier that the `nth` extra place of a board falls in: tiers are asked in order. */
export function tierOfNth(board: RedistributionBoard, nth: number): Tier {
  let room = 0;
  for (const tier of TIERS) {
    room += roomInTier(board, tier);
    if (nth <= room) return tier;
  }
  return 'stageschool';
}

/** Extra places by the tier of the schools that have room for them: whatever a plan was made by, a board asks its schools in order. */
export function byTierOf(
  extras: readonly Extra[],
  boards: ReadonlyMap<string, RedistributionBoard>,
): Record<Tier, number> {
  const byTier: Record<Tier, number> = { accredited: 0, keurmerk: 0, stageschool: 0 };
  for (const [boardId, asked] of placesPerBoard(extras)) {
    const board = boards.get(boardId);
    for (let nth = 1; board && nth <= asked; nth += 1) byTier[tierOfNth(board, nth)] += 1;
  }
  return byTier;
}

export function placesPerBoard(extras: readonly Extra[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const extra of extras) places.set(extra.boardId, (places.get(extra.boardId) ?? 0) + extra.places);
  return places;
}

/**
 * How unfair the `nth` student of a board is, as a whole number that never falls: students now and in the earlier round,
 * against the number of group teachers.
 */
export function unfairness(board: RedistributionBoard, nth: number): number {
  const size = Math.max(1, teachersOf(board) || 2 * offeredBy(board));
  return Math.min(MOST_UNFAIR, Math.round((100 * (2 * nth - 1 + board.past)) / size));
}

export function tierWeight(tier: Tier, strategy: Strategy): number {
  return strategy === 'fair' ? WEIGHT.tier[tier] : 0;
}

/** Boards and variants in one order, so that the same figures give the same proposal however they were read. */
export function inOrder(problem: RedistributionProblem): RedistributionProblem {
  const boards = [...problem.boards].sort((a, b) => (a.boardId < b.boardId ? -1 : 1));
  const key = ({ variantId, regionId }: RegionalDemand): string => `${variantId}@${regionId ?? ''}`;
  const demand = problem.demand
    .filter(({ students }) => students > 0)
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return { variantIds: [...problem.variantIds].sort(), demand, boards };
}
