import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';

export interface RecentRequests {
  /** Milliseconds by the database's clock. */
  now: number;
  /** Times of requests to the conversation in the last hour, oldest first. */
  inConversation: number[];
  /** Times of requests in the whole tenant in the last second, oldest first. */
  inTenant: number[];
}

/**
 * Shows the requests made so far to `decide` and adds one when it answers 0 milliseconds; copies take turns. It need not
 * survive a crash, so it does not wait for the disk.
 */
export async function takeTurn(
  db: Kysely<Database>,
  tenantId: string,
  conversationId: string,
  decide: (recent: RecentRequests) => number,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx);
    await sql`select pg_advisory_xact_lock(hashtext(${`channel ${tenantId}`}))`.execute(tx);
    const wait = decide(await recentRequests(tx, tenantId, conversationId));
    if (wait === 0) {
      await sql`insert into channel_request (tenant_id, conversation_id) values (${tenantId}, ${conversationId})`.execute(
        tx,
      );
    }
    return wait;
  });
}

async function recentRequests(
  tx: Transaction<Database>,
  tenantId: string,
  conversationId: string,
): Promise<RecentRequests> {
  const { rows } = await sql<{ at: number; now: number; here: boolean }>`
    select extract(epoch from at)::float8 * 1000 as at, (conversation_id = ${conversationId}) as here
    from channel_request
    where tenant_id = ${tenantId} and (at > clock_timestamp() - interval '1 second'
      or (conversation_id = ${conversationId} and at > clock_timestamp() - interval '1 hour'))
    order by at`.execute(tx);
  const clock = await sql<{ now: number }>`select extract(epoch from clock_timestamp())::float8 * 1000 as now`.execute(
    tx,
  );
  const now = clock.rows[0]?.now ?? 0;
  return {
    now,
    inConversation: conversationId ? rows.filter((row) => row.here).map((row) => row.at) : [],
    inTenant: rows.filter((row) => row.at > now - 1_000).map((row) => row.at),
  };
}

export async function forgetOldRequests(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom('channel_request').where('at', '<', sql<Date>`now() - interval '1 hour'`).execute();
}
