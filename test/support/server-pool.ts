import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Askable, emptyAgain, shapeOf } from './empty-again.ts';

/** A migrated, empty database on the run's server; copying it takes a fraction of migrating anew. */
export const SERVER_TEMPLATE = 'kringwerk_migrated';

/**
 * Migrated databases on the run's server that test files of one worker use after each other: to copy the template makes a
 * thousand files and takes half a second, to empty a copy a tenth of that.
 */
export interface ServerPool {
  /** Name of an empty, migrated database on the server at this address. */
  take(serverUrl: string): Promise<string>;
  /** Ends whoever is still connected and empties it for whoever comes next; one that was altered is dropped. */
  giveBack(serverUrl: string, name: string): Promise<void>;
}

export function createServerPool(): ServerPool {
  const free: string[] = [];
  const shapes = new Map<string, string>();
  return {
    take: async (serverUrl) => {
      const waiting = free.pop();
      if (waiting) return waiting;
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await onServer(serverUrl, `create database ${name} template ${SERVER_TEMPLATE}`);
      shapes.set(name, await asking(`${serverUrl}/${name}`, shapeOf));
      return name;
    },
    giveBack: async (serverUrl, name) => {
      const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`;
      await onServer(serverUrl, others);
      const emptied = await asking(`${serverUrl}/${name}`, (database) => emptyAgain(database, shapes.get(name)));
      if (emptied) free.push(name);
      else await onServer(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

/** One statement outside any of the databases that are copied. */
export async function onServer(serverUrl: string, statement: string): Promise<void> {
  await asking(`${serverUrl}/postgres`, (database) => database.exec(statement));
}

async function asking<T>(url: string, ask: (database: Askable) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await ask({
      exec: (statements) => client.query(statements),
      query: <Row>(statement: string) => client.query(statement) as unknown as Promise<{ rows: Row[] }>,
    });
  } finally {
    await client.end();
  }
}
