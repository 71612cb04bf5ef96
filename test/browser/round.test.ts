import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { balanceRoutes } from '../../bot/http/balance-routes.ts';
import { phasesRoutes } from '../../bot/http/phases-routes.ts';
import { placementsRoutes } from '../../bot/http/placements-routes.ts';
import { redistributionRoutes } from '../../bot/http/redistribution-routes.ts';
import { studentsRoutes } from '../../bot/http/students-routes.ts';
import { answerCapacity, closeRound, createRound, openRound } from '../../src/placements/use-cases.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';
import { openBrowser } from './browser.ts';
import { lookOnBoth } from './look.ts';
import { DESKTOP, openPage, PHONE, putBack } from './tab-page.ts';
import { atPlacements, startTabService, type TabService } from './tab-service.ts';

jest.setTimeout(180_000);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

onOneConnection((database) => {
  let roster: PlacementRoster;
  let service: TabService;

  beforeAll(async () => {
    service = await startTabService(serviceOver(database), [
      ...[...placementsRoutes, ...studentsRoutes, ...phasesRoutes, ...balanceRoutes, ...redistributionRoutes],
    ]);
  });
  afterAll(() => service?.close());
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
  });

  const signIn = (who: 'lead' | 'brugHead') => service.signIn(atPlacements(roster, who));

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

  test('a board asks for a change after closing and gets it; phases and balance', async () => {
    const roundId = await closedRound();
    signIn('brugHead');
    const page = await openPage(browser, PHONE);
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
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
    await lookOnBoth(page, 'ronde-1-verzoek');

    signIn('lead');
    await page.goto(`${service.url}/tab/plaatsing/ronde/${roundId}`);
    await press('Neem aan: Stichting De Brug');
    await page.getByText(/^Aangenomen door Annemiek/).waitFor();
    await page.goto(`${service.url}/tab/plaatsing/ronde/${roundId}/bestuur/${roster.boards.brug}`);
    await press('Toon wie wat heeft ingevuld');
    await page.getByText('Voltijd: 4, definitief (was 6, definitief)').waitFor();
    await lookOnBoth(page, 'ronde-1b-geschiedenis');
    await page.goto(`${service.url}/tab/plaatsing/ronde/${roundId}`);
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
    await lookOnBoth(page, 'ronde-2-fasen');
    await press('Bewaar de fasen');
    await page.getByText('Begint nog').waitFor();
    await lookOnBoth(page, 'ronde-3-ronde');
    await putBack(page);
  });

  test('a round is changed as a draft, asked of who joined later, given more time and opened again', async () => {
    const roundId = await closedRound();
    signIn('lead');
    const page = await openPage(browser, DESKTOP);
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
    const round = (id: string) => page.goto(`${service.url}/tab/plaatsing/ronde/${id}`);
    database.now = '2027-01-18T09:00:00.000Z';
    const draft = await database.transact(roster.as('lead'), (work) =>
      createRound(work, { schoolYear: 2027, period: 'herfst', deadline: '2027-02-12T17:00' }),
    );
    // A draft: all of it, a variant more included.
    await round(draft);
    await press('Wijzig de ronde');
    await page.getByLabel('Periode').fill('najaar');
    await press('Voeg een variant toe');
    await page.getByRole('textbox', { name: 'Variant 2' }).fill('Deeltijd');
    await lookOnBoth(page, 'ronde-4-concept');
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
    await lookOnBoth(page, 'ronde-5-nieuw');
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
    await lookOnBoth(page, 'ronde-6-meer-tijd');
    await round(draft);
    await page.getByText('kreeg meer tijd, tot vr 26 feb, 17.00').waitFor();
    await page.goto(`${service.url}/tab/plaatsing/ronde/${draft}/bestuur/${roster.boards.linde}`);
    await press('Neem de extra tijd terug');
    await page.getByRole('button', { name: 'Geef meer tijd' }).waitFor();

    // One that is closed opens again with a later deadline; its explanation can change without that.
    await round(roundId);
    await press('Open opnieuw of wijzig');
    await page.getByLabel('Toelichting').fill('Het was te kort.');
    await press('Bewaar de ronde');
    await page.getByText('Het was te kort.').waitFor();
    await page.getByText('Gesloten').first().waitFor();
    await press('Open opnieuw of wijzig');
    await page.getByLabel('Antwoorden kan tot').fill('2027-02-05');
    await lookOnBoth(page, 'ronde-7-opnieuw');
    await press('Open de ronde opnieuw');
    await page.getByText('Antwoorden tot vrijdag 5 februari 2027').waitFor();
    await page.getByRole('button', { name: 'Sluit de ronde' }).waitFor();
    await putBack(page);
  });
});
