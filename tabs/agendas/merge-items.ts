import { mergeText } from '../../src/minutes/rules/merge-text.ts';
import type { EditedItem } from './edited-items.ts';

const FIELDS = ['title', 'kind', 'minutes', 'presenter', 'desired', 'paperDue'] as const;
export type ClashField = Exclude<(typeof FIELDS)[number], 'paperDue'>;

/** What two people did with the same item, so that somebody has to look at it. */
export type Clash = {
  title: string;
} /** Both changed it: what is typed here stands, and this is what the other made of it. */ & (
  | { what: 'field'; field: ClashField; theirs: string }
  /** Both changed the explanation; where they touch, the words of both stand. */
  | { what: 'explanation' }
  /** Taken off here and changed there, or the other way round: it stands. */
  | { what: 'removed-here' | 'removed-there' }
);

/**
 * Joins what somebody typed with what another saved meanwhile; `base` is what both began with. Whatever only one of them
 * changed is taken over, items and their order too. Nothing that was typed or saved goes missing: where both changed the same,
 * it is named.
 */
export function mergeItems(
  base: readonly EditedItem[],
  mine: readonly EditedItem[],
  theirs: readonly EditedItem[],
): { items: EditedItem[]; clashes: Clash[] } {
  const [was, here, there] = [byKey(base), byKey(mine), byKey(theirs)];
  const clashes: Clash[] = [];
  const merged = new Map<string, EditedItem>();
  for (const key of new Set([...here.keys(), ...there.keys()])) {
    const item = joined(was.get(key), here.get(key), there.get(key), clashes);
    if (item) merged.set(key, item);
  }
  const order = ordered(keys(base), keys(mine), keys(theirs));
  return { items: order.flatMap((key) => merged.get(key) ?? []), clashes };
}

function joined(
  was: EditedItem | undefined,
  mine: EditedItem | undefined,
  theirs: EditedItem | undefined,
  clashes: Clash[],
): EditedItem | undefined {
  if (mine && theirs) return was ? fieldsOf(was, mine, theirs, clashes) : mine;
  const left = mine ?? theirs;
  if (!was || !left) return left;
  if (same(was, left)) return undefined;
  clashes.push({ title: left.title, what: mine ? 'removed-there' : 'removed-here' });
  return left;
}

function fieldsOf(was: EditedItem, mine: EditedItem, theirs: EditedItem, clashes: Clash[]): EditedItem {
  const item: EditedItem = { ...mine, explanation: mergeText(was.explanation, theirs.explanation, mine.explanation) };
  const title = mine.title || theirs.title;
  for (const field of FIELDS) {
    if (mine[field] === was[field]) Object.assign(item, { [field]: theirs[field] });
    else if (field !== 'paperDue' && theirs[field] !== was[field] && theirs[field] !== mine[field]) {
      clashes.push({ title, what: 'field', field, theirs: theirs[field] });
    }
  }
  if (item.explanation !== mine.explanation && item.explanation !== theirs.explanation) {
    clashes.push({ title, what: 'explanation' });
  }
  return item;
}

function same(one: EditedItem, other: EditedItem): boolean {
  return one.explanation === other.explanation && FIELDS.every((field) => one[field] === other[field]);
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

const keys = (items: readonly EditedItem[]) => items.map(({ key }) => key);
const byKey = (items: readonly EditedItem[]) => new Map(items.map((item) => [item.key, item]));
