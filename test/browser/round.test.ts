import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import express from 'express';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { balanceRoutes } from '../../bot/http/balance-routes.ts';
import { errorHandler } from '../../bot/http/errors.ts';
import { pages } from '../../bot/http/pages.ts';
import { phasesRoutes } from '../../bot/http/phases-routes.ts';
import { placementsRoutes } from '../../bot/http/placements-routes.ts';
import { redistributionRoutes } from '../../bot/http/redistribution-routes.ts';
import { mountTabRoutes, type TabCall } from '../../bot/http/route.ts';
import { securityHeaders } from '../../bot/http/security.ts';
import { studentsRoutes } from '../../bot/http/students-routes.ts';
import type { Service } from '../../bot/service.ts';
import { createLog } from '../../src/edge/log.ts';
import { highsSolver } from '../../src/edge/solver/highs.ts';
import { standingOf } from '../../src/people/store.ts';
import { answerCapacity, closeRound, createRound, openRound } from '../../src/placements/use-cases.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { calendarsOf } from '../support/calendars.ts';
import { onDatabase } from '../support/database.ts';
import { launchBrowser } from './browser.ts';
import { DESKTOP, look, openPage, PHONE, putBack } from './tab-page.ts';

const FOLDER = resolve(process.env['TABS_FOLDER'] ?? 'dist/tabs');
jest.setTimeout(180_000);
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(`${FOLDER}/index.html`)) await build({ logLevel: 'error' });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

