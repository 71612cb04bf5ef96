import { recordHistory } from '../work/history.ts';
import type { Work } from '../work/work.ts';
import type { SaveItem } from './schema.ts';
import { findItems, lockAgenda, nextMeeting, replaceItems, saveAgenda } from './store.ts';

/** At which end of the agenda: below its first item (the opening), or above its last (the closing). */
export type CarriedItem = Omit<SaveItem, 'id'> & { near: 'opening' | 'closing' };

/**
 * Puts items on the agenda of the body's first planned meeting after `after` (wall-clock), as an edit like any other.
 * Gives that meeting, or null when none is planned yet: then nothing has changed.
 */
export async function carryToNextMeeting(
  work: Work,
  bodyId: string,
  after: string,
  carried: readonly CarriedItem[],
): Promise<string | null> {
  const meeting = await nextMeeting(work, [bodyId], after);
  if (!meeting) return null;
  const { meetingId } = meeting;
  const agenda = await lockAgenda(work, meetingId);
  await replaceItems(work, meetingId, withCarried(await findItems(work, meetingId), carried));
  await saveAgenda(work, meetingId, { revision: agenda.revision + 1 });
  const titles = carried.map(({ title }) => title);
  await recordHistory(work, { entity: 'agenda', entityId: meetingId, what: 'carried-over', after: { titles } });
  return meetingId;
}

function withCarried(items: readonly SaveItem[], carried: readonly CarriedItem[]): SaveItem[] {
  const at = (end: CarriedItem['near']) =>
    carried.filter(({ near }) => near === end).map(({ near: _, ...item }): SaveItem => item);
  const closing = items.length > 1 ? items.slice(-1) : [];
  const between = items.slice(1, items.length - closing.length);
  return [...items.slice(0, 1), ...at('opening'), ...between, ...at('closing'), ...closing];
}
