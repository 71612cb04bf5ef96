import { type RawBuilder, sql } from 'kysely';
import type { Scope } from './work.ts';

/**
 * Words in a statement by which the connection knows that nothing comes after it in its transaction. A server then hears the
 * end of the transaction in the same breath.
 */
export const LAST_OF_TRANSACTION = '/* last of its transaction */';

/**
 * Sends several writes as one statement: one trip to the database instead of one for each. They do not see each other's
 * rows, so no two of them may write to the same one; all are saved, or none. `last` promises that the unit of work asks
 * nothing of the database after this and refuses nothing any more: what comes after it all the same, breaks.
 */
export async function writeTogether(
  scope: Scope,
  writes: readonly RawBuilder<unknown>[],
  { last = false } = {},
): Promise<void> {
  if (writes.length === 0) return;
  const named = writes.map((write, at) => sql`${sql.id(`write_${at}`)} as (${write})`);
  const end = last ? sql.raw(` ${LAST_OF_TRANSACTION}`) : sql``;
  await sql`with ${sql.join(named)} select 1${end}`.execute(scope.tx);
}
