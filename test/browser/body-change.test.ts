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
])('a merger is looked at first, and carried out as it was seen (%s)', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/deelnemers/overleggen`);
  await page.getByLabel('Welk overleg gaat op').selectOption({ index: 2 });
  await page.getByLabel('In welk overleg').selectOption({ label: 'Stuurgroep' });
  await picture(page, `body-change-form-${name}`, { fullPage: true });
  expect(await axeFaultsInEveryTheme(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bekijk wat er gebeurt' }).click();
  await page.getByText('14 mensen krijgen hier één bericht over.').waitFor();
  await picture(page, `body-change-preview-${name}`, { fullPage: true });
  expect(await axeFaultsInEveryTheme(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await page.getByRole('button', { name: 'Voer dit door' }).click();
  await page.getByText('14 mensen hebben bericht gekregen').waitFor();
  expect(api.heard.at(-1)).toMatchObject({
    path: '/body-changes',
    body: {
      seen: 'a-fingerprint',
      change: { kind: 'merge', bodyId: 'body-2', intoId: 'body-3', meetings: 'move', polls: 'carry' },
    },
  });
  await putBack(page);
});
