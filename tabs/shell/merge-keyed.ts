/** How two lists with a common beginning are joined. */
export interface Joining<T> {
  /** One item that both have, out of what it was and what each made of it. */
  join: (was: T, mine: T, theirs: T) => T;
  same: (one: T, other: T) => boolean;
  /** One took it off and the other changed it: it stays. */
  onKept: (item: T, removed: 'here' | 'there') => void;
}

/**
 * Joins a list as it was edited here with what another saved meanwhile; `base` is what both began with. What only one of them
 * put in, took off or moved is so afterwards.
 */
export function mergeKeyed<T extends { key: string }>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  joining: Joining<T>,
): T[] {
  const [was, here, there] = [byKey(base), byKey(mine), byKey(theirs)];
  const merged = new Map<string, T>();
  for (const key of new Set([...here.keys(), ...there.keys()])) {
    const item = joined(was.get(key), here.get(key), there.get(key), joining);
    if (item) merged.set(key, item);
  }
  return ordered(keys(base), keys(mine), keys(theirs)).flatMap((key) => merged.get(key) ?? []);
}

function joined<T>(
  was: T | undefined,
  mine: T | undefined,
  theirs: T | undefined,
  { join, same, onKept }: Joining<T>,
): T | undefined {
  if (mine && theirs) return was ? join(was, mine, theirs) : mine;
  const left = mine ?? theirs;
  if (!was || !left) return left;
  if (same(was, left)) return undefined;
  onKept(left, mine ? 'there' : 'here');
  return left;
}

/** The order of whoever changed it; of two, that on the screen. What only the other has stands behind what it stood behind. */
function ordered(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const [first, second] = movedFrom(base, mine) ? [mine, theirs] : [theirs, mine];
  const order = [...first];
  second.forEach((key, at) => {
    if (order.includes(key)) return;
    const before = second.slice(0, at).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  });
  return order;
}

function movedFrom(base: readonly string[], now: readonly string[]): boolean {
  const kept = base.filter((key) => now.includes(key));
  return now.filter((key) => base.includes(key)).some((key, at) => key !== kept[at]);
}

const keys = (items: readonly { key: string }[]) => items.map(({ key }) => key);
const byKey = <T extends { key: string }>(items: readonly T[]) => new Map(items.map((item) => [item.key, item]));
