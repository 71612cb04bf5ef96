import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults, axeFaultsInEveryTheme, DESKTOP, nextFrame, PHONE, picture } from './tab-page.ts';

/** Screens that were looked at in every theme, by their address, their width and their headings, which differ by who looks. */
const seenInThemes = new Set<string>();

/**
 * What must hold of every screen on its way through a journey, with a picture of it: nothing sticks out, and the accessibility
 * checker objects to nothing. A step that adds no heading to a screen seen before, and no dialog, is looked at in the light alone.
 */
export async function look(page: Page, name: string, { fullPage = true } = {}): Promise<void> {
  await picture(page, name, { fullPage });
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  const screen = await page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1, h2, h3, [role=dialog][aria-label]')];
    const named = headings.map((heading) => heading.ariaLabel ?? heading.textContent);
    return [location.pathname + location.search, innerWidth, ...named].join('\n');
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