onDatabase('embedded', (database) => {
  let roster: PlacementRoster;
  let who: keyof PlacementRoster['people'] = 'brugHead';

  /** The built tabs over the real routes and database; only the signing in is left out. */
  async function startService() {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
    const { partnershipId } = roster;
    const service: Service = {
      transact: database.transact,
      read: database.read,
      single: database.read,
      clock: { now: () => database.now },
      log: createLog('silent'),
      publicUrl: '',
      freeBusy: calendarsOf(),
      solve: highsSolver(),
    };
    const roundId = await closedRound();
    const app = express();
    app.use(securityHeaders());
    app.get('/api/public-config', (_request, response) => {
      response.json({ clientId: 'c', authority: 'https://x', tenantId: 't' });
    });
    app.get('/api/me', (_request, response) => {
      const place = {
        id: partnershipId,
        name: 'Partnerschap Oost',
        personId: roster.people[who],
        screens: ['placements'],
      };
      response.json({ name: who, language: 'nl', now: database.now, partnerships: [place] });
    });
    const router = express.Router();
    router.use(express.json(), async (_request, response, next) => {
      const personId = roster.people[who];
      const standing = await service.read(partnershipId, (scope) => standingOf(scope, personId, '2026-11-02'));
      const actor = { partnershipId, personId, via: 'tab' };
      response.locals['call'] = { service, actor, standing, language: 'nl' } as TabCall;
      next();
    });
    mountTabRoutes(router, [
      ...[...placementsRoutes, ...studentsRoutes, ...phasesRoutes, ...balanceRoutes, ...redistributionRoutes],
    ]);
    app.use(`/api/partnerships/${partnershipId}`, router);
    app.use(pages(FOLDER));
    app.use(errorHandler(service.log));
    const server = createServer(app);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return {
      roundId,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      close: async () => {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      },
    };
  }

  /** A round in which one board answered, an hour after its deadline. */
  async function closedRound(): Promise<string> {
    const roundId = await database.transact(roster.as('lead'), async (work) => {
      const body = { schoolYear: 2027, period: 'hele jaar', deadline: '2027-01-15T17:00' };
      const id = await createRound(work, { ...body, variants: [{ name: 'Voltijd', demand: 12 }] });
      await openRound(work, id);
      return id;
    });
    await database.transact(roster.as('brugHead'), async (work) => {
      const { id: variantId } = await work.tx
        .selectFrom('round_variant')
        .select('id')
        .where('partnership_id', '=', work.partnershipId)
        .where('round_id', '=', roundId)
        .executeTakeFirstOrThrow();
      const offer = { variantId, certainty: 'definite' as const, places: 6, provisionalUntil: null, reason: '' };
      await answerCapacity(work, roundId, roster.boards.brug, { offers: [offer], confirmed: false });
    });
    database.now = '2027-01-15T17:00:00.000Z';
    await database.transact(roster.as('lead'), (work) => closeRound(work, roundId));
    return roundId;
  }

  test.each([
    { ...DESKTOP, name: 'desktop' },
    { ...PHONE, name: 'phone' },
  ])('a board asks for a change after closing and gets it; phases and balance, on $name', async (size) => {
    who = 'brugHead';
    const service = await startService();
    const page = await openPage(browser, size);
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
    try {
      await page.goto(`${service.url}/tab/plaatsing`);
      // After the deadline one can no longer change the figures, but still see them.
      await page.getByText('6, definitief').first().waitFor();
      await press('Vraag een wijziging');
      await page.getByLabel('Waarom wil je dit wijzigen?').fill('Een groep minder');
      await press('Verstuur het verzoek');
      await page.getByText('Dit staat er al zo. Er is niets gevraagd.').waitFor();
      await page
        .getByRole('textbox', { name: /Voltijd/ })
        .first()
        .fill('4');
      await press('Verstuur het verzoek');
      await page.getByText('Voltijd: 6 wordt 4').waitFor();
      await look(page, `${size.name}-1-verzoek`);

      who = 'lead';
      await page.goto(`${service.url}/tab/plaatsing/ronde/${service.roundId}`);
      await press('Neem aan: Stichting De Brug');
      await page.getByText(/^Aangenomen door Annemiek/).waitFor();
      await page.goto(`${service.url}/tab/plaatsing/ronde/${service.roundId}/bestuur/${roster.boards.brug}`);
      await press('Toon wie wat heeft ingevuld');
      await page.getByText('Voltijd: 4, definitief (was 6, definitief)').waitFor();
      await look(page, `${size.name}-1b-geschiedenis`);
      await page.goto(`${service.url}/tab/plaatsing/ronde/${service.roundId}`);
      await press('Toon de besturen van Kring West');
      await page.getByRole('table', { name: 'Besturen van Kring West' }).getByText('Stichting De Brug').waitFor();
      await page.getByLabel('Verdeel naar').selectOption('tier');
      await press('Toon de besturen van Niet bekend');
      await page.getByRole('table', { name: 'Besturen van Niet bekend' }).waitFor();
      await press('Wijzig de fasen');
      await page.getByLabel('Antwoorden op studenten: begint').fill('2027-03-01T09:00');
      await page.getByLabel('Antwoorden op studenten: eindigt').fill('2027-02-01T09:00');
      await press('Bewaar de fasen');
      await page.getByText('Een fase eindigt na haar begin').waitFor();
      await page.getByLabel('Antwoorden op studenten: eindigt').fill('2027-03-26T17:00');
      await look(page, `${size.name}-2-fasen`);
      await press('Bewaar de fasen');
      await page.getByText('Begint nog').waitFor();
      await look(page, `${size.name}-3-ronde`);
      await putBack(page);
    } finally {
      await service.close();
    }
  });

  test.each([
    { ...DESKTOP, name: 'desktop' },
    { ...PHONE, name: 'phone' },
  ])(
    'a round is changed as a draft, asked of who joined later, given more time and opened again, on $name',
    async (size) => {
      who = 'lead';
      const service = await startService();
      const page = await openPage(browser, size);
      const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
      const round = (id: string) => page.goto(`${service.url}/tab/plaatsing/ronde/${id}`);
      database.now = '2027-01-18T09:00:00.000Z';
      const draft = await database.transact(roster.as('lead'), (work) =>
        createRound(work, { schoolYear: 2027, period: 'herfst', deadline: '2027-02-12T17:00' }),
      );
      try {
        // A draft: all of it, a variant more included.
        await round(draft);
        await press('Wijzig de ronde');
        await page.getByLabel('Periode').fill('najaar');
        await press('Voeg een variant toe');
        await page.getByRole('textbox', { name: 'Variant 2' }).fill('Deeltijd');
        await look(page, `${size.name}-4-concept`);
        await press('Bewaar de ronde');
        await page.getByRole('heading', { name: 'Plaatsing 2027-2028, najaar' }).waitFor();
        await press('Open de ronde');
        const opened = page.waitForResponse((response) => response.url().endsWith('/open'));
        await page.getByRole('dialog').getByRole('button', { name: 'Open de ronde' }).click();
        await opened;

        // A board that joined after the opening.
        const board = { number: '40099', name: 'Stichting Nieuwkomer', kring_id: null, relatiebeheerder_id: null };
        await database.open.db
          .insertInto('board')
          .values({ partnership_id: roster.partnershipId, id: `nieuw-${draft}`, ...board, ended_on: null })
          .execute();
        await round(draft);
        await page.getByText('Stichting Nieuwkomer kwam er na de opening bij en is nog niet gevraagd.').waitFor();
        await look(page, `${size.name}-5-nieuw`);
        await press('Vraag ze ook');
        await page.getByText('van 5 besturen klaar').first().waitFor();
        expect(await page.getByText('nog niet gevraagd').count()).toBe(0);

        // One that is open: deadline and explanation alone.
        await press('Wijzig de ronde');
        expect(await page.getByLabel('Periode').count()).toBe(0);
        await page.getByLabel('Antwoorden kan tot').fill('2027-01-11');
        await press('Bewaar de ronde');
        await page.getByText('De deadline ligt in het verleden').waitFor();
        await page.getByLabel('Antwoorden kan tot').fill('2027-02-19');
        await page.getByLabel('Toelichting').fill('Een week langer.');
        await press('Bewaar de ronde');
        await page.getByText('Antwoorden tot vrijdag 19 februari 2027').waitFor();
        await page.getByText('Een week langer.').waitFor();

        // One board gets more time, and gives it back.
        await page.goto(`${service.url}/tab/plaatsing/ronde/${draft}/bestuur/${roster.boards.linde}`);
        await press('Geef meer tijd');
        await page.getByLabel('Dit bestuur mag antwoorden tot').fill('2027-02-01');
        await press('Geef meer tijd');
        await page.getByText('Kies een moment na de deadline van de ronde').waitFor();
        await page.getByLabel('Dit bestuur mag antwoorden tot').fill('2027-02-26');
        await press('Geef meer tijd');
        await page.getByText('Dit bestuur kreeg meer tijd: tot vrijdag 26 februari 2027 om 17.00 uur.').waitFor();
        await look(page, `${size.name}-6-meer-tijd`);
        await round(draft);
        await page.getByText('kreeg meer tijd, tot vr 26 feb, 17.00').waitFor();
        await page.goto(`${service.url}/tab/plaatsing/ronde/${draft}/bestuur/${roster.boards.linde}`);
        await press('Neem de extra tijd terug');
        await page.getByRole('button', { name: 'Geef meer tijd' }).waitFor();

        // One that is closed opens again with a later deadline; its explanation can change without that.
        await round(service.roundId);
        await press('Open opnieuw of wijzig');
        await page.getByLabel('Toelichting').fill('Het was te kort.');
        await press('Bewaar de ronde');
        await page.getByText('Het was te kort.').waitFor();
        await page.getByText('Gesloten').first().waitFor();
        await press('Open opnieuw of wijzig');
        await page.getByLabel('Antwoorden kan tot').fill('2027-02-05');
        await look(page, `${size.name}-7-opnieuw`);
        await press('Open de ronde opnieuw');
        await page.getByText('Antwoorden tot vrijdag 5 februari 2027').waitFor();
        await page.getByRole('button', { name: 'Sluit de ronde' }).waitFor();
        await putBack(page);
      } finally {
        await service.close();
      }
    },
  );
});
