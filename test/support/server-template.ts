import { openDatabase } from '../../src/edge/database/open.ts';
import { onServer, SERVER_TEMPLATE } from './server-pool.ts';

/** Makes the database that all others of the run are copies of. */
export async function prepareServerTemplate(serverUrl: string): Promise<void> {
  await onServer(serverUrl, `create database ${SERVER_TEMPLATE}`);
  await (await openDatabase({ url: `${serverUrl}/${SERVER_TEMPLATE}` })).close();
}
