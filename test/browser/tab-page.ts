import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Frame, Page } from 'playwright-core';
import { browserPoolOfWorker } from '../support/browser-pool.ts';

export interface Look {
  width: number;
  height: number;
  theme: 'light' | 'dark' | 'contrast';
}

export const DESKTOP: Look = { width: 1280, height: 800, theme: 'light' };
export const PHONE: Look = { width: 390, height: 844, theme: 'light' };

/** Pages that tests of this worker are done with. */
const pool = browserPoolOfWorker();

interface Opening {
  signedIn?: boolean;
  /** Nothing has been fetched in it yet, for who counts what is. */
  cold?: boolean;
  touch?: boolean;
}

/**
 * A page signed in as whoever the fake service says. It may be one that another test put back, for which no process has to
 * start and no script to be compiled; of what that test did nothing is left in it.
 */
export async function openPage(browser: Browser, look: Look, options: Opening = {}): Promise<Page> {
  const { signedIn = true, cold = false, touch = look.width < 500 } = options;
  const shelves = pool.shelves.get(browser) ?? new Map<string, Page[]>();
  pool.shelves.set(browser, shelves);
  const key = `${signedIn ? 'signed in' : 'nobody'}, ${touch ? 'touch' : 'mouse'}`;
  const shelf = shelves.get(key) ?? [];
  shelves.set(key, shelf);
  const before = cold ? undefined : shelf.pop();
  const page = before ?? (await newPage(browser, { signedIn, touch }));
  pool.homes.set(page, shelf);
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({ ...mediaOf(look), reducedMotion: 'reduce' });
  return page;
}

/** A page for as long as it takes to use it; after a fault nobody else gets it. */
export async function withPage<Result>(
  browser: Browser,
  look: Look,
  use: (page: Page) => Promise<Result>,
  options: Opening = {},
): Promise<Result> {
  const page = await openPage(browser, look, options);
  try {
    const result = await use(page);
    await putBack(page);
    return result;
  } catch (fault) {
    await page.context().close();
    throw fault;
  }
}

async function newPage(browser: Browser, { signedIn, touch }: Opening): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    hasTouch: touch ?? false,
  });
  await stopMovement(context);
  if (signedIn) {
    await context.addInitScript(() => {
      const tokens = { access: 'a-token', expiresAt: Date.now() + 3_600_000 };
      sessionStorage.setItem('kringwerk.tokens', JSON.stringify(tokens));
    });
  }
  return context.newPage();
}

/**
 * Colours change at once. Nobody here looks at them on their way, and drawing that takes longer than all else when a page
 * goes over to another theme.
 */
function stopMovement(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, *::before, *::after { transition: none !important; }');
    document.adoptedStyleSheets.push(sheet);
  });
}

function mediaOf({ theme }: Look) {
  return {
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    contrast: theme === 'contrast' ? 'more' : 'no-preference',
  } as const;
}

/** For a test that is done with its page, and gave it no script or clock of its own: the next one gets it as good as new. */
export async function putBack(page: Page): Promise<void> {
  const shelf = pool.homes.get(page);
  if (!shelf) throw new Error('a page that was opened elsewhere cannot be put back');
  const context = page.context();
  page.removeAllListeners();
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await forget(page);
  await page.mouse.move(0, 0);
  shelf.push(page);
}

/**
 * Leaves a page that keeps nothing of where it was. It goes to an empty page of each service that was shown in it, since a
 * browser starts a new process for one of nobody.
 */
async function forget(page: Page): Promise<void> {
  const origins = new Set(page.frames().map((frame) => new URL(frame.url()).origin));
  for (const origin of origins) {
    if (!origin.startsWith('http:')) continue;
    await page.goto(`${origin}/api/public-config`);
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.clear();
    });
  }
  await page.context().clearCookies();
}

const WHOLE_PAGES = process.env['PICTURES'];
const FOLDER = WHOLE_PAGES ?? 'test-results';

/**
 * A picture to look at, of what stands on the screen; nothing is compared with it. With `PICTURES=folder` it shows the whole page
 * where that is asked, which takes a browser longer than most of what is tested.
 */
export async function picture(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  if (fullPage && WHOLE_PAGES !== undefined) {
    await page.screenshot({ path, fullPage });
    return;
  }
  const { data } = await (await toolsOf(page)).send('Page.captureScreenshot', { optimizeForSpeed: true });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data, 'base64');
}

/** The browser's own tools: they pack a picture less tightly where that is asked, in half the time. */
function toolsOf(page: Page): Promise<CDPSession> {
  const open = pool.tools.get(page) ?? page.context().newCDPSession(page);
  pool.tools.set(page, open);
  return open;
}

let axeRead: string | undefined;
function axeText(): string {
  axeRead ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return axeRead;
}

/** What the accessibility checker objects to on one of our screens as it is, in words; empty: nothing. */
export function axeFaults(page: Page): Promise<string[]> {
  return axeFaultsIn(page.mainFrame());
}

/**
 * The same, and on a desktop of its colours in the dark and contrast themes too; a phone has the same. Once for each screen,
 * and for a dialog or panel that brings colours of its own: going over to a theme takes longer than all else that is looked at.
 */
export async function axeFaultsInEveryTheme(page: Page): Promise<string[]> {
  const faults = await axeFaults(page);
  // An answer page keeps the theme that it was opened in.
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

export function nextFrame(): Promise<unknown> {
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
  await bringAxe(page);
  await page.evaluate(atRest);
  // Fluent's focus guards are hidden and focusable on purpose; they pass the focus on.
  // Put in words where it is found: what is in order fills a thousand times as much, and took longer to bring here than to find.
  return page.evaluate(async (asked) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    axe.configure({ noHtml: true }); // it would write down each element that it looks at, not only those at fault
    const { violations } = await axe.run(
      { exclude: [['[data-tabster-dummy]']] },
      { ...asked, resultTypes: ['violations'], selectors: false, elementRef: true },
    );
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help} — ${nodes.map(({ element }) => element?.outerHTML.slice(0, 160)).join(' | ')}`,
    );
  }, options);
}

/**
 * The page's own rules forbid foreign script in the page; evaluating the text goes round that, as a browser's tools do. From
 * then on every document of this page begins with it, unevaluated, which a browser compiles once instead of each time.
 */
async function bringAxe(frame: Frame): Promise<void> {
  const needed = await frame.evaluate(() => {
    const { axe, beginAxe } = window as unknown as { axe?: unknown; beginAxe?: () => void };
    if (!axe) beginAxe?.();
    return !(axe || beginAxe);
  });
  if (needed) await frame.evaluate(axeText());
  if (pool.equipped.has(frame.page())) return;
  pool.equipped.add(frame.page());
  await frame.page().addInitScript({ content: `window.beginAxe = () => {${axeText()}};` });
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
