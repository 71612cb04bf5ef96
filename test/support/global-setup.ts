import { mkdirSync } from 'node:fs';
import { preparePgliteDump } from './pglite-dump.ts';
import { startPostgres } from './postgres-server.ts';
import { prepareServerTemplate } from './server-template.ts';

/** Once per run: a Postgres server, and on it and beside it a migrated database to copy from, so that each test file starts in a second. */
export default async function setUp(): Promise<void> {
  mkdirSync('.cache', { recursive: true });
  const server = await startPostgres({ durable: false });
  process.env['TEST_POSTGRES_URL'] = server.url;
  await prepareServerTemplate(server.url);
  process.env['TEST_PGLITE_DUMP'] = await preparePgliteDump('.cache');
  (globalThis as { stopPostgres?: () => Promise<void> }).stopPostgres = server.stop;
}
