import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { yearPlanRoutes } from '../../bot/http/year-plan-routes.ts';
import { planning } from '../store/year-plan-support.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';
import { openBrowser } from './browser.ts';
import { lookOnBoth } from './look.ts';
import { DESKTOP, openPage, PHONE, putBack, withPage } from './tab-page.ts';
import { startTabService, type TabService } from './tab-service.ts';

jest.setTimeout(180_000);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

onOneConnection((database) => {
  let service: TabService;

  beforeAll(async () => {
    database.now = '2026-06-01T09:00:00.000Z';
    service = await startTabService(serviceOver(database), yearPlanRoutes);
    const { partnershipId, people } = await planning(database);
    service.signIn({ name: 'Fenna Ruiter', partnershipId, personId: people.leader, screens: ['programme'] });
  });
  afterAll(() => service?.close());

  test('a programmaleider plans the year', async () => {
    const page = await openPage(browser, DESKTOP);
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
    await page.goto(`${service.url}/tab/programma/jaarplanning?jaar=2026`);
    await page.getByText('Nog niets gepland voor dit schooljaar').waitFor();
    await lookOnBoth(page, 'jaarplanning-1-leeg');

    await press('Vul gebruikelijke wensen in');
    await page.getByText('Er zijn nog geen data').waitFor();
    await press('Wijzig de wensen van Stuurgroep');
    await page.getByLabel('Aantal per jaar').fill('3');
    await lookOnBoth(page, 'jaarplanning-2-wens');
    await press('Bewaar wensen');
    await page.getByText('3 per jaar, donderdag of dinsdag, 13.30–16.30').waitFor();

    await press('Maak een voorstel');
    await page.getByText('Alles wat gevraagd is, heeft een datum.').waitFor();
    const chosen = page.getByRole('tab', { selected: true }).last();
    expect(await chosen.textContent()).toBe('Kalender');
    await lookOnBoth(page, 'jaarplanning-3-voorstel');
    await page.getByRole('tab', { name: 'Lijst' }).click();
    await lookOnBoth(page, 'jaarplanning-4-ander-beeld');
    await withPage(browser, PHONE, async (phone) => {
      await phone.goto(page.url());
      await phone.getByText('Alles wat gevraagd is, heeft een datum.').waitFor();
      expect(await phone.getByRole('tab', { selected: true }).last().textContent()).toBe('Lijst');
    });
    await page.getByRole('tab', { name: 'Kalender' }).click();

    await page
      .getByRole('button', { name: /Stuurgroep, Voorstel/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.getByText('Waarom deze datum').waitFor();
    await page.getByLabel('Andere datum').fill('2026-10-20');
    await lookOnBoth(page, 'jaarplanning-5-datum');
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
    await lookOnBoth(page, 'jaarplanning-6-kalender');
    await press('Annuleer');

    await press('Zet in de agenda’s');
    await page.getByText(/Iedereen krijgt één bericht met al zijn data/).waitFor();
    await lookOnBoth(page, 'jaarplanning-7-versturen');
    await page.getByRole('dialog').getByRole('button', { name: 'Zet in de agenda’s' }).click();
    await page.getByText('11 bijeenkomsten staan straks in de agenda’s. 3 mensen krijgen bericht.').waitFor();
    await press('Klaar');
    await page
      .getByRole('button', { name: /Stuurgroep, In de agenda’s/ })
      .first()
      .waitFor();
    await lookOnBoth(page, 'jaarplanning-8-verstuurd');
    await putBack(page);
  });
});
