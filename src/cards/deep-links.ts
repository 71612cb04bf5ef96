/** Where pages of ours open inside Teams, and which app they belong to. */
export interface DeepLinkPlace {
  /** Address at which people reach the tabs, without a slash at the end. */
  publicUrl: string;
  /** The app in the catalogue: the manifest's id. */
  teamsAppId: string;
}

/** Which tab of the personal app a page is opened in, by the first part of its path; every other page in the first. */
const TAB_OF: Record<string, string> = { programma: 'programma', deelnemers: 'programma', plaatsing: 'plaatsing' };
const FIRST_TAB = 'overleg';

/**
 * The Teams link that opens one of our pages in the app: `teams.microsoft.com/l/entity/…`. Null for an address that is no
 * page of the tabs. Outside Teams the link leads to the page itself.
 */
export function teamsLink(address: string, { publicUrl, teamsAppId }: DeepLinkPlace): string | null {
  if (!address.startsWith(`${publicUrl}/tab/`)) return null;
  const subPage = address.slice(`${publicUrl}/tab/`.length);
  const tab = TAB_OF[/^[\w-]*/.exec(subPage)?.[0] ?? ''] ?? FIRST_TAB;
  const query = new URLSearchParams({ webUrl: address });
  // The first page of a tab needs no more than the tab.
  if (subPage !== tab) query.set('context', JSON.stringify({ subEntityId: subPage }));
  return `https://teams.microsoft.com/l/entity/${encodeURIComponent(teamsAppId)}/${tab}?${query}`;
}

/** The same content with every button and link to a page of ours opening that page in Teams. Pure: copies what it changes. */
export function withTeamsLinks<T>(content: T, place: DeepLinkPlace): T {
  if (Array.isArray(content)) return content.map((part) => withTeamsLinks(part, place)) as T;
  if (typeof content !== 'object' || content === null) return content;
  const changed = Object.fromEntries(
    Object.entries(content).map(([key, value]) => [key, withTeamsLinks(value, place)]),
  ) as Record<string, unknown>;
  if (changed['type'] === 'Action.OpenUrl' && typeof changed['url'] === 'string')
    changed['url'] = teamsLink(changed['url'], place) ?? changed['url'];
  return changed as T;
}
