import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';
import { gather } from '../work/gather.ts';
import type { Limit, RecentRequests } from './rules/channel-limits.ts';

/** Milliseconds from now: until the turn that was given, or until it makes sense to ask for one again. */
export type Turn = { inMs: number } | { askAgainInMs: number };

interface Asked {
  conversationId: string;
  limits: readonly Limit[];
  decide: Decide;
}

type Decide = (recent: RecentRequests, limits: readonly Limit[]) => { at: number } | { askAgainIn: number };

const together = gather<Asked, Turn>();

/**
 * Gives a request its turn among those of all copies, by what `decide` says of the requests so far and the turns that were given
 * away. Who asks while others are being helped is helped with the next ones, in one transaction. It need not survive a
 * crash, so it does not wait for the disk.
 */
export async function takeTurn(db: Kysely<Database>, tenantId: string, asked: Asked): Promise<Turn> {
  return together(db, tenantId, asked, (all) =>
    db.transaction().execute(async (tx) => {
      await sql`select set_config('synchronous_commit', 'off', true),
        pg_advisory_xact_lock(hashtext(${`channel ${tenantId}`}))`.execute(tx);
      return giveTurns(tx, tenantId, all);
    }),
  );
}

async function giveTurns(tx: Transaction<Database>, tenantId: string, all: readonly Asked[]): Promise<Turn[]> {
  const { now, inTenant, byConversation } = await recentRequests(tx, tenantId, all);
  const given: { conversation: string; at: number }[] = [];
  const turns = all.map(({ conversationId, limits, decide }): Turn => {
    const inConversation = byConversation.get(conversationId) ?? [];
    const turn = decide({ now, inTenant, inConversation }, limits);
    if ('askAgainIn' in turn) return { askAgainInMs: turn.askAgainIn };
    inTenant.push(turn.at);
    if (conversationId) byConversation.set(conversationId, [...inConversation, turn.at]);
    given.push({ conversation: conversationId, at: turn.at });
    return { inMs: turn.at - now };
  });
  if (given.length > 0) {
    await sql`
      insert into channel_request (tenant_id, conversation_id, at)
      select ${tenantId}, conversation, to_timestamp(at / 1000)
      from json_to_recordset(${JSON.stringify(given)}::json) as g(conversation text, at float8)`.execute(tx);
  }
  return turns;
}

interface Recent {
  now: number;
  times: [conversation: string, at: number, recent: boolean][] | null;
}

async function recentRequests(tx: Transaction<Database>, tenantId: string, all: readonly Asked[]) {
  const conversations = [...new Set(all.flatMap(({ conversationId }) => conversationId || []))];
  // A second more than any limit of a tenant looks back, and all that was given away ahead.
  const { rows } = await sql<Recent>`
    select extract(epoch from clock_timestamp())::float8 * 1000 as now,
      (select json_agg(json_build_array(conversation_id, extract(epoch from at)::float8 * 1000,
          at > clock_timestamp() - interval '2 seconds') order by at)
        from channel_request where tenant_id = ${tenantId} and (at > clock_timestamp() - interval '2 seconds'
          or (conversation_id = any(${conversations}::text[]) and at > clock_timestamp() - interval '1 hour'))
      ) as times`.execute(tx);
  const { now = 0, times = null } = rows[0] ?? {};
  const inTenant: number[] = [];
  const byConversation = new Map<string, number[]>();
  for (const [conversation, at, recent] of times ?? []) {
    if (recent) inTenant.push(at);
    if (!conversation) continue;
    const known = byConversation.get(conversation);
    if (known) known.push(at);
    else byConversation.set(conversation, [at]);
  }
  return { now, inTenant, byConversation };
}

export async function forgetOldRequests(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom('channel_request').where('at', '<', sql<Date>`now() - interval '1 hour'`).execute();
}
