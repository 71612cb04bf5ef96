import { type Kysely, sql } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';
import type { Scope } from '../work/work.ts';
import { type CalendarSpot, type FollowedMeeting, meetingSpot, type Rsvp } from './rules/outlook-event.ts';

/** A meeting with all that following its event needs, its row locked. */
export interface Followed extends FollowedMeeting {
  bodyId: string;
  title: string;
  createdBy: string;
  eventId: string | null;
  eventKey: string;
  version: number;
  conflict: CalendarSpot | null;
}

export async function lockFollowed(scope: Scope, meetingId: string): Promise<Followed | undefined> {
  const row = await scope.tx
    .selectFrom('meeting')
    .select(['body_id', 'title', 'state', 'starts', 'minutes', 'place', 'created_by', 'event_id', 'event_key'])
    .select(['event_version', 'event_synced_version', 'event_starts', 'event_minutes', 'event_place'])
    .select(['outlook_starts', 'outlook_minutes', 'outlook_place'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      bodyId: row.body_id,
      title: row.title,
      createdBy: row.created_by,
      state: row.state,
      here: meetingSpot(row),
      lastSeen: spotOf(row.event_starts, row.event_minutes, row.event_place),
      pending: row.event_version > row.event_synced_version,
      eventId: row.event_id,
      eventKey: row.event_key,
      version: row.event_version,
      conflict: spotOf(row.outlook_starts, row.outlook_minutes, row.outlook_place),
    }
  );
}

export function spotOf(starts: string | null, minutes: number | null, place: string | null): CalendarSpot | null {
  return starts === null || minutes === null ? null : { starts, minutes, place: place ?? '' };
}

/** How the event stands in the calendar. */
export function seenColumns({ starts, minutes, place }: CalendarSpot) {
  return { event_starts: starts, event_minutes: minutes, event_place: place };
}

/** A move in Outlook that waits for a person; null: none does. */
export function conflictColumns(spot: CalendarSpot | null) {
  return {
    outlook_starts: spot?.starts ?? null,
    outlook_minutes: spot?.minutes ?? null,
    outlook_place: spot?.place ?? null,
  };
}

/** Which meetings these events are of. */
export async function meetingsOfEvents(scope: Scope, eventIds: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < eventIds.length; at += 500) {
    const rows = await scope.tx
      .selectFrom('meeting')
      .select('id')
      .where('partnership_id', '=', scope.partnershipId)
      .where('event_id', 'in', eventIds.slice(at, at + 500))
      .execute();
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

/** Keeps what attendees answered; an answer that did not change keeps the moment at which it was first seen. */
export async function saveResponses(
  scope: Scope,
  meetingId: string,
  responses: readonly { email: string; response: Rsvp }[],
  at: string,
): Promise<void> {
  const emails = responses.map(({ email }) => email);
  await scope.tx
    .deleteFrom('meeting_response')
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .$if(emails.length > 0, (query) => query.where('email', 'not in', emails))
    .execute();
  if (responses.length === 0) return;
  const row = { partnership_id: scope.partnershipId, meeting_id: meetingId, seen_at: at };
  await scope.tx
    .insertInto('meeting_response')
    .values([...new Map(responses.map(({ email, response }) => [email, { ...row, email, response }])).values()])
    .onConflict((conflict) =>
      conflict
        .columns(['partnership_id', 'meeting_id', 'email'])
        .doUpdateSet((eb) => ({ response: eb.ref('excluded.response'), seen_at: eb.ref('excluded.seen_at') }))
        .whereRef('meeting_response.response', '<>', 'excluded.response'),
    )
    .execute();
}

/** Answers in Outlook by address, for several meetings at once. */
export async function responsesOf(
  scope: Scope,
  meetingIds: readonly string[],
): Promise<Map<string, { email: string; response: Rsvp }[]>> {
  const found = new Map<string, { email: string; response: Rsvp }[]>();
  if (meetingIds.length === 0) return found;
  const rows = await scope.tx
    .selectFrom('meeting_response')
    .select(['meeting_id', 'email', 'response'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', 'in', [...meetingIds])
    .execute();
  for (const { meeting_id, email, response } of rows) {
    found.set(meeting_id, [...(found.get(meeting_id) ?? []), { email, response }]);
  }
  return found;
}

export interface StoredWatch {
  mailbox: string;
  subscriptionId: string | null;
  clientState: string;
  expiresAt: string | null;
  deltaLink: string | null;
  /** Last day of the window of the link. */
  deltaUntil: string | null;
  lookedAt: string | null;
}

export async function findWatch(scope: Scope, mailbox: string): Promise<StoredWatch | null> {
  const row = await scope.tx
    .selectFrom('calendar_watch')
    .select(['mailbox', 'subscription_id', 'client_state', 'expires_at', 'delta_link', 'delta_until', 'looked_at'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('mailbox', '=', mailbox)
    .executeTakeFirst();
  if (!row) return null;
  return {
    mailbox: row.mailbox,
    subscriptionId: row.subscription_id,
    clientState: row.client_state,
    expiresAt: row.expires_at?.toISOString() ?? null,
    deltaLink: row.delta_link,
    deltaUntil: row.delta_until,
    lookedAt: row.looked_at?.toISOString() ?? null,
  };
}

export async function saveWatch(scope: Scope, watch: StoredWatch): Promise<void> {
  const columns = {
    subscription_id: watch.subscriptionId,
    client_state: watch.clientState,
    expires_at: watch.expiresAt,
    delta_link: watch.deltaLink,
    delta_until: watch.deltaUntil,
    looked_at: watch.lookedAt,
  };
  await scope.tx
    .insertInto('calendar_watch')
    .values({ partnership_id: scope.partnershipId, mailbox: watch.mailbox, ...columns })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'mailbox']).doUpdateSet(columns))
    .execute();
}

/** Whose subscriptions these are, over all partnerships: a notification names nothing else. */
export async function watchesOf(
  db: Kysely<Database>,
  subscriptionIds: readonly string[],
): Promise<Map<string, { partnershipId: string; clientState: string }>> {
  if (subscriptionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('calendar_watch')
    .select(['partnership_id', 'subscription_id', 'client_state'])
    .where('subscription_id', 'in', [...new Set(subscriptionIds)])
    .execute();
  return new Map(
    rows.map((row) => [
      row.subscription_id ?? '',
      { partnershipId: row.partnership_id, clientState: row.client_state },
    ]),
  );
}

/**
 * Lets this transaction answer before it is on disk. A database that fails within the next half second may forget it whole:
 * only for what is found again in another way.
 */
export async function commitWithoutWaiting({ tx }: Pick<Scope, 'tx'>): Promise<void> {
  await sql`set local synchronous_commit to off`.execute(tx);
}
