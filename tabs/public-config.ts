/** What anybody may know about this service; `GET /api/public-config`. */
export interface PublicConfig {
  clientId: string;
  /** Entra authority with its tenant, without a slash at the end. */
  authority: string;
  tenantId: string;
  /** The permission that a token for the tab API must carry. */
  scope?: string;
  /** Where the stand-in host runs; only then may a page at that origin host the tabs. */
  practiceOrigin?: string;
}

let asked: Promise<PublicConfig> | undefined;

/** Fetched once per page; a failed attempt is forgotten, so that a retry asks again. */
export function publicConfig(): Promise<PublicConfig> {
  asked ??= fetch('/api/public-config').then(async (response) => {
    if (!response.ok) throw new Error(`public-config ${response.status}`);
    return (await response.json()) as PublicConfig;
  });
  asked.catch(() => {
    asked = undefined;
  });
  return asked;
}
