/** Whole seconds that an item has taken: what was counted before, and since it became the current one again. */
export function secondsUsed(before: number, since: string | null, now: string): number {
  if (since === null) return before;
  return before + Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 1000));
}

/** The item after the current one; null: it is the last, or there is none. */
export function nextItem(itemIds: readonly string[], current: string | null): string | null {
  if (current === null) return itemIds[0] ?? null;
  const at = itemIds.indexOf(current);
  return at < 0 ? null : (itemIds[at + 1] ?? null);
}
