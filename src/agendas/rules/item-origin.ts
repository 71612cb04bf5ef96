/**
 * Where an item came from, for people to see: a member who submitted it (`name`, and the message in Teams it was made from), the meeting it was carried over from, the
 * kringen it was rolled up from, the body that asks or has decided something, what the body always has on its agenda, or a template. None: its makers put it there.
 */
export type ItemOrigin =
  | { kind: 'member'; name: string; url?: string }
  | { kind: 'carried' }
  | { kind: 'kringen' }
  | { kind: 'body'; name: string }
  | { kind: 'fixed'; at: 'start' | 'end' }
  | { kind: 'template'; name: string };

interface Placed {
  origin?: ItemOrigin | null;
}

/**
 * The list with items put in: below the first one (the opening), or above what closes the meeting. That is whatever is
 * fixed to the end; without such items the last of several.
 */
export function withPlaced<T extends Placed>(
  items: readonly T[],
  placed: { opening?: readonly T[]; closing?: readonly T[] },
): T[] {
  const first = Math.min(1, items.length);
  const end = Math.max(first, closingAt(items));
  return [
    ...items.slice(0, first),
    ...(placed.opening ?? []),
    ...items.slice(first, end),
    ...(placed.closing ?? []),
    ...items.slice(end),
  ];
}

function closingAt(items: readonly Placed[]): number {
  let at = items.length;
  while (at > 0 && isEnd(items[at - 1])) at -= 1;
  if (at < items.length) return at;
  return items.length > 1 ? items.length - 1 : items.length;
}

function isEnd(item: Placed | undefined): boolean {
  return item?.origin?.kind === 'fixed' && item.origin.at === 'end';
}
