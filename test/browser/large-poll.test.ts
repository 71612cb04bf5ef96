import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { DATES, PEOPLE } from './large-poll.ts';
import { axeFaults, DESKTOP, openPage, PHONE, picture, putBack } from './tab-page.ts';

let browser: Browser;
let api: FakeApi;
beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFakeApi()]);
  api.largePoll = true;
});
afterAll(() => api?.close());

/** Longest that the page did nothing else, in milliseconds, while it did this: what a hand on the mouse would feel. */
async function longestPause(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen = window as never as { longest: number; stop: boolean };
    Object.assign(seen, { longest: 0, stop: false });
    let last = performance.now();
    const look = () => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - last);
      last = now;
      if (!seen.stop) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await act();
  return page.evaluate(() => {
    const seen = window as never as { longest: number; stop: boolean };
    seen.stop = true;
    return seen.longest;
  });
}

/** Waits until the list of dates has found the heights of its rows: the page is as high as it was half a second ago. */
async function atRest(page: Page): Promise<void> {
  let before = -1;
  for (let look = 0; look < 40; look++) {
    const height = await page.evaluate(() => document.body.scrollHeight);
    if (height === before) return;
    before = height;
    await page.waitForTimeout(500);
  }
}

async function showPersons(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Toon per persoon' }).click();
  await page.getByText(`Lid nummer ${PEOPLE}`).first().waitFor();
}

/** Room for a slow and busy machine; what is drawn whole takes seconds. */
const FELT = 2_500;

describe.each([
  { ...DESKTOP, name: 'desktop' },
  { ...PHONE, name: 'phone' },
])(`${DATES} dates and ${PEOPLE} people, on $name`, (look) => {
  test('draws what is in view, scrolls to the last date, and shows who said what without stopping', async () => {
    const page = await openPage(browser, look);
    await page.goto(`${api.url}/tab/programma/peiling/poll-1`);
    await page.getByText('Beste datum').waitFor();
    const drawn = () => page.getByRole('button', { name: 'Kies deze datum' }).count();
    expect(await drawn()).toBeLessThan(60);
    const scrolling = await longestPause(page, async () => {
      for (let step = 1; step <= 20; step++) {
        await page.evaluate((part) => window.scrollTo(0, (document.body.scrollHeight * part) / 20), step);
        await page.waitForTimeout(30);
      }
    });
    expect(await drawn()).toBeLessThan(60);
    await atRest(page);
    const opening = await longestPause(page, () => showPersons(page));
    const box = page.locator('div[tabindex="0"]', { has: page.locator('table') });
    expect(await box.locator('td, th').count()).toBeLessThan(PEOPLE * 30);
    const sideways = await longestPause(page, async () => {
      for (let step = 1; step <= 20; step++) {
        await box.evaluate((element, part) => element.scrollTo({ left: (element.scrollWidth * part) / 20 }), step);
        await page.waitForTimeout(30);
      }
    });
    const lastDate = box.locator(`th[aria-colindex="${DATES + 1}"]`);
    await lastDate.waitFor();
    await picture(page, `large-poll-${look.width}`);
    expect(await axeFaults(page)).toEqual([]);
    process.stdout.write(`${JSON.stringify({ look: look.name, scrolling, opening, sideways })}\n`);
    expect(Math.max(scrolling, opening, sideways)).toBeLessThan(FELT);
    await putBack(page);
  });

  test('gives a form for all the dates that can be filled in', async () => {
    const page = await openPage(browser, look);
    await page.goto(`${api.url}/tab/programma/peiling/poll-1`);
    const choices = page.getByRole('combobox');
    await choices.nth(DATES - 1).waitFor();
    const choosing = await longestPause(page, async () => {
      for (const nth of [0, 50, 100, 199]) await choices.nth(nth).selectOption('yes');
    });
    process.stdout.write(`${JSON.stringify({ look: look.name, choosing })}\n`);
    expect(choosing).toBeLessThan(FELT);
    await page.getByRole('button', { name: 'Verstuur antwoord' }).first().click();
    await expectHeard();
    await putBack(page);
  });
});

async function expectHeard(): Promise<void> {
  for (let turn = 0; turn < 100 && api.heard.length === 0; turn++) await new Promise((done) => setTimeout(done, 50));
  const [press] = api.heard.splice(0);
  expect(press).toMatchObject({ path: '/card-actions' });
  const { data } = (press?.body ?? { data: {} }) as { data: Record<string, string> };
  expect(Object.keys(data).filter((name) => name.startsWith('o-') && data[name])).toHaveLength(4);
}
