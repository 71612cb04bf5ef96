import { type Kysely, sql, type Transaction } from 'kysely';
import type { MessageContent, MessageRow } from '../edge/database/tables/delivery.ts';
import type { Database } from '../edge/database/tables/index.ts';
import type { DeliveryState, QuestionKind } from './schema.ts';

export type Way = MessageRow['way'];

/** One row that this process may send for as long as its lease lasts, with what sending needs to know. */
export interface Claimed {
  partnershipId: string;
  id: string;
  way: Way;
  purpose: MessageRow['purpose'];
  content: MessageContent;
  revision: number;
  attempts: number;
  lastProblem: string | null;
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

/** Real seconds after which another copy may take over. Whoever sends renews its lease until it is done. */
const LEASE_SECONDS = 40;
export const RENEW_LEASE_SECONDS = 10;
/** Outlook takes four requests at a time for one app and mailbox. */
const MAILS_AT_ONCE = 4;
const MAIL_LOCK = 815_001;

type Row = MessageRow & { doubtful: boolean };

/** Takes the next row of a way that is due, or whose lease ran out; undefined when there is none. */
export async function claimNext(db: Kysely<Database>, way: Way): Promise<Claimed | undefined> {
  return db.transaction().execute(async (tx) => {
    if (way === 'mail') await sql`select pg_advisory_xact_lock(${MAIL_LOCK})`.execute(tx);
    const taken = (await take(tx, way, 'expired')) ?? (await take(tx, way, 'queued'));
    return taken && load(tx, taken);
  });
}

async function take(tx: Transaction<Database>, way: Way, which: 'expired' | 'queued') {
  const due =
    which === 'expired'
      ? sql`m.state = 'sending' and m.lease_until < now()`
      : sql`m.state = 'queued' and m.due_at <= now()`;
  const order = which === 'expired' ? sql`m.lease_until` : sql`m.due_at`;
  const { rows } = await sql<{ partnership_id: string; id: string; doubtful: boolean }>`
    with next as (
      select m.partnership_id, m.id from message m
      where m.way = ${way} and ${due} and ${condition(way)}
      order by ${order} limit 1 for update skip locked)
    update message m
    set state = 'sending', lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), attempts = m.attempts + 1
    from next where m.partnership_id = next.partnership_id and m.id = next.id
    returning m.partnership_id, m.id, ${which === 'expired'}::boolean as doubtful`.execute(tx);
  return rows[0];
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

async function load(
  tx: Transaction<Database>,
  taken: { partnership_id: string; id: string; doubtful: boolean },
): Promise<Claimed> {
  const row = await tx
    .selectFrom('message as m')
    .innerJoin('partnership as p', 'p.id', 'm.partnership_id')
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'm.partnership_id').onRef('person.id', '=', 'm.person_id'),
    )
    .leftJoin('conversation_reference as chat', (join) =>
      join.onRef('chat.partnership_id', '=', 'm.partnership_id').onRef('chat.person_id', '=', 'm.person_id'),
    )
    .leftJoin('message as target', (join) =>
      join.onRef('target.partnership_id', '=', 'm.partnership_id').onRef('target.id', '=', 'm.updates_id'),
    )
    .selectAll('m')
    .select(['p.name as p_name', 'p.tenant_id', 'p.secretariat_mailbox', 'p.language as p_language'])
    .select(['person.name as person_name', 'person.email', 'person.language as person_language', 'person.entra_id'])
    .select(['chat.service_url as chat_service_url', 'chat.conversation_id as chat_conversation_id'])
    .select(['target.service_url as target_service_url', 'target.conversation_id as target_conversation_id'])
    .select('target.activity_id as target_activity_id')
    .where('m.partnership_id', '=', taken.partnership_id)
    .where('m.id', '=', taken.id)
    .executeTakeFirstOrThrow();
  return {
    partnershipId: row.partnership_id,
    id: row.id,
    way: row.way,
    purpose: row.purpose,
    content: row.content,
    revision: row.revision,
    attempts: row.attempts,
    lastProblem: row.last_problem,
    doubtful: taken.doubtful,
    question: questionOf(row),
    linkExpiresAt: row.link_expires_at?.toISOString() ?? null,
    seatId: row.seat_id,
    conversationId: row.conversation_id,
    person: row.person_id
      ? {
          id: row.person_id,
          name: row.person_name ?? '',
          email: row.email ?? '',
          language: row.person_language ?? 'nl',
          entraId: row.entra_id,
        }
      : null,
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
      row.target_activity_id && row.target_conversation_id
        ? {
            serviceUrl: row.target_service_url,
            conversationId: row.target_conversation_id,
            activityId: row.target_activity_id,
          }
        : null,
  };
}

