import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What ties together all that one click, request or tick of the clock sets in motion: an id that goes along from the door to the use
 * case, with the rows and jobs it writes, to every call that is made for it, and onto every line of the log.
 */
const traces = new AsyncLocalStorage<string>();

/** Runs `act` under a trace: a UUID. */
export function traced<T>(trace: string, act: () => T): T {
  return traces.run(trace, act);
}

/** The trace under which this runs; undefined: nothing outside set it in motion. */
export function currentTrace(): string | undefined {
  return traces.getStore();
}
