import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { DurableNodeFS, durableStartParams } from './durable-files.ts';
import { lockFolder } from './folder-lock.ts';
import { unpackDatabase } from './unpack.ts';

const DATABASE = 'postgres';
/** What is kept beside the database and is needed to go on: the key of the links that are out. */
const KEPT_FILES = ['link-secret'];

/**
 * Writes the embedded database, and the key of its signed links, into one file. Throws FolderInUse while a service has the
 * folder open: a database in use cannot be copied whole. The file appears complete or not at all.
 */
export async function backUp(dataFolder: string, file: string): Promise<{ bytes: number }> {
  if (!existsSync(join(dataFolder, DATABASE))) throw new Error(`there is no database in ${dataFolder}`);
  const release = lockFolder(dataFolder);
  try {
    const pglite = new PGlite({
      fs: new DurableNodeFS(join(dataFolder, DATABASE)),
      startParams: durableStartParams(),
    });
    await pglite.waitReady;
    const dump = Buffer.from(await (await pglite.dumpDataDir('gzip')).arrayBuffer());
    await pglite.close();
    const fresh = `${file}.fresh`;
    writeFileSync(fresh, dump, { mode: 0o600 });
    for (const name of KEPT_FILES) copyIfThere(join(dataFolder, name), `${file}.${name}`);
    renameSync(fresh, file);
    return { bytes: dump.length };
  } finally {
    release();
  }
}

/**
 * Puts a back-up in place. The database that was there is set aside, not removed; answers where. A file that cannot be
 * opened as a database leaves everything as it was.
 */
export async function restore(file: string, dataFolder: string): Promise<{ aside: string | null }> {
  const release = lockFolder(dataFolder);
  const [database, coming] = [join(dataFolder, DATABASE), join(dataFolder, `${DATABASE}.coming`)];
  const archive = join(dataFolder, `${basename(file)}.tar`);
  try {
    rmSync(coming, { recursive: true, force: true });
    writeFileSync(archive, gunzipSync(readFileSync(file)), { mode: 0o600 });
    unpackDatabase(archive, coming);
    await mustOpen(coming);
    const aside = existsSync(database) ? `${database}.before-${Date.now()}` : null;
    if (aside) renameSync(database, aside);
    renameSync(coming, database);
    for (const name of KEPT_FILES) copyIfThere(`${file}.${name}`, join(dataFolder, name));
    return { aside: aside && join(dirname(database), basename(aside)) };
  } finally {
    rmSync(archive, { force: true });
    rmSync(coming, { recursive: true, force: true });
    release();
  }
}

async function mustOpen(folder: string): Promise<void> {
  const pglite = new PGlite({ fs: new DurableNodeFS(folder), startParams: durableStartParams() });
  await pglite.waitReady;
  await pglite.query('select count(*) from partnership');
  await pglite.close();
}

function copyIfThere(from: string, to: string): void {
  if (existsSync(from)) writeFileSync(to, readFileSync(from), { mode: 0o600 });
}
