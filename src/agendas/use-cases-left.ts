import { withMerged } from '../people/store-bodies.ts';
import { toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import { withPlaced } from './rules/item-origin.ts';
import { MOST_ITEMS } from './schema.ts';
import type { DecideLeft, LeftItemView } from './schema-submitted.ts';
import { lockAgenda, replaceItems, type StoredItem, saveAgenda } from './store.ts';
import { bringAlong, calledOffMeetingOf, leftItems, letGo, takeOffLeft } from './store-left.ts';
import { demand, lookerOf, meetingOrRefuse, rolesFor } from './use-cases.ts';
import { watchPapers } from './use-cases-papers-due.ts';
import { itemsOrStart } from './use-cases-start.ts';

/**
 * Puts items that stayed behind on the agenda of a meeting that was called off on that of `meetingId`, above its closing, with
 * their papers; or lets them go. What somebody else already put on this agenda is there; anything else that is not left any
 * more is refused, and nothing happens.
 */
export async function decideLeft(
  work: Work,
  publicUrl: string,
  meetingId: string,
  { itemIds, take }: DecideLeft,
): Promise<void> {
  const meeting = await meetingOrRefuse(work, meetingId);
  demand('agenda.save', await rolesFor(work, lookerOf(work), meeting.bodyId));
  if (take && (meeting.state !== 'scheduled' || (meeting.starts ?? '') < toLocal(work.now))) {
    throw new Refusal('conflict', 'item-meeting-gone');
  }
  const agenda = await lockAgenda(work, meetingId);
  const items = await itemsOrStart(work, meeting, agenda);
  const wanted = itemIds.filter((itemId) => !items.some(({ id }) => id === itemId));
  const left = await leftItems(work, await withMerged(work, [meeting.bodyId]));
  const chosen = left.filter(({ itemId }) => wanted.includes(itemId));
  if (chosen.length < new Set(wanted).size) throw new Refusal('conflict', 'item-left-gone');
  if (chosen.length === 0) return;
  if (!take) return letThemGo(work, chosen);
  if (items.length + chosen.length > MOST_ITEMS) throw new Refusal('conflict', 'agenda-full');
  const from = [...new Set(chosen.map((one) => one.meetingId))];
  const taken = await takeThem(work, chosen, from);
  await replaceItems(work, meetingId, withPlaced(items, { closing: taken }));
  await saveAgenda(work, meetingId, { revision: agenda.revision + 1 });
  const ids = taken.map(({ id }) => id);
  await bringAlong(work, ids, meetingId);
  const after = { titles: taken.map(({ title }) => title), from };
  await recordHistory(work, { entity: 'agenda', entityId: meetingId, what: 'left-taken', after });
  for (const changed of [...from, meetingId]) await watchPapers(work, publicUrl, changed);
}

/** Off the agendas they stood on, each an edit like any other. */
async function takeThem(work: Work, chosen: readonly LeftItemView[], from: readonly string[]): Promise<StoredItem[]> {
  const taken: StoredItem[] = [];
  const ids = chosen.map(({ itemId }) => itemId);
  for (const meetingId of from) {
    const { revision } = await lockAgenda(work, meetingId);
    taken.push(...(await takeOffLeft(work, meetingId, ids)));
    await saveAgenda(work, meetingId, { revision: revision + 1 });
  }
  if (taken.length < chosen.length) throw new Refusal('conflict', 'item-left-gone');
  return taken;
}

async function letThemGo(work: Work, chosen: readonly LeftItemView[]): Promise<void> {
  await letGo(
    work,
    chosen.map(({ itemId }) => itemId),
  );
  for (const { itemId, meetingId, title } of chosen) {
    const after = { itemId, title };
    await recordHistory(work, { entity: 'agenda', entityId: meetingId, what: 'left-let-go', after });
  }
}

/**
 * What became of something that a member submitted, as it stands on the agenda of a meeting that was called off: taken off it
 * to be put on another, with all that was written at it since. Null: it is nowhere like that.
 */
export async function takeBack(work: Work, itemId: string): Promise<StoredItem | null> {
  const meetingId = await calledOffMeetingOf(work, itemId);
  if (meetingId === null) return null;
  const { revision } = await lockAgenda(work, meetingId);
  const [item] = await takeOffLeft(work, meetingId, [itemId]);
  await saveAgenda(work, meetingId, { revision: revision + 1 });
  return item ?? null;
}
