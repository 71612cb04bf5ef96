import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { createEvent } from '../../src/local-tenant/mailbox/calendar.ts';
import { sendMail } from '../../src/local-tenant/mailbox/mail.ts';
import { listsOf, putList, putTask } from '../../src/local-tenant/todo.ts';
import { ANNEKE, JORIS, MARIJKE, SAMIRA, type StandIn, startStandIn, TENANT_ID } from '../edge/stand-in.ts';
import { startTinyBot, type TinyBot } from '../edge/tiny-bot.ts';
import { openBrowser } from './browser.ts';
import { axeFaultsIn, picture } from './tab-page.ts';
import { startTinyTab } from './tiny-tab.ts';

let browser: Browser;
let page: Page;
let bot: TinyBot;
let tab: Awaited<ReturnType<typeof startTinyTab>>;
let tenant: StandIn;
const built = mkdtempSync(join(tmpdir(), 'stand-in-page-'));

beforeAll(async () => {
  [browser, bot, tab] = await Promise.all([openBrowser(), startTinyBot(), startTinyTab(), buildPage()]);
  tenant = await startStandIn(bot.endpoint, { page: built, tab: tab.url });
  bot.connect(tenant.url);
});
afterAll(async () => {
  await Promise.all([tenant?.close(), bot?.close(), tab?.close()]);
  rmSync(built, { recursive: true, force: true });
});
beforeEach(async () => {
  await page?.context().close();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'nl-NL',
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
});

/** Builds in a process of its own: the bundler does not run inside jest's module loader. */
async function buildPage(): Promise<void> {
  const config = 'src/local-tenant/page/vite.config.ts';
  const command = ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--outDir', built, '--emptyOutDir'];
  await promisify(execFile)(process.execPath, command);
}

const people = (): Locator => page.getByRole('navigation', { name: 'Personen' });
const show = (person: string, view: string) => page.goto(`${tenant.url}/?wie=${person}&in=${view}`);
const message = (person: string, text: string) => tenant.call('POST', `/people/${person}/messages`, { text });
const seen = (locator: Locator) => locator.waitFor({ state: 'visible' });

describe('people', () => {
  test('changing person is one click; the address says who and what, and a dot says where something waits', async () => {
    await message(SAMIRA, 'hallo');
    await page.goto(tenant.url);
    await seen(page.getByText('Oefenomgeving — geen echte Microsoft 365'));
    await seen(
      page
        .getByRole('main')
        .getByRole('button', { name: /Joris|Samira|Marijke/ })
        .first(),
    );
    const samira = people().getByRole('button', { name: /Samira Bouzidi/ });
    await seen(samira.getByRole('img', { name: 'Hier wacht iets' }));
    await samira.click();
    await seen(page.getByRole('heading', { name: 'Samira Bouzidi' }));
    expect(page.url()).toContain(`wie=${SAMIRA}`);
    await samira.getByRole('img', { name: 'Hier wacht iets' }).waitFor({ state: 'detached' });
    await people().getByRole('searchbox').fill('anneke');
    await people()
      .getByRole('button', { name: /Samira Bouzidi/ })
      .waitFor({ state: 'detached' });
    await people()
      .getByRole('button', { name: /Anneke Postma/ })
      .click();
    await seen(page.getByText('Anneke heeft hier geen Teams'));
  });

  test('on a phone the list is a drawer, and nothing is wider than the screen', async () => {
    await message(MARIJKE, 'kaart');
    await page.setViewportSize({ width: 390, height: 844 });
    await show(JORIS, 'mail');
    await page.getByRole('button', { name: 'Kies een persoon' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Marijke de Wit/ })
      .click();
    await seen(page.getByRole('heading', { name: 'Marijke de Wit' }));
    await page.getByRole('tab', { name: 'Chat' }).click();
    await seen(page.getByText('Stand: 0'));
    const edges = [page.locator('.teams-card'), page.getByRole('button', { name: 'Verstuur bericht' })];
    for (const { x, width } of await Promise.all(edges.map(async (edge) => (await edge.boundingBox())!))) {
      expect(x + width).toBeLessThanOrEqual(390);
    }
  });
});

