/** What capacity can be laid out by. */
export const DIMENSIONS = ['kring', 'board', 'region', 'tier'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Places of one variant in one group of a board; `key` null: the group is not known. */
export interface GroupFigure {
  boardId: string;
  key: string | null;
  variantId: string;
  definite: number;
  provisional: number;
}

/** How much of a board is in one group. */
export interface GroupWeight {
  boardId: string;
  key: string | null;
  teachers: number;
}

/** Places of one variant of a board as a whole. */
export type BoardFigure = Omit<GroupFigure, 'key'>;

export interface BalancePart extends GroupFigure {
  /** A board gave one figure for all its schools: it was divided over them by their group teachers. */
  estimated: boolean;
}

/** Figures of boards as a whole, divided over the groups that their schools are in. No place is lost or made. */
export function divideOverGroups(figures: readonly BoardFigure[], weights: readonly GroupWeight[]): BalancePart[] {
  const ofBoard = new Map<string, GroupWeight[]>();
  for (const weight of weights) {
    const known = ofBoard.get(weight.boardId);
    if (known) known.push(weight);
    else ofBoard.set(weight.boardId, [weight]);
  }
  return figures.flatMap((figure): BalancePart[] => {
    const groups = ofBoard.get(figure.boardId) ?? [];
    if (groups.length < 2) return [{ ...figure, key: groups[0]?.key ?? null, estimated: false }];
    const parts = groups.map(({ teachers }) => teachers);
    const definite = apportion(figure.definite, parts);
    const provisional = apportion(figure.provisional, parts);
    return groups
      .map(({ key }, at) => ({
        ...{ ...figure, key, estimated: true },
        ...{ definite: definite[at] ?? 0, provisional: provisional[at] ?? 0 },
      }))
      .filter((part) => part.definite + part.provisional > 0);
  });
}

/** All variants of a board together in one group, within the most that the board set. */
export interface CappedShare {
  boardId: string;
  key: string | null;
  definite: number;
  provisional: number;
  /** The most of the board was divided over more than one group. */
  estimated: boolean;
}

/**
 * What the parts come to over all variants: no board counts for more places than its cap, and certain places use that up first.
 * A board in several groups has what it may count for divided by what it stated in each.
 */
export function sharesWithinCaps(
  parts: readonly BalancePart[],
  caps: ReadonlyMap<string, number | null>,
): CappedShare[] {
  const ofBoard = new Map<string, Map<string | null, CappedShare>>();
  for (const { boardId, key, definite, provisional, estimated } of parts) {
    const groups = ofBoard.get(boardId) ?? new Map<string | null, CappedShare>();
    ofBoard.set(boardId, groups);
    const share = groups.get(key) ?? { boardId, key, definite: 0, provisional: 0, estimated: false };
    share.definite += definite;
    share.provisional += provisional;
    share.estimated ||= estimated;
    groups.set(key, share);
  }
  return [...ofBoard].flatMap(([boardId, groups]) => capped([...groups.values()], caps.get(boardId) ?? null));
}

function capped(shares: readonly CappedShare[], cap: number | null): CappedShare[] {
  const sum = (of: (share: CappedShare) => number) => shares.reduce((all, share) => all + of(share), 0);
  const [stated, uncertain] = [sum(({ definite }) => definite), sum(({ provisional }) => provisional)];
  if (cap === null || stated + uncertain <= cap) return [...shares];
  const definite = Math.min(stated, cap);
  const definites = apportion(
    definite,
    shares.map((share) => share.definite),
  );
  const provisionals = apportion(
    Math.min(uncertain, cap - definite),
    shares.map((share) => share.provisional),
  );
  return shares.map((share, at) => ({
    ...share,
    ...{ definite: definites[at] ?? 0, provisional: provisionals[at] ?? 0 },
    estimated: share.estimated || shares.length > 1,
  }));
}

/** Whole shares of `total` by weight, together exactly `total`; what is left goes to the largest remainders. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (sum === 0 ? total / weights.length : (total * weight) / sum));
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((all, share) => all + share, 0);
  const order = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}
