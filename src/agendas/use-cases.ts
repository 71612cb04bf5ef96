import type { PaperDocument } from '../documents/document.ts';
import { type Role, rolesAt } from '../people/rules/roles.ts';
import { findPersons, seatsOfBody, standingOf } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import type { Language } from '../text/format.ts';
import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { agendaPaper } from './documents/agenda-paper.ts';
import { agendaChanges, type ComparedItem } from './rules/agenda-changes.ts';
import { maySaveOver } from './rules/agenda-lifecycle.ts';
import { overrunOf, totalMinutes, UNDATED, withClockTimes } from './rules/agenda-times.ts';
import { type AgendaAction, mayAgendas } from './rules/may-agendas.ts';
import type { AgendaItemView, AgendaView, SaveAgenda, SaveItem } from './schema.ts';
import {
  type AgendaMeeting,
  findAgenda,
  findItems,
  findMeeting,
  findVersions,
  itemsThatStand,
  type KeptAgendaItem,
  lockAgenda,
  replaceItems,
  type StoredAgenda,
  type StoredItem,
  saveAgenda,
} from './store.ts';
import { type ItemWithPapers, itemsWithPaper, itemsWithPapers } from './store-papers.ts';
import { waysToStart } from './use-cases-start.ts';

/** Who looks, and when (ISO instant). */
export interface Looker {
  personId: string;
  now: string;
}

/** The agenda of a meeting; whoever does not make it sees what was last circulated. */
export async function viewAgenda(scope: Scope, looker: Looker, meetingId: string): Promise<AgendaView> {
  return (await agendaAndDraft(scope, looker, meetingId)).view;
}

/** The same, with the items as they are now for what is decided about them; `draft` is not to be shown to everybody. */
export async function agendaAndDraft(
  scope: Scope,
  looker: Looker,
  meetingId: string,
): Promise<{ view: AgendaView; draft: readonly ItemWithPapers[] }> {
  const meeting = await meetingOrRefuse(scope, meetingId);
  const roles = await rolesFor(scope, looker, meeting.bodyId);
  demand('agenda.view', roles);
  const agenda = (await findAgenda(scope, meetingId)) ?? NO_AGENDA;
  const [last] = agenda.version > 0 ? await findVersions(scope, meetingId, agenda.version) : [];
  const draft = await itemsWithPapers(scope, meetingId);
  const mayEdit = mayAgendas('agenda.view-draft', roles);
  const shown = mayEdit
    ? draft.map(ownItem)
    : (last?.items ?? []).map((item) => promiseKept(circulatedItem(item), draft));
  const changes = mayEdit && last ? agendaChanges(last.items, draft) : [];
  const view: AgendaView = {
    meetingId,
    bodyId: meeting.bodyId,
    bodyName: meeting.bodyName,
    title: meeting.title,
    startsAt: meeting.starts ?? '',
    clockFrom: meeting.starts ?? UNDATED,
    meetingMinutes: meeting.minutes ?? 0,
    calledOff: meeting.state === 'cancelled',
    state: agenda.state,
    version: agenda.version,
    revision: agenda.revision,
    changedBy: mayEdit ? await nameOf(scope, agenda.changedBy) : null,
    items: withClockTimes(shown, meeting.starts ?? UNDATED),
    itemMinutes: totalMinutes(shown),
    overrun: overrunOf(shown, meeting.minutes ?? 0),
    changedSinceCirculated: changes.length > 0,
    changes,
    presenters: await presentersOf(scope, meeting.bodyId, localDate(looker.now)),
    start: mayEdit && draft.length === 0 ? await waysToStart(scope, meeting.bodyId) : null,
    may: { save: mayAgendas('agenda.save', roles), circulate: mayAgendas('agenda.circulate', roles) },
  };
  return { view, draft };
}

const NO_AGENDA: StoredAgenda = { state: 'draft', version: 0, revision: 0, changedBy: null };

type ShownItem = Omit<AgendaItemView, 'startsAt' | 'endsAt'>;

function ownItem({ presenter, ...item }: ItemWithPapers): ShownItem {
  return { ...item, presenter };
}

/** A paper that came in after the agenda went out is promised no longer; by its name it stands beside the agenda. */
function promiseKept(item: ShownItem, draft: readonly ItemWithPapers[]): ShownItem {
  const isThere = draft.some(({ id, papers }) => id === item.id && papers.length > 0);
  return isThere ? { ...item, paperDue: false } : item;
}

/** An item as it went out; what was not kept then is empty. */
export function circulatedItem(item: ComparedItem): ShownItem {
  const { presenter, desired = '', origin = null, papers = [], paperDue = false } = item;
  return { ...item, presenterId: null, presenterText: presenter, desired, origin, papers, paperDue };
}

