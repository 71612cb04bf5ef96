import type { Browser, CDPSession, Page } from 'playwright-core';

/**
 * The browser that test files of one worker use after each other, and the pages that they put back. A browser that has shown the
 * tabs before shows them again for a third of the work: it has fetched and compiled them.
 */
export interface BrowserPool {
  /** The worker's browser, begun with `launch` where there is none, or where it fell over. */
  browser(launch: () => Promise<Browser>): Promise<Browser>;
  /** Pages that tests put back, by browser and by how they were opened. */
  shelves: WeakMap<Browser, Map<string, Page[]>>;
  /** Where a page is put back. */
  homes: WeakMap<Page, Page[]>;
  /** Pages in which each document has the accessibility checker at hand. */
  equipped: WeakSet<Page>;
  tools: WeakMap<Page, Promise<CDPSession>>;
  /** Closes what a test file left open and did not put back. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/** That of this worker, as test/support/environment.ts gives it; a bench, which is no test file, has its own. */
export function browserPoolOfWorker(): BrowserPool {
  return (globalThis as { browserPool?: BrowserPool }).browserPool ?? createBrowserPool();
}

export function createBrowserPool(): BrowserPool {
  let begun: Browser | undefined;
  const shelves: BrowserPool['shelves'] = new WeakMap();
  return {
    shelves,
    homes: new WeakMap(),
    equipped: new WeakSet(),
    tools: new WeakMap(),
    browser: async (launch) => {
      if (!begun?.isConnected()) begun = await launch();
      return begun;
    },
    tidy: async () => {
      if (!begun?.isConnected()) return;
      const putBack = new Set([...(shelves.get(begun)?.values() ?? [])].flat().map((page) => page.context()));
      const left = begun.contexts().filter((context) => !putBack.has(context));
      await Promise.all(left.map((context) => context.close()));
    },
    close: async () => begun?.close(),
  };
}
