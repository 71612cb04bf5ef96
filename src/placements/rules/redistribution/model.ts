import {
  byTierOf,
  type Extra,
  inOrder,
  mostStudents,
  type RedistributionBoard,
  type RedistributionProblem,
  roomInTier,
  type Strategy,
  TIERS,
  type Tier,
  tierWeight,
  type Unmet,
  unfairness,
  WEIGHT,
  WEIGHT_OF_BOARD,
} from './problem.ts';

/** One unknown: from 0 to `most`, at `cost` each. `whole`: only whole numbers, where the model itself does not see to it. */
export interface Column {
  cost: number;
  most: number;
  whole?: boolean;
}

/** The sum of `terms` (column, factor) is `equals`, or at most `most`. */
export interface Row {
  terms: readonly (readonly [column: number, factor: number])[];
  equals?: number;
  most?: number;
}

/** The least cost within the rows; what a solver is given. */
export interface LinearModel {
  columns: readonly Column[];
  rows: readonly Row[];
}

/** What a plan comes to. */
export interface RedistributionPlan {
  extras: Extra[];
  unmet: Unmet[];
  /** Extra places by the tier of the schools that have room for them. */
  byTier: Record<Tier, number>;
  /** The weighed cost, for comparing plans of one strategy. */
  cost: number;
}

export interface BuiltModel {
  model: LinearModel;
  read(values: readonly number[], cost: number): RedistributionPlan;
}

/**
 * Students flow from their variant (in a region) to boards: on places that were offered, or on extra ones by way of a
 * tier, and through a board's load, whose every next student is less fair than the one before. All of it is one flow
 * network with whole capacities: its cheapest solution is whole by itself, without branching. Only `few` needs to.
 */
export function buildModel(given: RedistributionProblem, strategy: Strategy): BuiltModel {
  const problem = inOrder(given);
  const columns: Column[] = [];
  const rows: Row[] = [];
  const add = (column: Column): number => columns.push(column) - 1;
  const extras: (Omit<Extra, 'places'> & { column: number })[] = [];
  const places = problem.demand.map((): [number, number][] => []);

  for (const board of problem.boards) {
    const most = mostStudents(board);
    const load: [number, number][] = [];
    const extra: [number, number][] = [];
    for (const offer of board.offers) {
      const wanted = demandFor(problem, board, offer.variantId);
      if (wanted.length === 0 || most === 0) continue;
      // Where students of two kinds (of the region, and from anywhere) want the same place, they share what was offered.
      const onOffer = wanted.map((at) => [at, add({ cost: 0, most: Math.min(offer.places, most) })] as const);
      if (onOffer.length > 1) rows.push({ terms: onOffer.map(([, column]) => [column, 1]), most: offer.places });
      for (const [at, column] of onOffer) {
        places[at]?.push([column, 1]);
        load.push([column, 1]);
      }
      if (offer.refused) continue;
      for (const at of wanted) {
        const column = add({ cost: WEIGHT.extra, most });
        places[at]?.push([column, 1]);
        extra.push([column, 1]);
        extras.push({ boardId: board.boardId, variantId: offer.variantId, column });
      }
    }
    if (load.length + extra.length === 0) continue;
    if (extra.length > 0) {
      const asked = strategy === 'few' ? add({ cost: WEIGHT_OF_BOARD, most: 1, whole: true }) : null;
      if (asked !== null) rows.push({ terms: [...extra, [asked, -most]], most: 0 });
      const rooms = TIERS.map(
        (tier) => [add({ cost: tierWeight(tier, strategy), most: roomInTier(board, tier) }), -1] as const,
      );
      rows.push({ terms: [...extra, ...rooms], equals: 0 });
    }
    // With as few boards as possible fairness is not asked for: one step, and far less to search through.
    const steps =
      strategy === 'few'
        ? [add({ cost: 0, most })]
        : Array.from({ length: most }, (_, nth) => add({ cost: unfairness(board, nth + 1), most: 1 }));
    rows.push({ terms: [...load, ...extra, ...steps.map((column) => [column, -1] as const)], equals: 0 });
  }
  const unmet = problem.demand.map(({ students }, at) => {
    const column = add({ cost: WEIGHT.unmet, most: students });
    rows.push({ terms: [...(places[at] ?? []), [column, 1]], equals: students });
    return column;
  });

  return {
    model: { columns, rows },
    read: (values, cost) => {
      const whole = (column: number): number => Math.round(values[column] ?? 0);
      const asked = together(extras.map(({ column, ...extra }) => ({ ...extra, places: whole(column) })));
      return {
        extras: asked,
        unmet: problem.demand
          .map(({ variantId, regionId }, at) => ({ variantId, regionId, students: whole(unmet[at] ?? -1) }))
          .filter(({ students }) => students > 0),
        byTier: byTierOf(asked, new Map(problem.boards.map((board) => [board.boardId, board]))),
        cost: Math.round(cost),
      };
    },
  };
}

/** Which lines of the demand this board can serve: its own region's, and what may go anywhere. */
function demandFor(problem: RedistributionProblem, board: RedistributionBoard, variantId: string): number[] {
  return problem.demand.flatMap((line, at) =>
    line.variantId === variantId && (line.regionId === null || line.regionId === board.regionId) ? [at] : [],
  );
}

function together(extras: readonly Extra[]): Extra[] {
  const sums = new Map<string, Extra>();
  for (const extra of extras) {
    const key = `${extra.boardId}@${extra.variantId}`;
    const known = sums.get(key);
    if (known) known.places += extra.places;
    else sums.set(key, { ...extra });
  }
  return [...sums.values()].filter(({ places }) => places > 0);
}
