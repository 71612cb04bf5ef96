import { type RawBuilder, sql } from 'kysely';
import type { Scope } from './work.ts';

/**
 * Sends several writes as one statement: one trip to the database instead of one for each. They do not see each other's
 * rows, so no two of them may write to the same one; all are saved, or none.
 */
export async function writeTogether(scope: Scope, writes: readonly RawBuilder<unknown>[]): Promise<void> {
  if (writes.length === 0) return;
  const named = writes.map((write, at) => sql`${sql.id(`write_${at}`)} as (${write})`);
  await sql`with ${sql.join(named)} select 1`.execute(scope.tx);
}
