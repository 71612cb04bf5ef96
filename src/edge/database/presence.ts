import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';

/** Advisory locks of this class say which copies live. */
const CLASS = 815_002;
const LARGEST_NUMBER = 2 ** 31 - 1;
const AGAIN_MS = 500;

/** Shows the other copies on one Postgres server that this process lives. */
export interface Presence {
  /** What this process is called for as long as it lives; the next one on the same machine has another. */
  readonly number: number;
  close(): Promise<void>;
}

/** The numbers of the copies that live, to be looked for in a query. */
export const livingCopies = sql<number>`
  select objid::int8 from pg_locks where locktype = 'advisory' and classid = ${sql.lit(CLASS)} and objsubid = 2
    and database = (select oid from pg_database where datname = current_database())`;

/**
 * Holds a lock that nobody wants, on a connection of its own: the server lets go of it in the moment in which the process ends, however
 * it ends. That tells a lost copy from a slow one, without names that two copies could share or a restart would lose. When the
 * connection breaks and the process does not, it is taken again, and `onReturn` hears of it, and since when it was broken
 * (`performance.now`).
 */
export async function showPresence(url: string, onReturn: (since: number) => void): Promise<Presence> {
  const number = randomInt(1, LARGEST_NUMBER);
  let closed = false;
  let client = await hold(url, number, lost);

  function lost(): void {
    if (!closed) void comeBack(performance.now());
  }

  async function comeBack(since: number): Promise<void> {
    while (!closed) {
      await new Promise((resume) => setTimeout(resume, AGAIN_MS).unref());
      const again = await hold(url, number, lost).catch(() => null);
      if (!again) continue;
      client = again;
      if (closed) await again.end();
      else onReturn(since);
      return;
    }
  }

  return {
    number,
    close: async () => {
      closed = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function hold(url: string, number: number, lost: () => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  // A fault is always followed by the end.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1::int, $2::int)', [CLASS, number]);
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw cause;
  }
  client.once('end', lost);
  return client;
}
