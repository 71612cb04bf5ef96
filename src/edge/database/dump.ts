import { PGlite } from '@electric-sql/pglite';
import { overEmbedded } from './embedded.ts';
import { migrateToLatest } from './migrate.ts';

/** The data folder of an empty embedded database with all migrations applied, as a tar archive. */
export async function dumpMigrated(): Promise<Uint8Array> {
  const pglite = new PGlite();
  await pglite.waitReady;
  const { db } = overEmbedded(pglite);
  await migrateToLatest(db);
  await db.destroy();
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  return new Uint8Array(await dump.arrayBuffer());
}
