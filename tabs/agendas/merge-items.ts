import { mergeText } from '../../src/minutes/rules/merge-text.ts';
import { mergeKeyed } from '../shell/merge-keyed.ts';
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
  const clashes: Clash[] = [];
  const items = mergeKeyed(base, mine, theirs, {
    same,
    join: (was, here, there) => fieldsOf(was, here, there, clashes),
    onKept: ({ title }, removed) =>
      clashes.push({ title, what: removed === 'here' ? 'removed-here' : 'removed-there' }),
  });
  return { items, clashes };
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
