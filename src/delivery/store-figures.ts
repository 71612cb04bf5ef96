import { type Kysely, sql } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';

/** Where the outbox of all partnerships together stands; counts and ages only, nothing about anybody. */
export interface OutboxFigures {
  /** Messages that are not at rest, or that somebody has to look at. */
  messages: { way: string; state: string; count: number }[];
  /** Seconds since the message that should have gone first became due; 0 when none is late. */
  oldestDueSeconds: number;
  /** Why messages did not arrive, by the code of the problem. */
  problems: { problem: string; count: number }[];
}

export async function outboxFigures(db: Kysely<Database>): Promise<OutboxFigures> {
  const messages = await sql<{ way: string; state: string; count: number }>`
    select way, state, count(*)::int as count from message
    where state in ('queued', 'sending', 'failed', 'bounced', 'uncertain') group by way, state order by way, state`.execute(
    db,
  );
  const oldest = await sql<{ seconds: number }>`
    select coalesce(greatest(0, extract(epoch from now() - min(due_at))), 0)::float8 as seconds from message
    where state = 'queued'`.execute(db);
  const problems = await sql<{ problem: string; count: number }>`
    select last_problem as problem, count(*)::int as count from message
    where state in ('failed', 'bounced', 'uncertain') and last_problem is not null
    group by last_problem order by last_problem`.execute(db);
  return {
    messages: messages.rows,
    oldestDueSeconds: oldest.rows[0]?.seconds ?? 0,
    problems: problems.rows,
  };
}
