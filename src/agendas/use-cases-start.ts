import type { Scope, Work } from '../work/work.ts';
import { type AgendaTemplate, startingItems } from './rules/agenda-start.ts';
import type { AgendaView } from './schema.ts';
import { type AgendaMeeting, findItems, type KeptAgendaItem, type StoredAgenda } from './store.ts';
import { findAgendaSettings } from './store-settings.ts';

/** What an empty agenda of this body can begin with. */
export async function waysToStart(scope: Scope, bodyId: string): Promise<NonNullable<AgendaView['start']>> {
  const { settings } = await findAgendaSettings(scope, bodyId);
  return {
    fixed: settings.fixedStart.length + settings.fixedEnd.length,
    templates: settings.templates.map(({ id, name }) => ({ templateId: id, name })),
  };
}

/** The items of an agenda; of one on which nothing was ever put, what is always on the agenda of its body. */
export async function itemsOrStart(
  work: Work,
  meeting: Pick<AgendaMeeting, 'meetingId' | 'bodyId'>,
  agenda: StoredAgenda,
): Promise<KeptAgendaItem[]> {
  const items = await findItems(work, meeting.meetingId);
  return agenda.revision === 0 && items.length === 0 ? itemsToStart(work, meeting.bodyId, null) : items;
}

/** What is fixed, with a template in between when one is chosen; each a new item. */
export async function itemsToStart(
  work: Work,
  bodyId: string,
  choose: ((templates: readonly AgendaTemplate[]) => AgendaTemplate | null) | null,
): Promise<KeptAgendaItem[]> {
  const { settings } = await findAgendaSettings(work, bodyId);
  return startingItems(settings, choose ? choose(settings.templates) : null).map((item) => ({
    ...item,
    id: work.newId(),
    presenterId: null,
    presenterText: null,
    explanation: '',
  }));
}
