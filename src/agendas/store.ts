import type { Scope, Work } from '../work/work.ts';
import type { AgendaChange, CirculatedMeeting, ComparedItem } from './rules/agenda-changes.ts';
import type { AgendaState } from './rules/agenda-lifecycle.ts';
import type { ItemOrigin } from './rules/item-origin.ts';
import type { SaveItem } from './schema.ts';

export interface StoredAgenda {
  state: AgendaState;
  version: number;
  revision: number;
  changedBy: string | null;
}

export type StoredItem = ComparedItem & {
  presenterId: string | null;
  presenterText: string | null;
  desired: string;
  origin: ItemOrigin | null;
  paperDue: boolean;
};

/** An item to be kept: as it was edited, with the origin that only the service knows. */
export type KeptAgendaItem = Omit<SaveItem, 'paperDue'> & { paperDue?: boolean; origin?: ItemOrigin | null };

/** The meeting an agenda is for, with its body. */
export interface AgendaMeeting {
  meetingId: string;
  bodyId: string;
  bodyName: string;
  conversationId: string | null;
  title: string;
  state: 'polling' | 'scheduled' | 'held' | 'cancelled';
  /** Wall-clock; null until a date is chosen. */
  starts: string | null;
  minutes: number | null;
  place: string;
  online: boolean;
  joinUrl: string | null;
}

function meetings(scope: Scope) {
  return scope.tx
    .selectFrom('meeting')
    .innerJoin('body', (join) =>
      join.onRef('body.partnership_id', '=', 'meeting.partnership_id').onRef('body.id', '=', 'meeting.body_id'),
    )
    .select(['meeting.id as meetingId', 'meeting.body_id as bodyId', 'body.name as bodyName'])
    .select(['body.conversation_id as conversationId', 'meeting.title', 'meeting.state', 'meeting.starts'])
    .select(['meeting.minutes', 'meeting.place', 'meeting.online', 'meeting.join_url as joinUrl'])
    .where('meeting.partnership_id', '=', scope.partnershipId);
}

export async function findMeeting(scope: Scope, meetingId: string): Promise<AgendaMeeting | undefined> {
  return meetings(scope).where('meeting.id', '=', meetingId).executeTakeFirst();
}

/** The first planned meeting of these bodies that begins at or after `from` (wall-clock). */
export async function nextMeeting(
  scope: Scope,
  bodyIds: readonly string[],
  from: string,
): Promise<AgendaMeeting | undefined> {
  if (bodyIds.length === 0) return undefined;
  return meetings(scope)
    .where('meeting.body_id', 'in', [...bodyIds])
    .where('meeting.state', '=', 'scheduled')
    .where('meeting.starts', '>=', from)
    .orderBy('meeting.starts')
    .limit(1)
    .executeTakeFirst();
}

export async function findAgenda(scope: Scope, meetingId: string): Promise<StoredAgenda | undefined> {
  return agendas(scope, meetingId).executeTakeFirst();
}

