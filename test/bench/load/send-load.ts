import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * A process of its own that sends load and measures each answer, so that what is measured need not share its thread. Reads a `Load`
 * as JSON from stdin and writes a `LoadResult` to stdout.
 */
export interface Load {
  url: string;
  authorization: string;
  /** Of each person, the bodies to send in turn. */
  people: string[][];
  /** Connections; each client takes its own share of the people, in turn. */
  clients: number;
  /** How long to go on; left out: every client sends once. */
  seconds?: number;
  /** Sends so many a second, whether or not the last was answered, instead of waiting for each answer. */
  perSecond?: number;
  /** The status of a good answer; left out: 200. */
  status?: number;
  /** What stands in every good answer. */
  expect: string;
}

export interface LoadResult {
  milliseconds: number[];
  seconds: number;
  /** Answers with another status, or with something else in them. */
  wrong: number;
  firstWrong?: string;
}

const load = JSON.parse(await text(process.stdin)) as Load;
const agent = new Agent({ keepAlive: true, maxSockets: load.clients, noDelay: true });
const result: LoadResult = { milliseconds: [], seconds: 0, wrong: 0 };

function send(body: string): Promise<{ status: number; answer: Buffer }> {
  return new Promise((done, failed) => {
    const headers = {
      'content-type': 'application/json',
      authorization: load.authorization,
      'content-length': Buffer.byteLength(body),
    };
    const outgoing = request(load.url, { method: 'POST', agent, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => done({ status: incoming.statusCode ?? 0, answer: Buffer.concat(chunks) }));
      incoming.on('error', failed);
    });
    outgoing.on('error', failed);
    outgoing.end(body);
  });
}

async function click(body: string): Promise<void> {
  const from = performance.now();
  const { status, answer } = await send(body);
  result.milliseconds.push(performance.now() - from);
  if (status === (load.status ?? 200) && answer.includes(load.expect)) return;
  result.wrong += 1;
  result.firstWrong ??= `${status} ${answer.toString().slice(0, 2_000)}`;
}

async function client(nth: number, until: number | null): Promise<void> {
  const own = load.people.filter((_, at) => at % load.clients === nth);
  for (let turn = 0; own.length > 0; turn += 1) {
    const bodies = own[turn % own.length] ?? [];
    const round = Math.floor(turn / own.length);
    await click(bodies[round % bodies.length] ?? '');
    if (until === null || performance.now() > until) return;
  }
}

/** Everybody's turn comes at its own moment, as when many send without knowing of each other. */
async function steadily(perSecond: number, seconds: number): Promise<void> {
  const bodies = load.people.flat();
  const sent = Array.from({ length: perSecond * seconds }, async (_, nth) => {
    await new Promise((due) => setTimeout(due, (nth * 1_000) / perSecond));
    await click(bodies[nth % bodies.length] ?? '');
  });
  await Promise.all(sent);
}

const began = performance.now();
const until = load.seconds === undefined ? null : began + load.seconds * 1_000;
if (load.perSecond) await steadily(load.perSecond, load.seconds ?? 1);
else await Promise.all(Array.from({ length: load.clients }, (_, nth) => client(nth, until)));
result.seconds = (performance.now() - began) / 1_000;
agent.destroy();
process.stdout.write(JSON.stringify(result));
