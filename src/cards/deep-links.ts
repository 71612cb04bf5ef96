/** Where pages of ours open inside Teams, and which app they belong to. */
export interface DeepLinkPlace {
  /** Address at which people reach the tabs, without a slash at the end. */
  publicUrl: string;
  /** The app in the catalogue of the organisation, which gives it an id of its own. */
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

/**
 * The same content with every button and link to a page of ours opening that page in Teams. Pure: copies what it changes, and
 * gives back the rest as it was.
 */
export function withTeamsLinks<T>(content: T, place: DeepLinkPlace): T {
  if (typeof content !== 'object' || content === null) return content;
  const changed: [string, unknown][] = [];
  for (const [key, value] of Object.entries(content)) {
    const linked =
      key === 'url' && isLink(content) ? (teamsLink(String(value), place) ?? value) : withTeamsLinks(value, place);
    if (linked !== value) changed.push([key, linked]);
  }
  if (changed.length === 0) return content;
  return Object.assign(Array.isArray(content) ? [...content] : { ...content }, Object.fromEntries(changed)) as T;
}

function isLink(content: object): boolean {
  return 'type' in content && content.type === 'Action.OpenUrl' && 'url' in content && typeof content.url === 'string';
}
