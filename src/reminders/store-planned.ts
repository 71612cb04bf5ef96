import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';
import type { Selection } from './schema.ts';

export interface PlannedReminder {
  sendId: string;
  selection: Selection;
  note: string | null;
  sendAt: string;
  byPersonId: string;
  state: 'waiting' | 'sent' | 'cancelled' | 'refused';
}

/** Keeps a reminder for later; planning the same send twice is planning it once. */
export async function insertPlanned(work: Work, planned: Omit<PlannedReminder, 'state'>): Promise<void> {
  await work.tx
    .insertInto('planned_reminder')
    .values({
      partnership_id: work.partnershipId,
      id: planned.sendId,
      selection: JSON.stringify(planned.selection),
      note: planned.note,
      send_at: planned.sendAt,
      by_person_id: planned.byPersonId,
      created_at: work.now,
      state: 'waiting',
      ended_at: null,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doNothing())
    .execute();
}

/** Reminders that wait for their moment, the first one first; with `until` only those whose moment has come by then. */
export async function waitingReminders(scope: Scope, until?: string): Promise<PlannedReminder[]> {
  let query = planned(scope).where('state', '=', 'waiting');
  if (until !== undefined) query = query.where('send_at', '<=', new Date(until));
  return (await query.orderBy('send_at').orderBy('id').execute()).map(toPlanned);
}

export async function findPlanned(scope: Scope, sendId: string): Promise<PlannedReminder | undefined> {
  const row = await planned(scope).where('id', '=', sendId).executeTakeFirst();
  return row && toPlanned(row);
}

function planned(scope: Scope) {
  return scope.tx
    .selectFrom('planned_reminder')
    .select(['id', 'selection', 'note', 'send_at', 'by_person_id', 'state'])
    .where('partnership_id', '=', scope.partnershipId);
}

function toPlanned(row: {
  id: string;
  selection: Selection;
  note: string | null;
  send_at: Date;
  by_person_id: string;
  state: PlannedReminder['state'];
}): PlannedReminder {
  const { id: sendId, selection, note, send_at, by_person_id: byPersonId, state } = row;
  return { sendId, selection, note, sendAt: send_at.toISOString(), byPersonId, state };
}

/** Ends one that waits; false when it had ended already. */
export async function endPlanned(
  work: Work,
  sendId: string,
  state: 'sent' | 'cancelled' | 'refused',
): Promise<boolean> {
  const ended = await work.tx
    .updateTable('planned_reminder')
    .set({ state, ended_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', sendId)
    .where('state', '=', 'waiting')
    .returning('id')
    .execute();
  return ended.length > 0;
}

/** Takes back that these people were reminded by a send: they count as not reminded, and their questions as not asked again. */
export async function deleteReminders(work: Work, sendId: string, personIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with gone as (
      delete from reminder where partnership_id = ${work.partnershipId} and send_id = ${sendId}
        and person_id = any(${[...personIds]}) returning obligation_ids)
    select distinct jsonb_array_elements_text(obligation_ids) as id from gone`.execute(work.tx);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  // An obligation that somebody else was reminded of by the same send was asked again all the same.
  await sql`
    update obligation set times_asked = greatest(1, times_asked - 1) where partnership_id = ${work.partnershipId}
      and id = any(${ids}) and not exists (select 1 from reminder where reminder.partnership_id = obligation.partnership_id
        and send_id = ${sendId} and obligation_ids @> jsonb_build_array(obligation.id))`.execute(work.tx);
}
