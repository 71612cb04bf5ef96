import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import type { MessageContent, MessageRow } from '../edge/database/tables/delivery.ts';
import { currentTrace } from '../work/trace.ts';
import type { Scope } from '../work/work.ts';
import type { DeliveryState, Question } from './schema.ts';

export type { MessageContent };

/** A row as it enters the outbox; what the sending itself finds out comes later. */
export type NewMessage = Pick<MessageRow, 'id' | 'key' | 'topic' | 'purpose' | 'way'> & {
  personId: string | null;
  seatId: string | null;
  conversationId: string | null;
  content: MessageContent;
  question: Question | null;
  linkExpiresAt: string | null;
  updatesId: string | null;
  /** They want no messages: it is kept for everybody to see, and never sent. */
  optedOut?: boolean;
};

/** Adds rows to the outbox; a key that is there already is left alone, so that asking twice sends once. */
export async function insertMessages(scope: Scope, now: string, messages: readonly NewMessage[]): Promise<void> {
  for (let from = 0; from < messages.length; from += ROWS_AT_ONCE) {
    const rows = messages.slice(from, from + ROWS_AT_ONCE).map((message) => rowOf(scope, now, message));
    await scope.tx
      .insertInto('message')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['partnership_id', 'key']).doNothing())
      .execute();
  }
}

/** Postgres takes at most 65,535 parameters in one statement. */
const ROWS_AT_ONCE = 1_000;

function rowOf({ partnershipId, trace = currentTrace() }: Scope, now: string, message: NewMessage) {
  return {
    partnership_id: partnershipId,
    id: message.id,
    key: message.key,
    topic: message.topic,
    purpose: message.purpose,
    person_id: message.personId,
    seat_id: message.seatId,
    conversation_id: message.conversationId,
    content: JSON.stringify(message.content),
    revision: 1,
    question_kind: message.question?.kind ?? null,
    question_subject_id: message.question?.subjectId ?? null,
    link_expires_at: message.linkExpiresAt,
    updates_id: message.updatesId,
    state: message.optedOut ? ('opted-out' as const) : ('queued' as const),
    last_problem: message.optedOut ? 'opted-out' : null,
    way: message.way,
    attempts: 0,
    due_at: sql<string>`now()`,
    created_at: now,
    trace: trace ?? null,
  };
}

/** A message whose card may have to change, locked until the end of the transaction. */
export interface CardInTopic {
  id: string;
  personId: string | null;
  seatId: string | null;
  state: DeliveryState;
  way: MessageRow['way'];
  content: MessageContent;
}

export async function lockCardsOfTopic(scope: Scope, topic: string): Promise<CardInTopic[]> {
  return scope.tx
    .selectFrom('message')
    .select(['id', 'person_id as personId', 'seat_id as seatId', 'state', 'way', 'content'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('topic', '=', topic)
    .where('purpose', '<>', 'update')
    .where('state', 'in', ['queued', 'sending', 'sent', 'seen', 'answered', 'uncertain', 'failed', 'bounced'])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Replaces what has not been sent yet. */
export async function replaceContent(scope: Scope, id: string, content: MessageContent): Promise<void> {
  await scope.tx
    .updateTable('message')
    .set({ content: JSON.stringify(content), revision: sql`revision + 1` })
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', id)
    .execute();
}

/** Messages on some topics, and on every topic that begins with `prefix`. */
export interface MessagesAbout {
  topics: readonly string[];
  prefix?: string;
}

/** Puts other words in place of what was sent to people of a language; `nl` also for whoever is none. */
export async function overwriteContent(
  scope: Scope,
  { topics, prefix }: MessagesAbout,
  language: 'nl' | 'en',
  content: MessageContent,
): Promise<void> {
  await sql`update message set content = ${JSON.stringify(content)}::jsonb, revision = revision + 1
    where partnership_id = ${scope.partnershipId}
      and (topic = any(${sql.val([...topics])}::text[]) or starts_with(topic, ${prefix ?? null}::text))
      and coalesce((select language from person
        where person.partnership_id = message.partnership_id and person.id = message.person_id), 'nl') = ${language}`.execute(
    scope.tx,
  );
}

/**
 * Asks for a change of sent cards. There is one row per card: a newer change takes the place of an older one, and one
 * that is just being sent is sent again afterwards because its revision has moved on.
 */
export async function insertUpdates(scope: Scope, now: string, updates: readonly NewMessage[]): Promise<void> {
  for (let from = 0; from < updates.length; from += ROWS_AT_ONCE) {
    const rows = updates.slice(from, from + ROWS_AT_ONCE).map((update) => rowOf(scope, now, update));
    await scope.tx
      .insertInto('message')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['partnership_id', 'key']).doUpdateSet({
          content: sql`excluded.content`,
          revision: sql`message.revision + 1`,
          state: sql`case when message.state = 'sending' then 'sending' else 'queued' end`,
          attempts: sql`case when message.state = 'sending' then message.attempts else 0 end`,
          due_at: sql`now()`,
          trace: sql`excluded.trace`,
        }),
      )
      .execute();
  }
}

export interface Delivery {
  id: string;
  key: string;
  /** What it asks, where it asks one question. */
  question: Question | null;
  personId: string | null;
  seatId: string | null;
  conversationId: string | null;
  /** The one line that a phone shows. */
  summary: string;
  purpose: 'ask' | 'remind' | 'inform' | 'group';
  way: 'chat' | 'activity' | 'mail' | 'group';
  state: DeliveryState;
  /** Code of what went wrong last, null when nothing did. */
  problem: string | null;
  queuedAt: string;
  sentAt: string | null;
}

type WhichDeliveries = { topic: string } | { personId: string } | { states: readonly DeliveryState[] };

export async function selectDeliveries(scope: Scope, which: WhichDeliveries): Promise<Delivery[]> {
  const rows = await scope.tx
    .selectFrom('message')
    .select(['id', 'key', 'person_id', 'seat_id', 'conversation_id', 'purpose', 'way', 'state', 'last_problem'])
    .select(['question_kind', 'question_subject_id'])
    .select(['created_at', 'sent_at', sql<string>`content ->> 'summary'`.as('summary')])
    .where('partnership_id', '=', scope.partnershipId)
    .where('purpose', '<>', 'update')
    .where(chosenBy(which))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    question: questionOf(row),
    personId: row.person_id,
    seatId: row.seat_id,
    conversationId: row.conversation_id,
    summary: row.summary,
    purpose: row.purpose as Delivery['purpose'],
    way: row.way as Delivery['way'],
    state: row.state,
    problem: row.last_problem,
    queuedAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
  }));
}

