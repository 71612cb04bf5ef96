import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { DATES, RECIPIENTS } from './large-poll.ts';
import { PHONE, picture, withPage } from './tab-page.ts';

let browser: Browser;
let api: FakeApi;
beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFakeApi()]);
  api.largePoll = true;
});
afterAll(() => api?.close());

/**
 * Scrolls in small steps, down and then up, as somebody reads. Of each step: how many pixels a row in view moved other than
 * by the step. Browsers that keep what is looked at in place (Chrome) could hide a jump that others show (Safari), so they do not.
 */
async function jumpsOf(scroller: Locator, { down, up }: { down: number; up: number }): Promise<number[]> {
  await scroller.page().addStyleTag({ content: '* { overflow-anchor: none !important }' });
  return scroller.evaluate(
    async (box, steps) => {
      const STEP = 100;
      const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const rowOf = (nth: string) => box.querySelector(`li[aria-posinset="${nth}"]`);
      const topOf = (row: Element) => row.getBoundingClientRect().top;
      const inView = () => {
        const from = Math.max(0, topOf(box)) + 2 * STEP;
        const rows = [...box.querySelectorAll('li[aria-posinset]')];
        return rows.find((row) => topOf(row) > from)?.getAttribute('aria-posinset') ?? '';
      };
      const step = async (by: number) => {
        const nth = inView();
        const [before, from] = [topOf(rowOf(nth) as Element), box.scrollTop];
        box.scrollBy(0, by);
        const moved = box.scrollTop - from;
        await drawn();
        const after = rowOf(nth);
        return after ? Math.abs(before - moved - topOf(after)) : Number.POSITIVE_INFINITY;
      };
      const jumps: number[] = [];
      for (let nth = 0; nth < steps.down; nth++) jumps.push(await step(STEP));
      for (let nth = 0; nth < steps.up; nth++) jumps.push(await step(-STEP));
      return jumps;
    },
    { down, up },
  );
}

/** Where somebody is in a list, as a screen reader says it: the number of each row that is drawn, and of how many. */
async function drawnOf(scroller: Locator): Promise<{ last: number; of: number; drawn: number }> {
  return scroller.evaluate((box) => {
    const rows = [...box.querySelectorAll('li[aria-posinset]')];
    const number = (name: string) => Number(rows.at(-1)?.getAttribute(name));
    return { last: number('aria-posinset'), of: number('aria-setsize'), drawn: rows.length };
  });
}

async function toTheEnd(scroller: Locator): Promise<void> {
  for (let look = 0; look < 10; look++) {
    await scroller.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await scroller.page().waitForTimeout(50);
  }
}

// On a phone, where rows wrap and are higher than was guessed.
test('a long list of dates: what is in view moves as far as one scrolls and no further, whatever the heights of the rows', () =>
  withPage(browser, PHONE, async (page) => {
    await page.goto(`${api.url}/tab/programma/peiling/poll-1`);
    await page.getByText('Beste datum').waitFor();
    const scroller = page.locator('html');
    expect(Math.max(...(await jumpsOf(scroller, { down: 30, up: 20 })))).toBeLessThan(2);
    await toTheEnd(scroller);
    expect(await drawnOf(scroller)).toMatchObject({ last: DATES, of: DATES });
    expect((await drawnOf(scroller)).drawn).toBeLessThan(60);
  }));

test('a long list of people in a dialog: the same, with one to three questions each', () =>
  withPage(browser, PHONE, async (page) => {
    await page.goto(`${api.url}/tab/programma`);
    await page.getByRole('button', { name: 'Herinner', exact: true }).first().click();
    const scroller = page.getByRole('dialog').locator('div[tabindex="0"]', { has: page.locator('li') });
    await scroller.waitFor();
    expect(Math.max(...(await jumpsOf(scroller, { down: 30, up: 20 })))).toBeLessThan(2);
    await toTheEnd(scroller);
    expect(await drawnOf(scroller)).toMatchObject({ last: RECIPIENTS, of: RECIPIENTS });
    expect((await drawnOf(scroller)).drawn).toBeLessThan(60);
    await picture(page, 'long-list');
  }));
