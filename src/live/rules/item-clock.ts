/** Whole seconds that an item has taken: what was counted before, and since it became the current one again. */
export function secondsUsed(before: number, since: string | null, now: string): number {
  if (since === null) return before;
  return before + Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 1000));
}

/**
 * The item after the current one; null: it is the last, or there is none. Behind one that was taken off the agenda comes what
 * follows the last item that was `discussed`.
 */
export function nextItem(
  itemIds: readonly string[],
  current: string | null,
  discussed: ReadonlySet<string>,
): string | null {
  if (current === null) return itemIds[0] ?? null;
  const at = itemIds.indexOf(current);
  return itemIds[(at < 0 ? itemIds.findLastIndex((id) => discussed.has(id)) : at) + 1] ?? null;
}
