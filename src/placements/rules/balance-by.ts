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
