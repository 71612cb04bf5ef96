import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { axeFaults, DESKTOP, type Look, openPage, PHONE } from './tab-page.ts';

let browser: Browser;
let api: FakeApi;

beforeAll(async () => {
  [browser, api] = await Promise.all([launchBrowser(), startFakeApi()]);
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
});
beforeEach(() => {
  api.fail(null);
  api.heard.length = 0;
});

async function withPage(look: Look, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await openPage(browser, look);
  try {
    await act(page);
  } finally {
    await page.context().close();
  }
}

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const)('on a %s', (name, look) => {
  test('how we remind is changed for a kind of question, after a typing error', async () => {
    await withPage(look, async (page) => {
      await page.goto(`${api.url}/tab/programma`);
      await page.getByRole('link', { name: 'Zo herinneren we' }).click();
      await page.getByText('Herinnering 5 en 2 dagen van tevoren.').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Wijzig Datumprikkers', exact: true }).click();
      await page.getByLabel('Dagen van tevoren').fill('vijf');
      await page.getByRole('checkbox', { name: 'Relatiebeheerder van het bestuur' }).uncheck();
      await page.screenshot({ path: `test-results/reminder-policies-${name}.png`, fullPage: true });
      const editor = page.locator('form', { has: page.getByLabel('Dagen van tevoren') });
      await editor.getByRole('button', { name: 'Bewaar' }).click();
      await page.getByText('Vul hele dagen in').waitFor();
      await page.getByLabel('Dagen van tevoren').fill('5 3, 1');
      await editor.getByRole('button', { name: 'Bewaar' }).click();
      await page.getByText('Herinnering 5, 3 en 1 dag van tevoren.').waitFor();
    });
    const escalation = [
      { to: 'deputy', daysBefore: 2 },
      { to: 'boc', daysBefore: 1 },
    ];
    expect(api.heard).toEqual([
      {
        method: 'PUT',
        path: '/reminder-policies',
        body: { kind: 'poll', bodyId: null, policy: { daysBefore: [5, 3, 1], escalation } },
      },
    ]);
  });
});