describe('chat', () => {
  test('opening a chat with the app, asking for a card and answering it', async () => {
    await show(JORIS, 'chat');
    await page.getByRole('button', { name: 'Open chat met Proefbot' }).click();
    await page.getByRole('textbox', { name: 'Bericht van Joris' }).fill('kaart');
    await page.keyboard.press('Enter');
    await seen(page.getByText('Stand: 0'));
    await page.getByLabel('Opmerking').fill('Liever na drieën');
    await page.getByRole('button', { name: 'Stem', exact: true }).click();
    await seen(page.getByText('Stand: 1'));
    const invoke = bot.heard.filter(({ type, value }) => type === 'invoke' && value.trigger === 'manual').at(-1)!;
    expect(invoke.value.action).toMatchObject({ verb: 'stem', data: { count: 0, opmerking: 'Liever na drieën' } });
    expect(invoke.from!.aadObjectId).toBe(JORIS);
  });

  test('who types while a card is refreshed goes on typing in the same place', async () => {
    await message(JORIS, 'kaart');
    let refresh = (): void => undefined;
    const typedHalf = new Promise<void>((done) => {
      refresh = done;
    });
    await page.route('**/open', (route) => typedHalf.then(() => route.continue()));
    await show(JORIS, 'chat');
    const input = page.getByLabel('Opmerking').last();
    await input.fill('Liever ');
    const before = await input.elementHandle();
    const redrawn = page.waitForFunction((element) => !element?.isConnected, before);
    refresh();
    await redrawn;
    await page.keyboard.type('na drieën');
    expect(await input.inputValue()).toBe('Liever na drieën');
  });

  test('a message that arrives shows up by itself, and a bot that is away is told kindly', async () => {
    await message(MARIJKE, 'kaart');
    await show(MARIJKE, 'chat');
    await seen(page.getByText('Stand: 0').last());
    await message(MARIJKE, 'goedemiddag');
    await seen(page.getByText('Je zei: goedemiddag'));
    const { botEndpoint } = tenant.ctx.options;
    try {
      tenant.ctx.options.botEndpoint = 'http://127.0.0.1:9/';
      await page.getByRole('button', { name: 'Stem', exact: true }).last().click();
      await seen(page.getByText('De app reageert niet. Je antwoord is misschien niet aangekomen.'));
    } finally {
      tenant.ctx.options.botEndpoint = botEndpoint;
    }
  });
});

describe('mail and calendar', () => {
  test('a mail is shown without what could run, and reading it takes the dot away', async () => {
    const sender = tenant.ctx.directory.byId(JORIS)!;
    const script = '<script>top.document.title="raak"</script><img src=x onerror="top.document.title=\'raak\'">';
    const content = `<h2>Wanneer kun jij?</h2>${script}<a href="https://antwoord.example/1">Geef antwoord</a>`;
    const toRecipients = [{ emailAddress: { address: 'anneke@proef.example' } }];
    sendMail(tenant.ctx, sender, { subject: 'Datumprikker', body: { contentType: 'html', content }, toRecipients });
    await show(ANNEKE, 'mail');
    await page.getByRole('button', { name: /Ongelezen: Datumprikker/ }).click();
    const body = page.frameLocator('iframe[title="Inhoud van Datumprikker"]');
    await seen(body.getByRole('heading', { name: 'Wanneer kun jij?' }));
    expect(await body.getByRole('link', { name: 'Geef antwoord' }).getAttribute('target')).toBe('_blank');
    expect(await body.locator('script, [onerror]').count()).toBe(0);
    await page.getByRole('button', { name: /Ongelezen/ }).waitFor({ state: 'detached' });
    expect(tenant.ctx.state.mail.find(({ mailbox }) => mailbox === 'anneke@proef.example')!.read).toBe(true);
  });

  test('an invitation is answered, and the organiser sees it', async () => {
    const organiser = tenant.ctx.directory.byId(JORIS)!;
    const at = (time: string) => ({ dateTime: `2026-11-24T${time}:00`, timeZone: 'Europe/Amsterdam' });
    const attendees = [{ type: 'required', emailAddress: { address: 'samira@proef.example', name: 'Samira Bouzidi' } }];
    createEvent(tenant.ctx, organiser, { subject: 'Werkgroep', start: at('14:00'), end: at('16:00'), attendees });
    await page.goto(`${tenant.url}/?wie=${SAMIRA}&in=agenda&bij=2026-11-23`);
    await page.getByRole('button', { name: /14\.00–16\.00 Werkgroep/ }).click();
    await page.getByRole('button', { name: 'Accepteer' }).click();
    await seen(page.getByText('Geaccepteerd'));
    await page.goto(`${tenant.url}/?wie=${JORIS}&in=agenda&bij=2026-11-23`);
    await page.getByRole('button', { name: /14\.00–16\.00 Werkgroep/ }).click();
    await seen(page.getByText('Samira Bouzidi komt'));
  });
});

