import { writeFileSync } from 'node:fs';
import pg from 'pg';
import type { LocalTenant } from '../../../src/local-tenant/start.ts';
import { askingsIn } from './reminder-record.ts';
import type { YearOfReminders } from './reminder-year.ts';

/** What of the product's own tables shows why it did what it did; the content of messages only as far as a phone shows it. */
const TABLES = {
  outbox: `select id, key, topic, purpose, way, state, attempts, last_problem, person_id, created_at, sent_at, not_before,
    revision, content ->> 'summary' as summary from message where purpose <> 'update' order by created_at, id`,
  reminders: 'select send_id, person_id, sent_at, obligation_ids from reminder order by sent_at',
  obligations: `select id, question_kind, subject_id, title, seat_id, board_id, since, due_at, settled_at, withdrawn_at
    from obligation order by since`,
  escalations: 'select obligation_id, step, person_id, at from escalation order by at',
  persons: 'select id, email, entra_id from person',
};

/** Writes down what findings are proved by: what arrived, who was asked what, who was killed when, and the product's own rows. */
export async function keepEvidence(
  file: string,
  standIn: LocalTenant,
  year: YearOfReminders,
  product: { databaseUrl: string; kills: readonly string[] },
): Promise<void> {
  const askings = askingsIn(standIn).map(({ text, ...asking }) => ({
    ...asking,
    names: year.questions
      .filter(({ id, title }) => text.includes(id) || text.includes(title))
      .map(({ title }) => title),
  }));
  const client = new pg.Client(product.databaseUrl);
  await client.connect();
  const rows: Record<string, unknown[]> = {};
  for (const [name, query] of Object.entries(TABLES)) rows[name] = (await client.query(query)).rows;
  await client.end();
  writeFileSync(file, JSON.stringify({ askings, questions: year.questions, kills: product.kills, ...rows }));
}
