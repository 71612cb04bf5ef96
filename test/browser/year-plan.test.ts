import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import express from 'express';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { errorHandler } from '../../bot/http/errors.ts';
import { pages } from '../../bot/http/pages.ts';
import { mountTabRoutes, type TabCall } from '../../bot/http/route.ts';
import { securityHeaders } from '../../bot/http/security.ts';
import { yearPlanRoutes } from '../../bot/http/year-plan-routes.ts';
import type { Service } from '../../bot/service.ts';
import { singly, transactions } from '../../src/edge/database/transact.ts';
import { createLog } from '../../src/edge/log.ts';
import { highsSolver } from '../../src/edge/solver/highs.ts';
import { standingOf } from '../../src/people/store.ts';
import { planning } from '../store/year-plan-support.ts';
import { calendarsOf } from '../support/calendars.ts';
import { openEmbeddedCopy } from '../support/database.ts';
import { launchBrowser } from './browser.ts';
import { DESKTOP, look, openPage, PHONE, putBack } from './tab-page.ts';

const FOLDER = resolve(process.env['TABS_FOLDER'] ?? 'dist/tabs');
const NOW = '2026-06-01T09:00:00.000Z';
jest.setTimeout(180_000);
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(`${FOLDER}/index.html`)) await build({ logLevel: 'error' });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** The built tabs over the real routes and database of the year plan; only the signing in is left out. */
async function startService(): Promise<{ url: string; close(): Promise<void> }> {
  const open = await openEmbeddedCopy();
  const clock = { now: () => NOW };
  const service: Service = {
    transact: transactions(open, { enqueue: async () => undefined }, clock),
    read: (partnershipId, look) => open.db.transaction().execute((tx) => look({ tx, partnershipId })),
    freeBusy: calendarsOf(),
    single: singly(open),
    clock,
    log: createLog('silent'),
    publicUrl: '',
    solve: highsSolver(),
  };
  const { partnershipId, people } = await planning({ open });
  const personId = people.leader;
  const app = express();
  app.use(securityHeaders());
  app.get(
    '/api/public-config',
    (_request, response) => void response.json({ clientId: 'c', authority: 'https://x', tenantId: 't' }),
  );
  app.get('/api/me', (_request, response) => {
    const place = { id: partnershipId, name: 'Partnerschap Opleiden Oost', personId, screens: ['programme'] };
    response.json({ name: 'Fenna Ruiter', language: 'nl', partnerships: [place] });
  });
  const router = express.Router();
  router.use(express.json(), async (_request, response, next) => {
    const standing = await service.read(partnershipId, (scope) => standingOf(scope, personId, NOW.slice(0, 10)));
    const actor = { partnershipId, personId, via: 'tab' };
    response.locals['call'] = { service, actor, standing, language: 'nl' } as TabCall;
    next();
  });
  mountTabRoutes(router, yearPlanRoutes);
  app.use(`/api/partnerships/${partnershipId}`, router);
  app.use(pages(FOLDER));
  app.use(errorHandler(service.log));
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await open.close();
    },
  };
}

test.each([
  { ...DESKTOP, name: 'desktop' },
  { ...PHONE, name: 'phone' },
])('a programmaleider plans the year on $name', async (size) => {
  const service = await startService();
  const page = await openPage(browser, size);
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
  try {
    await page.goto(`${service.url}/tab/programma/jaarplanning?jaar=2026`);
    await page.getByText('Nog niets gepland voor dit schooljaar').waitFor();
    await look(page, `${size.name}-1-leeg`);

    await press('Vul gebruikelijke wensen in');
    await page.getByText('Er zijn nog geen data').waitFor();
    await press('Wijzig de wensen van Stuurgroep');
    await page.getByLabel('Aantal per jaar').fill('3');
    await look(page, `${size.name}-2-wens`);
    await press('Bewaar wensen');
    await page.getByText('3 per jaar, donderdag of dinsdag, 13.30–16.30').waitFor();

    await press('Maak een voorstel');
    await page.getByText('Alles wat gevraagd is, heeft een datum.').waitFor();
    // On a phone the list comes first, elsewhere the calendar.
    const first = page.getByRole('tab', { selected: true }).last();
    expect(await first.textContent()).toBe(size.name === 'phone' ? 'Lijst' : 'Kalender');
    await look(page, `${size.name}-3-voorstel`);
    await page.getByRole('tab', { name: size.name === 'phone' ? 'Kalender' : 'Lijst' }).click();
    await look(page, `${size.name}-4-ander-beeld`);
    await page.getByRole('tab', { name: 'Kalender' }).click();

    await page
      .getByRole('button', { name: /Stuurgroep, Voorstel/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.getByText('Waarom deze datum').waitFor();
    await page.getByLabel('Andere datum').fill('2026-10-20');
    await look(page, `${size.name}-5-datum`);
    await press('Zet op deze datum vast');
    await page
      .getByText(/Stuurgroep staat vast op dinsdag 20 oktober, maar daar is iets mee: herfstvakantie/)
      .waitFor();
    await page.getByRole('button', { name: /Stuurgroep, Vastgezet/ }).waitFor();
    await press('Maak een nieuw voorstel');
    await page.getByRole('button', { name: 'Maak een nieuw voorstel', disabled: false }).waitFor();

    await press('Laad een andere kalender');
    await page.locator('input[type=file]').setInputFiles({
      name: 'vakanties.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Regio;Vakantie;Van;Tot en met\r\nmidden;Voorjaarsvakantie;20-02-2027;28-03-2027'),
    });
    await press('Controleer bestand');
    await page.getByText(/duurt 37 dagen. Gewoonlijk zijn het er 5 tot 10/).waitFor();
    await look(page, `${size.name}-6-kalender`);
    await press('Annuleer');

    await press('Zet in de agenda’s');
    await page.getByText(/Iedereen krijgt één bericht met al zijn data/).waitFor();
    await look(page, `${size.name}-7-versturen`);
    await page.getByRole('dialog').getByRole('button', { name: 'Zet in de agenda’s' }).click();
    await page.getByText('11 bijeenkomsten staan straks in de agenda’s. 3 mensen krijgen bericht.').waitFor();
    await press('Klaar');
    await page
      .getByRole('button', { name: /Stuurgroep, In de agenda’s/ })
      .first()
      .waitFor();
    await look(page, `${size.name}-8-verstuurd`);
    await putBack(page);
  } finally {
    await service.close();
  }
});