describe('the activity feed', () => {
  test('a notification is a line with a dot; opening it leads to its page in the tab', async () => {
    const context = encodeURIComponent(JSON.stringify({ subEntityId: 'bijeenkomst/7' }));
    const line = (id: string, at: string, preview: string) => ({
      ...{ id, accountId: MARIJKE, at, activityType: 'vandaag', preview, read: false },
      title: 'Vandaag verandert er iets bij Proefschool',
      webUrl: `https://teams.microsoft.com/l/entity/app/tab?webUrl=x&context=${context}`,
    });
    const now = tenant.ctx.clock.iso();
    await show(MARIJKE, 'activiteit');
    await seen(page.getByText('Geen activiteit'));
    const first = tenant.ctx.state.feed.put(line('feed 1', '2025-01-01T09:00:00.000Z', 'Gaat niet door: Werkgroep'));
    tenant.ctx.signals.emit('feed', first);
    tenant.ctx.signals.emit('feed', tenant.ctx.state.feed.put(line('feed 2', now, 'Verzet: Stuurgroep is nu 15.00')));
    const lines = page.getByRole('listitem').filter({ hasText: 'Vandaag verandert er iets' });
    await seen(lines.first().getByText('Verzet: Stuurgroep is nu 15.00'));
    expect(await lines.count()).toBe(2);
    await picture(page, 'stand-in-feed');
    await lines.first().getByRole('button').click();
    const tabFrame = page.frameLocator('iframe[title^="Proeftab"]');
    await seen(tabFrame.locator('#context', { hasText: '"subPageId":"bijeenkomst/7"' }));
    await page.getByRole('tab', { name: 'Activiteit' }).click();
    await lines.first().getByRole('img', { name: 'Ongelezen' }).waitFor({ state: 'detached' });
    expect(await lines.nth(1).getByRole('img', { name: 'Ongelezen' }).count()).toBe(1);
    await page.setViewportSize({ width: 390, height: 844 });
    await seen(lines.first());
    await page.waitForFunction(() => document.documentElement.scrollWidth === document.documentElement.clientWidth);
    await picture(page, 'stand-in-feed-phone');
  });
});

