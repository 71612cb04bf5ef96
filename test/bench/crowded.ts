import { once } from 'node:events';
import { type CardHolder, CROWD_BODY, CrowdLead, crowdWorld } from '../support/crowd.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { type Product, startProduct } from '../support/product.ts';
import { atEnd } from './bench.ts';
import { startScript } from './load/run-script.ts';
import type { Load } from './load/send-load.ts';

export type DatabaseKind = 'embedded' | 'server';
export const CROWD = 120;

/** A running service whose crowd holds the card of one poll, and what they click. */
export interface Crowded {
  product: Product;
  lead: CrowdLead;
  holders: CardHolder[];
  /** Of the service's process. */
  pid: number;
  /** Address of the database server; null for the embedded one. */
  databaseUrl: string | null;
  /** Clicks straight at the service, without a proxy between. */
  clicks: Omit<Load, 'clients'>;
}

const running = new Map<DatabaseKind, Promise<Crowded>>();

/** One for each kind of database, for all benches of a run. */
export function crowded(kind: DatabaseKind): Promise<Crowded> {
  const known = running.get(kind) ?? start(kind);
  running.set(kind, known);
  return known;
}

async function start(kind: DatabaseKind): Promise<Crowded> {
  const server = kind === 'server' ? await startPostgres() : null;
  if (server) atEnd(() => server.stop());
  const databaseUrl = server ? `${server.url}/postgres` : undefined;
  const product = await startProduct({ world: crowdWorld(CROWD), ...(databaseUrl ? { databaseUrl } : {}) });
  atEnd(() => product.stop());
  const [copy] = product.copies;
  if (!copy) throw new Error('the service does not run');
  const lead = new CrowdLead(product);
  await lead.ready();
  const { pollId } = await lead.plan(CROWD_BODY, 'Netwerkbijeenkomst najaar');
  const holders = await lead.holders(pollId, CROWD);
  const clicks = {
    url: `http://127.0.0.1:${copy.port}/api/messages`,
    authorization: await lead.authorization(),
    people: holders.map((holder) => differentClicks(lead, holder)),
    expect: 'poll.edit',
  };
  return { product, lead, holders, pid: copy.pid, databaseUrl: databaseUrl ?? null, clicks };
}

const ANSWERS = ['yes', 'ifNeedBe', 'no'] as const;

/** Three answers in turn, each with another word for every date: every click has something to write. */
function differentClicks(lead: CrowdLead, holder: CardHolder): string[] {
  return [0, 1, 2].map((round) =>
    JSON.stringify(lead.answerActivity(holder, (option) => ANSWERS[(round + option) % 3] ?? 'no')),
  );
}

/** The bare bot beside it, known to the same stand-in. Returns its address. */
export async function startEchoBot(standInUrl: string): Promise<string> {
  const child = startScript('echo-bot.ts', standInUrl);
  atEnd(async () => {
    const ended = once(child, 'exit');
    child.stdin?.end();
    await ended;
  });
  if (!child.stdout) throw new Error('the echo bot says nothing');
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return `http://127.0.0.1:${Number(port.toString())}/api/messages`;
}
