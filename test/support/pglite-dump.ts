import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dumpMigrated } from '../../src/edge/database/dump.ts';
import { builtDatabase } from './built.ts';

/** The data folder of a migrated embedded database: the build's, or one written once per state of the migrations; returns the file. */
export async function preparePgliteDump(folder: string): Promise<string> {
  const built = builtDatabase();
  if (built) return built;
  const file = resolve(folder, `pglite-${fingerprint()}.tar`);
  if (existsSync(file)) return file;
  writeFileSync(`${file}.new`, await dumpMigrated());
  renameSync(`${file}.new`, file);
  return file;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const folder = 'src/edge/database/migrations';
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  hash.update(readFileSync('node_modules/@electric-sql/pglite/package.json'));
  return hash.digest('hex').slice(0, 16);
}
