import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allSamples } from './samples.ts';

/** `npm run cards -- --out DIR`: every card in every state as JSON, one file each. */
const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (!values.out) {
  console.error('Say where: npm run cards -- --out DIR');
  process.exit(2);
}
mkdirSync(values.out, { recursive: true });
const samples = await allSamples();
for (const { name, card } of samples) {
  writeFileSync(join(values.out, `${name.replaceAll('/', '-')}.json`), `${JSON.stringify(card, null, 2)}\n`);
}
console.log(`${samples.length} cards in ${values.out}`);
