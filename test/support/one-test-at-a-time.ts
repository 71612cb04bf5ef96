import { createRequire } from 'node:module';

type AsyncHooks = { AsyncLocalStorage: unknown };
const asyncHooks = createRequire(import.meta.url)('node:async_hooks') as AsyncHooks;

/** Since Node 24 to carry something along costs nothing, and what carries it cannot be replaced any more. */
const LOOKS_AFTER_EVERY_PROMISE = Number(process.versions.node.split('.')[0]) < 24;

/**
 * Remembers what runs now, where one thing runs at a time: what it begins with counts until it ends. It has what Jest asks of an
 * `AsyncLocalStorage`.
 */
class OneAtATime<Store> {
  #now: Store | undefined;

  getStore(): Store | undefined {
    return this.#now;
  }

  async run<Result>(store: Store, act: () => Promise<Result>): Promise<Result> {
    const before = this.#now;
    this.#now = store;
    try {
      return await act();
    } finally {
      this.#now = before;
    }
  }
}

/**
 * Until the function that it gives is called, who asks Node for an `AsyncLocalStorage` gets the above. Jest remembers in one which
 * test runs, for tests that run beside each other, of which there are none here; and for as long as anything is in one, Node 20
 * looks after every promise there is, which took a tenth of the CPU time of the routes.
 */
export function rememberOneTestAtATime(): () => void {
  if (!LOOKS_AFTER_EVERY_PROMISE) return () => undefined;
  const { AsyncLocalStorage } = asyncHooks;
  asyncHooks.AsyncLocalStorage = OneAtATime;
  return () => {
    asyncHooks.AsyncLocalStorage = AsyncLocalStorage;
  };
}
