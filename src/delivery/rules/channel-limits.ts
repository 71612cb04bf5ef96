/** At most `count` requests in any `ms` milliseconds. */
export interface Limit {
  count: number;
  ms: number;
}

/** Just under what the channel allows one bot in one conversation, so that an answer to a person still fits. */
export const CONVERSATION_LIMITS: readonly Limit[] = [
  { count: 6, ms: 1_000 },
  { count: 7, ms: 2_000 },
  { count: 55, ms: 30_000 },
  { count: 1_700, ms: 3_600_000 },
];

/** Just under the fifty requests a second that an app may make in one tenant. */
export const TENANT_LIMITS: readonly Limit[] = [{ count: 45, ms: 1_000 }];

/** Just under the five notifications a second that Graph takes from one app in one tenant. */
export const ACTIVITY_LIMITS: readonly Limit[] = [{ count: 4, ms: 1_000 }];

/** Milliseconds to wait until one more request fits; 0 when it fits now. `times` are past requests, oldest first. */
export function waitFor(times: readonly number[], limits: readonly Limit[], now: number): number {
  return Math.max(0, ...limits.map((limit) => waitForOne(times, limit, now)));
}

/** Until the oldest of the last `count` requests has left the window. */
function waitForOne(times: readonly number[], limit: Limit, now: number): number {
  const blocking = times[times.length - limit.count];
  return blocking === undefined ? 0 : blocking + limit.ms - now;
}
