/**
 * The items as whoever follows a meeting sees them: those that went out, and what was put on the agenda since as soon as it is
 * discussed, each behind the item that it follows there.
 */
export function followedItems<T extends { id: string }>(
  circulated: readonly T[],
  draft: readonly T[],
  discussed: ReadonlySet<string>,
): T[] {
  const items = [...circulated];
  draft.forEach((item, nth) => {
    if (!discussed.has(item.id) || items.some(({ id }) => id === item.id)) return;
    const before = draft.slice(0, nth).findLast(({ id }) => items.some((one) => one.id === id));
    items.splice(before ? items.findIndex(({ id }) => id === before.id) + 1 : 0, 0, item);
  });
  return items;
}
