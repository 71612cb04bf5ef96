import type { ReminderPreview, SendOutcome } from '../../src/reminders/schema.ts';
import { CROWD_BODY, CrowdLead, crowdWorld } from '../support/crowd.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { type Product, startProduct } from '../support/product.ts';
import { type Bench, type Measure, under } from './bench.ts';

/** What Teams takes from one app in one tenant; no sending can be faster than this. */
const REQUESTS_A_SECOND = 50;
const PATIENCE_MS = 600_000;

interface Run {
  people: number;
  database: 'server' | 'embedded';
  copies?: number;
  /** How many times the limit's own floor it may take. */
  times: number;
  /** 2 % of the requests fail, and a copy is killed when half of the messages have arrived. */
  trouble?: boolean;
}

/**
 * From pressing "send" on a reminder to everybody who has not answered a poll, until the last of them holds it in Teams. Their chats
 * are known from the question itself, as with any reminder, so that each costs one request.
 */
async function send(name: string, { people, database, copies = 1, times, trouble = false }: Run): Promise<Measure[]> {
  const server = database === 'server' ? await startPostgres() : null;
  const where = server ? { databaseUrl: `${server.url}/postgres` } : {};
  const product = await startProduct({ world: crowdWorld(people), copies, ...where });
  try {
    const lead = new CrowdLead(product);
    await lead.ready();
    const { pollId } = await lead.plan(CROWD_BODY, 'Netwerkbijeenkomst najaar');
    await lead.holders(pollId, people);
    const arrivals = listen(product, pollId);
    const selection = { topic: `poll:${pollId}` };
    const preview = await lead.api<ReminderPreview>('POST', '/reminders/preview', selection);
    if (trouble) product.standIn.ctx.faults.set({ serverError: 0.02 });
    const from = performance.now();
    const sending = lead.api<SendOutcome>('POST', '/reminders', { selection, sendId: preview.sendId });
    if (trouble) await killHalfway(product, arrivals, people);
    const outcome = await sending;
    if (outcome.state !== 'sent' || outcome.people !== people) throw new Error(`not sent to all: ${outcome.state}`);
    await until(() => arrivals.reached() >= people);
    const seconds = ((arrivals.last() ?? Number.NaN) - from) / 1_000;
    const floor = people / REQUESTS_A_SECOND;
    const beside = { baseline: floor, ratio: Number((seconds / floor).toPrecision(3)) };
    const figures = [under(seconds, 's', floor * times, { name: `${name}.time`, ...beside })];
    if (!trouble) return [...figures, exactly(`${name}.doubled`, arrivals.doubled())];
    // Whatever was cut short is asked for when its lease ends: only then is it sure that nothing comes twice.
    await new Promise((resume) => setTimeout(resume, 50_000));
    return [
      ...figures,
      exactly(`${name}.doubled`, arrivals.doubled()),
      exactly(`${name}.lost`, people - arrivals.reached()),
    ];
  } finally {
    await product.stop();
    await server?.stop();
  }
}

/** Counts who got how many messages about this poll from now on, by what the stand-in received: in chat or by mail. */
function listen({ standIn }: Product, pollId: string) {
  const times = new Map<string, number>();
  let last: number | null = null;
  const note = (who: string): void => {
    times.set(who, (times.get(who) ?? 0) + 1);
    last = performance.now();
  };
  const seen = new Set<string>();
  standIn.ctx.signals.on('chat', ({ id, from, conversationId, activity }) => {
    if (from !== 'bot' || seen.has(id) || !JSON.stringify(activity).includes(pollId)) return;
    seen.add(id);
    note(standIn.ctx.state.conversations.get(conversationId)?.memberIds[0] ?? conversationId);
  });
  standIn.ctx.signals.on('mail', ({ id, folder, mailbox }) => {
    if (folder !== 'inbox' || seen.has(id)) return;
    seen.add(id);
    note(standIn.world.people.find(({ mail }) => mail.toLowerCase() === mailbox)?.id ?? mailbox);
  });
  return {
    reached: () => times.size,
    doubled: () => [...times.values()].filter((count) => count > 1).length,
    last: () => last,
  };
}

async function killHalfway(product: Product, arrivals: { reached(): number }, people: number): Promise<void> {
  await until(() => arrivals.reached() >= people / 2);
  await product.copies[0]?.killAndRestart();
}

async function until(is: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!is()) {
    if (performance.now() > giveUpAt) throw new Error('it takes too long');
    await new Promise((resume) => setTimeout(resume, 25));
  }
}

function exactly(name: string, value: number): Measure {
  return { name, value, unit: 'people', aim: 0, ok: value === 0 };
}

const RUNS: Record<string, Run> = {
  'delivery.send.400': { people: 400, database: 'server', times: 1.2 },
  'delivery.send.embedded': { people: 400, database: 'embedded', times: 1.2 },
  'delivery.send.trouble': { people: 400, database: 'server', copies: 2, times: 1.2, trouble: true },
  'delivery.send.5000': { people: 5_000, database: 'server', times: 1.1 },
};

export const benches: Bench[] = Object.entries(RUNS).map(([name, run]) => ({ name, run: () => send(name, run) }));
