import type { Site } from './api.ts';
import type { Place } from './place.ts';

/** Where a Teams deep link leads within this page, or null when it is a link to elsewhere. */
export function teamsPlace(link: string, site: Site): Partial<Place> | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.hostname !== 'teams.microsoft.com') return null;
  const [, l, kind, , tabId] = url.pathname.split('/');
  if (l !== 'l') return null;
  if (kind === 'chat') return { view: 'chat' };
  if (kind !== 'entity') return null;
  const tab = site.tabs.find(({ id }) => id === decodeURIComponent(tabId ?? '')) ?? site.tabs[0];
  return tab ? { view: 'app', item: tab.id, sub: subPageIn(url.searchParams.get('context')) } : null;
}

/** The page within the tab: `subPageId`, which older links call `subEntityId`. */
function subPageIn(context: string | null): string | null {
  try {
    const { subPageId, subEntityId } = JSON.parse(context ?? '{}') as Record<string, string | undefined>;
    return subPageId ?? subEntityId ?? null;
  } catch {
    return null;
  }
}
