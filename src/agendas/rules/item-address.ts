/** Name of the filter in an address that says which item of an agenda or of minutes it leads to. */
export const ITEM_FILTER = 'punt';

/** The address below `origin` of one item on an agenda or in the minutes; without an item that of the whole. */
export function itemAddress(
  origin: string,
  screen: 'agenda' | 'notulen',
  meetingId: string,
  itemId: string | null,
): string {
  return withItem(`${origin}/tab/${screen}/${meetingId}`, itemId);
}

/** The address of a page about a meeting, with one of its items in sight. */
export function withItem(page: string, itemId: string | null): string {
  return itemId ? `${page}?${ITEM_FILTER}=${encodeURIComponent(itemId)}` : page;
}
