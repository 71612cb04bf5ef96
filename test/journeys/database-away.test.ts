import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { CROWD_BODY, CrowdLead, crowdWorld } from '../support/crowd.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { type Product, startProduct } from '../support/product.ts';
import { until } from './rehearsal/wait.ts';

/** Enough that half of them are still to come when the database goes away. */
const PEOPLE = 120;

let server: PostgresServer;
let product: Product;
let lead: CrowdLead;

beforeAll(async () => {
  server = await startPostgres();
  product = await startProduct({
    databaseUrl: `${server.url}/postgres`,
    world: crowdWorld(PEOPLE),
    copies: 2,
    env: { LOG_LEVEL: 'info' },
  });
  lead = new CrowdLead(product);
  await lead.ready();
}, 300_000);

afterAll(async () => {
  await product.stop();
  await server.stop();
}, 60_000);

test('the database crashes while messages leave: both copies stay, go on when it is back, and nobody gets a message twice or never', async () => {
  const { pollId } = await lead.plan(CROWD_BODY, 'Netwerkbijeenkomst najaar');
  await lead.holders(pollId, PEOPLE);
  const selection = { topic: `poll:${pollId}` };
  const preview = await lead.api<{ sendId: string }>('POST', '/reminders/preview', selection);
  const arrived = countReminders(pollId);
  await lead.api('POST', '/reminders', { selection, sendId: preview.sendId });
  await until('half of the reminders to arrive', () => arrived.size >= PEOPLE / 2);
  await server.crash(2_000);
  await until('everybody to be reminded', () => arrived.size >= PEOPLE, 150);
  await until('every message to have ended', async () => ((await underWay()) === 0 ? true : null), 150);
  expect([...arrived.values()].filter((times) => times > 1)).toEqual([]);
  expect(product.copies.map(({ alive, restarts }) => [alive, restarts])).toEqual([
    [true, 0],
    [true, 0],
  ]);
  // Each is known to the other again: when one is lost now, the other hears of it at once.
  expect(await livingCopies()).toBe(2);
}, 600_000);

/** By conversation how often a reminder about the poll arrived from now on, by the stand-in's own record. */
function countReminders(pollId: string): Map<string, number> {
  const times = new Map<string, number>();
  const seen = new Set<string>();
  product.standIn.ctx.signals.on('chat', ({ id, from, conversationId, activity }) => {
    if (from !== 'bot' || seen.has(id) || !JSON.stringify(activity).includes(pollId)) return;
    seen.add(id);
    times.set(conversationId, (times.get(conversationId) ?? 0) + 1);
  });
  return times;
}

function underWay(): Promise<number> {
  return count(`select count(*) from message where state in ('queued', 'sending')`);
}

/** Advisory locks by which copies show that they live. */
function livingCopies(): Promise<number> {
  return count(`select count(*) from pg_locks where locktype = 'advisory' and classid = 815002 and objsubid = 2`);
}

async function count(statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: `${server.url}/postgres` });
  await client.connect();
  const { rows } = await client.query<{ count: string }>(statement);
  await client.end();
  return Number(rows[0]?.count);
}
