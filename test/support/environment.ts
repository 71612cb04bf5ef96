import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';
import { compileOnce } from './compile-once.ts';
import { createEmbeddedPool, type EmbeddedPool } from './embedded-pool.ts';
import { rememberOneTestAtATime } from './one-test-at-a-time.ts';
import { createServerPool, type ServerPool } from './server-pool.ts';

/** Outside any test file's own world, so that it outlives them: one per worker. */
const pool = createEmbeddedPool();
const serverPool = createServerPool();
closeAtTheEnd(pool);
compileOnce();

/** Node as test files know it, with the worker's databases, and `loadOnce` for the packages that all files of a worker share. */
export default class Environment extends TestEnvironment {
  #jestIsReady: () => void = () => undefined;

  override async setup(): Promise<void> {
    await super.setup();
    const world = this.global as {
      embeddedPool?: EmbeddedPool;
      serverPool?: ServerPool;
      loadOnce?: NodeJS.Require;
      Date: DateConstructor;
    };
    world.embeddedPool = pool;
    world.serverPool = serverPool;
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
    await super.teardown();
  }
}

/** What jest-worker sends its child when there is nothing left to do. */
const NOTHING_LEFT = 2;

/**
 * A database that waits has a timer running, for which the process would stay. Jest has no hook for the end of a worker:
 * in one that is a process of its own its last message tells, in the main process the teardown of the run does.
 */
function closeAtTheEnd({ close }: EmbeddedPool): void {
  (globalThis as { closeEmbeddedPool?: () => Promise<void> }).closeEmbeddedPool = close;
  if (!process.send) return;
  const listen = (message: unknown): void => {
    if (!Array.isArray(message) || message[0] !== NOTHING_LEFT) return;
    process.off('message', listen);
    void close();
  };
  process.on('message', listen);
}
