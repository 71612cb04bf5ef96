import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';

export interface Look {
  width: number;
  height: number;
  theme: 'light' | 'dark' | 'contrast';
}

export const DESKTOP: Look = { width: 1280, height: 800, theme: 'light' };
export const PHONE: Look = { width: 390, height: 844, theme: 'light' };

/** A page in a browser of its own, signed in as whoever the fake service says. */
export async function openPage(browser: Browser, look: Look, { signedIn = true } = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme === 'dark' ? 'dark' : 'light',
    contrast: look.theme === 'contrast' ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    hasTouch: look.width < 500,
  });
  if (signedIn) {
    await context.addInitScript(() => {
      const tokens = { access: 'a-token', expiresAt: Date.now() + 3_600_000 };
      sessionStorage.setItem('kringwerk.tokens', JSON.stringify(tokens));
    });
  }
  return context.newPage();
}

let axeRead: string | undefined;
function axeText(): string {
  axeRead ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return axeRead;
}

/**
 * What the accessibility checker objects to on one of our screens, in words; empty: nothing. On a desktop its colours are
 * looked at in the dark and contrast themes too; a phone has the same. An answer page keeps the theme that it was opened in.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  const faults = await axeFaultsIn(page.mainFrame());
  if ((page.viewportSize()?.width ?? 0) < 500 || new URL(page.url()).pathname.startsWith('/answer/')) return faults;
  const light = await coloursOf(page);
  for (const [theme, media] of OTHER_THEMES) {
    await page.emulateMedia(media);
    while ((await coloursOf(page)) === light) await page.evaluate(nextFrame);
    faults.push(...(await colourFaultsIn(page.mainFrame())).map((fault) => `${theme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  while ((await coloursOf(page)) !== light) await page.evaluate(nextFrame);
  return faults;
}

const OTHER_THEMES = [
  ['dark', { colorScheme: 'dark', contrast: 'no-preference' }],
  ['contrast', { colorScheme: 'light', contrast: 'more' }],
] as const;

/** By which one theme is known from another. */
function coloursOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.querySelector('.fui-FluentProvider') ?? document.body);
    return `${backgroundColor} ${color}`;
  });
}

function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}

/** The same for a page of ours in a frame of somebody else's. */
export function axeFaultsIn(page: Frame): Promise<string[]> {
  return run(page, {});
}

/** What is objected to when nothing but the colours of a page has changed since it was looked at whole. */
export function colourFaultsIn(page: Frame): Promise<string[]> {
  return run(page, { runOnly: ['color-contrast'] });
}

async function run(page: Frame, options: { runOnly?: string[] }): Promise<string[]> {
  // The page's own rules forbid foreign script in the page; evaluating the text goes round that, as a browser's tools do.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeText());
  await page.evaluate(atRest);
  // Fluent's focus guards are hidden and focusable on purpose; they pass the focus on.
  // Put in words where it is found: what is in order fills a thousand times as much, and took longer to bring here than to find.
  return page.evaluate(async (asked) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(
      { exclude: [['[data-tabster-dummy]']] },
      { ...asked, resultTypes: ['violations'] },
    );
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  }, options);
}

/**
 * Colours on their way from one to another are nobody's choice: waits for every movement that ends by itself, and for those that
 * begin when it ends, as when a text inside a button follows the colour of the button.
 */
async function atRest(): Promise<void> {
  for (;;) {
    await new Promise(requestAnimationFrame);
    const ending = document
      .getAnimations()
      .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    if (ending.length === 0) return;
    await Promise.all(ending.map((moving) => moving.finished.catch(() => undefined)));
  }
}
