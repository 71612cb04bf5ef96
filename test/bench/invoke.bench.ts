import { type Bench, type Measure, memoryOf, percentile, rounded, under } from './bench.ts';
import { CROWD, crowded, type DatabaseKind, startEchoBot } from './crowded.ts';
import { sendLoad } from './load/run-script.ts';
import type { Load, LoadResult } from './load/send-load.ts';

/**
 * A click on a poll's card, with token check and durable write, until the refreshed card is there: beside a bare echo bot
 * that is measured in turn with it. Aims hold for eight clients; a rate should be at least half the echo bot's.
 */
const SLICES = 3;
const SECONDS = 3;
const RATIO = 0.5;
const P99_MS = 50;
const MEMORY_MB = 500;

async function invoke(kind: DatabaseKind): Promise<Measure[]> {
  const { clicks, product, pid } = await crowded(kind);
  const echo: Omit<Load, 'clients'> = {
    ...clicks,
    url: await startEchoBot(product.standIn.url),
    expect: 'Dank je wel',
  };
  for (const load of [clicks, echo]) await sendLoad({ ...load, clients: 8, seconds: SECONDS });
  const measures: Measure[] = [];
  for (const clients of [1, 8]) {
    const [own, bare] = [noResult(), noResult()];
    for (let slice = 0; slice < SLICES; slice += 1) {
      add(own, await sendLoad({ ...clicks, clients, seconds: SECONDS }));
      add(bare, await sendLoad({ ...echo, clients, seconds: SECONDS }));
    }
    measures.push(...compare(`invoke.${kind}.${clients}`, own, bare, clients));
  }
  return [...measures, under(memoryOf(pid).now, 'MB', MEMORY_MB, { name: `invoke.${kind}.memory` })];
}

function noResult(): LoadResult {
  return { milliseconds: [], seconds: 0, wrong: 0 };
}

function add(sum: LoadResult, slice: LoadResult): void {
  sum.milliseconds.push(...slice.milliseconds);
  sum.seconds += slice.seconds;
}

function compare(name: string, own: LoadResult, bare: LoadResult, clients: number): Measure[] {
  const beside = (figure: (result: LoadResult) => number) => {
    const [value, baseline] = [figure(own), figure(bare)];
    return { value: rounded(value), baseline: rounded(baseline), ratio: rounded(value / baseline) };
  };
  const latency = (share: number) => beside(({ milliseconds }) => percentile(milliseconds, share));
  const rate = beside(({ milliseconds, seconds }) => milliseconds.length / seconds);
  const p99 = latency(0.99);
  const aim = clients > 1 ? P99_MS : null;
  return [
    { name: `${name}.p50`, unit: 'ms', aim: null, ok: true, ...latency(0.5) },
    { name: `${name}.p99`, unit: 'ms', aim, ok: aim === null || p99.value < aim, ...p99 },
    { name: `${name}.rate`, unit: '/s', aim: rounded(rate.baseline * RATIO), ok: rate.ratio >= RATIO, ...rate },
  ];
}

/** Everybody clicks the same poll's card in the same moment. */
async function burst(kind: DatabaseKind): Promise<Measure> {
  const { clicks } = await crowded(kind);
  const { milliseconds } = await sendLoad({ ...clicks, clients: CROWD });
  return under(Math.max(...milliseconds), 'ms', 1_000);
}

export const benches: Bench[] = [
  { name: 'invoke.server', run: () => invoke('server') },
  { name: 'invoke.burst', run: () => burst('server') },
  { name: 'invoke.embedded', run: () => invoke('embedded') },
];
