import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { axeFaults, axeFaultsInEveryTheme, DESKTOP, openPage, PHONE, picture, putBack } from './tab-page.ts';

let browser: Browser;
let api: FakeApi;

beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFakeApi()]);
});

afterAll(() => api?.close());

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
  await picture(page, `agenda-settings-${name}`, { fullPage: true });
  expect(await axeFaultsInEveryTheme(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await page.getByRole('button', { name: 'Bewaar' }).click();
  await page.getByText('Bewaard.').waitFor();
  const body = api.heard.at(-1)?.body as { settings: { submitDays: number; fixedStart: { title: string }[] } };
  expect(body.settings.submitDays).toBe(12);
  expect(body.settings.fixedStart.map(({ title }) => title)).toEqual(['Opening', 'Mededelingen']);
  await putBack(page);
});

test.each(LOOKS)('an agenda with desired outcomes and where items came from (%s)', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  await page.getByText('Ingebracht door Samira el Idrissi').first().waitFor();
  await page.getByText('Een afspraak over wie betaalt').waitFor();
  await page.getByText('Nieuwe versie sinds je het las').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, `agenda-${name}`, { fullPage: true });
  await putBack(page);
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
  await putBack(page);
});

test('a paper is marked as read', async () => {
  const page = await openPage(browser, PHONE);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  const marked = page.waitForResponse((response) => response.url().endsWith('/papers/p1/read'));
  await page.getByRole('button', { name: 'Markeer als gelezen' }).click();
  await marked;
  expect(api.heard[0]).toMatchObject({ path: '/papers/p1/read', body: { version: 2 } });
  await putBack(page);
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
  await picture(page, 'agenda-submit-phone', { fullPage: true });
  await page.getByRole('button', { name: 'Dien in', exact: true }).click();
  await page.getByText('Je punt is ingediend. Je hoort wat ermee gebeurt.').waitFor();
  expect(api.heard[0]).toMatchObject({
    path: '/bodies/body-3/submitted-items',
    body: { title: 'Reiskosten', minutes: 15 },
  });
  await putBack(page);
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
  await picture(page, `dagprogramma-${name}`, { fullPage: true });
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
  await putBack(page);
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
  expect(await axeFaultsInEveryTheme(page)).toEqual([]);
  await picture(page, `agenda-item-${name}`);
  await putBack(page);
});

