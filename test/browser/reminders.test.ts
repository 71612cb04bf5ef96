import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { axeFaults, axeFaultsInEveryTheme, DESKTOP, PHONE, picture, withPage } from './tab-page.ts';

let browser: Browser;
let api: FakeApi;

beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFakeApi()]);
});
afterAll(() => api?.close());
beforeEach(() => {
  api.fail(null);
  api.heard.length = 0;
});

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const)('on a %s', (name, look) => {
  test('how we remind is changed for a kind of question, after a typing error', async () => {
    await withPage(browser, look, async (page) => {
      await page.goto(`${api.url}/tab/programma`);
      await page.getByRole('link', { name: 'Herinneringen instellen' }).click();
      await page.getByText('Herinnering 5 en 2 dagen van tevoren.').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Wijzig Datumprikkers', exact: true }).click();
      await page.getByLabel('Dagen van tevoren').fill('vijf');
      await page.getByRole('checkbox', { name: 'Relatiebeheerder van het bestuur' }).uncheck();
      await picture(page, `reminder-policies-${name}`, { fullPage: true });
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

  test('own words and a moment for a reminder; taken back, and called off while it waits', async () => {
    await withPage(browser, look, async (page) => {
      await page.goto(`${api.url}/tab/programma`);
      await page.getByText('di 10 nov, 08.30, door Annemiek van den Bosch').waitFor();
      await page.getByRole('button', { name: 'Verstuur toch niet: Plaatsingsronde 2026-2027' }).click();
      await page.getByText('Herinneringen die klaarstaan').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Herinner', exact: true }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Eigen woorden erbij').fill('Graag vóór vrijdag.');
      await dialog.getByLabel('Wanneer').fill('2026-12-01T16:00');
      await dialog.getByRole('button', { name: 'Zet klaar' }).waitFor();
      expect(await axeFaultsInEveryTheme(page)).toEqual([]);
      await picture(page, `reminder-dialog-${name}`);
      await dialog.getByLabel('Wanneer').fill('');
      await dialog.getByRole('button', { name: 'Verstuur herinnering' }).click();
      await dialog.getByRole('button', { name: 'Verstuur toch' }).click();
      await dialog.getByRole('button', { name: 'Haal terug' }).click();
      await dialog.getByText('4 mensen krijgen geen bericht. Voor 1 was het bericht al weg.').waitFor();
    });
    expect(api.heard.at(-2)?.body).toMatchObject({ note: 'Graag vóór vrijdag.', confirmedAgain: true });
  });

  test('what became of a question: over time, why not, and everything that happened to one person', async () => {
    await withPage(browser, look, async (page) => {
      await page.goto(`${api.url}/tab/programma`);
      await page.getByRole('link', { name: 'Verstuurd en beantwoord' }).click();
      await page.getByText('5 van 5 antwoorden binnen').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await picture(page, `campaigns-${name}`, { fullPage: true });
      await page.getByRole('link', { name: 'Plaatsingsronde 2026-2027' }).click();
      await page.getByText('1× het mailadres klopt niet').waitFor();
      await page.getByRole('button', { name: 'Bekijk wat er is gebeurd bij Stichting De Eik' }).click();
      await page.getByText('Annemiek van den Bosch herinnerde Mirjam Terpstra').waitFor();
      await page.getByText('Geen antwoord: relatiebeheerder Koen Verdonk kreeg bericht').waitFor();
      expect(await axeFaultsInEveryTheme(page)).toEqual([]);
      await picture(page, `campaign-${name}`, { fullPage: true });
      await page.getByLabel('Toon', { exact: true }).selectOption('failed');
      await page.getByText('Stichting De Brug').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Toon als tabel' }).click();
      await page.getByRole('cell', { name: '9' }).first().waitFor();
      const file = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download als CSV' }).click();
      expect((await file).suggestedFilename()).toBe('wie-kreeg-wat.csv');
    });
  });
});
