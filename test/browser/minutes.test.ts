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
])('minutes are typed, saved by themselves, and joined with what somebody else typed: %s', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/notulen/meeting-1`);
  const notes = page.getByLabel('Verslag van Samenvoegen van kring Zuid en kring Rivierenland');
  await notes.fill('Kring Zuid is het eens.');
  await page.getByRole('status').getByText('Bewaard.').waitFor();
  expect(await notes.inputValue()).toBe('Kring Zuid is het eens.\nVan een ander');
  const sent = api.heard.filter(({ method }) => method === 'PUT').at(-1);
  expect(sent?.body).toEqual({ base: expect.any(String), text: 'Kring Zuid is het eens.', unfinished: true });
  await page.getByRole('button', { name: 'Bewaar als PDF: Notulen' }).waitFor();
  const outcome = 'Aangenomen. 2 voor, 1 tegen, 0 onthoudingen.';
  await page.getByText(`Stemming “Gaat de vergaderdatum naar dinsdag?”: ${outcome}`).waitFor();
  await page.getByRole('button', { name: 'Spreek een actie af' }).first().click();
  await page.getByLabel('Wie').selectOption({ label: 'Frank Lindeboom' });
  await picture(page, `notulen-${name}`, { fullPage: true });
  await page.getByRole('button', { name: 'Stel vast' }).click();
  await page.getByRole('dialog').getByText('Daarna kan niemand ze nog wijzigen.').waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`${api.url}/tab/besluiten`);
  await page.getByLabel('Overleg').selectOption({ label: 'Stuurgroep' });
  await page.getByLabel('Jaar').selectOption('2025');
  await page.getByText('2026-14').waitFor();
  await page.getByRole('button', { name: 'Bewaar als Word: Actielijst' }).waitFor();
  await page.getByText('Ingetrokken op donderdag 26 november 2026').waitFor();
  await page.getByRole('button', { name: 'Geschiedenis', exact: true }).first().click();
  await page.getByText('Gewijzigd op woensdag 25 november 2026').waitFor();
  await page.getByRole('button', { name: 'Wijzig data: Stuur de verdeling' }).click();
  await page.getByLabel('Uiterlijk').fill('2026-12-17');
  await picture(page, `besluiten-${name}`, { fullPage: true });
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Bewaar archief' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('archief-stuurgroep-2025.zip');
  await page.getByRole('button', { name: 'Sla op' }).click();
  await page.getByLabel('Uiterlijk').waitFor({ state: 'detached' });
  const dated = api.heard.filter(({ method }) => method === 'PUT').at(-1);
  expect(dated?.body).toEqual({ startsOn: '2026-09-01', dueOn: '2026-12-17' });
  await page.getByRole('button', { name: 'Trek besluit in' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Het houdt zijn nummer').waitFor();
  await dialog.getByLabel('Waarom geldt het niet meer?').fill('De subsidie gaat niet door');
  await picture(page, `besluit-intrekken-${name}`);
  await dialog.getByRole('button', { name: 'Trek besluit in' }).click();
  await dialog.waitFor({ state: 'detached' });
  const withdrawn = api.heard.filter(({ method }) => method === 'POST').at(-1);
  expect(withdrawn?.body).toEqual({ because: 'De subsidie gaat niet door' });
  await putBack(page);
});

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('an action is handed over, with its history beside it: %s', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/besluiten`);
  await page.getByRole('button', { name: 'Geschiedenis: Stuur de verdeling' }).click();
  await page.getByText('Overgedragen van Margriet van der Woude-Hoogenboezem aan Frank Lindeboom').waitFor();
  await picture(page, `actie-geschiedenis-${name}`, { fullPage: true });
  await page.getByRole('button', { name: 'Draag over: Stuur de verdeling' }).click();
  const chosen = page.getByLabel('Aan wie draag je deze actie over?');
  await chosen.selectOption({ label: 'Margriet van der Woude-Hoogenboezem' });
  await picture(page, `actie-overdragen-${name}`, { fullPage: true });
  const put = page.waitForResponse((response) => response.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Draag over', exact: true }).click();
  await put;
  expect(api.heard.filter(({ method }) => method === 'PUT').at(-1)?.body).toEqual({ ownerId: 'person-7' });
  await chosen.waitFor({ state: 'detached' });
  await putBack(page);
});

test('one’s own language is chosen in its own words, and the screen speaks it at once', async () => {
  const page = await openPage(browser, PHONE);
  await page.goto(`${api.url}/tab/meldingen`);
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('heading', { name: 'My notifications' }).waitFor();
  await page.getByRole('radiogroup', { name: 'How do we reach you' }).waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('en');
  await picture(page, 'meldingen-english-phone', { fullPage: true });
  await page.getByRole('radio', { name: 'Nederlands' }).check();
  await page.getByRole('heading', { name: 'Mijn meldingen' }).waitFor();
  await putBack(page);
});

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('actions go to one’s own To Do for as long as one wants that: %s', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/meldingen`);
  const choice = page.getByRole('switch', { name: 'Zet mijn acties in mijn To Do' });
  await page.getByText('In je lijst staan 3 open acties.').waitFor();
  await picture(page, `meldingen-todo-${name}`, { fullPage: true });
  const put = page.waitForResponse((response) => response.request().method() === 'PUT');
  await choice.click();
  await put;
  await page.getByText('In je lijst staan 3 open acties.').waitFor({ state: 'detached' });
  const again = page.waitForResponse((response) => response.request().method() === 'PUT');
  await choice.click();
  await again;
  expect(
    api.heard
      .filter(({ method }) => method === 'PUT')
      .map(({ body }) => body)
      .slice(-2),
  ).toEqual([{ on: false }, { on: true }]);
  await putBack(page);
});
