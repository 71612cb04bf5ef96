import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { livingCopies } from '../edge/database/presence.ts';
import type { MessageContent, MessageRow } from '../edge/database/tables/delivery.ts';
import type { Database } from '../edge/database/tables/index.ts';
import type { QuestionKind } from './schema.ts';

export type Way = MessageRow['way'];

/** One row that this process may send for as long as its lease lasts, with what sending needs to know. */
export interface Claimed {
  partnershipId: string;
  id: string;
  key: string;
  way: Way;
  purpose: MessageRow['purpose'];
  content: MessageContent;
  revision: number;
  attempts: number;
  /** Until when it is surely ours, by this process's own count of milliseconds (`performance.now`); grows as the lease is renewed. */
  ours: { until: number };
  lastProblem: string | null;
  /** ISO instant by the service's clock. */
  queuedAt: string;
  /** What set it in motion; null: an older copy wrote it. */
  trace: string | null;
  /** True: an earlier attempt was cut short, so the channel must be asked first. */
  doubtful: boolean;
  question: { kind: QuestionKind; subjectId: string } | null;
  linkExpiresAt: string | null;
  seatId: string | null;
  conversationId: string | null;
  person: { id: string; name: string; email: string; language: 'nl' | 'en'; entraId: string | null } | null;
  partnership: { name: string; tenantId: string; mailbox: string; language: 'nl' | 'en' };
  chat: { serviceUrl: string | null; conversationId: string } | null;
  /** For an update: the sent card. */
  target: { serviceUrl: string | null; conversationId: string; activityId: string } | null;
}

/** Real seconds after which another copy may take over. Whoever sends renews its leases until it is done. */
export const LEASE_SECONDS = 40;
/** So long before the end of a lease nothing is begun any more. */
const MARGIN_SECONDS = 5;
/** What a copy handed to the network in its last moment has arrived by then, and can be found. */
const ARRIVAL_SECONDS = 2;
/** Outlook takes four requests at a time for one app and mailbox. */
const MAILS_AT_ONCE = 4;
const MAIL_LOCK = 815_001;

/**
 * Takes the next rows of a way, at most so many, that are due or whose lease ran out; those come first. Several at a time cost
 * the database one statement. `now` is the service's clock (ISO), by which some wait for a morning. Mail goes one by one, because its mailbox takes a few requests at a time over all copies.
 * `holder`: the number of this copy among those on one server; null where there is but one.
 */
export async function claim(
  db: Kysely<Database>,
  way: Way,
  most: number,
  now: string,
  holder: number | null = null,
): Promise<Claimed[]> {
  const from = performance.now();
  const rows = way === 'mail' ? await takeMail(db, now, holder) : await take(db, way, most, { now, holder });
  return rows.map((row) => claimedOf(row, { until: from + (LEASE_SECONDS - MARGIN_SECONDS) * 1_000 }));
}

