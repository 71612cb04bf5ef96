import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A secret made once and kept in the data folder, readable by this user alone: for the practice environment. */
export function keptSecret(folder: string, name: string): string {
  const file = join(folder, name);
  const kept = readIfThere(file);
  if (kept) return kept;
  mkdirSync(folder, { recursive: true });
  try {
    const made = randomBytes(48).toString('base64url');
    writeFileSync(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (cause) {
    // Another copy was first; what it wrote is what both use.
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    return readFileSync(file, 'utf8');
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