/** The agenda, locked until the end of the transaction: of two edits at once the second sees the first. */
export async function lockAgenda(work: Work, meetingId: string): Promise<StoredAgenda> {
  await work.tx
    .insertInto('agenda')
    .values({
      partnership_id: work.partnershipId,
      meeting_id: meetingId,
      state: 'draft',
      version: 0,
      revision: 0,
      changed_at: work.now,
      changed_by: work.actor.personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return agendas(work, meetingId).forUpdate().executeTakeFirstOrThrow();
}

function agendas(scope: Scope, meetingId: string) {
  return scope.tx
    .selectFrom('agenda')
    .select(['state', 'version', 'revision', 'changed_by as changedBy'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId);
}

export async function findItems(scope: Scope, meetingId: string): Promise<StoredItem[]> {
  const rows = await scope.tx
    .selectFrom('agenda_item as item')
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'item.partnership_id').onRef('person.id', '=', 'item.presenter_id'),
    )
    .select(['item.id', 'item.title', 'item.kind', 'item.minutes', 'item.explanation', 'person.name as personName'])
    .select(['item.presenter_id as presenterId', 'item.presenter_text as presenterText', 'item.desired', 'item.origin'])
    .select('item.paper_due as paperDue')
    .where('item.partnership_id', '=', scope.partnershipId)
    .where('item.meeting_id', '=', meetingId)
    .orderBy('item.position')
    .execute();
  return rows.map(({ personName, ...item }) => ({ ...item, presenter: personName ?? item.presenterText }));
}

/** Which of these items are on an agenda now, whichever that is. */
export async function itemsThatStand(scope: Scope, itemIds: readonly string[]): Promise<Set<string>> {
  const rows = await scope.tx
    .selectFrom('agenda_item')
    .select('id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', 'in', [...itemIds])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Replaces the items; those that keep their id stay the same item. */
export async function replaceItems(work: Work, meetingId: string, items: readonly KeptAgendaItem[]): Promise<void> {
  await work.tx
    .deleteFrom('agenda_item')
    .where('partnership_id', '=', work.partnershipId)
    .where('meeting_id', '=', meetingId)
    .execute();
  if (items.length === 0) return;
  await work.tx
    .insertInto('agenda_item')
    .values(
      items.map((item, position) => ({
        partnership_id: work.partnershipId,
        id: item.id ?? work.newId(),
        meeting_id: meetingId,
        position,
        title: item.title,
        kind: item.kind,
        minutes: item.minutes,
        presenter_id: item.presenterId,
        presenter_text: item.presenterId ? null : item.presenterText || null,
        explanation: item.explanation,
        desired: item.desired,
        origin: item.origin ? JSON.stringify(item.origin) : null,
        paper_due: item.paperDue ?? false,
      })),
    )
    .execute();
}

export async function saveAgenda(
  work: Work,
  meetingId: string,
  columns: { revision: number } | { version: number; state: 'circulated'; shown_starts: string | null },
): Promise<void> {
  await work.tx
    .updateTable('agenda')
    .set({ ...columns, changed_at: work.now, changed_by: work.actor.personId })
    .where('partnership_id', '=', work.partnershipId)
    .where('meeting_id', '=', meetingId)
    .execute();
}

/** Planned meetings after `now` (wall-clock) whose circulated agenda shows another moment than theirs. */
export async function agendasToRedraw(scope: Scope, now: string): Promise<string[]> {
  const rows = await scope.tx
    .selectFrom('agenda')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.partnership_id', '=', 'agenda.partnership_id').onRef('meeting.id', '=', 'agenda.meeting_id'),
    )
    .select('agenda.meeting_id as id')
    .where('agenda.partnership_id', '=', scope.partnershipId)
    .where('agenda.version', '>', 0)
    .where('meeting.state', '=', 'scheduled')
    .where('meeting.starts', '>', now)
    .where('meeting.starts', 'is distinct from', (eb) => eb.ref('agenda.shown_starts'))
    .orderBy('agenda.meeting_id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The cards show this moment from now on. */
export async function saveShownStarts(work: Work, meetingId: string, starts: string | null): Promise<void> {
  await work.tx
    .updateTable('agenda')
    .set({ shown_starts: starts })
    .where('partnership_id', '=', work.partnershipId)
    .where('meeting_id', '=', meetingId)
    .execute();
}

export interface StoredVersion {
  version: number;
  circulatedAt: string;
  byPersonId: string | null;
  items: ComparedItem[];
  changes: AgendaChange[];
  /** Null: this was not kept when it went out. */
  meeting: CirculatedMeeting | null;
}

export async function insertVersion(
  work: Work,
  meetingId: string,
  version: {
    version: number;
    items: readonly ComparedItem[];
    changes: readonly AgendaChange[];
    meeting: CirculatedMeeting;
  },
): Promise<void> {
  await work.tx
    .insertInto('agenda_version')
    .values({
      partnership_id: work.partnershipId,
      meeting_id: meetingId,
      version: version.version,
      circulated_at: work.now,
      by_person_id: work.actor.personId,
      items: JSON.stringify(version.items),
      changes: JSON.stringify(version.changes),
      meeting: JSON.stringify(version.meeting),
    })
    .execute();
}

/** Circulated versions, newest first. */
export async function findVersions(scope: Scope, meetingId: string, version?: number): Promise<StoredVersion[]> {
  const rows = await scope.tx
    .selectFrom('agenda_version')
    .select(['version', 'circulated_at', 'by_person_id', 'items', 'changes', 'meeting'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    circulatedAt: row.circulated_at.toISOString(),
    byPersonId: row.by_person_id,
    items: row.items,
    changes: row.changes,
    meeting: row.meeting,
  }));
}
