export type LinkState = 'open' | 'expired' | 'revoked';

/** Decides whether a link still opens. All are ISO instants. */
export function linkState(link: { expiresAt: string; revokedAt: string | null }, now: string): LinkState {
  if (link.revokedAt !== null) return 'revoked';
  return now < link.expiresAt ? 'open' : 'expired';
}
