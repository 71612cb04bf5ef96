import { beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { DESKTOP, openPage, PHONE, picture, putBack } from './tab-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('a meeting is held on the screen, and changes for whoever watches: %s', async (name, look) => {
  const api: FakeApi = await startFakeApi();
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  await page.getByRole('button', { name: 'Vergadering' }).click();
  await page.getByText('over de tijd').waitFor();
  await page.getByText('Het quorum is er als iedereen komt die zich heeft aangemeld.').waitFor();
  await page.getByRole('checkbox', { name: 'Namens kring Heuvelrug en Vallei is aanwezig' }).click();
  await page.getByText('Het quorum is aanwezig.').waitFor();

  // Somebody else goes on; this screen follows.
  const other = await openPage(browser, look);
  await other.goto(`${api.url}/tab/vergadering/meeting-1`);
  await other.getByRole('button', { name: 'Ga naar het volgende punt' }).click();
  await page.getByText('Dit is het laatste punt.').waitFor();
  await putBack(other);

  await page.getByRole('button', { name: 'Breng in stemming' }).click();
  await page.getByLabel('Waarover wordt gestemd?').fill('Gaan de kringen samen?');
  await page.getByRole('button', { name: 'Begin de stemming' }).click();
  await page.getByRole('button', { name: 'Voor', exact: true }).click();
  await page.getByText('Voorzitter: Voor').waitFor();
  expect(api.heard.find(({ path }) => path.endsWith('/votes'))?.body).toEqual({ seatId: 's1', choice: 'for' });
  await picture(page, `vergadering-${name}`, { fullPage: true });
  await putBack(page);
  await api.close();
});

test('a sentence is finished where it was begun when somebody else moves the meeting on, and nothing typed is lost', async () => {
  const api: FakeApi = await startFakeApi();
  const page = await openPage(browser, DESKTOP);
  await page.goto(`${api.url}/tab/vergadering/meeting-1`);
  const saved = (itemId: string) =>
    api.heard.filter(({ path }) => path.endsWith(`/minutes/items/${itemId}`)).map(({ body }) => body as Written);
  const box = page.getByRole('textbox', { name: 'Begroting' });
  await box.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' Ans vraagt');
  const other = await openPage(browser, DESKTOP);
  await other.goto(`${api.url}/tab/vergadering/meeting-1`);
  await other.getByRole('button', { name: 'Ga naar het volgende punt' }).click();
  await page.getByText('De vergadering is verder. Je schrijft nog bij "Begroting').waitFor();
  await page.keyboard.type(' naar de reserve.');
  // Straight on, before it was saved.
  await page.getByRole('button', { name: 'Schrijf bij het punt van nu' }).click();
  await page.keyboard.type('Kring Zuid is voor.');
  await until(() => saved('item-1').some(({ text }) => text.includes('Ans vraagt naar de reserve.')));
  await until(() => saved('item-2').some(({ text }) => text.startsWith('Kring Zuid is voor.')));
  expect(saved('item-2').every(({ text }) => !text.includes('reserve'))).toBe(true);

  await page.keyboard.type(' Bo niet.');
  await page.getByRole('checkbox', { name: 'Niet afgerond' }).click();
  await page.getByRole('button', { name: 'Bespreek Begroting' }).click();
  await until(() => saved('item-2').some(({ text, unfinished }) => text.includes('Bo niet.') && unfinished));
  await putBack(other);
  await putBack(page);
  await api.close();
});

interface Written {
  text: string;
  unfinished: boolean;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resume) => setTimeout(resume, 50));
}
