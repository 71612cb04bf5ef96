import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { placementsRoutes } from '../../bot/http/placements-routes.ts';
import { registrationRoutes } from '../../bot/http/registration-routes.ts';
import { studentsRoutes } from '../../bot/http/students-routes.ts';
import { insertRows } from '../../src/people/store-rows.ts';
import { createRound, openRound } from '../../src/placements/use-cases.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';
import { openBrowser } from './browser.ts';
import { lookOnBoth } from './look.ts';
import { DESKTOP, openPage, putBack } from './tab-page.ts';
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
    database.now = '2027-10-01T08:00:00.000Z';
    roster = await placementRoster(database);
    await placeStudents();
    service = await startTabService(serviceOver(database), [
      ...[...placementsRoutes, ...studentsRoutes, ...registrationRoutes],
    ]);
    service.signIn(atPlacements(roster, 'lead'));
  });
  afterAll(() => service?.close());

  /** Two rounds of one year; one student is in both, one has no region, one still waits. */
  async function placeStudents(): Promise<void> {
    const lead = roster.as('lead');
    await database.transact(lead, async (work) => {
      const { brugNoord, brugZuid, lindehof } = roster.schools;
      await insertRows(work, 'education_region', [
        { id: 'stad', name: 'Utrecht Stad', core: true, ended_on: null },
        { id: 'rivier', name: 'Rivierenland', core: true, ended_on: null },
      ]);
      const site = (id: string, school_id: string, code: string, education_region_id: string | null) => ({
        ...{ id, school_id, code, name: null, city: null, education_region_id, ended_on: null },
      });
      await insertRows(work, 'school_site', [
        site('s1', brugNoord, '05AA00', 'stad'),
        site('s2', brugZuid, '05AB00', null),
        site('s3', lindehof, '05AC00', 'rivier'),
      ]);
      const rounds = [
        { period: 'hele jaar', startsOn: '2028-03-01', schools: [brugNoord, brugNoord, brugZuid, lindehof] },
        { period: 'minor', startsOn: '2028-03-02', schools: [lindehof] },
      ];
      for (const { period, startsOn, schools } of rounds) {
        const body = { schoolYear: 2027, period, deadline: '2028-01-15T17:00', startsOn };
        const roundId = await createRound(work, { ...body, variants: [{ name: 'Voltijd' }] });
        await openRound(work, roundId);
        const { id: variant_id } = await work.tx
          .selectFrom('round_variant')
          .select('id')
          .where('partnership_id', '=', work.partnershipId)
          .where('round_id', '=', roundId)
          .executeTakeFirstOrThrow();
        const rows = schools.map((school_id, at) => ({
          ...{ id: `${period}-${at}`, round_id: roundId, label: at + 1, student_number: String(700_001 + at) },
          ...{
            variant_id,
            phase: null,
            school_id,
            site_id: null,
            mentor: null,
            starts_on: '2027-09-01',
            ends_on: null,
          },
          ...{ status: at === 1 ? 'proposed' : 'confirmed', reason: '', decided_at: null, decided_by: null },
          ...{ via: null, on_behalf: false },
        }));
        await insertRows(work, 'student_placement', rows);
      }
    });
  }

  test('the scheme is filled in, what is wrong set right, and the year frozen and taken out', async () => {
    const page = await openPage(browser, DESKTOP);
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
    await page.goto(`${service.url}/tab/plaatsing`);
    await press('Naar de registratie');
    await page.getByText('We weten nog niet wat de regeling zegt').waitFor();
    await press('Vul een nieuwe regeling in');
    await page.getByLabel('Bedrag per student (euro)').fill('veel');
    await page.getByLabel('Minimum aantal studenten per onderwijsregio').fill('2');
    await press('Bewaar de regeling');
    await page.getByText('Het bedrag per student is een bedrag van').waitFor();
    await page.getByLabel('Bedrag per student (euro)').fill('1.250,50');
    await press('Toon wat dit doet');
    await page.getByText('In 2027-2028: van € 0 naar € 0.').waitFor();
    await lookOnBoth(page, 'registratie-1-regeling');
    await page.getByLabel('Minimum aantal studenten per onderwijsregio').fill('1');
    await press('Toon wat dit doet');
    await page.getByText('In 2027-2028: van € 0 naar € 2.501.').waitFor();
    await press('Bewaar de regeling');
    await page.getByText('Student staat op meer dan één plek op de teldatum: 1 student').waitFor();
    await lookOnBoth(page, 'registratie-2-stand');
    await press('Toon welke studenten');
    await press('Laat weg: 700001 op De Lindehof');
    await page.getByLabel('Waarom?').fill('Doet alleen de hele jaarstage');
    await lookOnBoth(page, 'registratie-3-weglaten');
    await page.getByRole('dialog').getByRole('button', { name: 'Laat weg' }).click();
    await page.getByRole('button', { name: 'Tel weer mee: 700001 op De Lindehof' }).waitFor();
    await lookOnBoth(page, 'registratie-4-studenten');
    await page.locator('input[type=file]').setInputFiles({
      name: 'onstage.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Studentnummer;BRIN\n700001;05AC00\n700099;05AA00\n'),
    });
    await page.getByText('Alleen in OnStage: 1').waitFor();
    await lookOnBoth(page, 'registratie-5-vergelijken');
    await press('Leg vast');
    await page.getByRole('dialog').getByRole('button', { name: 'Leg vast' }).click();
    await page.getByRole('rowheader', { name: 'Versie 1' }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), press('Download versie 1 als Excel')]);
    expect(download.suggestedFilename()).toBe('registratie-2027-2028-versie-1.xlsx');
    await press('Toon wie studenten heeft bekeken of uitgevoerd');
    await page.getByText('Uitvoer (Excel)').waitFor();
    await lookOnBoth(page, 'registratie-6-vastgelegd');
    await putBack(page);
  });
});
