import pg from 'pg';
import { openDatabase } from '../../src/edge/database/open.ts';

/** A migrated, empty database on the run's server; copying it takes a fraction of migrating anew. */
export const SERVER_TEMPLATE = 'kringwerk_migrated';

export async function prepareServerTemplate(serverUrl: string): Promise<void> {
  await onServer(serverUrl, `create database ${SERVER_TEMPLATE}`);
  await (await openDatabase({ url: `${serverUrl}/${SERVER_TEMPLATE}` })).close();
}

/** One statement outside any of the databases that are copied. */
export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${serverUrl}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}
