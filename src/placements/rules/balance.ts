/** One variant's figure of one board, as counted. */
export interface Figure {
  boardId: string;
  variantId: string;
  definite: number;
  provisional: number;
}

export interface VariantBalance {
  variantId: string;
  name: string;
  /** null: not known yet. */
  demand: number | null;
  definite: number;
  provisional: number;
  /** Places in the round it is compared with. */
  previous: number | null;
  /** Demand that finds no place even if all provisional ones become definite; null: demand unknown. */
  short: number | null;
  /** Demand that has a provisional place at best; null: demand unknown. */
  uncertain: number | null;
}

/** Demand per variant against what is certain and what is not. */
export function balanceOf(
  variants: readonly { id: string; name: string; demand: number | null; previous: number | null }[],
  figures: readonly Figure[],
): VariantBalance[] {
  const sums = new Map<string, { definite: number; provisional: number }>();
  for (const figure of figures) {
    const sum = sums.get(figure.variantId) ?? { definite: 0, provisional: 0 };
    sum.definite += figure.definite;
    sum.provisional += figure.provisional;
    sums.set(figure.variantId, sum);
  }
  return variants.map(({ id, name, demand, previous }) => {
    const { definite, provisional } = sums.get(id) ?? { definite: 0, provisional: 0 };
    const missing = demand === null ? null : Math.max(0, demand - definite - provisional);
    const uncertain = demand === null ? null : Math.max(0, demand - definite) - (missing ?? 0);
    return { variantId: id, name, demand, definite, provisional, previous, short: missing, uncertain };
  });
}

/** All boards together, each within its cap: definite places use up the cap first. */
export function totalWithinCaps(
  figures: readonly Figure[],
  caps: ReadonlyMap<string, number | null>,
): { definite: number; provisional: number } {
  const boards = new Map<string, { definite: number; provisional: number }>();
  for (const figure of figures) {
    const sum = boards.get(figure.boardId) ?? { definite: 0, provisional: 0 };
    sum.definite += figure.definite;
    sum.provisional += figure.provisional;
    boards.set(figure.boardId, sum);
  }
  const total = { definite: 0, provisional: 0 };
  for (const [boardId, sum] of boards) {
    const cap = caps.get(boardId) ?? Number.POSITIVE_INFINITY;
    const definite = Math.min(sum.definite, cap);
    total.definite += definite;
    total.provisional += Math.min(sum.provisional, cap - definite);
  }
  return total;
}
