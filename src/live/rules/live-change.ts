/** The parts that are lists, and by what each thing in them is known. */
const KEYS = { items: 'itemId', seats: 'seatId', ballots: 'ballotId', decisions: 'decisionId' } as const;
type ListName = keyof typeof KEYS;
type Keyed = Record<string, unknown>;

/** A meeting as it is held, at one moment; `now` is an ISO instant. */
type Moment = { now: string } & { [List in ListName]: readonly object[] };

/** Of a list: what is new or different in it, and the ids in their order where that changed. */
interface ListChange<T> {
  changed: T[];
  order?: string[];
}

/** What became different since the moment before, for whoever already has that. */
export interface Change<M extends Moment> {
  now: string;
  parts: Partial<Omit<M, 'now' | ListName>>;
  lists: { [List in ListName]?: ListChange<M[List][number]> };
}

/** What differs between two moments of one meeting: as little as makes the one from the other (see `withChange`). */
export function changeOf<M extends Moment>(before: M, after: M): Change<M> {
  const parts: Keyed = {};
  const lists: Keyed = {};
  for (const [name, value] of Object.entries(after)) {
    const was = before[name as keyof M];
    if (isList(name)) {
      const changed = listChange(KEYS[name], was as unknown as Keyed[], value as Keyed[]);
      if (changed) lists[name] = changed;
    } else if (name !== 'now' && !same(was, value)) parts[name] = value;
  }
  return { now: after.now, parts, lists } as Change<M>;
}

/** The meeting after a change, whatever else the reader knows of it. */
export function withChange<M extends Moment>(before: M, { now, parts, lists }: Change<M>): M {
  const after: Keyed = { ...before, ...parts, now };
  for (const [name, changed] of Object.entries(lists)) {
    if (!isList(name) || !changed) continue;
    const key = KEYS[name];
    const known = new Map((before[name] as unknown as Keyed[]).map((one) => [one[key], one]));
    for (const one of changed.changed as unknown as Keyed[]) known.set(one[key], one);
    const order = changed.order ?? (before[name] as unknown as Keyed[]).map((one) => one[key]);
    after[name] = order.flatMap((id) => known.get(id) ?? []);
  }
  return after as unknown as M;
}

/** Null where nothing in the list differs. */
function listChange(key: string, before: readonly Keyed[], after: readonly Keyed[]) {
  const was = new Map(before.map((one) => [one[key], one]));
  const changed = after.filter((one) => !same(was.get(one[key]), one));
  const order = after.map((one) => one[key]);
  const moved = !same(
    before.map((one) => one[key]),
    order,
  );
  if (changed.length === 0 && !moved) return null;
  return { changed, ...(moved ? { order } : {}) };
}

function isList(name: string): name is ListName {
  return name in KEYS;
}

/** Both come from the same reading, field by field in the same order. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
