import { mkdirSync } from 'node:fs';
import { preparePgliteDump } from './pglite-dump.ts';
import { startPostgres } from './postgres-server.ts';

/** Once per run: a Postgres server, and a migrated embedded database to copy from, so that each test file starts in a second. */
export default async function setUp(): Promise<void> {
  mkdirSync('.cache', { recursive: true });
  const server = await startPostgres();
  process.env['TEST_POSTGRES_URL'] = server.url;
  process.env['TEST_PGLITE_DUMP'] = await preparePgliteDump('.cache');
  (globalThis as { stopPostgres?: () => Promise<void> }).stopPostgres = server.stop;
}
