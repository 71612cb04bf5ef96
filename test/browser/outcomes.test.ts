import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { DESKTOP, openPage, PHONE, picture, putBack } from './tab-page.ts';

let browser: Browser;
let api: FakeApi;
beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFakeApi()]);
});
afterAll(() => api?.close());

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('kringen are asked, answer, and are brought together: %s', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/overleg`);
  await page.getByRole('link', { name: 'Opbrengsten van de kringen' }).click();
  await page.getByText('1 kring te laat').waitFor();
  await picture(page, `opbrengsten-${name}`, { fullPage: true });

  await page.getByRole('button', { name: 'Vraag het de kringen' }).click();
  await page.getByLabel('Waar gaat het over?').fill('Drie regio’s');
  await page.getByLabel('Vraag 1').fill('Zijn jullie het eens?');
  await page.getByLabel('Kring Oost').first().uncheck();
  await picture(page, `opbrengsten-vraag-${name}`, { fullPage: true });
  await page.getByRole('button', { name: 'Verstuur de vraag' }).click();
  await page.getByText('Wie staat waar').waitFor();
  const asked = api.heard.findLast(({ path }) => path === '/outcome-rounds')?.body;
  expect(asked).toMatchObject({ title: 'Drie regio’s', questions: ['Zijn jullie het eens?'] });
  expect((asked as { kringen: unknown[] }).kringen).toHaveLength(2);
  await page.getByText('Zonder antwoord van Kring Rivierenland.').waitFor();
  await picture(page, `opbrengsten-ronde-${name}`, { fullPage: true });

  await page.getByRole('button', { name: 'Bundel opnieuw' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bundel voor de vergadering' }).click();
  await page.getByText('Nog geen antwoord van Kring Rivierenland.').first().waitFor();
  await page.getByRole('button', { name: 'Ga verder zonder hen' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(
    api.heard
      .filter(({ path }) => path.endsWith('/roll-up'))
      .slice(-2)
      .map(({ body }) => body),
  ).toEqual([{ withoutLate: false }, { withoutLate: true }]);

  await page.getByRole('link', { name: 'Kring Rivierenland' }).first().click();
  await page.getByRole('heading', { name: 'Opbrengst van Kring Rivierenland' }).waitFor();
  await page.getByRole('radio', { name: 'Eens, onder voorwaarde' }).first().check();
  await page
    .getByLabel('Waarom? (en onder welke voorwaarde)')
    .first()
    .fill(`Als elke regio twee zetels krijgt (${name}).`);
  await page.getByRole('status').getByText('Bewaard.').first().waitFor();
  const sent = api.heard.findLast(({ method }) => method === 'PUT')?.body;
  expect(sent).toMatchObject({ position: 'agree-if', reasons: `Als elke regio twee zetels krijgt (${name}).` });
  await page.getByRole('radio', { name: 'Niet eens' }).nth(1).check();
  const settle = page.getByRole('button', { name: 'Stel vast namens de kring' });
  await settle.waitFor();
  await picture(page, `opbrengsten-kring-${name}`, { fullPage: true });
  // It stands below the last question, and what was typed a moment ago goes along.
  const last = page.getByLabel('Wie denkt er anders, en waarom?').last();
  const dissent = `Twee besturen willen een eigen zetel (${name}).`;
  await last.fill(dissent);
  expect((await settle.boundingBox())?.y).toBeGreaterThan((await last.boundingBox())?.y ?? Infinity);
  const settled = page.waitForResponse('**/settle');
  await settle.click();
  await settled;
  const [saved, then] = api.heard.slice(-2);
  expect(saved).toMatchObject({ method: 'PUT', body: { dissent } });
  expect(then?.path).toMatch(/\/settle$/);
  await putBack(page);
});
