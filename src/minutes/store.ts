import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';
import type { MinutesState } from './rules/minutes-lifecycle.ts';

export interface StoredMinutes {
  state: MinutesState;
  version: number;
  /** The meeting that is asked to approve them; null while none is planned, also when it was called off. */
  carriedTo: string | null;
}

export interface StoredMinutesItem {
  itemId: string;
  title: string;
  text: string;
  unfinished: boolean;
  /** The meeting on whose agenda it stands; null while it waits, also when that meeting was called off. */
  carriedTo: string | null;
}

export interface StoredCorrection {
  correctionId: string;
  text: string;
  byPersonId: string;
  handled: boolean;
}

/**
 * The meeting on whose agenda a row stands: of its own minutes, or of something unfinished. None as soon as that meeting is
 * called off: what was carried to it waits again.
 */
function carriedTo(row: 'minutes' | 'minutes_item' | 'item') {
  const to = sql.ref(`${row}.carried_to`);
  return sql<string | null>`case when exists (select 1 from meeting as next
    where next.partnership_id = ${sql.ref(`${row}.partnership_id`)} and next.id = ${to} and next.state = 'cancelled')
    then null else ${to} end`;
}

function minutes(scope: Scope, meetingId: string) {
  return scope.tx
    .selectFrom('minutes')
    .select(['state', 'version', carriedTo('minutes').as('carriedTo')])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId);
}

export async function findMinutes(scope: Scope, meetingId: string): Promise<StoredMinutes | undefined> {
  return minutes(scope, meetingId).executeTakeFirst();
}

/** How far the minutes of these meetings are; a meeting of which nothing was written yet is absent. */
export async function minutesStates(scope: Scope, meetingIds: readonly string[]): Promise<Map<string, MinutesState>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('minutes')
    .select(['meeting_id', 'state'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', 'in', [...meetingIds])
    .execute();
  return new Map(rows.map(({ meeting_id, state }) => [meeting_id, state]));
}

/** The minutes, made when there are none, locked until the end of the transaction: the second writer sees the first. */
export async function lockMinutes(work: Work, meetingId: string): Promise<StoredMinutes> {
  await work.tx
    .insertInto('minutes')
    .values({
      partnership_id: work.partnershipId,
      meeting_id: meetingId,
      state: 'concept',
      version: 0,
      circulated_at: null,
      carried_to: null,
      approved_at: null,
      changed_at: work.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return minutes(work, meetingId).forUpdate().executeTakeFirstOrThrow();
}

export async function saveMinutes(
  work: Work,
  meetingId: string,
  columns: { state: 'circulated'; version: number } | { state: 'approved' } | { carriedTo: string },
): Promise<void> {
  const change =
    'carriedTo' in columns
      ? { carried_to: columns.carriedTo }
      : columns.state === 'approved'
        ? { state: columns.state, approved_at: work.now }
        : { ...columns, circulated_at: work.now };
  await work.tx
    .updateTable('minutes')
    .set({ ...change, changed_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('meeting_id', '=', meetingId)
    .execute();
}

export async function findMinutesItems(scope: Scope, meetingId: string): Promise<StoredMinutesItem[]> {
  return scope.tx
    .selectFrom('minutes_item')
    .select(['item_id as itemId', 'title', 'text', 'unfinished', carriedTo('minutes_item').as('carriedTo')])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .orderBy('item_id')
    .execute();
}

export async function saveMinutesItem(
  work: Work,
  meetingId: string,
  item: Omit<StoredMinutesItem, 'carriedTo'>,
): Promise<void> {
  const columns = {
    title: item.title,
    text: item.text,
    unfinished: item.unfinished,
    changed_at: work.now,
    changed_by: work.actor.personId,
  };
  await work.tx
    .insertInto('minutes_item')
    .values({
      ...columns,
      partnership_id: work.partnershipId,
      meeting_id: meetingId,
      item_id: item.itemId,
      carried_to: null,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'meeting_id', 'item_id']).doUpdateSet(columns))
    .execute();
}

/** An unfinished item stands on the agenda of `to` from now on, under an id of its own. */
export async function markItemCarried(
  work: Work,
  meetingId: string,
  itemId: string,
  carried: { to: string; itemId: string },
): Promise<void> {
  await work.tx
    .updateTable('minutes_item')
    .set({ carried_to: carried.to, carried_item_id: carried.itemId })
    .where('partnership_id', '=', work.partnershipId)
    .where('meeting_id', '=', meetingId)
    .where('item_id', '=', itemId)
    .execute();
}

/** Where an unfinished item went: the meeting, and its id there. */
export async function findCarried(
  scope: Scope,
  meetingId: string,
  itemId: string,
): Promise<{ meetingId: string; itemId: string } | undefined> {
  const row = await scope.tx
    .selectFrom('minutes_item')
    .select(['carried_to as meetingId', 'carried_item_id as itemId'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .where('item_id', '=', itemId)
    .executeTakeFirst();
  return row?.meetingId && row.itemId ? { meetingId: row.meetingId, itemId: row.itemId } : undefined;
}

/** Meetings whose circulated minutes, or whose unfinished items, are not on a next agenda yet, or no longer. */
export async function meetingsToCarry(scope: Scope): Promise<string[]> {
  const rows = await scope.tx
    .selectFrom('minutes')
    .select('meeting_id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('state', '!=', 'concept')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'circulated'), sql<boolean>`${carriedTo('minutes')} is null`]),
        eb.exists(
          eb
            .selectFrom('minutes_item as item')
            .select('item.item_id')
            .whereRef('item.partnership_id', '=', 'minutes.partnership_id')
            .whereRef('item.meeting_id', '=', 'minutes.meeting_id')
            .where('item.unfinished', '=', true)
            .where(sql<boolean>`${carriedTo('item')} is null`),
        ),
      ]),
    )
    .orderBy('meeting_id')
    .execute();
  return rows.map((row) => row.meeting_id);
}

export async function findCorrections(scope: Scope, meetingId: string): Promise<StoredCorrection[]> {
  const rows = await scope.tx
    .selectFrom('minutes_correction')
    .select(['id', 'text', 'by_person_id', 'handled_at'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    correctionId: row.id,
    text: row.text,
    byPersonId: row.by_person_id,
    handled: row.handled_at !== null,
  }));
}

export async function insertCorrection(work: Work, meetingId: string, by: string, text: string): Promise<void> {
  await work.tx
    .insertInto('minutes_correction')
    .values({
      partnership_id: work.partnershipId,
      id: work.newId(),
      meeting_id: meetingId,
      text,
      by_person_id: by,
      made_at: work.now,
      handled_at: null,
    })
    .execute();
}

/** Marks a correction as dealt with; gives false when this meeting has none by that id. */
export async function markCorrectionHandled(work: Work, meetingId: string, correctionId: string): Promise<boolean> {
  const { numUpdatedRows } = await work.tx
    .updateTable('minutes_correction')
    .set({ handled_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', correctionId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
