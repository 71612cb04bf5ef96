import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { axeFaults, DESKTOP, openPage, PHONE } from './tab-page.ts';

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
  api.heard.length = 0;
});

const LOOKS: [string, typeof DESKTOP | typeof PHONE][] = [
  ['desktop', DESKTOP],
  ['phone', PHONE],
];

test.each(LOOKS)('fixed items and templates of a body are set (%s)', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/overleg/body-1/agendas`);
  await page.getByRole('button', { name: 'Neem opening, mededelingen en rondvraag over' }).click();
  await page.getByLabel('Leden dienen punten in tot zoveel dagen vooraf').fill('12');
  await page.screenshot({ path: `test-results/agenda-settings-${name}.png`, fullPage: true });
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await page.getByRole('button', { name: 'Bewaar' }).click();
  await page.getByText('Bewaard.').waitFor();
  const body = api.heard.at(-1)?.body as { settings: { submitDays: number; fixedStart: { title: string }[] } };
  expect(body.settings.submitDays).toBe(12);
  expect(body.settings.fixedStart.map(({ title }) => title)).toEqual(['Opening', 'Mededelingen']);
  await page.context().close();
});

test.each(LOOKS)('an agenda with desired outcomes and where items came from (%s)', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  await page.getByText('Ingebracht door Samira el Idrissi').first().waitFor();
  await page.getByText('Een afspraak over wie betaalt').waitFor();
  await page.getByText('Nieuwe versie sinds je het las').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: `test-results/agenda-${name}.png`, fullPage: true });
  await page.context().close();
});

test('the maker of the agenda puts off what was submitted, with a reason; what was typed is kept first', async () => {
  const page = await openPage(browser, DESKTOP);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  await page.getByLabel('Onderwerp').first().fill('Opening');
  await page.getByRole('button', { name: 'Schuif door' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Schuif door' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Waarom').fill('De agenda is vol.');
  await dialog.getByRole('button', { name: 'Schuif door' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(api.heard.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /meetings/meeting-1/agenda',
    'POST /submitted-items/s1/decide',
  ]);
  expect(api.heard[1]?.body).toEqual({ decision: 'defer', meetingId: 'meeting-1', reason: 'De agenda is vol.' });
  await page.context().close();
});

test('a paper is marked as read', async () => {
  const page = await openPage(browser, PHONE);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  const marked = page.waitForResponse((response) => response.url().endsWith('/papers/p1/read'));
  await page.getByRole('button', { name: 'Markeer als gelezen' }).click();
  await marked;
  expect(api.heard[0]).toMatchObject({ path: '/papers/p1/read', body: { version: 2 } });
  await page.context().close();
});

test('a member submits an item; without a subject nothing is sent', async () => {
  const page = await openPage(browser, PHONE);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  await page.getByRole('button', { name: 'Dien een agendapunt in' }).click();
  await page.getByRole('button', { name: 'Dien in', exact: true }).click();
  await page.getByText('Vul een onderwerp in.').waitFor();
  expect(api.heard).toEqual([]);
  const form = page.locator('form');
  await form.getByLabel('Onderwerp').fill('Reiskosten');
  await page.screenshot({ path: 'test-results/agenda-submit-phone.png', fullPage: true });
  await page.getByRole('button', { name: 'Dien in', exact: true }).click();
  await page.getByText('Je punt is ingediend. Je hoort wat ermee gebeurt.').waitFor();
  expect(api.heard[0]).toMatchObject({
    path: '/bodies/body-3/submitted-items',
    body: { title: 'Reiskosten', minutes: 15 },
  });
  await page.context().close();
});

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('sessions are chosen in the programme of the day, and its makers change it: %s', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  await page.getByRole('link', { name: 'Open het programma' }).click();
  await page.getByRole('heading', { name: /Programma: Opdenksessie/ }).waitFor();
  const group = page.getByRole('region', {
    name: 'Samen opleiden in de onderwijsregio’s Midden-Nederland en Rivierenland',
  });
  const full = page.getByRole('region', { name: 'Kwaliteitscultuur' });
  await full.getByRole('button', { name: 'Schrijf me in' }).click();
  await full.getByText('De laatste plek bij "Kwaliteitscultuur" is net vergeven.').waitFor();
  await group.getByRole('button', { name: 'Schrijf me in' }).click();
  await group.getByText('Jouw sessie').waitFor();
  await page.screenshot({ path: `test-results/dagprogramma-${name}.png`, fullPage: true });
  const waits = page.getByRole('region', { name: 'Begeleiden van zij-instromers' });
  await waits.getByRole('button', { name: 'Zet me op de wachtlijst' }).waitFor();
  await page.getByRole('region', { name: /oogst/i }).getByLabel('Onderdeel').fill(`Oogst met elkaar, ${name}`);
  await page.getByRole('button', { name: 'Bewaar het programma' }).click();
  await page.getByText(`Oogst met elkaar, ${name}`).first().waitFor();
  const saved = api.heard.findLast(({ path }) => path.endsWith('/programme'))?.body;
  expect(saved).toMatchObject({
    signUpUntil: '2026-12-01',
    parts: [{}, { sessions: [{ id: 's1', capacity: 12 }, {}, { capacity: null }] }, {}, {}, {}],
  });
  await group.getByRole('button', { name: 'Schrijf me uit' }).click();
  await group.getByText('Jouw sessie').waitFor({ state: 'detached' });
  await page.close();
});

test.each(LOOKS)('a link to one item brings it into sight, for its makers and its readers (%s)', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/agenda/meeting-1?punt=item-4`);
  const row = page.getByRole('listitem', { name: 'Agendapunt 4' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-current') === 'true');
  expect(await row.getAttribute('aria-current')).toBe('true');
  const inSight = await row.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
  expect(inSight).toBe(true);
  expect(await page.locator('[aria-current="true"]:visible').count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  await page.screenshot({ path: `test-results/agenda-item-${name}.png` });
  await page.context().close();
});