describe('to do', () => {
  test.each([
    ['desktop', { width: 1280, height: 800 }],
    ['phone', { width: 390, height: 844 }],
  ])('a task that comes in shows by itself, and is ticked and thrown away (%s)', async (name, size) => {
    const samira = tenant.ctx.directory.byId(SAMIRA)!;
    listsOf(tenant.ctx, samira);
    const list = putList(tenant.ctx, samira, `Proefpartnerschap (${name})`);
    const put = (title: string, due: string | null) =>
      putTask(tenant.ctx, list, {
        id: `${name} ${title}`,
        listId: list.id,
        task: { title, status: 'notStarted', ...(due ? { dueDateTime: { dateTime: due, timeZone: 'UTC' } } : {}) },
        linked: [{ id: 'l', displayName: 'Stuurgroep: begroting en samenvoegen van kringen' }],
      });
    await page.setViewportSize(size);
    await show(SAMIRA, 'taken');
    const section = page.locator('section').filter({ hasText: list.displayName });
    await seen(section.getByText('In deze lijst staat niets.'));
    put('Stuur de verdeling over de kringen naar alle penningmeesters van de besturen', '2026-12-18T00:00:00');
    put('Bel de voorzitter', null);
    await seen(section.getByText('uiterlijk vr 18 dec · Stuurgroep: begroting', { exact: false }));
    await section.getByRole('checkbox', { name: 'Bel de voorzitter' }).click();
    await expectSoon(() => tenant.ctx.state.todoTasks.get(`${name} Bel de voorzitter`)?.task['status'] === 'completed');
    await picture(page, `oefenomgeving-taken-${name}`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await section.getByRole('button', { name: 'Gooi weg: Bel de voorzitter' }).click();
    await section.getByText('Bel de voorzitter').waitFor({ state: 'detached' });
  });

  test('what did not work is said', async () => {
    const marijke = tenant.ctx.directory.byId(MARIJKE)!;
    const [list] = listsOf(tenant.ctx, marijke);
    putTask(tenant.ctx, list!, { id: 'gone', listId: list!.id, task: { title: 'Lees de stukken' }, linked: [] });
    await show(MARIJKE, 'taken');
    await seen(page.getByText('Lees de stukken'));
    tenant.ctx.state.todoTasks.delete('gone');
    await page.getByRole('checkbox', { name: 'Lees de stukken' }).click();
    await seen(page.getByText('Dat lukte niet. Er is niets veranderd.'));
  });
});

describe('the app tab', () => {
  const inTab = () => page.frameLocator('iframe[title^="Proeftab"]');
  const text = (id: string) => inTab().locator(id).textContent();

  test('the real teams-js finds a host: context, token of the person, theme, links and pages', async () => {
    await show(MARIJKE, 'app');
    await seen(inTab().getByText('klaar'));
    expect(JSON.parse((await text('#context'))!)).toMatchObject({
      app: { theme: 'default', locale: 'nl-NL', host: { name: 'Teams', clientType: 'web' } },
      page: { id: 'tab', frameContext: 'content' },
      user: { id: MARIJKE, loginHint: 'marijke@proef.example', tenant: { id: TENANT_ID } },
    });
    const claims = await tenant.ctx.issuer.verify((await text('#token'))!, tenant.ctx.options.app.clientId);
    expect(claims).toMatchObject({ oid: MARIJKE, scp: 'access_as_user' });
    await page.getByRole('button', { name: 'Weergave' }).click();
    await page.getByRole('menuitemradio', { name: 'Donker' }).click();
    await seen(inTab().locator('#theme', { hasText: 'dark' }));
    await inTab().getByRole('button', { name: 'Ga verder' }).click();
    await seen(inTab().locator('#context', { hasText: '"subPageId":"ronde/7"' }));
    await inTab().getByRole('button', { name: 'Open chat' }).click();
    await page.waitForURL(/in=chat/);
  });

  test('a page that is not the tab gets no answer, so no token', async () => {
    await page.route('**/page-api/site', async (route) => {
      const site = await (await route.fetch()).json();
      const elsewhere = site.tabs[0].contentUrl.replace('127.0.0.1', 'localhost');
      // Known before the page is told of it: the frame may ask at once.
      await page.route('**/moved', (moved) => moved.fulfill({ status: 302, headers: { location: elsewhere } }));
      await route.fulfill({ json: { ...site, tabs: [{ ...site.tabs[0], contentUrl: `${site.startsAt}/moved` }] } });
    });
    await show(MARIJKE, 'app');
    await seen(inTab().getByText('wacht'));
    await page.waitForFunction(() => performance.now() > 2_000);
    expect(await text('#token')).toBe('');
  });
});

describe('the controls', () => {
  test('the clock goes a day forward, faults can be switched, and the page has no accessibility faults', async () => {
    await show(MARIJKE, 'chat');
    const before = tenant.ctx.clock.ms();
    await page.getByRole('button', { name: 'Een dag verder' }).click();
    await expectSoon(() => tenant.ctx.clock.ms() - before > 86_000_000);
    await page.getByRole('button', { name: 'Storingen' }).click();
    await page.getByLabel('Dubbel bezorgd').selectOption('Altijd');
    await expectSoon(() => tenant.ctx.faults.current().doubleDelivery === 1);
    await page.getByRole('button', { name: 'Laat alles weer werken' }).click();
    await expectSoon(() => tenant.ctx.faults.current().doubleDelivery === 0);
    await page.keyboard.press('Escape');
    for (const view of ['chat', 'mail', 'agenda', 'bestanden', 'taken', 'app']) {
      await show(MARIJKE, view);
      await seen(page.getByRole('heading', { name: 'Marijke de Wit' }));
      expect(await axeFaultsIn(page.mainFrame())).toEqual([]);
    }
  });
});

async function expectSoon(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
