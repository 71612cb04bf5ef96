import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SUBMIT_ITEM } from '../../src/agendas/schema-submitted.ts';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { axeFaultsIn, DESKTOP, openPage, PHONE, picture, putBack, withPage } from './tab-page.ts';

const PANE = '/tab/outlook/paneel';
let browser: Browser;
let api: FakeApi;

beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFakeApi()]);
});
afterAll(() => api?.close());
beforeEach(() => {
  api.heard.length = 0;
});

/** What Office.js gives, played in the page: an item whose fields remember what was set. */
const OFFICE = (kind: 'compose' | 'attendee' | 'mail' | 'none') => `
window.set = {};
const give = (value) => (...rest) => rest.at(-1)({ status: 'succeeded', value: typeof value === 'function' ? value() : value });
const keep = (name) => (value, ...rest) => { set[name] = value; rest.at(-1)({ status: 'succeeded' }); };
const people = (name) => ({ getAsync: give(() => set[name] ? set[name] : []), addAsync: keep(name) });
const properties = { get: () => set.kept, set: (_key, value) => { set.kept = value; }, saveAsync: give() };
const starts = new Date(Date.now() + 40 * 86400000);
const compose = {
  itemType: 'appointment',
  subject: { getAsync: give(''), setAsync: keep('subject') },
  start: { getAsync: give(starts) },
  end: { getAsync: give(new Date(starts.getTime() + 1800000)), setAsync: keep('end') },
  location: { setAsync: keep('location') },
  requiredAttendees: people('required'),
  optionalAttendees: people('optional'),
  body: { prependAsync: keep('body') },
  getItemIdAsync: (answer) => answer({ status: 'failed' }),
  loadCustomPropertiesAsync: give(properties),
};
const attendee = { itemType: 'appointment', subject: 'Stuurgroep', start: starts, itemId: 'i-1', body: { getAsync: give('Deelnemen: https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0') } };
const mail = { itemType: 'message', subject: 'RE: FW: Begeleiding van starters', itemId: 'i-2', body: { getAsync: give('Kunnen we het hebben over de begeleiding van startende leraren?') } };
const history = window.history; history.pushState = null; history.replaceState = null;
window.Office = {
  onReady: async () => ({ host: ${kind === 'none' ? 'null' : "'Outlook'"} }),
  auth: { getAccessToken: async () => 'a-token' },
  context: { displayLanguage: 'nl-NL', ui: {}, mailbox: { item: { compose, attendee, mail }['${kind}'] } },
};`;

function pane(kind: Parameters<typeof OFFICE>[0] | 'missing', use: (page: Page) => Promise<void>, look = PHONE) {
  const shown = async (page: Page) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.route('https://appsforoffice.microsoft.com/**', (route) =>
      kind === 'missing' ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: OFFICE(kind) }),
    );
    await page.goto(api.url + PANE);
    await use(page);
    expect(faults).toEqual([]);
  };
  return withPage(browser, look, shown, { signedIn: false });
}

const set = (page: Page) => page.evaluate(() => Reflect.get(window, 'set') as Record<string, unknown>);

describe('beside an appointment that is being made', () => {
  test('a body is chosen, the form is filled in, and what is against it can be overruled', async () => {
    await pane('compose', async (page) => {
      await page.getByLabel('Voor welk overleg is deze afspraak?').selectOption('body-1');
      await page.getByText('Met deze genodigden wordt het quorum niet gehaald.').waitFor();
      await page.getByRole('button', { name: 'Vul de afspraak in' }).click();
      await page.getByText('Lees ze na en verstuur.', { exact: false }).waitFor();
      expect(await set(page)).toMatchObject({
        subject: 'Bijeenkomst POO-werkgroep',
        location: 'Zaal 2.14',
        required: [{ displayName: 'Samira el Idrissi', emailAddress: 'samira@school.example' }],
        optional: [{ displayName: 'Frank Lindeboom', emailAddress: 'frank@school.example' }],
        body: '<p>Agenda</p>',
      });
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      await picture(page, 'outlook-compose-phone', { fullPage: true });
      expect(await axeFaultsIn(page.mainFrame())).toEqual([]);
      await page.getByRole('button', { name: 'Toch verzenden' }).click();
      await page.getByText('Je kunt de afspraak nu verzenden zoals hij is.').waitFor();
      expect(JSON.parse(String((await set(page))['kept']))).toEqual({
        ...{ partnershipId: 'p1', bodyId: 'body-1', sendAnyway: 'f1' },
      });
    });
  });
});

describe('beside a meeting that one was invited to', () => {
  for (const [name, look] of [
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const) {
    test(`its agenda, the own question and the papers are shown (${name})`, async () => {
      await pane(
        'attendee',
        async (page) => {
          await page.getByText('Verslag van de vorige keer').waitFor();
          await page.getByText('Verstuur antwoord').first().waitFor();
          await page.getByRole('button', { name: 'Bewaar begroting-2027.pdf' }).waitFor();
          // Papers are read here, and changed on the agenda's own screen.
          expect(await page.getByText('Vervang', { exact: false }).count()).toBe(0);
          expect(await page.locator('input[type=file]').count()).toBe(0);
          await picture(page, `outlook-attendee-${name}`, { fullPage: true });
          expect(await axeFaultsIn(page.mainFrame())).toEqual([]);
          // Office.js takes the history away from the page; links within the pane work all the same.
          await page.getByRole('link', { name: 'Open de agenda' }).click();
          await page.getByRole('button', { name: 'Stuur rond' }).waitFor();
        },
        look,
      );
      expect(api.heard[0]).toMatchObject({ path: '/outlook/meeting', body: { chat: '19:meeting_abc@thread.v2' } });
    });
  }
});

describe('beside a mail', () => {
  test('what it says becomes an item on an agenda', async () => {
    await pane('mail', async (page) => {
      await page.getByLabel('Titel van het agendapunt').waitFor();
      expect(await page.getByLabel('Titel van het agendapunt').inputValue()).toBe('Begeleiding van starters');
      await page.getByLabel('Op welke agenda?').selectOption({ index: 1 });
      await picture(page, 'outlook-mail-phone', { fullPage: true });
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(await axeFaultsIn(page.mainFrame())).toEqual([]);
      await page.getByRole('button', { name: 'Dien in voor de agenda' }).click();
      await page.getByText('Het punt is ingediend voor', { exact: false }).waitFor();
    });
    const [saved] = api.heard;
    expect(saved).toMatchObject({ method: 'POST', path: expect.stringMatching(/^\/bodies\/[^/]+\/submitted-items$/) });
    expect(SUBMIT_ITEM.parse(saved?.body)).toMatchObject({
      title: 'Begeleiding van starters',
      kind: 'bespreken',
      explanation: 'Kunnen we het hebben over de begeleiding van startende leraren?',
    });
  });
});

describe('without Outlook', () => {
  test.each(['missing', 'none'] as const)('the pane asks to sign in or says where it belongs (%s)', async (kind) => {
    const page = await openPage(browser, PHONE);
    await page.route('https://appsforoffice.microsoft.com/**', (route) =>
      kind === 'missing' ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: OFFICE('none') }),
    );
    await page.goto(api.url + PANE);
    await page.getByRole('heading', { name: 'Open Kringwerk in Outlook' }).waitFor();
    expect(await axeFaultsIn(page.mainFrame())).toEqual([]);
    await putBack(page);
  });
});
