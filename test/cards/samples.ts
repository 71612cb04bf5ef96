import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Card } from '../../src/cards/kit.ts';

export interface CardSample {
  /** `<capability>/<card>-<state>`, also the file name under which the card is written. */
  name: string;
  card: Card;
}

/** Every card in every state, from the sample file of each capability. */
export async function allSamples(): Promise<CardSample[]> {
  const folder = join(import.meta.dirname, 'samples');
  const found: CardSample[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()) {
    const { samples } = (await import(pathToFileURL(join(folder, file)).href)) as { samples: CardSample[] };
    for (const { name, card } of samples) {
      const capability = file.replace('.ts', '');
      found.push({ name: name.startsWith(`${capability}/`) ? name : `${capability}/${name}`, card });
    }
  }
  return found;
}
