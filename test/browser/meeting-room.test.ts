import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { axeFaults, DESKTOP, openPage, PHONE, picture, putBack } from './tab-page.ts';

let browser: Browser;
let api: FakeApi;

beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFakeApi()]);
});

afterAll(() => api?.close());

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('a room that is taken is shown, and another or none is chosen (%s)', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/bijeenkomst/meeting-1`);
  await page.getByText('Deze zaal is op dat moment al bezet').waitFor();
  await page.getByText('Uitgenodigd per mail').waitFor();
  await page.getByRole('option', { name: 'Zaal De Linde (24 plaatsen)' }).waitFor({ state: 'attached' });
  await picture(page, `meeting-room-${name}`, { fullPage: true });
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  const asked = page.waitForRequest((request) => request.method() === 'POST');
  await page.getByLabel('Zaal van het instituut').selectOption({ label: 'Geen zaal' });
  await (await asked).response();
  expect(api.heard.at(-1)).toMatchObject({ path: '/meetings/meeting-1/room', body: { email: null } });
  await putBack(page);
});

test('the chat leads to the form to move the meeting', async () => {
  const page = await openPage(browser, DESKTOP);
  await page.goto(`${api.url}/tab/bijeenkomst/meeting-1?verzet=1`);
  await page.getByRole('dialog', { name: 'Bijeenkomst verzetten' }).waitFor();
  await putBack(page);
});
