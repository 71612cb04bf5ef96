import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';
import { type Addresses, createAddresses } from './addresses.ts';
import { type BrowserPool, createBrowserPool } from './browser-pool.ts';
import { compileOnce } from './compile-once.ts';
import { createEmbeddedPool, type EmbeddedPool } from './embedded-pool.ts';
import { rememberOneTestAtATime } from './one-test-at-a-time.ts';
import { createServerPool, type ServerPool } from './server-pool.ts';

/** Outside any test file's own world, so that it outlives them: one per worker. */
const pool = createEmbeddedPool();
const serverPool = createServerPool();
const browserPool = createBrowserPool();
const addresses = createAddresses();
closeAtTheEnd();
compileOnce();

/** Node as test files know it, with what they share with the other files of their worker; `loadOnce` loads packages for all of them. */
export default class Environment extends TestEnvironment {
  #jestIsReady: () => void = () => undefined;

  override async setup(): Promise<void> {
    await super.setup();
    const world = this.global as {
      embeddedPool?: EmbeddedPool;
      serverPool?: ServerPool;
      browserPool?: BrowserPool;
      addresses?: Addresses;
      loadOnce?: NodeJS.Require;
      Date: DateConstructor;
    };
    world.embeddedPool = pool;
    world.serverPool = serverPool;
    world.browserPool = browserPool;
    world.addresses = addresses;
    world.loadOnce = createRequire(import.meta.url);
    world.Date = Date; // a day that a test file makes is one to its database too
    this.#jestIsReady = rememberOneTestAtATime();
  }

  /** Jest's part that runs the tests is loaded by its first event, and nothing of ours yet. */
  handleTestEvent({ name }: { name: string }): void {
    if (name === 'setup') this.#jestIsReady();
  }

  override async teardown(): Promise<void> {
    this.#jestIsReady();
    addresses.tidy();
    await browserPool.tidy();
    await super.teardown();
  }
}

/** What jest-worker sends its child when there is nothing left to do. */
const NOTHING_LEFT = 2;

/**
 * A database that waits has a timer running, and a browser is a process: for either this one would stay. Jest has no hook for the
 * end of a worker: in the main process the teardown of the run tells, in one that is a process of its own its last message. That
 * one has half a second, which a large one needs for handing back its memory: what is in memory ends with it, and so does a
 * browser that it began.
 */
function closeAtTheEnd(): void {
  (globalThis as { closeWorker?: () => Promise<unknown> }).closeWorker = () =>
    Promise.all([pool.close(), addresses.close(), browserPool.close()]);
  process.on('message', (message: unknown) => {
    if (Array.isArray(message) && message[0] === NOTHING_LEFT) process.exit();
  });
}
