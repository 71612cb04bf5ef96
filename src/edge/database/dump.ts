import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { migrateToLatest } from './migrate.ts';

/** The data folder of an empty embedded database with all migrations applied, as a tar archive. */
export async function dumpMigrated(): Promise<Uint8Array> {
  const pglite = new PGlite();
  await pglite.waitReady;
  await migrateToLatest(new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) }));
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  return new Uint8Array(await dump.arrayBuffer());
}