function takeMail(db: Kysely<Database>, now: string, holder: number | null): Promise<ClaimedRow[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${MAIL_LOCK})`.execute(tx);
    return take(tx, 'mail', 1, { now, holder });
  });
}

interface ClaimedRow extends Selectable<MessageRow> {
  doubtful: boolean;
  p_name: string;
  tenant_id: string;
  secretariat_mailbox: string;
  p_language: 'nl' | 'en';
  person_name: string | null;
  email: string | null;
  person_language: 'nl' | 'en' | null;
  entra_id: string | null;
  chat_service_url: string | null;
  chat_conversation_id: string | null;
  target_service_url: string | null;
  target_conversation_id: string | null;
  target_activity_id: string | null;
}

async function take(
  db: Kysely<Database>,
  way: Way,
  most: number,
  { now, holder }: { now: string; holder: number | null },
): Promise<ClaimedRow[]> {
  const due = (when: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: RawBuilder<unknown>) => sql`
    select m.partnership_id, m.id, m.state = 'sending' as doubtful from message m
    where m.way = ${way} and ${when} and ${condition(way)}
    order by ${order} limit ${limit} for update skip locked`;
  const { rows } = await sql<ClaimedRow>`
    with expired as (${due(sql`m.state = 'sending' and m.lease_until < now()`, sql`m.lease_until`, sql`${most}::int`)}),
    waiting as (${due(
      sql`m.state = 'queued' and m.due_at <= now() and ${hasCome(now)}`,
      sql`m.due_at`,
      sql`${most}::int - (select count(*) from expired)`,
    )}),
    next as (select * from expired union all select * from waiting),
    m as (
      update message set state = 'sending', lease_until = now() + make_interval(secs => ${LEASE_SECONDS}),
        attempts = message.attempts + 1, held_by = ${holder}::int, held_attempt = message.attempts + 1
      from next where message.partnership_id = next.partnership_id and message.id = next.id
      returning message.*, next.doubtful)
    select m.*, p.name as p_name, p.tenant_id, p.secretariat_mailbox, p.language as p_language,
      person.name as person_name, person.email, person.language as person_language, person.entra_id,
      chat.service_url as chat_service_url, chat.conversation_id as chat_conversation_id,
      target.service_url as target_service_url, target.conversation_id as target_conversation_id,
      target.activity_id as target_activity_id
    from m
    join partnership p on p.id = m.partnership_id
    left join person on person.partnership_id = m.partnership_id and person.id = m.person_id
    left join conversation_reference chat on chat.partnership_id = m.partnership_id and chat.person_id = m.person_id
    left join message target on target.partnership_id = m.partnership_id and target.id = m.updates_id`.execute(db);
  return rows;
}

function hasCome(now: string) {
  return sql`(m.not_before is null or m.not_before <= ${now}::timestamptz)`;
}

function condition(way: Way) {
  if (way === 'update') {
    return sql`exists (select 1 from message t where t.partnership_id = m.partnership_id and t.id = m.updates_id
      and t.activity_id is not null)`;
  }
  if (way !== 'mail') return sql`true`;
  return sql`(select count(*) from message s where s.partnership_id = m.partnership_id and s.way = 'mail'
    and s.state = 'sending' and s.lease_until > now()) < ${MAILS_AT_ONCE}`;
}

function claimedOf(row: ClaimedRow, ours: Claimed['ours']): Claimed {
  const { target_activity_id: activityId, target_conversation_id: targetId } = row;
  return {
    partnershipId: row.partnership_id,
    id: row.id,
    key: row.key,
    way: row.way,
    purpose: row.purpose,
    content: row.content,
    revision: row.revision,
    attempts: row.attempts,
    ours,
    lastProblem: row.last_problem,
    queuedAt: row.created_at.toISOString(),
    trace: row.trace,
    doubtful: row.doubtful,
    question: questionOf(row),
    linkExpiresAt: row.link_expires_at?.toISOString() ?? null,
    seatId: row.seat_id,
    conversationId: row.conversation_id,
    person: personOf(row),
    partnership: {
      name: row.p_name,
      tenantId: row.tenant_id,
      mailbox: row.secretariat_mailbox,
      language: row.p_language,
    },
    chat: row.chat_conversation_id
      ? { serviceUrl: row.chat_service_url, conversationId: row.chat_conversation_id }
      : null,
    target:
      activityId && targetId ? { serviceUrl: row.target_service_url, conversationId: targetId, activityId } : null,
  };
}

function personOf(row: ClaimedRow): Claimed['person'] {
  if (!row.person_id) return null;
  return {
    id: row.person_id,
    name: row.person_name ?? '',
    email: row.email ?? '',
    language: row.person_language ?? 'nl',
    entraId: row.entra_id,
  };
}

function questionOf(row: Pick<MessageRow, 'question_kind' | 'question_subject_id'>): Claimed['question'] {
  if (!row.question_kind || !row.question_subject_id) return null;
  return { kind: row.question_kind, subjectId: row.question_subject_id };
}

/** Keeps rows for this process while they are being sent. What another copy has taken meanwhile stays lost. */
export async function renewLeases(
  db: Kysely<Database>,
  held: readonly Claimed[],
  holder: number | null = null,
): Promise<void> {
  if (held.length === 0) return;
  const from = performance.now();
  const rows = held.map(({ partnershipId: p, id, attempts }) => ({ p, id, attempts }));
  const { rows: renewed } = await sql<{ id: string }>`
    update message m set lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), held_by = ${holder}::int
    from json_to_recordset(${JSON.stringify(rows)}::json) as h(p text, id text, attempts int)
    where m.partnership_id = h.p and m.id = h.id and m.state = 'sending' and m.attempts = h.attempts
    returning m.id`.execute(db);
  const ids = new Set(renewed.map(({ id }) => id));
  for (const { id, ours } of held) if (ids.has(id)) ours.until = from + (LEASE_SECONDS - MARGIN_SECONDS) * 1_000;
}

/**
 * Shortens the leases of copies that do not live any more, as `holder` sees it; tells of how many rows. Whoever is slow, or is cut off
 * from the database, still has its connection there for a while, and its leases as long as ever.
 */
export async function shortenLeasesOfLost(db: Kysely<Database>, holder: number): Promise<number> {
  const { rows } = await sql`
    with lost as (
      select partnership_id, id from message
      where state = 'sending' and held_by <> ${holder} and held_attempt = attempts and held_by not in (${livingCopies})
      order by id for update skip locked)
    update message m set held_by = null, lease_until = least(m.lease_until, now() + make_interval(secs => ${ARRIVAL_SECONDS}))
    from lost where m.partnership_id = lost.partnership_id and m.id = lost.id returning m.id`.execute(db);
  return rows.length;
}

/**
 * Lets go of what this copy held when it lost sight of the database (`since`, by its own `performance.now`) and is not sending any more
 * (`held`: what it still is): messages whose sending broke off on that, and those it took without hearing of it. What was taken
 * later has a longer lease, by which it is known, and keeps it. Tells of how many rows.
 */
export async function letGoOfCutShort(
  db: Kysely<Database>,
  holder: number,
  held: readonly Claimed[],
  since: number,
): Promise<number> {
  const secondsAway = (performance.now() - since) / 1_000;
  const { rows } = await sql`
    update message set held_by = null, lease_until = least(lease_until, now() + make_interval(secs => ${ARRIVAL_SECONDS}))
    where state = 'sending' and held_by = ${holder} and held_attempt = attempts
      and lease_until <= now() + make_interval(secs => ${LEASE_SECONDS - secondsAway}::float8)
      and id <> all(${held.map(({ id }) => id)}::text[])
    returning id`.execute(db);
  return rows.length;
}

/** Ends all leases: for a process that is sure to be the only one, so that what a kill cut short is looked at first. */
export async function endLeases(db: Kysely<Database>): Promise<void> {
  await db
    .updateTable('message')
    .set({ lease_until: sql<string>`now() - interval '1 second'` })
    .where('state', '=', 'sending')
    .execute();
}

/** Seconds until the next row of each way is due (negative: overdue), for the ways that have rows waiting at `now` (ISO). */
export async function secondsUntilDue(db: Kysely<Database>, now: string): Promise<Map<Way, number>> {
  const { rows } = await sql<{ way: Way; seconds: number }>`
    select way, extract(epoch from min(at) - now())::float8 as seconds from (
      select m.way, m.due_at as at from message m
        where m.state = 'queued' and ${hasCome(now)} and (m.way <> 'update' or ${condition('update')})
      union all select way, lease_until from message where state = 'sending') as due
    group by way`.execute(db);
  return new Map(rows.map((row) => [row.way, row.seconds]));
}
