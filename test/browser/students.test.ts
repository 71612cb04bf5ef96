import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { TAB_ROUTES } from '../../bot/http/routes.ts';
import { placementJobs } from '../../src/placements/jobs.ts';
import { IMPORT_STUDENTS } from '../../src/placements/schema-students.ts';
import { answerCapacity, createRound, loadForm, openRound } from '../../src/placements/use-cases.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';
import { openBrowser } from './browser.ts';
import { look, lookOnBoth } from './look.ts';
import { DESKTOP, openPage, PHONE, putBack } from './tab-page.ts';
import { atPlacements, startTabService, type TabService } from './tab-service.ts';

const HEAD = 'Studentnummer;Variant;BRIN;Mentor;Van';
const LIST = [HEAD, '700001;Voltijd;05AA;;1-9-2027', '700002;Voltijd;05AB;M. Terpstra;', '700003;Voltijd;05AC;;'];
jest.setTimeout(180_000);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

/** Every address that a page asked for or showed. */
const addresses: string[] = [];
afterEach(() => {
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.splice(0).filter((address) => /70000\d/.test(address))).toEqual([]);
});

/** No address may hold a student number: addresses stand in histories, bookmarks and logs of others. */
async function watchedPage(look: Parameters<typeof openPage>[1]): Promise<Page> {
  const page = await openPage(browser, look);
  page.on('request', (request) => addresses.push(request.url()));
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  return page;
}

