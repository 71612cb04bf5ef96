import type { AgendaView } from '../agendas/schema.ts';
import type { Scope, Work } from '../work/work.ts';
import type { DecisionFacts } from './schema.ts';
import { findMinutesItems, lockMinutes, type StoredMinutesItem, saveMinutesItem } from './store.ts';
import { findDecisions } from './store-lists.ts';
import { itemIn } from './use-cases.ts';

/** What is written at a meeting, item by item (see `itemsOf`); who may see it is for the caller to decide. */
export function writtenAt(scope: Scope, meetingId: string): Promise<StoredMinutesItem[]> {
  return findMinutesItems(scope, meetingId);
}

/** From now on the item has its place in the minutes, also when it is taken off the agenda while it is discussed. */
export async function openNotes(work: Work, agenda: AgendaView, itemId: string): Promise<void> {
  await lockMinutes(work, agenda.meetingId);
  const { title, text, unfinished } = await itemIn(work, agenda, itemId);
  await saveMinutesItem(work, agenda.meetingId, { itemId, title, text, unfinished });
}

/** The decisions of a meeting that stand, in the order in which they were taken. */
export async function decisionsAt(scope: Scope, meetingId: string): Promise<DecisionFacts[]> {
  return (await findDecisions(scope, { meetingId, standingOnly: true })).reverse();
}
