import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = 512;
const DIRECTORY = '5';

/**
 * Unpacks the archive of an empty database (tar, as PGlite writes it) into a folder that does not exist yet, file by file:
 * read as a whole it would stay in memory several times over. The folder appears complete or not at all.
 */
export function unpackDatabase(archive: string, folder: string): void {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const fresh = `${folder}.fresh`;
  for (const leftover of [fresh, folder]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const handle = openSync(archive, 'r');
  try {
    for (let at = 0, entry = entryAt(handle, at); entry; entry = entryAt(handle, at)) {
      const path = join(fresh, entry.name);
      if (entry.isDirectory) mkdirSync(path, { recursive: true, mode: 0o700 });
      else writeFileSync(path, bytesAt(handle, at + BLOCK, entry.size), { mode: 0o600 });
      at += BLOCK + Math.ceil(entry.size / BLOCK) * BLOCK;
    }
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, folder);
}

/** The header at a place in the archive; null at its end, which is a block of zeros. */
function entryAt(handle: number, at: number): { name: string; size: number; isDirectory: boolean } | null {
  const header = bytesAt(handle, at, BLOCK);
  const text = (from: number, length: number): string => {
    const field = header.toString('utf8', from, from + length);
    return field.slice(0, Math.max(0, `${field}\0`.indexOf('\0')));
  };
  const name = [text(345, 155), text(0, 100)].filter(Boolean).join('/');
  if (!name) return null;
  return { name, size: Number.parseInt(text(124, 12), 8), isDirectory: text(156, 1) === DIRECTORY };
}

function bytesAt(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const read = readSync(handle, bytes, 0, length, at);
  return bytes.subarray(0, read);
}
