import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What ties together all that one click, request or tick of the clock sets in motion: an id that goes along from the door to the use
 * case, with the rows and jobs it writes, to every call that is made for it, and onto every line of the log.
 */
const traces = new AsyncLocalStorage<string>();

/** How much runs under a trace now. */
let running = 0;

/**
 * Runs `act` under a trace: a UUID. What it returns is waited for: whatever goes on after that has no trace any more when nothing
 * else has. For as long as anything runs under one, Node 20 looks after every promise there is, which makes answering a card
 * a fifth slower; so nothing is looked after while nothing needs it, and a crowd that answers carries its trace by hand
 * (`Actor.trace`).
 */
export function traced<T>(trace: string, act: () => T): T {
  running += 1;
  let result: T;
  try {
    result = traces.run(trace, act);
  } catch (cause) {
    ended();
    throw cause;
  }
  if (result instanceof Promise) result.then(ended, ended);
  else ended();
  return result;
}

function ended(): void {
  running -= 1;
  if (running === 0) traces.disable();
}

/** The trace under which this runs; undefined: nothing outside set it in motion, or it carries its trace by hand. */
export function currentTrace(): string | undefined {
  return traces.getStore();
}
