import { type Kysely, sql } from 'kysely';
import type { Database } from './tables/index.ts';

/**
 * Tells the planner what tables hold, where that has changed by a fifth since it was last told. A Postgres server does this
 * by itself; the embedded one never does, and takes a common word for a rare one. Gives the tables it looked through. It
 * takes a second for a table of a hundred thousand rows, in which the embedded database does nothing else.
 */
export async function keepStatistics(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select s.relname as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where s.schemaname = 'public'
      and (s.n_mod_since_analyze > 500 + 0.2 * s.n_live_tup or (c.reltuples < 0 and pg_relation_size(c.oid) > 1000000))
    order by s.relname`.execute(db);
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db);
  return rows.map(({ name }) => name);
}

const EVERY_MS = 60 * 60_000;

/** Keeps the statistics of an embedded database from now on, every hour; gives what ends it. */
export function keepingStatistics(db: Kysely<Database>, failed: (cause: Error) => void): () => void {
  const keep = () => void keepStatistics(db).catch(failed);
  keep();
  const timer = setInterval(keep, EVERY_MS);
  return () => clearInterval(timer);
}