function questionOf(row: Pick<Row, 'question_kind' | 'question_subject_id'>): Claimed['question'] {
  if (!row.question_kind || !row.question_subject_id) return null;
  return { kind: row.question_kind, subjectId: row.question_subject_id };
}

/** Only the copy that holds the lease may write: every claim counts as an attempt, so the count tells them apart. */
function held(db: Kysely<Database>, claimed: Claimed) {
  return db
    .updateTable('message')
    .where('partnership_id', '=', claimed.partnershipId)
    .where('id', '=', claimed.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', claimed.attempts);
}

/** Keeps a row for this process while it is being sent. */
export async function renewLease(db: Kysely<Database>, claimed: Claimed): Promise<void> {
  await held(db, claimed)
    .set({ lease_until: inSeconds(LEASE_SECONDS) })
    .execute();
}

/** Ends all leases: for a process that is sure to be the only one, so that what a kill cut short is looked at first. */
export async function endLeases(db: Kysely<Database>): Promise<void> {
  await db
    .updateTable('message')
    .set({ lease_until: inSeconds(-1) })
    .where('state', '=', 'sending')
    .execute();
}

export interface Receipt {
  activityId?: string;
  conversationId?: string;
  serviceUrl?: string | null;
  mailId?: string;
}

/** Records that it arrived. An update whose card changed meanwhile goes straight back into the queue. */
export async function recordSent(db: Kysely<Database>, claimed: Claimed, at: string, receipt: Receipt): Promise<void> {
  await held(db, claimed)
    .set({
      state: sql<DeliveryState>`case when revision = ${claimed.revision} then 'sent' else 'queued' end`,
      due_at: sql<string>`now()`,
      lease_until: null,
      last_problem: null,
      sent_at: at,
      ...(receipt.activityId === undefined ? {} : { activity_id: receipt.activityId }),
      ...(receipt.conversationId === undefined ? {} : { conversation_id: receipt.conversationId }),
      ...(receipt.serviceUrl === undefined ? {} : { service_url: receipt.serviceUrl }),
      ...(receipt.mailId === undefined ? {} : { mail_id: receipt.mailId }),
    })
    .execute();
}

/** Back into the queue: it was certainly not sent. */
export async function recordRetry(
  db: Kysely<Database>,
  claimed: Claimed,
  seconds: number,
  problem: string,
): Promise<void> {
  await held(db, claimed)
    .set({ state: 'queued', due_at: inSeconds(seconds), lease_until: null, last_problem: problem })
    .execute();
}

/** Leaves it as being sent, to be asked for when the lease ends. */
export async function recordDoubt(
  db: Kysely<Database>,
  claimed: Claimed,
  seconds: number,
  problem: string,
): Promise<void> {
  await held(db, claimed)
    .set({ lease_until: inSeconds(seconds), last_problem: problem })
    .execute();
}

/** Goes on by another way, with a fresh count of attempts; there will be no card to update. */
export async function recordFallback(
  db: Kysely<Database>,
  claimed: Claimed,
  way: 'mail' | 'activity',
  problem: string,
): Promise<void> {
  await held(db, claimed)
    .set({
      way,
      state: 'queued',
      attempts: 0,
      due_at: sql<string>`now()`,
      lease_until: null,
      last_problem: problem,
    })
    .execute();
  await dropUpdates(db, claimed);
}

export async function recordEnd(
  db: Kysely<Database>,
  claimed: Claimed,
  state: 'failed' | 'bounced' | 'uncertain' | 'superseded' | 'opted-out',
  problem: string,
): Promise<void> {
  await held(db, claimed).set({ state, lease_until: null, last_problem: problem }).execute();
  await dropUpdates(db, claimed);
}

async function dropUpdates(db: Kysely<Database>, claimed: Claimed): Promise<void> {
  await db
    .updateTable('message')
    .set({ state: 'superseded' })
    .where('partnership_id', '=', claimed.partnershipId)
    .where('key', '=', `update:${claimed.id}`)
    .where('state', '=', 'queued')
    .execute();
}

/** Seconds until the next row of each way is due (negative: overdue), for the ways that have rows waiting. */
export async function secondsUntilDue(db: Kysely<Database>): Promise<Map<Way, number>> {
  const { rows } = await sql<{ way: Way; seconds: number }>`
    select way, extract(epoch from min(at) - now())::float8 as seconds from (
      select m.way, m.due_at as at from message m
        where m.state = 'queued' and (m.way <> 'update' or ${condition('update')})
      union all select way, lease_until from message where state = 'sending') as due
    group by way`.execute(db);
  return new Map(rows.map((row) => [row.way, row.seconds]));
}

function inSeconds(seconds: number) {
  return sql<string>`now() + make_interval(secs => ${seconds})`;
}
