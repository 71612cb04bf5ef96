import type { ScreenName } from '../me.ts';

/** The tabs of the personal app that the manifest names, by their id, with the screen that each opens. */
export const HOST_TABS: Readonly<Record<string, ScreenName>> = {
  overleg: 'meetings',
  programma: 'programme',
  plaatsing: 'placements',
};

/**
 * What the app itself offers to go to. A host that shows the app's tabs above it does not get them a second time: only what it
 * has no tab for, and away from the screen of its own tab the way back to that, and where one is.
 */
export function navigableScreens(
  mine: readonly ScreenName[],
  hostTab: string | null,
  current: ScreenName | undefined,
): ScreenName[] {
  const own = HOST_TABS[hostTab ?? ''];
  if (!own) return [...mine];
  const inHost = Object.values(HOST_TABS);
  const away = current !== undefined && current !== own;
  const offered = mine.filter((screen) => !inHost.includes(screen) || (away && (screen === own || screen === current)));
  return offered.every((screen) => screen === current) ? [] : offered;
}
