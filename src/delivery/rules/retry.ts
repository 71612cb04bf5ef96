/** Attempts that take more than a day with the pauses between them: so long an outage loses nothing. */
const MORE_THAN_A_DAY = 170;

/**
 * After so many attempts a way is given up. Chat and feed become mail within the hour; what has no other way, and asking whether
 * something arrived, goes on for a day before it ends in a state that a person sees.
 */
const MOST_ATTEMPTS = {
  ...{ chat: 13, activity: 13 },
  ...{ asking: MORE_THAN_A_DAY, mail: MORE_THAN_A_DAY, group: MORE_THAN_A_DAY, update: MORE_THAN_A_DAY },
} as const;

/** Most refusals are one server that stumbles, now and then twice in a row: the first pauses are short. */
const FIRST_SECONDS = [0.5, 1];
const NEXT_SECONDS = 4;
const LONGEST_SECONDS = 600;

/**
 * Seconds to wait before the next attempt. The other side's own wish comes first; otherwise the pause doubles from the third on, up to ten
 * minutes. `jitter` lies in [0, 1) and spreads attempts that failed together.
 */
export function retryDelay(attempts: number, retryAfterSeconds: number | null, jitter: number): number {
  if (retryAfterSeconds !== null) return Math.min(retryAfterSeconds, LONGEST_SECONDS) + jitter;
  const doubled = NEXT_SECONDS * 2 ** (attempts - 1 - FIRST_SECONDS.length);
  const pause = FIRST_SECONDS[attempts - 1] ?? Math.min(doubled, LONGEST_SECONDS);
  return pause * (0.5 + jitter);
}

export function isExhausted(way: keyof typeof MOST_ATTEMPTS, attempts: number): boolean {
  return attempts >= MOST_ATTEMPTS[way];
}
