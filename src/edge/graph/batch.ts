import type { Graph } from './client.ts';

/** As many requests as one batch may hold. */
const BATCH_SIZE = 20;
const ROUNDS = 4;

interface BatchAnswer {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Gets many addresses in few requests; answers their bodies in the same order, undefined where one was not found. */
export async function getMany(graph: Graph, urls: readonly string[]): Promise<(unknown | undefined)[]> {
  const bodies: (unknown | undefined)[] = new Array(urls.length).fill(undefined);
  for (let from = 0; from < urls.length; from += BATCH_SIZE) {
    const ids = urls.slice(from, from + BATCH_SIZE).map((_, offset) => from + offset);
    await fill(graph, urls, ids, bodies);
  }
  return bodies;
}

/** A batch can succeed as a whole while single requests in it are throttled: those are asked again. */
async function fill(
  graph: Graph,
  urls: readonly string[],
  ids: number[],
  bodies: (unknown | undefined)[],
): Promise<void> {
  let waiting = ids;
  for (let round = 1; waiting.length > 0; round += 1) {
    const requests = waiting.map((id) => ({ id: String(id), method: 'GET', url: urls[id] }));
    const { responses } = (await graph.api('/$batch').post({ requests })) as { responses: BatchAnswer[] };
    const throttled = responses.filter(({ status }) => status === 429 || status >= 500);
    for (const { id, status, body } of responses) if (status < 400) bodies[Number(id)] = body;
    const refused = responses.find(({ status }) => status >= 400 && status < 500 && status !== 429 && status !== 404);
    if (refused) throw new Error(`Graph refused a request of a batch with status ${refused.status}`);
    if (throttled.length > 0 && round === ROUNDS) throw new Error('Graph kept throttling requests of a batch');
    if (throttled.length > 0)
      await pause(Math.max(...throttled.map(({ headers }) => Number(headers?.['Retry-After'] ?? 1))));
    waiting = throttled.map(({ id }) => Number(id));
  }
}

function pause(seconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, Math.min(seconds, 10) * 1_000));
}
