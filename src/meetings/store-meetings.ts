import { type Kysely, sql, type Updateable } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';
import type { MeetingRow } from '../edge/database/tables/meetings.ts';
import type { Scope } from '../work/work.ts';
import type { CalendarSpot } from './rules/outlook-event.ts';
import { spotOf } from './store-outlook.ts';

export interface StoredMeeting {
  meetingId: string;
  bodyId: string;
  bodyName: string;
  bodyKind: string;
  title: string;
  state: MeetingRow['state'];
  starts: string | null;
  minutes: number | null;
  place: string;
  online: boolean;
  joinUrl: string | null;
  eventState: MeetingRow['event_state'];
  /** The poll that is running, or else the one that gave the date. */
  pollId: string | null;
  /** What somebody made of it in Outlook while it was moved here too; null: nobody has to choose. */
  conflict: CalendarSpot | null;
}

/** What the calendar should be told, and what it was told last. */
export interface MeetingEvent {
  eventKey: string;
  eventId: string | null;
  notes: string;
  version: number;
  syncedVersion: number;
  /** True when an attempt was made whose outcome may be unknown. */
  tried: boolean;
}

export async function insertMeeting(
  scope: Scope,
  meeting: { id: string; bodyId: string; title: string; eventKey: string; createdBy: string; at: string },
): Promise<void> {
  await scope.tx
    .insertInto('meeting')
    .values({
      partnership_id: scope.partnershipId,
      id: meeting.id,
      body_id: meeting.bodyId,
      title: meeting.title,
      state: 'polling',
      starts: null,
      minutes: null,
      place: '',
      online: false,
      event_state: 'none',
      event_key: meeting.eventKey,
      event_id: null,
      join_url: null,
      event_notes: '',
      event_wanted_at: null,
      event_tried_at: null,
      created_by: meeting.createdBy,
      created_at: meeting.at,
    })
    .execute();
}

