import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db as QueueDatabase } from 'pg-boss';
import { DurableNodeFS, durableStartParams } from './durable-files.ts';
import { overEmbedded } from './embedded.ts';
import { lockFolder } from './folder-lock.ts';
import { migrateToLatest } from './migrate.ts';
import { PreparingClient } from './prepared.ts';
import type { Database } from './tables/index.ts';
import { unpackDatabase } from './unpack.ts';

/** An open, migrated database: the embedded one or a Postgres server. */
export interface OpenDatabase {
  kind: 'embedded' | 'server';
  db: Kysely<Database>;
  /** How pg-boss reaches the same database. */
  queue: { connectionString: string } | { db: QueueDatabase };
  close(): Promise<void>;
}

export type DatabaseChoice = { url: string; poolSize?: number } | EmbeddedChoice;
/** `from`: the archive of an empty database, to begin with where there is none yet. */
type EmbeddedChoice = { folder: string; from?: string } | { memory: true };

/** Opens the chosen database and brings its schema up to date. Throws FolderInUse when the folder is taken. */
export async function openDatabase(choice: DatabaseChoice): Promise<OpenDatabase> {
  const opened = 'url' in choice ? openServer(choice.url, choice.poolSize ?? 10) : await openEmbedded(choice);
  try {
    await migrateToLatest(opened.db);
  } catch (cause) {
    await opened.close();
    throw cause;
  }
  return opened;
}

function openServer(url: string, max: number): OpenDatabase {
  const pool = new pg.Pool({ connectionString: url, max, Client: PreparingClient });
  // An idle connection that the server drops must not end the process; the next query takes a new one.
  pool.on('error', () => undefined);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { kind: 'server', db, queue: { connectionString: url }, close: () => db.destroy() };
}

async function openEmbedded(choice: EmbeddedChoice): Promise<OpenDatabase> {
  const release = 'folder' in choice ? lockFolder(choice.folder) : () => undefined;
  const pglite = 'folder' in choice ? durable(join(choice.folder, 'postgres'), choice.from) : new PGlite();
  await pglite.waitReady;
  const { db, queue } = overEmbedded(pglite);
  const close = async (): Promise<void> => {
    await db.destroy();
    if (!pglite.closed) await pglite.close();
    release();
  };
  return { kind: 'embedded', db, queue, close };
}

function durable(folder: string, from: string | undefined): PGlite {
  if (from && existsSync(from)) unpackDatabase(from, folder);
  return new PGlite({ fs: new DurableNodeFS(folder), startParams: durableStartParams() });
}
