/** More than this go in one piece of work no sooner than the next. */
const MOST_TOGETHER = 50;

/** Does the work for several at once; gives a result for each, in the same order. What it throws undid everything. */
type Run<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>;

interface Waiting<Item, Result> {
  item: Item;
  done(result: Result): void;
  failed(cause: unknown): void;
}

/**
 * Makes a way of working together: who comes alone is helped at once, with whoever came in the same moment; who comes while
 * others for the same `key` are being helped waits for them and then goes together with everybody else who came meanwhile.
 * So a crowd costs the database one transaction for many of them, and nobody waits for a timer. Work that fails for several
 * is done again for each alone, so that one person's fault is nobody else's. `owner` keeps two services in one process apart.
 */
export function gather<Item, Result>() {
  const owners = new WeakMap<object, Map<string, Waiting<Item, Result>[]>>();
  return (owner: object, key: string, item: Item, run: Run<Item, Result>): Promise<Result> => {
    const lines = owners.get(owner) ?? new Map<string, Waiting<Item, Result>[]>();
    owners.set(owner, lines);
    return new Promise((done, failed) => {
      const waiting = { item, done, failed };
      // There is a line for as long as somebody is being helped.
      const line = lines.get(key);
      if (line) return void line.push(waiting);
      const own = [waiting];
      lines.set(key, own);
      // Whoever came by the same breath of the network goes along.
      setImmediate(async () => {
        while (own.length > 0) await help(own.splice(0, MOST_TOGETHER), run);
        lines.delete(key);
      });
    });
  };
}

/** Never throws: whatever happens is told to whoever waits. */
async function help<Item, Result>(waiting: Waiting<Item, Result>[], run: Run<Item, Result>): Promise<void> {
  try {
    const results = await run(waiting.map(({ item }) => item));
    if (results.length !== waiting.length) throw new Error('a result is missing');
    waiting.forEach(({ done }, at) => {
      done(results[at] as Result);
    });
  } catch (cause) {
    if (waiting.length === 1) waiting[0]?.failed(cause);
    else for (const one of waiting) await help([one], run);
  }
}
