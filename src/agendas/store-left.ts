import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';
import type { LeftItemView } from './schema-submitted.ts';
import { findItems, type StoredItem } from './store.ts';

/** As many as fit on a screen. */
const MOST = 100;

/**
 * Whether an item waits when its meeting is called off: for whoever makes the next agenda. What others count on comes there
 * by itself, what a member submitted is decided on again, and what is fixed stands on every agenda.
 */
export function waitsForMakers(item: 'item' | 'at_item') {
  const origin = sql.ref(`${item}.origin`);
  return sql<boolean>`(${sql.ref(`${item}.let_go_at`)} is null and (${origin} is null or ${origin} ->> 'kind' = 'template'))`;
}

/** What stayed on agendas of these bodies whose meetings were called off, the last of those meetings first. */
export async function leftItems(scope: Scope, bodyIds: readonly string[]): Promise<LeftItemView[]> {
  if (bodyIds.length === 0) return [];
  return scope.tx
    .selectFrom('agenda_item as item')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.partnership_id', '=', 'item.partnership_id').onRef('meeting.id', '=', 'item.meeting_id'),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'item.partnership_id').onRef('person.id', '=', 'item.presenter_id'),
    )
    .select(['item.id as itemId', 'item.title', 'item.kind', 'item.minutes', 'item.desired'])
    .select((eb) => eb.fn.coalesce('person.name', 'item.presenter_text').as('presenter'))
    .select(['meeting.id as meetingId', 'meeting.title as meetingTitle', 'meeting.starts'])
    .where('item.partnership_id', '=', scope.partnershipId)
    .where('meeting.body_id', 'in', [...bodyIds])
    .where('meeting.state', '=', 'cancelled')
    .where(waitsForMakers('item'))
    .orderBy('meeting.starts', (order) => order.desc().nullsLast())
    .orderBy('meeting.id')
    .orderBy('item.position')
    .limit(MOST)
    .execute();
}

/** Takes items off the agenda of a meeting that was called off, to be put on another under the same ids. */
export async function takeOffLeft(work: Work, meetingId: string, itemIds: readonly string[]): Promise<StoredItem[]> {
  const taken = (await findItems(work, meetingId)).filter(({ id }) => itemIds.includes(id));
  if (taken.length === 0) return [];
  await work.tx
    .deleteFrom('agenda_item')
    .where('partnership_id', '=', work.partnershipId)
    .where('meeting_id', '=', meetingId)
    .where(
      'id',
      'in',
      taken.map(({ id }) => id),
    )
    .execute();
  return taken;
}

/** The papers of items, and what members submitted that was merged with them, follow to the agenda of `meetingId`. */
export async function bringAlong(work: Work, itemIds: readonly string[], meetingId: string): Promise<void> {
  if (itemIds.length === 0) return;
  await work.tx
    .updateTable('paper')
    .set({ meeting_id: meetingId })
    .where('partnership_id', '=', work.partnershipId)
    .where('item_id', 'in', [...itemIds])
    .execute();
  await work.tx
    .updateTable('submitted_item')
    .set({ meeting_id: meetingId })
    .where('partnership_id', '=', work.partnershipId)
    .where('item_id', 'in', [...itemIds])
    .where('state', '=', 'merged')
    .execute();
}

/** The papers of an item stand at another one from now on: it says the same again, or was merged with it. */
export async function movePapers(
  work: Work,
  fromItemId: string,
  to: { meetingId: string; itemId: string },
): Promise<void> {
  await work.tx
    .updateTable('paper')
    .set({ meeting_id: to.meetingId, item_id: to.itemId })
    .where('partnership_id', '=', work.partnershipId)
    .where('item_id', '=', fromItemId)
    .where('removed_at', 'is', null)
    .execute();
}

/** These are not to be taken along any more; they can still be read on the agenda they stand on. */
export async function letGo(work: Work, itemIds: readonly string[]): Promise<void> {
  await work.tx
    .updateTable('agenda_item')
    .set({ let_go_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', 'in', [...itemIds])
    .execute();
}

/** The meeting on whose agenda an item stands, if that meeting was called off. */
export async function calledOffMeetingOf(scope: Scope, itemId: string): Promise<string | null> {
  const row = await scope.tx
    .selectFrom('agenda_item as item')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.partnership_id', '=', 'item.partnership_id').onRef('meeting.id', '=', 'item.meeting_id'),
    )
    .select('meeting.id')
    .where('item.partnership_id', '=', scope.partnershipId)
    .where('item.id', '=', itemId)
    .where('meeting.state', '=', 'cancelled')
    .executeTakeFirst();
  return row?.id ?? null;
}
