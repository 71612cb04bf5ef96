import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { embeddedPool } from './embedded-pool.ts';
import { migrateToLatest } from './migrate.ts';

/** The data folder of an empty embedded database with all migrations applied, as a tar archive. */
export async function dumpMigrated(): Promise<Uint8Array> {
  const pglite = new PGlite();
  await pglite.waitReady;
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: embeddedPool(pglite) }) });
  await migrateToLatest(db);
  await db.destroy();
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  return new Uint8Array(await dump.arrayBuffer());
}
