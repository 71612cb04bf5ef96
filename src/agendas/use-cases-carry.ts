import { recordHistory } from '../work/history.ts';
import type { Scope, Work } from '../work/work.ts';
import { type ItemOrigin, withPlaced } from './rules/item-origin.ts';
import type { SaveItem } from './schema.ts';
import { findItems, type KeptAgendaItem, lockAgenda, nextMeeting, replaceItems, saveAgenda } from './store.ts';
import { calledOffMeetingOf, movePapers } from './store-left.ts';
import { itemsOrStart } from './use-cases-start.ts';

/** At which end of the agenda: below its first item (the opening), or above its last (the closing). */
export type CarriedItem = Omit<SaveItem, 'desired' | 'paperDue'> & {
  near: 'opening' | 'closing';
  desired?: string;
  /** Left out: it was carried over from an earlier meeting. */
  origin?: ItemOrigin | null;
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

/** Something was carried again because the meeting it stood at was called off: the papers at `before` come along with it. */
export async function papersFollow(
  work: Work,
  before: string | null,
  to: { meetingId: string; itemId: string },
): Promise<void> {
  if (before === null || (await calledOffMeetingOf(work, before)) === null) return;
  await movePapers(work, before, to);
}

/** The body's first planned meeting after `after` (wall-clock); null: none is planned. */
export async function upcomingMeeting(scope: Scope, bodyId: string, after: string): Promise<string | null> {
  return (await nextMeeting(scope, [bodyId], after))?.meetingId ?? null;
}

function withCarried(items: readonly KeptAgendaItem[], carried: readonly CarriedItem[]): KeptAgendaItem[] {
  const at = (end: CarriedItem['near']) =>
    carried
      .filter(({ near }) => near === end)
      .map(({ near: _, ...item }): KeptAgendaItem => ({ desired: '', origin: { kind: 'carried' }, ...item }));
  return withPlaced(items, { opening: at('opening'), closing: at('closing') });
}

/** Gives an item on an agenda another explanation, as an edit like any other; false: it is not on that agenda. */
export async function explainItem(
  work: Work,
  meetingId: string,
  itemId: string,
  explanation: string,
): Promise<boolean> {
  return changeItems(work, meetingId, itemId, (items) =>
    items.map((item) => (item.id === itemId ? { ...item, explanation } : item)),
  );
}

/** Takes an item off an agenda; false: it was not on it. What was written about it stays in the minutes. */
export async function takeOffAgenda(work: Work, meetingId: string, itemId: string): Promise<boolean> {
  return changeItems(work, meetingId, itemId, (items) => items.filter(({ id }) => id !== itemId));
}

/** Changes the items of an agenda on which one of them stands, as an edit like any other; false: it is not on it. */
export async function changeItems(
  work: Work,
  meetingId: string,
  itemId: string,
  change: (items: readonly KeptAgendaItem[]) => readonly KeptAgendaItem[],
): Promise<boolean> {
  const agenda = await lockAgenda(work, meetingId);
  const items = await findItems(work, meetingId);
  if (!items.some(({ id }) => id === itemId)) return false;
  await replaceItems(work, meetingId, change(items));
  await saveAgenda(work, meetingId, { revision: agenda.revision + 1 });
  await recordHistory(work, { entity: 'agenda', entityId: meetingId, what: 'item-changed', after: { itemId } });
  return true;
}
