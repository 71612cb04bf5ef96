import { sql } from 'kysely';
import { toLocal } from '../time/local.ts';
import type { Scope, Work } from '../work/work.ts';
import type { ComingMeeting, SubmittedState } from './rules/submitted-items.ts';
import type { ItemKind } from './schema.ts';
import type { SubmitItem } from './schema-submitted.ts';
import { waitsForMakers } from './store-left.ts';

export interface StoredSubmission {
  id: string;
  bodyId: string;
  meetingId: string | null;
  after: string;
  title: string;
  kind: ItemKind;
  minutes: number;
  desired: string;
  explanation: string;
  submittedBy: string;
  byName: string;
  /** ISO instant. */
  submittedAt: string;
  state: SubmittedState;
  deferredBecause: string | null;
  decidedBy: string | null;
  /** The item it became or was merged with; while it waits again, the one it was on the agenda of a meeting that was called off. */
  itemId: string | null;
  /** The message in Teams it was made from. */
  sourceUrl: string | null;
}

/** The planned meetings of a body that begin at or after `from` (wall-clock), in order of time. */
export async function comingMeetings(scope: Scope, bodyId: string, from: string): Promise<ComingMeeting[]> {
  const rows = await scope.tx
    .selectFrom('meeting')
    .select(['id as meetingId', 'starts'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('body_id', '=', bodyId)
    .where('state', '=', 'scheduled')
    .where('starts', '>=', from)
    .orderBy('starts')
    .orderBy('id')
    .execute();
  return rows.map(({ meetingId, starts }) => ({ meetingId, starts: starts ?? '' }));
}

/** Keeps a new item; false when this very one was submitted before. */
export async function insertSubmission(
  work: Work,
  bodyId: string,
  item: SubmitItem,
  place: { meetingId: string | null; after: string; sourceUrl: string | null },
): Promise<boolean> {
  const { submitId, title, kind, minutes, desired, explanation } = item;
  const inserted = await work.tx
    .insertInto('submitted_item')
    .values({
      ...{ partnership_id: work.partnershipId, id: submitId, body_id: bodyId },
      ...{ meeting_id: place.meetingId, after: place.after, title, kind, minutes, desired, explanation },
      ...{ submitted_by: work.actor.personId ?? '', submitted_at: work.now },
      source_url: place.sourceUrl,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
}

function submissions(scope: Scope) {
  return scope.tx
    .selectFrom('submitted_item as item')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'item.partnership_id').onRef('person.id', '=', 'item.submitted_by'),
    )
    .selectAll('item')
    .select('person.name')
    .where('item.partnership_id', '=', scope.partnershipId);
}

type Row = Awaited<ReturnType<ReturnType<typeof submissions>['executeTakeFirstOrThrow']>>;

function asStored(row: Row): StoredSubmission {
  const { id, after, title, kind, minutes, desired, explanation, state } = row;
  return {
    ...{ id, after, title, kind, minutes, desired, explanation, state },
    bodyId: row.body_id,
    meetingId: row.meeting_id,
    submittedBy: row.submitted_by,
    byName: row.name,
    submittedAt: row.submitted_at.toISOString(),
    deferredBecause: row.deferred_because,
    decidedBy: row.decided_by,
    itemId: row.item_id,
    sourceUrl: row.source_url,
  };
}

/** What waits for a decision in these bodies, oldest first. */
export async function waitingSubmissions(scope: Scope, bodyIds: readonly string[]): Promise<StoredSubmission[]> {
  const rows = await submissions(scope)
    .where('item.body_id', 'in', [...bodyIds])
    .where('item.state', '=', 'waiting')
    .orderBy('item.submitted_at')
    .orderBy('item.id')
    .execute();
  return rows.map(asStored);
}

/** What somebody submitted to these bodies, newest first, as many as fit on a screen. */
export async function submissionsOf(
  scope: Scope,
  bodyIds: readonly string[],
  personId: string,
): Promise<StoredSubmission[]> {
  const rows = await submissions(scope)
    .where('item.body_id', 'in', [...bodyIds])
    .where('item.submitted_by', '=', personId)
    .where('item.state', '<>', 'withdrawn')
    .orderBy('item.submitted_at', 'desc')
    .limit(10)
    .execute();
  return rows.map(asStored);
}

export async function findSubmission(
  scope: Scope,
  submissionId: string,
  lock = false,
): Promise<StoredSubmission | undefined> {
  const row = await submissions(scope)
    .where('item.id', '=', submissionId)
    .$if(lock, (query) => query.forUpdate('item'))
    .executeTakeFirst();
  return row && asStored(row);
}

export async function saveSubmission(
  work: Work,
  submissionId: string,
  columns:
    | { state: 'accepted' | 'merged'; item_id: string; meeting_id: string }
    | { state: 'withdrawn' }
    | { meeting_id: null; after: string; deferred_because: string },
): Promise<void> {
  await work.tx
    .updateTable('submitted_item')
    .set({ ...columns, decided_by: work.actor.personId, decided_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', submissionId)
    .execute();
}

const standsLeft = sql`select 1 from agenda_item as at_item where at_item.partnership_id = item.partnership_id
  and at_item.id = item.item_id and at_item.meeting_id = meeting.id and ${waitsForMakers('at_item')}`;

/**
 * What was put on the agenda of a meeting that was called off waits again, and remembers the item it had become; gives the ids.
 * What was merged with an item that is still to be taken along goes with that.
 */
export async function reopenSubmissions(work: Work): Promise<string[]> {
  const rows = await work.tx
    .updateTable('submitted_item as item')
    .from('meeting')
    .set({ state: 'waiting', meeting_id: null, after: toLocal(work.now) })
    .set('item_id', sql<string | null>`case when item.state = 'accepted' then item.item_id end`)
    .whereRef('meeting.partnership_id', '=', 'item.partnership_id')
    .whereRef('meeting.id', '=', 'item.meeting_id')
    .where('item.partnership_id', '=', work.partnershipId)
    .where('item.state', 'in', ['accepted', 'merged'])
    .where('meeting.state', '=', 'cancelled')
    .where(sql<boolean>`(item.state = 'accepted' or not exists (${standsLeft}))`)
    .returning('item.id')
    .execute();
  return rows.map(({ id }) => id);
}
