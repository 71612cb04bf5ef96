/** At most `count` requests in any window of `ms` milliseconds. */
interface Window {
  count: number;
  ms: number;
}

/** The documented limits for a bot: sends and member look-ups per conversation, and everything per app per tenant. */
export const LIMITS = {
  send: windows(7, 8, 60, 1800),
  read: windows(14, 16, 120, 3600),
  app: [{ count: 50, ms: 1000 }],
} as const;

function windows(second: number, twoSeconds: number, halfMinute: number, hour: number): Window[] {
  return [
    { count: second, ms: 1000 },
    { count: twoSeconds, ms: 2000 },
    { count: halfMinute, ms: 30_000 },
    { count: hour, ms: 3_600_000 },
  ];
}

/** Counts requests in sliding windows per key, by the machine's own clock (not the rehearsal's). */
export class Throttle {
  readonly #times = new Map<string, number[]>();

  /** Takes one request. Gives null when it may pass, or else the number of milliseconds until it may be tried again. */
  take(key: string, limits: readonly Window[], now: number): number | null {
    const longest = Math.max(...limits.map((limit) => limit.ms));
    const times = (this.#times.get(key) ?? []).filter((time) => time > now - longest);
    this.#times.set(key, times);
    const waits = limits.map((limit) => waitFor(times, limit, now));
    const wait = Math.max(...waits);
    if (wait > 0) return wait;
    times.push(now);
    return null;
  }
}

/** How long until the oldest of the last `count` requests leaves the window. */
function waitFor(times: number[], limit: Window, now: number): number {
  const blocking = times[times.length - limit.count];
  return blocking === undefined ? 0 : Math.max(0, blocking + limit.ms - now);
}
