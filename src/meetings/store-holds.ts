import { type Kysely, sql } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';
import type { Scope, Work } from '../work/work.ts';
import type { Hold } from './rules/holds.ts';
import type { InPartnership } from './store-meetings.ts';

/** What is, or may be, in the calendar for the dates of a poll, with the last attempt at each (ISO). */
export async function selectHolds(scope: Scope, pollId: string): Promise<(Hold & { triedAt: string })[]> {
  const rows = await scope.tx
    .selectFrom('poll_hold')
    .select(['option_id', 'event_key', 'event_id', 'attendees_told', 'tried_at'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('poll_id', '=', pollId)
    .orderBy('option_id')
    .execute();
  return rows.map(({ option_id, event_key, event_id, attendees_told, tried_at }) => ({
    optionId: option_id,
    eventKey: event_key,
    eventId: event_id,
    told: attendees_told,
    triedAt: tried_at.toISOString(),
  }));
}

/** Marks an attempt before it is made; the key of a hold that is there already stays, and is what is returned. */
export async function tryHold(work: Work, pollId: string, optionId: string, eventKey: string): Promise<string> {
  const row = await work.tx
    .insertInto('poll_hold')
    .values({
      partnership_id: work.partnershipId,
      poll_id: pollId,
      option_id: optionId,
      event_key: eventKey,
      event_id: null,
      tried_at: work.now,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'option_id']).doUpdateSet({ tried_at: work.now }))
    .returning('event_key')
    .executeTakeFirstOrThrow();
  return row.event_key;
}

/** Keeps which event holds the date, and in whose calendars. False: the hold went while its event was being made. */
export async function savePlaced(scope: Scope, eventKey: string, eventId: string, told: string): Promise<boolean> {
  const saved = await scope.tx
    .updateTable('poll_hold')
    .set({ event_id: eventId, attendees_told: told })
    .where('partnership_id', '=', scope.partnershipId)
    .where('event_key', '=', eventKey)
    .returning('option_id')
    .execute();
  return saved.length > 0;
}

export async function deleteHold(scope: Scope, eventKey: string): Promise<void> {
  await scope.tx
    .deleteFrom('poll_hold')
    .where('partnership_id', '=', scope.partnershipId)
    .where('event_key', '=', eventKey)
    .execute();
}

/** Polls of which the calendar may hold too little or too much. `localNow` is wall-clock. */
export async function selectPollsToHold(db: Kysely<Database>, localNow: string): Promise<InPartnership[]> {
  return db
    .selectFrom('date_poll as poll')
    .select(['poll.partnership_id as partnershipId', 'poll.id'])
    .where('poll.hold_dates', '=', true)
    .where(
      sql<boolean>`exists (select 1 from poll_option o
        left join poll_hold h on h.partnership_id = o.partnership_id and h.option_id = o.id
        where o.partnership_id = poll.partnership_id and o.poll_id = poll.id
          and case when h.option_id is null then poll.state = 'open' and not o.withdrawn and o.starts > ${localNow}
            else h.event_id is null or poll.state <> 'open' or o.withdrawn or o.starts <= ${localNow} end)`,
    )
    .orderBy('poll.id')
    .execute();
}
