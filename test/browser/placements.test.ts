import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { axeFaultsInEveryTheme, DESKTOP, PHONE, picture, withPage } from './tab-page.ts';

const GRID = '/tab/plaatsing/ronde/round-1/bestuur/b1/scholen';
const SHARE = '/tab/plaatsing/ronde/round-1/herverdeling';
let browser: Browser;
let api: FakeApi;
beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFakeApi()]);
});
afterAll(() => api?.close());

function at(path: string, look: typeof DESKTOP, use: (page: Page) => Promise<void>): Promise<void> {
  return withPage(browser, look, async (page) => {
    api.heard.length = 0;
    await page.goto(api.url + path);
    await use(page);
  });
}

/** What Excel puts on the clipboard, pasted where the focus is. */
async function paste(page: Page, block: string): Promise<void> {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, block);
}

const cell = (page: Page, row: number, column: number) => page.locator(`[data-cell="${row}:${column}"]`);
const focused = (page: Page) => page.evaluate('document.activeElement.dataset.cell');

test('the grid of a board with many schools: arrows, a block from Excel, undo, and only what changed is sent', async () => {
  api.schools = 375;
  await at(GRID, DESKTOP, async (page) => {
    await cell(page, 1, 0).click();
    expect(await page.locator('[data-cell]').count()).toBeLessThan(375);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('2:1');
    await paste(page, '5\t6\r\n7?\tnee\r\n');
    expect(await cell(page, 2, 1).inputValue()).toBe('5');
    expect(await cell(page, 3, 2).inputValue()).toBe('nee');
    await picture(page, `grid-desktop`, { fullPage: true });
    await page.keyboard.press('Control+z');
    expect(await cell(page, 3, 2).inputValue()).toBe('');
    await page.keyboard.press('Control+y');
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('3:1');
    for (let press = 0; press < 12; press++) await page.keyboard.press('PageDown');
    expect(await focused(page)).toBe('123:1');
    await page.keyboard.type('-4');
    await page.getByText('1 vak is niet te lezen').waitFor();
    expect(await page.getByRole('button', { name: 'Bewaar opgave' }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+z');
    await page.getByLabel('wanneer weet je het zeker').fill('2027-04-01');
    await page.getByLabel('waarom niet').fill('Te weinig mentoren');
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Bewaar opgave' }).click();
    await saved;
  });
  expect(api.heard[0]?.body).toEqual({
    confirmed: false,
    cells: [
      {
        schoolId: 's2',
        variantId: 'v1',
        offer: { certainty: 'definite', places: 9, provisionalUntil: null, reason: '' },
      },
      {
        schoolId: 's2',
        variantId: 'v2',
        offer: { certainty: 'definite', places: 6, provisionalUntil: null, reason: '' },
      },
      {
        schoolId: 's3',
        variantId: 'v1',
        offer: { certainty: 'provisional', places: 7, provisionalUntil: '2027-04-01', reason: '' },
      },
      {
        schoolId: 's3',
        variantId: 'v2',
        offer: { certainty: 'none', places: 0, provisionalUntil: null, reason: 'Te weinig mentoren' },
      },
    ],
  });
});

test('asking boards: one is left out, and what was shown is what is sent', async () => {
  await at(SHARE, DESKTOP, async (page) => {
    await page.getByText('Kies hoe je verdeelt').waitFor();
    await picture(page, `share-desktop`, { fullPage: true });
    await page.getByRole('checkbox', { name: 'Vraag Stichting De Lindeboom' }).uncheck();
    await page.getByRole('button', { name: 'Vraag 1 bestuur' }).click();
    await page.getByText('De Lindeboom').first().waitFor();
    await picture(page, `share-dialog`);
    await page.getByRole('dialog').getByRole('button', { name: 'Vraag 1 bestuur' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
  expect(api.heard[0]).toMatchObject({
    path: '/placement-rounds/round-1/redistribution/asks',
    body: {
      strategy: 'fair',
      lines: [
        { boardId: 'b1', variantId: 'v0', places: 4 },
        { boardId: 'b1', variantId: 'v3', places: 1 },
      ],
    },
  });
});

/** When a proposal was asked for, as the tab reads it: shown in Amsterdam, an hour later. */
const ASKED_AT = '2027-02-02T13:02:00.000Z';

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])(
  'a proposal over many boards on a %s: asked for, followed while it is worked out, and there when it is ready',
  async (name, look) => {
    api.calculation = { state: 'changed', done: 0, total: 2, startedAt: ASKED_AT };
    await at(SHARE, look, async (page) => {
      const shot = async (what: string) => {
        expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
        await picture(page, `calculation-${what}-${name}`, { fullPage: true });
      };
      await page.getByText('sinds je op di 2 feb, 14.02 een voorstel vroeg').waitFor();
      await shot('changed');
      const started = page.waitForResponse((response) => response.url().endsWith('/redistribution/runs'));
      await page.getByRole('button', { name: 'Bereken een voorstel' }).click();
      await started;
      await page.getByText('Van de 2 manieren om te verdelen zijn er 0 klaar.').waitFor();
      expect(await page.getByRole('button', { name: 'Bereken een voorstel' }).count()).toBe(0);
      api.calculation = { state: 'running', done: 1, total: 2, startedAt: ASKED_AT };
      await page.getByText('Van de 2 manieren om te verdelen is er 1 klaar.').waitFor();
      await page.getByText('Begonnen om 14.02 uur').waitFor();
      expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('1');
      await shot('running');
      api.calculation = { state: 'failed', done: 1, total: 2, startedAt: ASKED_AT };
      await page.getByText('Het voorstel kon niet worden berekend').waitFor();
      await shot('failed');
      const again = page.waitForResponse((response) => response.url().endsWith('/redistribution/runs'));
      await page.getByRole('button', { name: 'Bereken een voorstel' }).click();
      await again;
      api.calculation = null;
      await page.getByText('Kies hoe je verdeelt').waitFor();
      expect(await page.getByRole('progressbar').count()).toBe(0);
    });
    expect(api.heard.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/placement-rounds/round-1/redistribution/runs'],
      ['POST', '/placement-rounds/round-1/redistribution/runs'],
    ]);
  },
);

test.each([
  ['grid', GRID, 'Bewaar opgave'],
  ['share', SHARE, 'Kies hoe je verdeelt'],
])('%s on a phone', async (name, path, sign) => {
  api.schools = 12;
  await at(path, PHONE, async (page) => {
    await page.getByText(sign).first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await picture(page, `${name}-phone`, { fullPage: true });
  });
});

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('a table of 900 boards on a %s is drawn in parts, searched, and whole on paper', async (name, look) => {
  api.boards = 900;
  try {
    await at('/tab/plaatsing/ronde/round-1?naar=board', look, async (page) => {
      const table = page.getByRole('table', { name: 'Balans per kring, bestuur of regio' });
      await table.waitFor();
      const rows = () => table.locator('tbody tr').count();
      expect(await rows()).toBe(100);
      expect(await table.getAttribute('aria-label')).toBeTruthy();
      await page.getByText('100 van 900 regels').waitFor();
      await page.getByRole('button', { name: 'Toon er 100 meer' }).click();
      expect(await rows()).toBe(200);
      // All of it on paper, and no more than before on the screen afterwards.
      await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
      expect(await rows()).toBe(900);
      await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
      expect(await rows()).toBe(200);
      const search = page.getByLabel('Zoek in deze lijst');
      await search.fill('vallei 898');
      await page.getByText('1 regel', { exact: true }).waitFor();
      expect(await rows()).toBe(1);
      await search.fill('bestaat niet');
      await page.getByText('Niets gevonden').waitFor();
      expect(await table.count()).toBe(0);
      await search.fill('eemland');
      expect(await rows()).toBe(100);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect((await axeFaultsInEveryTheme(page)).filter((fault) => !fault.includes('data-tabster-dummy'))).toEqual([]);
      await picture(page, `balance-${name}`);
      // To the end with the keyboard: it is not lost when the button goes.
      const more = page.getByRole('button', { name: /^Toon er \d+ meer$/ });
      while (await more.count()) {
        await more.focus();
        await page.keyboard.press('Enter');
      }
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('status');
    });
  } finally {
    api.boards = 40;
  }
});

test('of one variant one sees its own figures; all together no board counts beyond its most', async () => {
  await at('/tab/plaatsing/ronde/round-1?naar=board', DESKTOP, async (page) => {
    const first = page.getByRole('table', { name: 'Balans per kring, bestuur of regio' }).locator('tbody tr').first();
    await page.getByText('telt niet meer dan het als maximum opgaf').waitFor();
    expect(await first.locator('td').allInnerTexts()).toEqual(['', '6', '2']);
    await page.getByLabel('Variant', { exact: true }).selectOption('Voltijd jaar 1');
    expect(await first.locator('td').allInnerTexts()).toEqual(['', '7', '2']);
    expect(await page.getByText('telt niet meer dan').count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('variant')).toBe('v0');
    expect(await page.getByText(/nog ongeveer 40 te verwachten/).count()).toBe(1);
  });
});

test('what is no number is not sent: the field says so, and the rest stays as typed', async () => {
  await at('/tab/plaatsing/ronde/round-1/bestuur/b1', DESKTOP, async (page) => {
    const places = page.getByLabel('Aantal plaatsen Voltijd jaar 1');
    await places.fill('4,5');
    await page.getByText('Alleen een heel aantal').waitFor();
    await page.getByRole('button', { name: 'Verstuur opgave' }).click();
    await page.getByText('Vul bij Voltijd jaar 1 een heel aantal plaatsen in, van 0 tot en met 999.').waitFor();
    await places.fill('4');
    const cap = page.getByLabel('Samen hoogstens');
    await cap.fill('twaalf');
    await page.getByRole('button', { name: 'Verstuur opgave' }).click();
    await page.getByText('Vul bij "samen hoogstens" een heel getal in').waitFor();
    expect(api.heard).toEqual([]);
    await cap.fill('12');
    const sent = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Verstuur opgave' }).click();
    await sent;
  });
  expect(api.heard[0]?.body).toMatchObject({ cap: 12 });
});

test('what was typed in the grid and not saved is there again after leaving the screen, and can be undone', async () => {
  api.schools = 12;
  await at(GRID, DESKTOP, async (page) => {
    await cell(page, 1, 0).fill('8');
    await page.getByText('1 wijziging is nog niet bewaard').waitFor();
    await page.goto(`${api.url}/tab/plaatsing`);
    await page.getByRole('heading', { level: 1, name: 'Plaatsing' }).waitFor();
    await page.goto(api.url + GRID);
    await page.getByText('Wat je eerder typte maar niet bewaarde, staat er weer.').waitFor();
    expect(await cell(page, 1, 0).inputValue()).toBe('8');
    await page.getByRole('button', { name: 'Maak ongedaan' }).click();
    await page.getByText('Alles is bewaard.').waitFor();
    await page.reload();
    await cell(page, 1, 0).waitFor();
    expect(await cell(page, 1, 0).inputValue()).toBe('');
    expect(await page.getByText('Wat je eerder typte').count()).toBe(0);
  });
});

test('a figure of the board itself is taken back from the grid, so that the schools count', async () => {
  api.overruled = true;
  try {
    await at(GRID, PHONE, async (page) => {
      await page.getByText('Voor Voltijd jaar 1 gaf het bestuur zelf een aantal op.').waitFor();
      await picture(page, `grid-overruled-phone`, { fullPage: true });
      const sent = page.waitForResponse((response) => response.request().method() === 'PUT');
      await page.getByRole('button', { name: 'Laat de scholen tellen' }).click();
      await sent;
    });
  } finally {
    api.overruled = false;
  }
  expect(api.heard[0]).toMatchObject({
    path: '/placement-rounds/round-1/boards/b1/capacity',
    body: { offers: [], taken: ['v0'] },
  });
});
