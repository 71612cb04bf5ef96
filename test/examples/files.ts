import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UploadedFile } from '../../src/sheets/cells.ts';

/** The files of one example, as somebody would upload them together. */
export function exampleFiles(name: 'poo' | 'pos' | 'han' | 'hum'): UploadedFile[] {
  const folder = join(process.cwd(), 'test/examples');
  const paths =
    name === 'poo' || name === 'han'
      ? [`${name}.xlsx`]
      : readdirSync(join(folder, name)).map((file) => `${name}/${file}`);
  return paths.map((path) => ({ name: path, bytes: readFileSync(join(folder, path)) }));
}
