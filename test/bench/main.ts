import { readdirSync } from 'node:fs';
import { type Bench, closeAll, type Measure } from './bench.ts';

/**
 * `npm run bench [-- PREFIX]`: runs every bench whose name begins with the prefix, one after another, and prints each
 * figure as a line of JSON. A figure that misses its aim says `"ok":false`; only a bench that breaks fails the run.
 */
const prefix = process.argv[2] ?? '';

function concerns(bench: Bench): boolean {
  return bench.name.startsWith(prefix) || prefix.startsWith(`${bench.name}.`);
}

function print(name: string, { value, unit, aim, ok, baseline, ratio }: Measure): void {
  if (name.startsWith(prefix)) console.log(JSON.stringify({ name, value, unit, aim, ok, baseline, ratio }));
}

async function run(bench: Bench): Promise<void> {
  try {
    for (const measure of [await bench.run()].flat()) print(measure.name ?? bench.name, measure);
  } catch (cause) {
    process.stderr.write(`${bench.name} broke off: ${(cause as Error).stack}\n`);
    process.exitCode = 1;
  }
}

const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.bench.ts'));
for (const file of files.sort()) {
  const { benches } = (await import(new URL(file, import.meta.url).href)) as { benches: Bench[] };
  for (const bench of benches.filter(concerns)) await run(bench);
}
await closeAll();