/** The agenda as this person sees it, as a paper to print or to pass on. */
export async function agendaOnPaper(
  scope: Scope,
  looker: Looker,
  meetingId: string,
  language: Language,
): Promise<PaperDocument> {
  const agenda = await viewAgenda(scope, looker, meetingId);
  const { place, online } = await meetingOrRefuse(scope, meetingId);
  const name = await partnershipName(scope);
  return agendaPaper({ language, partnershipName: name, agenda, place, online, today: localDate(looker.now) });
}

/** Saves the whole list of items as edited on `revision`; an edit of an older agenda is refused, and nothing changes. */
export async function saveItems(work: Work, meetingId: string, edited: SaveAgenda): Promise<void> {
  const meeting = await meetingOrRefuse(work, meetingId);
  demand('agenda.save', await rolesFor(work, lookerOf(work), meeting.bodyId));
  const agenda = await lockAgenda(work, meetingId);
  if (!maySaveOver(agenda.revision, edited.revision)) throw await changedMeanwhile(work, agenda.changedBy);
  await refuseUnknownPresenters(work, edited.items);
  const before = await findItems(work, meetingId);
  const unknown = edited.items.flatMap(({ id }) =>
    id === undefined || before.some((item) => item.id === id) ? [] : id,
  );
  const known = [...before, ...(await takenOff(work, meetingId, agenda.version, unknown))];
  await replaceItems(work, meetingId, withOwnIds(edited.items, known));
  await saveAgenda(work, meetingId, { revision: agenda.revision + 1 });
  await recordHistory(work, {
    entity: 'agenda',
    entityId: meetingId,
    what: 'saved',
    after: {
      revision: agenda.revision + 1,
      items: edited.items.map(({ title, kind, minutes }) => ({ title, kind, minutes })),
    },
  });
}

type OwnItem = Pick<StoredItem, 'id' | 'origin'>;

/**
 * Of these ids, those of items that were taken off this agenda: the version that last went out or a paper still knows them.
 * Somebody who was editing such an item when another took it off puts it back, with its papers.
 */
async function takenOff(
  work: Work,
  meetingId: string,
  version: number,
  itemIds: readonly string[],
): Promise<OwnItem[]> {
  if (itemIds.length === 0) return [];
  const [last] = version > 0 ? await findVersions(work, meetingId, version) : [];
  const withPaper = await itemsWithPaper(work, meetingId);
  const elsewhere = await itemsThatStand(work, itemIds);
  return itemIds.flatMap((id) => {
    const circulated = last?.items.find((item) => item.id === id);
    if (elsewhere.has(id) || (!circulated && !withPaper.has(id))) return [];
    return { id, origin: circulated?.origin ?? null };
  });
}

/** An id counts only when it is one of this agenda's items, and once; such an item keeps where it came from. */
function withOwnIds(items: readonly SaveItem[], before: readonly OwnItem[]): KeptAgendaItem[] {
  const free = new Map(before.map((item) => [item.id, item.origin]));
  return items.map(({ id, ...item }) => {
    const origin = id === undefined ? undefined : free.get(id);
    if (id === undefined || origin === undefined) return item;
    free.delete(id);
    return { ...item, id, origin };
  });
}

async function refuseUnknownPresenters(work: Work, items: readonly SaveItem[]): Promise<void> {
  const ids = items.flatMap((item) => item.presenterId ?? []);
  const known = await findPersons(work, ids);
  if (ids.some((id) => !known.has(id))) throw new Refusal('invalid', 'agenda-unknown-presenter');
}

export async function changedMeanwhile(scope: Scope, changedBy: string | null): Promise<Refusal> {
  return new Refusal('conflict', 'agenda-changed-meanwhile', { by: (await nameOf(scope, changedBy)) ?? '' });
}

async function nameOf(scope: Scope, personId: string | null): Promise<string | null> {
  return personId === null ? null : ((await findPersons(scope, [personId])).get(personId)?.name ?? null);
}

async function presentersOf(scope: Scope, bodyId: string, date: string): Promise<{ personId: string; name: string }[]> {
  const seats = await seatsOfBody(scope, bodyId, date);
  const ids = seats.flatMap((seat) => [...(seat.holderId ? [seat.holderId] : []), ...seat.deputyIds]);
  const people = [...(await findPersons(scope, ids)).values()];
  return people.map(({ id, name }) => ({ personId: id, name })).sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

export async function meetingOrRefuse(scope: Scope, meetingId: string): Promise<AgendaMeeting> {
  const meeting = await findMeeting(scope, meetingId);
  if (!meeting) throw new Refusal('not-found', 'not-found');
  return meeting;
}

export async function rolesFor(scope: Scope, looker: Looker, bodyId: string): Promise<readonly Role[]> {
  return rolesAt(await standingOf(scope, looker.personId, localDate(looker.now)), { bodyId });
}

export function demand(action: AgendaAction, roles: readonly Role[]): void {
  if (!mayAgendas(action, roles)) throw new Refusal('not-allowed', 'not-allowed');
}

export function lookerOf(work: Work): Looker {
  return { personId: work.actor.personId ?? '', now: work.now };
}
