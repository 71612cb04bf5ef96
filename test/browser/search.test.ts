import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { axeFaultsInEveryTheme, DESKTOP, openPage, PHONE, picture, putBack } from './tab-page.ts';

let browser: Browser;
let api: FakeApi;
beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFakeApi()]);
});
afterAll(() => api?.close());

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('somebody looks up what was decided: %s', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/overleg`);
  await page.getByRole('link', { name: 'Zoek in vergaderstukken' }).click();
  await page.getByRole('searchbox', { name: 'Waar zoek je naar?' }).fill('regio');
  await page.getByText('De stuurgroep kiest voor drie regio’s').waitFor();
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    'Besluiten',
    'Notulen',
    'Agendapunten',
  ]);
  expect(await page.locator('mark').allTextContents()).toEqual(['Regio', 'regio', 'regio', 'Regio', 'regio', 'regio']);
  expect(await axeFaultsInEveryTheme(page)).toEqual([]);
  await picture(page, `zoeken-${name}`, { fullPage: true });

  await page.getByRole('searchbox').fill('zwembad');
  await page.getByText('Niets gevonden').waitFor();
  await page.getByRole('searchbox').fill('reistijd');
  await page.getByRole('link', { name: 'Regio-indeling' }).click();
  await page.waitForURL(/\/tab\/notulen\/meeting-1\?punt=item-2$/);
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-current') === 'true');
  expect(await page.locator('[aria-current="true"] h2').textContent()).toContain('Samenvoegen van kring Zuid');
  await picture(page, `notulen-punt-${name}`);
  await putBack(page);
});
