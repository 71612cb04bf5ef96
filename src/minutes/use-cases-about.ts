import type { Scope } from '../work/work.ts';
import type { DecisionFacts } from './schema.ts';
import { findCarried } from './store.ts';
import { findDecisions } from './store-lists.ts';

/** An item that is carried over more often than this is another matter by then. */
const MOST_STEPS = 20;

/**
 * What was decided about an item of an agenda, and about what it became when it was carried over unfinished; oldest
 * first, and only what has left the concept and was not withdrawn.
 */
export async function decisionsAbout(scope: Scope, meetingId: string, itemId: string): Promise<DecisionFacts[]> {
  const found: DecisionFacts[] = [];
  let at: { meetingId: string; itemId: string } | undefined = { meetingId, itemId };
  for (let step = 0; at && step < MOST_STEPS; step += 1) {
    const { meetingId: meeting, itemId: item } = at;
    const decisions = await findDecisions(scope, { meetingId: meeting, circulatedOnly: true, standingOnly: true });
    found.push(...decisions.filter((decision) => decision.itemId === item).reverse());
    at = await findCarried(scope, meeting, item);
  }
  return found;
}