onOneConnection((database) => {
  let roster: PlacementRoster;
  let roundId: string;
  let service: TabService;

  beforeAll(async () => {
    service = await startTabService(serviceOver(database), TAB_ROUTES);
  });
  afterAll(() => service?.close());
  beforeEach(async () => {
    database.jobs.length = 0;
    roster = await placementRoster(database);
    roundId = await database.transact(roster.as('lead'), async (work) => {
      const body = { schoolYear: 2027, period: 'hele jaar', deadline: '2027-01-15T17:00' };
      const id = await createRound(work, { ...body, variants: [{ name: 'Voltijd' }] });
      await openRound(work, id);
      return id;
    });
  });

  const signIn = (who: keyof PlacementRoster['people']) => service.signIn(atPlacements(roster, who));

  /** What the worker does with the imports that were started. */
  async function work(): Promise<void> {
    const handler = placementJobs({
      transact: database.transact,
      partnershipIds: async () => [roster.partnershipId],
    }).find(({ job }) => job.name === IMPORT_STUDENTS.name);
    for (const { name, payload } of database.jobs) if (name === IMPORT_STUDENTS.name) await handler?.handle(payload);
  }

  test('a list is read in and a board decides', async () => {
    signIn('lead');
    const page = await watchedPage(DESKTOP);
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
    const choose = (lines: string[]) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.goto(`${service.url}/tab/plaatsing/ronde/${roundId}/studenten`);
    await page.getByText('Er zijn nog geen studenten ingelezen').waitFor();
    await lookOnBoth(page, 'studenten-1-leeg');
    await press('Lees een lijst in');
    await choose([...LIST, '700001;Avond;99ZZ;;']);
    await page.getByText('Deze student staat ook in rij 2').waitFor();
    await lookOnBoth(page, 'studenten-2-fouten');
    await press('Kies een ander bestand');
    await choose(LIST);
    await page.getByText('3 nieuw, 0 gewijzigd').waitFor();
    await lookOnBoth(page, 'studenten-3-voorbeeld');
    await press('Lees deze lijst in');
    await page.getByText('De studenten worden ingelezen').waitFor();
    await work();
    await press('Naar de studenten');
    await page.getByRole('link', { name: 'Bekijk de studenten van Stichting De Brug' }).waitFor();
    await press('Toon wie studenten heeft bekeken');
    await page.getByText('Lijst gecontroleerd').waitFor();
    await press('Toon het privacyregister');
    await page.getByText('Naam van de mentor').waitFor();
    await lookOnBoth(page, 'studenten-4-besturen');
    await press('Wijzig Naam van de mentor');
    await page.getByLabel('Wissen op').fill('2028-08-01');
    await page.getByLabel('Waarvoor bewaren we dit?').fill('De mentor kunnen bellen');
    await lookOnBoth(page, 'studenten-4a-gegeven');
    await press('Bewaar dit');
    await page.getByText('Wordt gewist op dinsdag 1 augustus 2028').waitFor();
    await page.getByText('Aangepast door Annemiek van den Bosch-Verhoeven').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('#root:not([aria-hidden])').waitFor();
    await lookOnBoth(page, 'studenten-4b-register');
    await press('Wijzig School en vestiging');
    await page.getByText('Dit hoort bij de plaatsing en gaat samen met de ronde weg').waitFor();
    expect(await page.getByLabel('Wissen op').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    signIn('brugHead');
    await page.goto(`${service.url}/tab/plaatsing`);
    await page.getByRole('link', { name: '2 studenten wachten op een antwoord' }).click();
    await page.getByRole('link', { name: 'Bekijk de studenten van Stichting De Brug' }).click();
    await page.getByText('Student 2', { exact: true }).waitFor();
    expect(await page.getByText('700001').count()).toBe(0);
    await lookOnBoth(page, 'studenten-5-bestuur');
    await press('Zeg nee tegen Student 2');
    await page.getByLabel('Waarom kan deze student niet geplaatst worden?').fill('Geen mentor in dit leerjaar');
    await lookOnBoth(page, 'studenten-6-nee');
    await page.getByRole('dialog').getByRole('button', { name: 'Zeg nee' }).click();
    await page.getByText('Niet geplaatst').waitFor();
    await press('Zeg ja tegen Student 1');
    await page.getByText('Student 1 (700001)').waitFor();
    await press('Toon groepen');
    await page.getByText('De Brug Noord: 1 student').waitFor();
    await lookOnBoth(page, 'studenten-7-besloten');
    await putBack(page);
  });

  test('a list that does not know a swap names whom it would move back', async () => {
    signIn('lead');
    const { partnershipId, schools } = roster;
    await database.transact(roster.as('lead'), async (work) => {
      const [variant] = (await loadForm(work, work.now, roundId, roster.boards.linde)).variants;
      const sides = [
        { side: 'a' as const, from: schools.brugNoord, to: schools.lindehof },
        { side: 'b' as const, from: schools.lindehof, to: schools.brugNoord },
      ];
      const of = { partnership_id: partnershipId, variant_id: variant?.variantId ?? '' };
      await work.tx
        .insertInto('student_placement')
        .values(
          sides.map(({ side, to }, at) => ({
            ...{ ...of, id: `back-${side}`, round_id: roundId, label: at + 1, school_id: to },
            ...{ student_number: `70000${at * 2 + 1}`, phase: null, site_id: null, mentor: null, starts_on: null },
            ...{ ends_on: null, status: 'confirmed' as const, reason: '', on_behalf: false },
          })),
        )
        .execute();
      await work.tx
        .insertInto('student_swap')
        .values({
          ...{ partnership_id: partnershipId, id: 'back', round_id: roundId, state: 'done', reason: '' },
          ...{ answer_by: '2026-11-20T17:00', proposed_at: work.now, proposed_by: null, ended_at: work.now },
        })
        .execute();
      await work.tx
        .insertInto('student_swap_side')
        .values(
          sides.map(({ side, from }) => ({
            ...{ ...of, swap_id: 'back', side, student_id: `back-${side}`, school_id: from, live: false },
            ...{ state: 'agreed' as const, reason: '', on_behalf: false },
          })),
        )
        .execute();
    });
    const page = await watchedPage(PHONE);
    await page.goto(`${service.url}/tab/plaatsing/ronde/${roundId}/studenten/inlezen`);
    const lines = [HEAD, '700001;Voltijd;05AA;;', '700003;Voltijd;05AC;;'].join('\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'studenten.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) });
    await page.getByRole('heading', { name: 'Terug na ruil of nieuwe plaats' }).waitFor();
    await page.getByText('terug na ruil van').first().waitFor();
    expect(await page.getByRole('button', { name: 'Lees deze lijst in' }).count()).toBe(0);
    await lookOnBoth(page, 'studenten-terug-na-ruil');
    await page.getByRole('checkbox', { name: 'Zet deze 2 studenten toch terug op de oude school' }).check();
    await page.getByRole('button', { name: 'Lees deze lijst in' }).waitFor();
    await putBack(page);
  });

  test('boards are asked, and two students change places', async () => {
    signIn('lead');
    const student = (label: number, school: 'brugNoord' | 'lindehof', variantId: string) => ({
      ...{ partnership_id: roster.partnershipId, id: `swap-${label}`, round_id: roundId, label },
      ...{ student_number: `70001${label}`, variant_id: variantId, phase: 'fase 2', school_id: roster.schools[school] },
      ...{ site_id: null, mentor: null, starts_on: null, ends_on: null, status: 'proposed' as const, reason: '' },
      on_behalf: false,
    });
    await database.transact(roster.as('lead'), async (work) => {
      const [variant] = (await loadForm(work, work.now, roundId, roster.boards.linde)).variants;
      const variantId = variant?.variantId ?? '';
      await work.tx
        .insertInto('student_placement')
        .values([student(3, 'brugNoord', variantId), student(5, 'lindehof', variantId)])
        .execute();
    });
    const page = await watchedPage(PHONE);
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
    const students = (board: 'brug' | 'linde') =>
      page.goto(`${service.url}/tab/plaatsing/ronde/${roundId}/studenten/${roster.boards[board]}`);
    await page.goto(`${service.url}/tab/plaatsing/ronde/${roundId}/studenten`);
    await press('Vraag om te bevestigen');
    await lookOnBoth(page, 'studenten-ruil-1-vragen');
    await press('Verstuur de vraag');
    await page.getByText('De vraag is verstuurd aan 2 besturen.').waitFor();

    signIn('brugHead');
    await students('brug');
    await press('Stel een ruil voor met Student 3');
    await page.getByLabel('Met welke student?').selectOption({ index: 1 });
    await page.getByLabel('Waarom? (mag leeg)').fill('Dichter bij huis');
    await lookOnBoth(page, 'studenten-ruil-2-voorstel');
    await press('Stel deze ruil voor');
    await page.getByText('Wacht op antwoord').first().waitFor();
    await page.getByRole('button', { name: 'Trek de ruil in' }).waitFor();

    signIn('lindeHead');
    await students('linde');
    await page.getByText('Dichter bij huis').waitFor();
    await lookOnBoth(page, 'studenten-ruil-3-gevraagd');
    await press('Laat ze ruilen');
    await page.getByText('Geruild').waitFor();
    await page.getByText('Student 3 (700013)').waitFor();
    await lookOnBoth(page, 'studenten-ruil-4-geruild');
    await putBack(page);
  });

  test('the demand of the institute is read in', async () => {
    signIn('lead');
    const page = await watchedPage(DESKTOP);
    const choose = (lines: string[]) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'vraag.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    const press = (name: string) => page.getByRole('button', { name }).first().click();
    const head = 'Opleidingsvariant;Kring;Periode;Studenten';
    await page.goto(`${service.url}/tab/plaatsing`);
    await press('Lees in uit Excel of CSV');
    await page.getByText('Download het voorbeeldbestand').waitFor();
    await lookOnBoth(page, 'studenten-vraag-1-kies');
    await choose([head, 'Avond;;;12', 'Voltijd;Kring Noord;;-4']);
    await page.getByText('Rij 3, Studenten').waitFor();
    await lookOnBoth(page, 'studenten-vraag-2-fouten');
    await press('Kies een ander bestand');
    await choose([head, 'Voltijd;;;120', 'Voltijd;Kring West;;40', 'Voltijd;;najaar;9']);
    await page.getByText('1 rij gaat over een andere periode').waitFor();
    await lookOnBoth(page, 'studenten-vraag-3-verschil');
    await press('Bewaar deze vraag');
    await page.getByText('De vraag is bewaard.').waitFor();
    await lookOnBoth(page, 'studenten-vraag-4-bewaard');
    await press('Vul in hoeveel er nodig zijn');
    await page.getByLabel('Verdeeld over').selectOption('kring');
    const west = page.getByLabel('Kring West, Voltijd');
    expect(await west.inputValue()).toBe('40');
    await west.fill('45');
    await lookOnBoth(page, 'studenten-vraag-5-verdeeld');
    const saved = page.waitForResponse(
      (answer) => answer.url().endsWith('/demand') && answer.request().method() === 'PUT',
    );
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    expect((await saved).status()).toBe(200);
    await putBack(page);
  });

  test('a place elsewhere is sought for a student that a board has no room for', async () => {
    signIn('lead');
    const { partnershipId } = roster;
    await database.transact(roster.as('lead'), async (work) => {
      const { variants } = await loadForm(work, work.now, roundId, roster.boards.linde);
      const offer = { certainty: 'definite' as const, places: 4, provisionalUntil: null, reason: '' };
      await answerCapacity(work, roundId, roster.boards.linde, {
        offers: variants.map(({ variantId }) => ({ variantId, ...offer })),
        confirmed: false,
      });
      const [variant] = variants;
      await work.tx
        .insertInto('student_placement')
        .values({
          ...{ partnership_id: partnershipId, id: 'student-14', round_id: roundId, label: 14 },
          ...{ student_number: '700014', variant_id: variant?.variantId ?? '', phase: 'jaar 2' },
          ...{ school_id: roster.schools.brugNoord, site_id: null, mentor: null, starts_on: null, ends_on: null },
          ...{ status: 'declined', reason: 'Geen mentor in dit leerjaar', on_behalf: false },
        })
        .execute();
    });
    const page = await watchedPage(PHONE);
    await page.goto(`${service.url}/tab/plaatsing/ronde/${roundId}/studenten`);
    await page.getByRole('link', { name: '1 student zoekt een andere plaats' }).click();
    await page.getByLabel('Stichting De Linde: 4 plaatsen vrij').waitFor();
    await page.goBack();
    await page.getByLabel('Studentnummer').fill('700014');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download als PDF' }).click();
    expect((await saved).suggestedFilename()).toBe('inzage.pdf');
    await look(page, 'phone-inzage');
    await page.goForward();
    await page.getByLabel('Stichting De Linde: 4 plaatsen vrij').waitFor();
    await look(page, 'phone-plaats-1-kies');
    await page.getByRole('button', { name: 'Vraag deze besturen voor Student 14' }).click();
    await page.getByText('Stichting De Linde: nog geen antwoord').waitFor();
    await look(page, 'phone-plaats-2-gevraagd');
    await page.setViewportSize({ width: DESKTOP.width, height: DESKTOP.height });
    await page.getByRole('button', { name: 'Stop met zoeken voor Student 14' }).click();
    await page.getByText('Het zoeken is gestopt.').waitFor();
    await look(page, 'desktop-plaats-3-gestopt');
    await putBack(page);
  });

  test('a board lets a school fill in for itself, and sees that it did', async () => {
    signIn('brugBoc');
    const page = await watchedPage(PHONE);
    const grid = `${service.url}/tab/plaatsing/ronde/${roundId}/bestuur/${roster.boards.brug}/scholen`;
    await page.goto(grid);
    await page.getByRole('button', { name: 'Laat zelf invullen: De Brug Noord' }).waitFor();
    await lookOnBoth(page, 'studenten-school-0-nog-niet');
    await page.getByRole('button', { name: 'Laat zelf invullen: De Brug Noord' }).click();
    await page.getByText('1 school is gevraagd.').waitFor();
    await lookOnBoth(page, 'studenten-school-1-gevraagd');

    signIn('noordContact');
    await page.goto(`${service.url}/tab/plaatsing`);
    await page.getByText('Stichting De Brug vraagt je dit voor de school in te vullen').waitFor();
    await page.getByLabel('Plaatsen', { exact: false }).first().fill('4');
    await lookOnBoth(page, 'studenten-school-2-formulier');
    await page.getByRole('button', { name: 'Verstuur opgave' }).click();
    await page.getByText('Ingevuld door Rachid Benali').waitFor();

    signIn('brugBoc');
    await page.goto(grid);
    await page.getByText('Ingevuld door de school (Rachid Benali').waitFor();
    await page.getByLabel('De Brug Noord, Voltijd').fill('3');
    await page.getByRole('button', { name: 'Bewaar opgave' }).click();
    await page.getByText('aangepast door het bestuur (Mirjam Terpstra').waitFor();
    await lookOnBoth(page, 'studenten-school-3-aangepast');
    await putBack(page);
  });
});
