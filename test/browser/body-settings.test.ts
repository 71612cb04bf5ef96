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
])('what a body agreed on is explained while it is changed, and saved (%s)', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/overleg/body-3/instellingen`);
  await page.getByText('Minstens 2 zetels van een kring, maar er zijn er nu maar 1 bezet.').waitFor();
  await page.getByText('nooit te halen').waitFor();
  await picture(page, `body-settings-${name}`, { fullPage: true });
  expect(await axeFaultsInEveryTheme(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await page.getByRole('spinbutton', { name: 'Aantal zetels' }).last().fill('1');
  await page.getByText('Alle zetels van een kring (1).').waitFor();
  expect(await page.getByText('nooit te halen').count()).toBe(0);
  await page.getByRole('checkbox', { name: 'woensdag' }).check();
  await page.getByRole('button', { name: 'Bewaar afspraken' }).click();
  await page.getByText('De afspraken zijn bewaard.').waitFor();
  expect(api.heard.at(-1)).toMatchObject({
    method: 'PUT',
    path: '/bodies/body-3/settings',
    body: { basedOn: '2026-08-25T08:00:00.000Z', preferences: { weekdays: [4, 2, 3], from: '13:30', form: 'hybrid' } },
  });
  await putBack(page);
});

test('a new poll begins as the body likes to meet', async () => {
  const page = await openPage(browser, DESKTOP);
  await page.goto(`${api.url}/tab/programma/prikker?overleg=body-1`);
  await page.locator("input[type=time][value='13:30']").first().waitFor();
  const dates = await page
    .locator('fieldset input[type=date]')
    .evaluateAll((inputs) =>
      inputs.map((input) => new Date((input as unknown as { value: string }).value).getUTCDay()),
    );
  expect(dates.every((day) => [2, 4].includes(day))).toBe(true);
  await putBack(page);
});