function chosenBy(which: WhichDeliveries): Expression<SqlBool> {
  if ('topic' in which) return sql<SqlBool>`topic = ${which.topic}`;
  if ('personId' in which) return sql<SqlBool>`person_id = ${which.personId}`;
  return sql<SqlBool>`state in (${sql.join([...which.states])})`;
}

/** Of these persons those whose chat is known to be shut, so that another way is tried at once. */
export async function closedChats(
  scope: Scope,
  personIds: readonly string[],
): Promise<Map<string, 'blocked' | 'closed'>> {
  if (personIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('conversation_reference')
    .select(['person_id', 'state'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('person_id', 'in', [...new Set(personIds)])
    .where('state', '<>', 'open')
    .execute();
  return new Map(rows.map(({ person_id, state }) => [person_id, state === 'blocked' ? 'blocked' : 'closed']));
}

/** One message as it was put in, with its state, locked until the end of the transaction. */
export async function findMessage(
  scope: Scope,
  id: string,
): Promise<(NewMessage & { state: DeliveryState }) | undefined> {
  const row = await scope.tx
    .selectFrom('message')
    .selectAll()
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', id)
    .where('purpose', '<>', 'update')
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    key: row.key,
    topic: row.topic,
    purpose: row.purpose,
    way: row.way,
    personId: row.person_id,
    seatId: row.seat_id,
    conversationId: row.person_id === null ? row.conversation_id : null,
    content: row.content,
    question: questionOf(row),
    linkExpiresAt: row.link_expires_at?.toISOString() ?? null,
    updatesId: null,
    state: row.state,
  };
}

function questionOf(row: Pick<Selectable<MessageRow>, 'question_kind' | 'question_subject_id'>): Question | null {
  const { question_kind: kind, question_subject_id: subjectId } = row;
  return kind && subjectId ? { kind, subjectId } : null;
}

/**
 * Its place is taken by another message, which gets its key too: whoever handed it over under that key finds what became of it.
 */
export async function supersede(scope: Scope, id: string): Promise<void> {
  await scope.tx
    .updateTable('message')
    .set({ state: 'superseded', key: `replaced:${id}` })
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', id)
    .execute();
}

/** It need not arrive any more; `why` is a code. */
export async function letRest(scope: Scope, id: string, why: 'answered-meanwhile' | 'let-rest'): Promise<void> {
  await scope.tx
    .updateTable('message')
    .set({ state: 'superseded', last_problem: why })
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', id)
    .execute();
}

/** Ends messages that wait and were never tried; one that is just being sent, or may have been, is left to itself. */
export async function supersedeQueued(
  scope: Scope,
  which: { keys: readonly string[] } | { topic: string },
): Promise<string[]> {
  const chosen = 'topic' in which ? sql<SqlBool>`topic = ${which.topic}` : sql<SqlBool>`key = any(${[...which.keys]})`;
  const rows = await scope.tx
    .updateTable('message')
    .set({ state: 'superseded', last_problem: 'taken-back' })
    .where('partnership_id', '=', scope.partnershipId)
    .where(chosen)
    .where('state', '=', 'queued')
    .where('attempts', '=', 0)
    .returning('key')
    .execute();
  return rows.map(({ key }) => key);
}
