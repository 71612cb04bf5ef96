import { type Extra, inOrder, mostStudents, type RedistributionProblem, type Unmet } from './problem.ts';

/**
 * Students that find no place when boards take what they offered and these extras within what each takes at most: the least number
 * there can be, as most students as possible flow from their variant (in a region) over places to boards (Dinic's method). Of which
 * variant they are can differ where places are shared; how many they are cannot.
 */
export function unmetWith(given: RedistributionProblem, extras: readonly Extra[]): Unmet[] {
  const problem = inOrder(given);
  const asked = new Map(extras.map(({ boardId, variantId, places }) => [`${boardId} ${variantId}`, places]));
  const flow = new Flow();
  const lines = problem.demand.map((line) => ({ ...line, node: flow.node() }));
  const needs = lines.map(({ node, students }) => flow.edge(SOURCE, node, students));
  const ofVariant = new Map(
    problem.variantIds.map((id) => [id, lines.filter(({ variantId }) => variantId === id)] as const),
  );
  for (const board of problem.boards) {
    const home = flow.node();
    flow.edge(home, SINK, mostStudents(board));
    for (const { variantId, places } of board.offers) {
      const room = places + (asked.get(`${board.boardId} ${variantId}`) ?? 0);
      if (room === 0) continue;
      const offer = flow.node();
      flow.edge(offer, home, room);
      for (const { node, regionId, students } of ofVariant.get(variantId) ?? []) {
        if (regionId === null || regionId === board.regionId) flow.edge(node, offer, students);
      }
    }
  }
  flow.most();
  return lines
    .map(({ variantId, regionId }, at) => ({ variantId, regionId, students: flow.left(needs[at] ?? 0) }))
    .filter(({ students }) => students > 0);
}

const SOURCE = 0;
const SINK = 1;

/** A network with whole capacities; each edge is followed by the one back. */
class Flow {
  private readonly to: number[] = [];
  private readonly room: number[] = [];
  private readonly edges: number[][] = [[], []];
  private level: number[] = [];
  private next: number[] = [];

  node(): number {
    return this.edges.push([]) - 1;
  }

  /** Returns the edge. */
  edge(from: number, to: number, room: number): number {
    const edge = this.to.push(to, from) - 2;
    this.room.push(room, 0);
    this.edges[from]?.push(edge);
    this.edges[to]?.push(edge + 1);
    return edge;
  }

  /** What an edge can still take. */
  left(edge: number): number {
    return this.room[edge] ?? 0;
  }

  most(): void {
    while (this.spread()) {
      this.next = this.edges.map(() => 0);
      while (this.push(SOURCE, Number.POSITIVE_INFINITY) > 0);
    }
  }

  /** How many steps each node is from the source; false: the sink cannot be reached any more. */
  private spread(): boolean {
    this.level = this.edges.map(() => -1);
    this.level[SOURCE] = 0;
    const queue = [SOURCE];
    for (const from of queue) {
      for (const edge of this.edges[from] ?? []) {
        const to = this.to[edge] ?? 0;
        if (this.left(edge) === 0 || this.level[to] !== -1) continue;
        this.level[to] = (this.level[from] ?? 0) + 1;
        queue.push(to);
      }
    }
    return this.level[SINK] !== -1;
  }

  private push(from: number, most: number): number {
    if (from === SINK) return most;
    const edges = this.edges[from] ?? [];
    for (let at = this.next[from] ?? 0; at < edges.length; at += 1) {
      this.next[from] = at;
      const edge = edges[at] ?? 0;
      const to = this.to[edge] ?? 0;
      if (this.left(edge) === 0 || this.level[to] !== (this.level[from] ?? 0) + 1) continue;
      const pushed = this.push(to, Math.min(most, this.left(edge)));
      if (pushed === 0) continue;
      this.room[edge] = this.left(edge) - pushed;
      this.room[edge ^ 1] = this.left(edge ^ 1) + pushed;
      return pushed;
    }
    this.next[from] = edges.length;
    return 0;
  }
}
