import { randomUUID } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { overEmbedded } from '../../src/edge/database/embedded.ts';
import { type OpenDatabase, openDatabase } from '../../src/edge/database/open.ts';
import { reads, transactions } from '../../src/edge/database/transact.ts';
import type { Queue } from '../../src/edge/queue/queue.ts';
import type { Actor, Scope, Transact } from '../../src/work/work.ts';
import type { EmbeddedPool } from './embedded-pool.ts';
import type { ServerPool } from './server-pool.ts';

export interface EnqueuedJob {
  name: string;
  payload: unknown;
  startAfterSeconds?: number;
}

export interface TestDatabase {
  readonly open: OpenDatabase;
  readonly transact: Transact;
  /** Reads of one partnership, as `Service.read` gives them. */
  read<T>(partnershipId: string, look: (scope: Scope) => Promise<T>): Promise<T>;
  /** Jobs of transactions that committed, in order; tests may empty it. */
  readonly jobs: EnqueuedJob[];
  /** The instant every unit of work gets as `now`; set it to move time. */
  now: string;
  /** Adds a partnership with a name of its own and returns its id. */
  partnership(name?: string): Promise<string>;
}

const KINDS = ['embedded', 'server'] as const;

/** Runs the same suite on the embedded database and on a Postgres server; each gets a fresh, migrated database. */
export function forEachDatabase(suite: (database: TestDatabase) => void): void {
  for (const kind of KINDS) onDatabase(kind, suite);
}

/**
 * A suite of routes: on a Postgres server, through one connection. What would stand still on the embedded database, which has no
 * second one, stands still here too. What SQL gives on either is shown by the store suites and by those of the main job, on both.
 */
export function onOneConnection(suite: (database: TestDatabase) => void): void {
  onDatabase('server', suite, { connections: 1 });
}

/** On one of the two, where what differs between them is shown by another suite: in a browser, for one. */
export function onDatabase(
  kind: (typeof KINDS)[number],
  suite: (database: TestDatabase) => void,
  { connections }: { connections?: number } = {},
): void {
  describe(`on ${kind} Postgres`, () => {
    let open: OpenDatabase | undefined;
    let giveBack = async (): Promise<void> => undefined;
    beforeAll(async () => {
      if (kind === 'embedded') open = await openEmbeddedCopy();
      else ({ open, giveBack } = await openServerDatabase(connections));
    });
    afterAll(async () => {
      await open?.close();
      await giveBack();
    });
    suite(
      testDatabase(() => {
        if (!open) throw new Error('the database opens in beforeAll: use it inside a test or a hook');
        return open;
      }),
    );
  });
}

/** An embedded database in memory, migrated and empty. */
async function openEmbeddedCopy(): Promise<OpenDatabase> {
  const pool = (globalThis as { embeddedPool?: EmbeddedPool }).embeddedPool;
  if (!pool) throw new Error('embeddedPool is set by test/support/environment.ts');
  const pglite = await pool.take(fromEnvironment('TEST_PGLITE_DUMP'));
  const lent = lend(pglite);
  const { db, queue } = overEmbedded(lent);
  const close = async (): Promise<void> => {
    if (lent.closed) return;
    await db.destroy();
    await lent.close();
    await pool.giveBack(pglite);
  };
  return { kind: 'embedded', db, queue, close };
}

/** The same database until it is closed: what a test file still asks after that fails, as it would on one of its own. */
function lend(pglite: PGlite): PGlite {
  let closed = false;
  const close = async (): Promise<void> => {
    closed = true;
  };
  return new Proxy(pglite, {
    get: (target, key) => {
      if (key === 'closed') return closed;
      if (key === 'close') return close;
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return closed ? () => Promise.reject(new Error('the database is closed')) : value.bind(target);
    },
  });
}

/** An empty database on the run's Postgres server, with its URL for services that run in a process of their own. */
export async function openServerDatabase(connections?: number): Promise<{
  open: OpenDatabase;
  url: string;
  giveBack: () => Promise<void>;
}> {
  const pool = (globalThis as { serverPool?: ServerPool }).serverPool;
  if (!pool) throw new Error('serverPool is set by test/support/environment.ts');
  const server = fromEnvironment('TEST_POSTGRES_URL');
  const name = await pool.take(server);
  const url = `${server}/${name}`;
  return {
    open: await openDatabase({ url, ...(connections ? { poolSize: connections } : {}) }),
    url,
    giveBack: () => pool.giveBack(server, name),
  };
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is set by test/support/global-setup.ts`);
  return value;
}

function testDatabase(opened: () => OpenDatabase): TestDatabase {
  const jobs: EnqueuedJob[] = [];
  const database: TestDatabase = {
    get open() {
      return opened();
    },
    jobs,
    now: '2026-11-02T09:00:00.000Z',
    transact: (actor, act) => transact(database, actor, act),
    read: (partnershipId, look) => reads(opened())(partnershipId, look),
    partnership: (name = 'Partnerschap Opleiden Oost') => addPartnership(opened(), name),
  };
  return database;
}

/** The product's own way, with jobs that are kept here once their transaction committed. */
async function transact<T>(database: TestDatabase, actor: Actor, act: Parameters<Transact>[1]): Promise<T> {
  const enqueued: EnqueuedJob[] = [];
  const enqueue: Queue['enqueue'] = async (_tx, job, payload, { startAfterSeconds } = {}) => {
    const later = startAfterSeconds === undefined ? {} : { startAfterSeconds };
    enqueued.push({ name: job.name, payload: job.payload.parse(payload), ...later });
  };
  const transactIn = transactions(database.open, { enqueue }, { now: () => database.now });
  const result = await transactIn(actor, act);
  database.jobs.push(...enqueued);
  return result as T;
}

async function addPartnership(open: OpenDatabase, name: string): Promise<string> {
  const id = randomUUID();
  await open.db
    .insertInto('partnership')
    .values({
      id,
      name,
      institute: 'Marijke Hogeschool',
      tenant_id: '7b9f4a52-6a0e-4c39-9a39-5f6f7d3e1c10',
      secretariat_mailbox: 'secretariaat@marijkehogeschool.example',
      language: 'nl',
      created_at: '2025-08-01T08:00:00.000Z',
    })
    .execute();
  return id;
}
