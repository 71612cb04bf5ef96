import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults, axeFaultsInEveryTheme, DESKTOP, nextFrame, PHONE, picture } from './tab-page.ts';

/** Screens by their address, the dialog on them and their width, that were looked at in every theme. */
const seenInThemes = new Set<string>();

/**
 * What must hold of every screen on its way through a journey, with a picture of it: nothing sticks out, and the accessibility
 * checker objects to nothing. The first step on a screen or in a dialog is looked at in every theme, those after it as they stand.
 */
export async function look(page: Page, name: string, { fullPage = true } = {}): Promise<void> {
  await picture(page, name, { fullPage });
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  const screen = await page.evaluate(() => {
    const dialog = document.querySelector('[role=dialog], [role=alertdialog]');
    return [
      location.pathname + location.search,
      dialog?.getAttribute('aria-label'),
      dialog?.querySelector('h2')?.textContent,
      innerWidth,
    ].join(' ');
  });
  const faultsIn = seenInThemes.has(screen) ? axeFaults : axeFaultsInEveryTheme;
  seenInThemes.add(screen);
  expect(await faultsIn(page)).toEqual([]);
}

/**
 * The same of a screen on a desktop and on a phone: a journey is played once, on the one that its people have in their hands, and
 * its screens are looked at on both. Names of the pictures begin with which it was.
 */
export async function lookOnBoth(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<void> {
  const own = page.viewportSize();
  if (!own) throw new Error('a page of openPage has a size');
  const others = [PHONE, DESKTOP].filter(({ width }) => width !== own.width);
  for (const { width, height } of [own, ...others]) {
    await page.setViewportSize({ width, height });
    await page.evaluate(nextFrame);
    await look(page, `${width < 500 ? 'phone' : 'desktop'}-${name}`, options);
  }
  await page.setViewportSize(own);
}