test.each(LOOKS)('two people edit one agenda: nothing that either typed is lost (%s)', async (name, look) => {
  const [mine, theirs] = [await openPage(browser, look), await openPage(browser, DESKTOP)];
  for (const page of [mine, theirs]) await page.goto(`${api.url}/tab/agenda/meeting-1`);
  const item = (page: typeof mine, nth: number) => page.getByRole('listitem', { name: `Agendapunt ${nth}` });
  const save = async (page: typeof mine) => {
    const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await answered;
  };
  const [longer, other, later] = look === DESKTOP ? ['41', '42', '43'] : ['51', '52', '53'];
  await item(mine, 3).getByLabel('Minuten').fill(longer);
  await item(theirs, 4).getByLabel('Gewenste uitkomst').fill(`Besluit over Rivierenland, ${name}`);
  await save(theirs);
  await save(mine);
  await mine.getByText('Beide wijzigingen zijn bewaard.').waitFor();
  expect(await item(mine, 4).getByLabel('Gewenste uitkomst').inputValue()).toBe(`Besluit over Rivierenland, ${name}`);
  expect(api.heard.findLast(({ method }) => method === 'PUT')?.body).toMatchObject({
    items: [{}, {}, { minutes: Number(longer) }, { desired: `Besluit over Rivierenland, ${name}` }],
  });
  // The same place: nothing is saved until somebody has looked.
  await theirs.reload();
  await item(theirs, 3).getByLabel('Minuten').fill(other);
  await save(theirs);
  await item(mine, 3).getByLabel('Minuten').fill(later);
  await save(mine);
  await mine.getByText('minuten: jouw tekst staat er', { exact: false }).waitFor();
  expect(await item(mine, 3).getByLabel('Minuten').inputValue()).toBe(later);
  expect(await axeFaultsInEveryTheme(mine)).toEqual([]);
  expect(await mine.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await picture(mine, `agenda-samen-${name}`, { fullPage: true });
  await save(mine);
  await mine.getByText('De agenda is bewaard.', { exact: false }).waitFor();
  const last = api.heard.findLast(({ method }) => method === 'PUT')?.body;
  expect(last).toMatchObject({ items: [{}, {}, { minutes: Number(later) }, {}] });
  for (const page of [mine, theirs]) await putBack(page);
});

test('a reason that was typed stays when the agenda beside it cannot be saved', async () => {
  const page = await openPage(browser, DESKTOP);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  await page.getByLabel('Minuten').first().fill('0');
  await page.getByRole('button', { name: 'Schuif door' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Waarom').fill('De agenda is vol.');
  await dialog.getByRole('button', { name: 'Schuif door' }).click();
  await dialog.getByText('De agenda kon nog niet worden bewaard.', { exact: false }).waitFor();
  expect(await dialog.getByLabel('Waarom').inputValue()).toBe('De agenda is vol.');
  expect(api.heard).toEqual([]);
  await putBack(page);
});

test.each([
  ['film.pdf', 10 * 1024 * 1024 + 1, 'Dit bestand is groter dan 10 MB'],
  ['begroting.xls', 3, 'Bewaar een ouder .doc, .xls of .ppt eerst als'],
  ['leeg.pdf', 0, 'Dit bestand is leeg'],
])('a file that is no paper (%s) is refused before it is sent', async (name, bytes, words) => {
  const page = await openPage(browser, PHONE);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  // From a disk, as anybody does it: to hand over the content of a large one takes seconds.
  const folder = mkdtempSync(join(tmpdir(), 'no-paper-'));
  writeFileSync(join(folder, name), Buffer.alloc(bytes, '%PDF'));
  await page.getByRole('button', { name: 'Voeg een stuk toe' }).waitFor();
  await page.locator('input[type=file][aria-label="Voeg een stuk toe"]').setInputFiles(join(folder, name));
  await page.getByText(words, { exact: false }).waitFor();
  expect(api.heard).toEqual([]);
  await putBack(page);
  rmSync(folder, { recursive: true });
});

test.each(LOOKS)('what a meeting that was called off left is taken along or let go (%s)', async (name, look) => {
  const page = await openPage(browser, look);
  await page.goto(`${api.url}/tab/agenda/meeting-1`);
  const left = page.getByRole('region', { name: 'Blijft liggen' });
  await left.getByText('Stuurgroep november', { exact: false }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await picture(page, `agenda-blijft-liggen-${name}`, { fullPage: true });
  const decided = () => page.waitForResponse((response) => response.url().endsWith('/left-items'));
  let answered = decided();
  await left.getByRole('button', { name: 'Zet op de agenda: Jaardoelen' }).click();
  await answered;
  await left.getByRole('button', { name: 'Laat vervallen: Jaardoelen' }).click();
  const dialog = page.getByRole('dialog');
  answered = decided();
  await dialog.getByRole('button', { name: 'Laat vervallen' }).click();
  await answered;
  await dialog.waitFor({ state: 'detached' });
  answered = decided();
  await left.getByRole('button', { name: 'Zet alles op de agenda' }).click();
  await answered;
  expect(api.heard.map(({ path, body }) => [path, body])).toEqual([
    ['/meetings/meeting-1/left-items', { itemIds: ['left-2'], take: true }],
    ['/meetings/meeting-1/left-items', { itemIds: ['left-2'], take: false }],
    ['/meetings/meeting-1/left-items', { itemIds: ['left-1', 'left-2'], take: true }],
  ]);
  await putBack(page);
});

test.each(LOOKS)('two people edit one programme: what both typed is saved (%s)', async (name, look) => {
  const [mine, theirs] = [await openPage(browser, look), await openPage(browser, DESKTOP)];
  for (const page of [mine, theirs]) await page.goto(`${api.url}/tab/dagprogramma/meeting-1`);
  const title = (page: typeof mine, nth: number) => page.getByLabel('Onderdeel', { exact: true }).nth(nth);
  const save = async (page: typeof mine) => {
    const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Bewaar het programma' }).click();
    await answered;
  };
  await title(theirs, 0).fill(`Inloop, ${name}`);
  await save(theirs);
  await title(mine, 2).fill(`Pauze, ${name}`);
  await save(mine);
  await mine.getByText('Beide wijzigingen zijn bewaard.', { exact: false }).waitFor();
  expect(await title(mine, 0).inputValue()).toBe(`Inloop, ${name}`);
  await theirs.reload();
  await title(theirs, 0).fill(`Ontvangst, ${name}`);
  await save(theirs);
  await title(mine, 0).fill(`Welkom, ${name}`);
  await save(mine);
  await mine.getByText('deels op dezelfde plek', { exact: false }).waitFor();
  expect(await title(mine, 0).inputValue()).toBe(`Welkom, ${name}`);
  expect(await axeFaultsInEveryTheme(mine)).toEqual([]);
  expect(await mine.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await save(mine);
  expect(api.heard.findLast(({ method }) => method === 'PUT')?.body).toMatchObject({
    parts: [{ title: `Welkom, ${name}` }, {}, { title: `Pauze, ${name}` }, {}, {}],
  });
  for (const page of [mine, theirs]) await putBack(page);
});
