import { type Kysely, sql } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';
import { gather } from '../work/gather.ts';
import type { Outgoing } from './schema.ts';
import type { Claimed } from './store-claims.ts';

/** Only the copy that holds the lease may write: every claim counts as an attempt, so the count tells them apart. */
function held(db: Kysely<Database>, claimed: Claimed) {
  return db
    .updateTable('message')
    .where('partnership_id', '=', claimed.partnershipId)
    .where('id', '=', claimed.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', claimed.attempts);
}

/** Nobody is sending it any more. */
const LET_GO = { lease_until: null, held_by: null };

/** Where it arrived; the service address belongs to the conversation. */
export interface Receipt {
  activityId?: string;
  conversationId?: string;
  serviceUrl?: string | null;
  mailId?: string;
}

interface Arrived {
  claimed: Claimed;
  /** ISO instant. */
  at: string;
  receipt: Receipt;
}

const together = gather<Arrived, void>();

/**
 * Records that it arrived. An update whose card changed meanwhile goes straight back into the queue. What arrives while others are
 * being recorded is recorded with the next ones, in one statement.
 */
export async function recordSent(db: Kysely<Database>, claimed: Claimed, at: string, receipt: Receipt): Promise<void> {
  await together(db, '', { claimed, at, receipt }, async (all) => {
    await recordAll(db, all);
    return all.map(() => undefined);
  });
}

async function recordAll(db: Kysely<Database>, arrived: readonly Arrived[]): Promise<void> {
  const rows = arrived.map(({ claimed, at, receipt }) => ({
    ...{ p: claimed.partnershipId, id: claimed.id, attempts: claimed.attempts, revision: claimed.revision, at },
    ...receipt,
  }));
  await sql`
    update message m set
      state = case when m.revision = s.revision then 'sent' else 'queued' end,
      due_at = now(), lease_until = null, held_by = null, last_problem = null, sent_at = s.at,
      activity_id = coalesce(s."activityId", m.activity_id), mail_id = coalesce(s."mailId", m.mail_id),
      service_url = case when s."conversationId" is null then m.service_url else s."serviceUrl" end,
      conversation_id = coalesce(s."conversationId", m.conversation_id)
    from json_to_recordset(${JSON.stringify(rows)}::json) as s(p text, id text, attempts int, revision int,
      at timestamptz, "activityId" text, "conversationId" text, "serviceUrl" text, "mailId" text)
    where m.partnership_id = s.p and m.id = s.id and m.state = 'sending' and m.attempts = s.attempts`.execute(db);
}

/** Back into the queue: it was certainly not sent. */
export async function recordRetry(
  db: Kysely<Database>,
  claimed: Claimed,
  seconds: number,
  problem: string,
): Promise<void> {
  await held(db, claimed)
    .set({ ...LET_GO, state: 'queued', due_at: inSeconds(seconds), last_problem: problem })
    .execute();
}

/** Back into the queue until a morning (ISO instant by the service's clock); that was no attempt. */
export async function recordPostponed(db: Kysely<Database>, claimed: Claimed, notBefore: string): Promise<void> {
  await held(db, claimed)
    .set({
      ...{ ...LET_GO, state: 'queued', due_at: sql<string>`now()` },
      not_before: sql<string>`${notBefore}::timestamptz`,
      attempts: sql<number>`attempts - 1`,
    })
    .execute();
}

/** Puts another message in its place while it is held, and gives the claim as it then is. */
export async function recordInstead(db: Kysely<Database>, claimed: Claimed, instead: Outgoing): Promise<Claimed> {
  const { summary, card, mail, topic, question, seatId = null, expiresAt = null } = instead;
  const { urgent } = claimed.content;
  const content = { summary, card, mail, ...(urgent ? { urgent } : {}) };
  await held(db, claimed)
    .set({
      content: JSON.stringify(content),
      revision: sql`revision + 1`,
      ...{ topic, seat_id: seatId, link_expires_at: expiresAt },
      question_kind: question?.kind ?? null,
      question_subject_id: question?.subjectId ?? null,
    })
    .execute();
  const revision = claimed.revision + 1;
  return { ...claimed, content, revision, seatId, question: question ?? null, linkExpiresAt: expiresAt };
}

/** Leaves it as being sent, to be asked for when the lease ends. */
export async function recordDoubt(
  db: Kysely<Database>,
  claimed: Claimed,
  seconds: number,
  problem: string,
): Promise<void> {
  await held(db, claimed)
    .set({ held_by: null, lease_until: inSeconds(seconds), last_problem: problem })
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
      ...LET_GO,
      way,
      state: 'queued',
      attempts: 0,
      due_at: sql<string>`now()`,
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
  await held(db, claimed)
    .set({ ...LET_GO, state, last_problem: problem })
    .execute();
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

function inSeconds(seconds: number) {
  return sql<string>`now() + make_interval(secs => ${seconds})`;
}