export async function findMeetings(
  scope: Scope,
  where: {
    meetingId?: string;
    bodyIds?: readonly string[];
    states?: readonly MeetingRow['state'][];
    startsFrom?: string;
  },
): Promise<StoredMeeting[]> {
  if (where.bodyIds?.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('meeting')
    .innerJoin('body', (join) =>
      join.onRef('body.partnership_id', '=', 'meeting.partnership_id').onRef('body.id', '=', 'meeting.body_id'),
    )
    .where('meeting.partnership_id', '=', scope.partnershipId)
    .$if(where.meetingId !== undefined, (query) => query.where('meeting.id', '=', where.meetingId ?? ''))
    .$if(where.bodyIds !== undefined, (query) => query.where('meeting.body_id', 'in', [...(where.bodyIds ?? [])]))
    .$if(where.states !== undefined, (query) => query.where('meeting.state', 'in', [...(where.states ?? [])]))
    .$if(where.startsFrom !== undefined, (query) => query.where('meeting.starts', '>=', where.startsFrom ?? ''))
    .select(['meeting.id as meetingId', 'meeting.body_id as bodyId', 'body.name as bodyName', 'body.kind as bodyKind'])
    .select(['meeting.title', 'meeting.state', 'meeting.starts', 'meeting.minutes', 'meeting.place', 'meeting.online'])
    .select(['meeting.join_url as joinUrl', 'meeting.event_state as eventState'])
    .select(['meeting.outlook_starts', 'meeting.outlook_minutes', 'meeting.outlook_place'])
    .select(
      sql<string | null>`(select poll.id from date_poll poll
        where poll.partnership_id = meeting.partnership_id and poll.meeting_id = meeting.id and poll.state <> 'cancelled'
        order by poll.created_at desc limit 1)`.as('pollId'),
    )
    .orderBy('meeting.starts')
    .orderBy('meeting.id')
    .execute();
  return rows.map(({ outlook_starts, outlook_minutes, outlook_place, ...meeting }) => ({
    ...meeting,
    conflict: spotOf(outlook_starts, outlook_minutes, outlook_place),
  }));
}

/** The event of a meeting, locked so that nobody changes what it should hold meanwhile. */
export async function lockEvent(scope: Scope, meetingId: string): Promise<MeetingEvent | undefined> {
  const row = await scope.tx
    .selectFrom('meeting')
    .select(['event_key', 'event_id', 'event_notes', 'event_version', 'event_synced_version', 'event_tried_at'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      eventKey: row.event_key,
      eventId: row.event_id,
      notes: row.event_notes,
      version: row.event_version,
      syncedVersion: row.event_synced_version,
      tried: row.event_tried_at !== null,
    }
  );
}

/** Saves columns of one meeting; `wanted`: the calendar has to follow. */
export async function saveMeeting(
  scope: Scope,
  meetingId: string,
  columns: Omit<Updateable<MeetingRow>, 'partnership_id' | 'id'>,
  wanted?: { at: string },
): Promise<void> {
  await scope.tx
    .updateTable('meeting')
    .set(columns)
    .$if(wanted !== undefined, (query) =>
      query.set({ event_version: sql`event_version + 1`, event_wanted_at: wanted?.at ?? null }),
    )
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', meetingId)
    .execute();
}

type AnyDatabase = Kysely<Database>;
export interface InPartnership {
  partnershipId: string;
  id: string;
}

/** Open polls whose deadline has passed, over all partnerships; for the clock, which acts in each of them in turn. */
export async function selectDuePolls(db: AnyDatabase, localNow: string): Promise<InPartnership[]> {
  return db
    .selectFrom('date_poll')
    .select(['partnership_id as partnershipId', 'id'])
    .where('state', '=', 'open')
    .where('deadline', '<=', localNow)
    .orderBy('deadline')
    .execute();
}

/**
 * Open polls that close by themselves, in which nobody has said or changed anything since `quietSince` and no seat that is
 * filled lacks an answer. Whether each may really close is for the rule to say.
 */
export async function selectAnsweredPolls(
  db: AnyDatabase,
  quietSince: string,
  today: string,
): Promise<InPartnership[]> {
  const { rows } = await sql<InPartnership>`
    select poll.partnership_id as "partnershipId", poll.id from date_poll poll
    join meeting on meeting.partnership_id = poll.partnership_id and meeting.id = poll.meeting_id
    where poll.state = 'open' and poll.close_when_answered
      and (poll.changed_at is null or poll.changed_at <= ${quietSince}::timestamptz)
      and (select max(answered_at) from poll_answer a
        where a.partnership_id = poll.partnership_id and a.poll_id = poll.id) <= ${quietSince}::timestamptz
      and not exists (
        select 1 from seat where seat.partnership_id = poll.partnership_id and seat.body_id = meeting.body_id
          and (seat.ended_on is null or seat.ended_on >= ${today})
          and exists (select 1 from seat_term t where t.partnership_id = seat.partnership_id and t.seat_id = seat.id
            and (t.from_date is null or t.from_date <= ${today}) and (t.until_date is null or t.until_date >= ${today}))
          and exists (select 1 from poll_option o where o.partnership_id = poll.partnership_id and o.poll_id = poll.id
            and not o.withdrawn and not exists (select 1 from poll_answer a
              where a.partnership_id = o.partnership_id and a.option_id = o.id and a.seat_id = seat.id)))
    order by poll.id`.execute(db);
  return rows.map(({ partnershipId, id }) => ({ partnershipId, id }));
}

/** Scheduled meetings that have begun, over all partnerships. */
export async function selectBegunMeetings(
  db: AnyDatabase,
  localNow: string,
): Promise<(InPartnership & { starts: string; minutes: number })[]> {
  const rows = await db
    .selectFrom('meeting')
    .select(['partnership_id as partnershipId', 'id', 'starts', 'minutes'])
    .where('state', '=', 'scheduled')
    .where('starts', '<=', localNow)
    .execute();
  return rows.flatMap(({ starts, minutes, ...row }) =>
    starts !== null && minutes !== null ? [{ ...row, starts, minutes }] : [],
  );
}

/** Meetings whose calendar has been waiting since before `since`: their job was lost or gave up. */
export async function selectWaitingEvents(db: AnyDatabase, since: string): Promise<InPartnership[]> {
  return db
    .selectFrom('meeting')
    .select(['partnership_id as partnershipId', 'id'])
    .whereRef('event_version', '>', 'event_synced_version')
    .where('event_wanted_at', '<', sql<Date>`${since}::timestamptz`)
    .execute();
}

/** Meetings ahead that are in the calendar and whose attendees were not compared with their body today. */
export async function selectToCompare(db: AnyDatabase, localNow: string): Promise<InPartnership[]> {
  return db
    .selectFrom('meeting')
    .select(['partnership_id as partnershipId', 'id'])
    .where('state', '=', 'scheduled')
    .where('event_state', '=', 'made')
    .where('starts', '>', localNow)
    .where((where) =>
      where.or([where('attendees_checked_on', 'is', null), where('attendees_checked_on', '<', localNow.slice(0, 10))]),
    )
    .orderBy('starts')
    .execute();
}

/** Who the calendar was last told to invite, the meeting locked; null: nobody yet. */
export async function lockAttendeesTold(scope: Scope, meetingId: string): Promise<string | null> {
  const row = await scope.tx
    .selectFrom('meeting')
    .select('attendees_told')
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst();
  return row?.attendees_told ?? null;
}

/** Open polls of bodies with a conversation whose answers are not those that the group summary shows. */
export async function selectStaleSummaries(db: AnyDatabase): Promise<(InPartnership & { fingerprint: string })[]> {
  const { rows } = await sql<InPartnership & { fingerprint: string }>`
    select * from (
      select poll.partnership_id as "partnershipId", poll.id, poll.summary_shown, coalesce((
        select md5(string_agg(option_id || seat_id || answer, ',' order by option_id, seat_id)) from poll_answer answer
        where answer.partnership_id = poll.partnership_id and answer.poll_id = poll.id), '') as fingerprint
      from date_poll poll
      join meeting on meeting.partnership_id = poll.partnership_id and meeting.id = poll.meeting_id
      join body on body.partnership_id = poll.partnership_id and body.id = meeting.body_id
      where poll.state = 'open' and body.conversation_id is not null) running
    where summary_shown <> fingerprint`.execute(db);
  return rows.map(({ partnershipId, id, fingerprint }) => ({ partnershipId, id, fingerprint }));
}
