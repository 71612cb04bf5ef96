import { recordHistory } from '../work/history.ts';
import type { Work } from '../work/work.ts';
import { type ItemOrigin, withPlaced } from './rules/item-origin.ts';
import type { SaveItem } from './schema.ts';
import { type KeptAgendaItem, lockAgenda, nextMeeting, replaceItems, saveAgenda } from './store.ts';
import { itemsOrStart } from './use-cases-start.ts';

/** At which end of the agenda: below its first item (the opening), or above its last (the closing). */
export type CarriedItem = Omit<SaveItem, 'id' | 'desired'> & {
  near: 'opening' | 'closing';
  desired?: string;
  /** Left out: it was carried over from an earlier meeting. */
  origin?: ItemOrigin;
};

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
  const items = await itemsOrStart(work, meeting, agenda);
  await replaceItems(work, meetingId, withCarried(items, carried));
  await saveAgenda(work, meetingId, { revision: agenda.revision + 1 });
  const titles = carried.map(({ title }) => title);
  await recordHistory(work, { entity: 'agenda', entityId: meetingId, what: 'carried-over', after: { titles } });
  return meetingId;
}

function withCarried(items: readonly KeptAgendaItem[], carried: readonly CarriedItem[]): KeptAgendaItem[] {
  const at = (end: CarriedItem['near']) =>
    carried
      .filter(({ near }) => near === end)
      .map(({ near: _, ...item }): KeptAgendaItem => ({ desired: '', origin: { kind: 'carried' }, ...item }));
  return withPlaced(items, { opening: at('opening'), closing: at('closing') });
}
