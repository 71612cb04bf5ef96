import { timingSafeEqual } from 'node:crypto';

/** True for the same secret; takes as long for nearly the right one as for a wrong one. An empty one is never right. */
export function isSameSecret(known: string, given: string): boolean {
  const [a, b] = [Buffer.from(known), Buffer.from(given)];
  return a.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}
