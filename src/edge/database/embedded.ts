import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { fromPglite, type Db as QueueDatabase } from 'pg-boss';
import { embeddedPool } from './embedded-pool.ts';
import type { Database } from './tables/index.ts';

/** The embedded database as work and jobs reach it. */
export interface Embedded {
  db: Kysely<Database>;
  queue: { db: QueueDatabase };
}

/** Over a database that has begun; `db.destroy()` ends this, and leaves the database itself as it is. */
export function overEmbedded(pglite: PGlite): Embedded {
  const pool = embeddedPool(pglite);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, queue: { db: hearing(fromPglite(pglite), pool) } };
}

type Listen = NonNullable<QueueDatabase['listen']>;

/**
 * The queue hears what is notified from the database itself where its own statements bring it about, and from the client where
 * a unit of work does: each notification comes with the answer to the statement that saves it.
 */
function hearing(queue: QueueDatabase, pool: pg.Pool): QueueDatabase {
  const { listen } = queue;
  if (!listen) return queue;
  const listeners = new Set<(notification: pg.Notification) => void>();
  pool.on('connect', (client) => {
    client.on('notification', (notification) => {
      for (const listener of listeners) listener(notification);
    });
  });
  const listenToBoth: Listen = async (channel, hear, reconnected) => {
    const listener = (notification: pg.Notification): void => {
      if (notification.channel === channel) hear(notification.payload ?? '');
    };
    listeners.add(listener);
    const { close } = await listen(channel, hear, reconnected);
    return {
      close: async () => {
        listeners.delete(listener);
        await close();
      },
    };
  };
  return { ...queue, listen: listenToBoth };
}
