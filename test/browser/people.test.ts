import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleRoutes } from '../../bot/http/people-routes.ts';
import { peopleJobs } from '../../src/people/jobs.ts';
import { EXAMPLE_ROSTER } from '../../src/people/rules/roster-example.ts';
import { rosterWorkbook } from '../../src/people/use-cases.ts';
import { createPartnership } from '../../src/people/use-cases-settings.ts';
import { exampleFiles } from '../examples/files.ts';
import { pooShape } from '../examples/shapes.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';
import { openBrowser } from './browser.ts';
import { look, lookOnBoth } from './look.ts';
import { DESKTOP, openPage, putBack } from './tab-page.ts';
import { startTabService, type TabService } from './tab-service.ts';

/** The programmaleider of a partnership that has nothing yet, as `EXAMPLE_ROSTER` names her. */
const LEADER = { name: 'Jolanda van der Meulen', email: 'jolanda.van.der.meulen@voorbeeld.example' };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
// Each journey takes a minute when other tests run beside it.
jest.setTimeout(180_000);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

async function upload(page: Page, files: { name: string; bytes: Uint8Array }[], mimeType = XLSX): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType, buffer: Buffer.from(bytes) })));
}

onOneConnection((database) => {
  let partnershipId: string;
  let service: TabService;

  beforeAll(async () => {
    const over = serviceOver(database);
    const handlers = peopleJobs({
      ...over,
      directory: { findByMail: async (emails) => new Map(emails.map((email) => [email, null])) },
      partnershipIds: async () => [partnershipId],
    });
    // What a request enqueues is done once it has been answered, as the worker would.
    const work = async (): Promise<void> => {
      for (let next = database.jobs.shift(); next; next = database.jobs.shift()) {
        const { name, payload } = next;
        await handlers.find(({ job }) => job.name === name)?.handle(payload);
      }
    };
    service = await startTabService(over, peopleRoutes, () => void work());
  });
  afterAll(() => service?.close());
  beforeEach(async () => {
    partnershipId = randomUUID();
    const { personId } = await database.transact({ partnershipId, personId: null, via: 'system' }, (work) =>
      createPartnership(work, {
        name: 'Partnerschap Opleiden Oost',
        institute: 'Hogeschool De Linde',
        secretariatMailbox: 'secretariaat@linde.example',
        language: 'nl',
        tenantId: partnershipId,
        programmaleider: { ...LEADER, entraId: 'leader' },
      }),
    );
    const screens = ['meetings', 'programme', 'placements', 'people'] as const;
    service.signIn({ name: LEADER.name, partnershipId, personId, screens: [...screens] });
  });

  test('a programmaleider brings in the roster', async () => {
    const page = await openPage(browser, DESKTOP);
    await page.goto(`${service.url}/tab/deelnemers`);
    await page.getByText('Nog geen deelnemers').waitFor();
    await lookOnBoth(page, 'deelnemers-1-leeg');

    await page.getByRole('button', { name: 'Upload deelnemerslijst' }).click();
    await page.getByRole('button', { name: 'Kies een bestand' }).waitFor();
    await lookOnBoth(page, 'deelnemers-2-upload');

    const broken = {
      ...EXAMPLE_ROSTER,
      schools: EXAMPLE_ROSTER.schools.map((school, n) => (n === 0 ? { ...school, board: '49999' } : school)),
    };
    await upload(page, [{ name: 'lijst.xlsx', bytes: await rosterWorkbook(broken) }]);
    await page.getByText('Blad Scholen, rij 2, kolom Bestuur').waitFor();
    await page.getByText("Bestuur '49999' staat niet op blad Besturen.").first().waitFor();
    await lookOnBoth(page, 'deelnemers-3-fouten');

    await page.getByRole('button', { name: 'Kies een ander bestand' }).click();
    const leader = { ...LEADER, organisation: 'Hogeschool De Linde', language: 'nl' as const };
    const poo = pooShape();
    const mover = poo.persons?.find(({ email }) => poo.terms?.some((term) => term.email === email)) ?? LEADER;
    const roster = {
      ...poo,
      persons: [leader, ...(poo.persons ?? [])],
      roles: [{ email: LEADER.email, role: 'programmaleider' as const, for: null }, ...(poo.roles ?? [])],
    };
    await upload(page, [{ name: 'lijst.xlsx', bytes: await rosterWorkbook(roster) }]);
    await page.getByRole('button', { name: 'Importeer' }).waitFor();
    await page.getByRole('tab', { name: /^Nieuw \(\d{3,}\)$/ }).waitFor();
    // Hundreds of changes, of which only those in view are drawn.
    expect(await page.getByRole('listitem').count()).toBeLessThan(120);
    await lookOnBoth(page, 'deelnemers-4-wijzigingen', { fullPage: false });

    await page.getByRole('button', { name: 'Importeer' }).click();
    await page.getByText('De deelnemerslijst is geïmporteerd').waitFor();
    await lookOnBoth(page, 'deelnemers-5-klaar');
    await page.getByRole('button', { name: 'Bekijk de deelnemers' }).click();
    await page.getByRole('button', { name: /Stuurgroep/ }).click();
    await page.getByText('Lid namens Kring 1').waitFor();
    await lookOnBoth(page, 'deelnemers-6-overleggen');

    await page.getByRole('tab', { name: 'Besturen' }).click();
    await page.getByText('Stichting', { exact: false }).first().waitFor();
    await lookOnBoth(page, 'deelnemers-7-besturen');
    await page.getByRole('tab', { name: 'Personen' }).click();
    await page.getByText('1–50 van').waitFor();
    await page.getByRole('button', { name: 'Volgende' }).click();
    await page.getByText(/^51–/).waitFor();
    await page.getByRole('searchbox').fill('bestaat niet');
    await page.getByText("Niets gevonden met 'bestaat niet'").waitFor();
    await page.getByRole('searchbox').fill('jolanda');
    await page.getByText(LEADER.email).waitFor();
    await lookOnBoth(page, 'deelnemers-8-personen');

    await page.getByRole('searchbox').fill(mover.email);
    await page.getByRole('button', { name: `Wijzig de gegevens van ${mover.name}` }).click();
    const address = page.getByRole('textbox', { name: 'E-mailadres' });
    await address.fill('geen adres');
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText('Vul een e-mailadres in').waitFor();
    await address.fill(LEADER.email);
    await page.getByText('Links in mails aan het oude adres').waitFor();
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText(`Dit e-mailadres hoort al bij ${LEADER.name}`).waitFor();
    await lookOnBoth(page, 'deelnemers-8-persoon-wijzigen');
    await address.fill('nieuw.adres@bestuur.example');
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText(`De gegevens van ${mover.name} zijn gewijzigd.`).waitFor();
    await page.getByRole('searchbox').fill('nieuw.adres');
    await page.getByRole('link', { name: 'nieuw.adres@bestuur.example' }).waitFor();
    await lookOnBoth(page, 'deelnemers-8-persoon-gewijzigd');
    // Their seats and roles stayed theirs: below, the roster with the address they have now changes nothing.
    const moved = JSON.parse(JSON.stringify(roster).replaceAll(mover.email, 'nieuw.adres@bestuur.example'));

    await page.getByRole('button', { name: 'Upload deelnemerslijst' }).click();
    await upload(page, [{ name: 'nog eens.xlsx', bytes: await rosterWorkbook(moved) }]);
    await page.getByText('Er verandert niets').waitFor();
    expect(await page.getByRole('button', { name: 'Importeer' }).count()).toBe(0);
    await lookOnBoth(page, 'deelnemers-9-zelfde');
    await putBack(page);
  });

  test('several CSV files in one upload, and settings that are kept, by keyboard', async () => {
    const page = await openPage(browser, DESKTOP);
    await page.goto(`${service.url}/tab/deelnemers/upload`);
    await page.getByRole('button', { name: 'Kies een bestand' }).waitFor();
    await upload(page, exampleFiles('pos'), 'text/csv');
    await page.getByRole('tab', { name: /^Beëindigd \(\d+\)$/ }).click();
    await page.getByText(`${LEADER.name} (${LEADER.email})`, { exact: true }).waitFor();

    await page.goto(`${service.url}/tab/deelnemers/instellingen`);
    const mailbox = page.getByRole('textbox', { name: 'Mailbox van het secretariaat' });
    await mailbox.fill('geen adres');
    await page.keyboard.press('Enter');
    await page.getByText('Vul een e-mailadres in').waitFor();
    await mailbox.fill('post@linde.example');
    await look(page, 'desktop-deelnemers-10-instellingen');
    await page.keyboard.press('Enter');
    await page.getByText('De instellingen zijn opgeslagen.').waitFor();
    await page.reload();
    await expect(mailbox.inputValue()).resolves.toBe('post@linde.example');
    await putBack(page);
  });
});
