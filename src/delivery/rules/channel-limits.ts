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

/**
 * Just under the fifty requests a second that an app may make in one tenant, spread over the second: what leaves here evenly
 * still arrives within the limit when some of it is held up on the way.
 */
export const TENANT_LIMITS: readonly Limit[] = [
  { count: 48, ms: 1_000 },
  { count: 5, ms: 105 },
];

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

/** How far ahead a turn in the tenant is given away, in milliseconds; who would wait longer asks again. */
export const FURTHEST_TURN_MS = 3_000;

/** Requests made so far and turns given away, oldest first, in milliseconds of one clock. */
export interface RecentRequests {
  now: number;
  inConversation: readonly number[];
  inTenant: readonly number[];
}

/**
 * When one more request may be made: at its turn in the tenant, which is given away in order; or, where its own conversation
 * has to wait for longer than that or the line is long, after so many milliseconds it may ask again.
 */
export function nextTurn(recent: RecentRequests, limits: readonly Limit[]): { at: number } | { askAgainIn: number } {
  const { now, inTenant, inConversation } = recent;
  const last = inTenant.at(-1) ?? now;
  const at = Math.max(now + waitFor(inTenant, limits, now), last, now);
  const own = waitFor(inConversation, CONVERSATION_LIMITS, now);
  if (now + own > at) return { askAgainIn: own };
  return at - now > FURTHEST_TURN_MS ? { askAgainIn: at - now - FURTHEST_TURN_MS } : { at };
}
