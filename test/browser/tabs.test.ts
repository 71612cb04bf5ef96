import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { pollCard } from '../../src/meetings/cards/poll-card.ts';
import { openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import {
  axeFaults,
  axeFaultsInEveryTheme,
  DESKTOP,
  type Look,
  openPage,
  PHONE,
  picture,
  putBack,
  withPage,
} from './tab-page.ts';
import * as samples from './tab-samples.ts';

let browser: Browser;
let api: FakeApi;

beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFakeApi()]);
});

afterAll(() => api?.close());

beforeEach(() => {
  api.fail(null);
  api.heard.length = 0;
  api.boards = 40;
});

/** What somebody asked for themselves: their To Do is kept in step beside it. */
function pressed(): FakeApi['heard'] {
  return api.heard.filter(({ path }) => path !== '/me/todo/sync');
}

/** Each screen by its address, and something that stands on it once it is there. */
const SCREENS: [path: string, sign: string][] = [
  ['/tab/overleg', 'Verstuur antwoord'],
  ['/tab/programma', 'Kies een datum'],
  ['/tab/programma/herinneringen', 'Hooguit zoveel herinneringen'],
  ['/tab/programma/verloop', 'Elke vraag die is gesteld'],
  ['/tab/programma/verloop/vraag?kind=capacity&title=Ronde', 'Per zetel of bestuur'],
  ['/tab/programma/prikker?overleg=body-1', 'Samira el Idrissi'],
  ['/tab/programma/peiling/poll-1?wie=ja', 'Beste datum'],
  ['/tab/programma/peiling/poll-1/data', 'Bewaar en laat het weten'],
  ['/tab/bijeenkomst/meeting-1', 'Neem dinsdag'],
  ['/tab/meldingen', 'Geen herinneringen in deze periode'],
  ['/tab/agenda/meeting-1', 'Stuur rond'],
  ['/tab/notulen/meeting-1', 'Leg een besluit vast'],
  ['/tab/besluiten', 'Zoek in besluiten'],
  ['/tab/plaatsing', 'Verstuur opgave'],
  ['/tab/plaatsing?balans=tabel&status=alle', 'Vorige ronde'],
  ['/tab/plaatsing/nieuw', 'Maak de ronde'],
  ['/tab/plaatsing/ronde/round-1/bestuur/b1', 'Verstuur opgave'],
  ['/tab/plaatsing/ronde/round-1/bestuur/b1/scholen', 'Bewaar opgave'],
  ['/tab/plaatsing/ronde/round-1/herverdeling', 'Kies hoe je verdeelt'],
  ['/tab/niets', 'Dit scherm bestaat niet'],
  ['/answer/good', 'Verstuur antwoord'],
  ['/answer/old', 'Vraag een nieuwe link'],
  ['/answer/wrong', 'Deze link klopt niet'],
];

/** Zooming to 200 % leaves a page half the room, both ways. */
const HALF = { width: DESKTOP.width / 2, height: DESKTOP.height / 2 };
/** Those that hold the widest there is; enough to look at with half the room. */
const WIDE = /overleg$|programma$|peiling|plaatsing$|good/;

describe('every screen', () => {
  // One page goes from screen to screen: to begin a browser anew for each takes longer than to look at it.
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    page = await openPage(browser, DESKTOP);
    faults = faultsOf(page);
  });
  afterAll(() => page && putBack(page));
  test.each(SCREENS)('%s, on a desktop in every theme, and with less room', async (path, sign) => {
    faults.length = 0;
    await page.setViewportSize(DESKTOP);
    await page.goto(api.url + path);
    await page.getByText(sign).first().waitFor();
    await fits(page, axeFaultsInEveryTheme);
    for (const room of WIDE.test(path) ? [PHONE, HALF] : [PHONE]) {
      await page.setViewportSize(room);
      await page.getByText(sign).first().waitFor();
      await fits(page, axeFaults);
    }
    expect(faults).toEqual([]);
  });
});

describe.each<Look>([
  { ...PHONE, theme: 'dark' },
  { ...DESKTOP, theme: 'contrast' },
])('a page behind a mailed link keeps the theme it was opened in: $theme, $width px', (look) => {
  test.each(SCREENS.filter(([path]) => path.startsWith('/answer/')))('%s', async (path, sign) => {
    await withPage(browser, look, async (page) => {
      const faults = faultsOf(page);
      await page.goto(api.url + path);
      await page.getByText(sign).first().waitFor();
      await fits(page, axeFaults);
      expect(faults).toEqual([]);
    });
  });
});

/** Nothing sticks out of the page sideways, and the accessibility checker objects to nothing. */
async function fits(page: Page, faultsIn: typeof axeFaults): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(await faultsIn(page)).toEqual([]);
}

describe('answering', () => {
  test('by keyboard alone, and the answer then stands on the card with a way to change it', async () => {
    await withPage(browser, DESKTOP, async (page) => {
      await page.goto(`${api.url}/tab/overleg`);
      await page.getByRole('radiogroup').first().waitFor();
      await tabTo(page, 'input[type=radio]');
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await tabTo(page, 'textarea');
      await page.keyboard.type('Ik kan pas vanaf 14.00 uur.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Wijzig' }).waitFor();
      await page.getByText('Ik kan pas vanaf 14.00 uur.').waitFor();
    });
    const [press] = pressed();
    expect(press).toMatchObject({
      path: '/card-actions',
      body: {
        verb: 'poll.answer',
        data: { p: 'p1', pollId: 'poll-1', 'o-o1': 'yes', remark: 'Ik kan pas vanaf 14.00 uur.' },
      },
    });
  });

  test('that fails keeps what was filled in, and says so', async () => {
    await withPage(browser, PHONE, async (page) => {
      await page.goto(`${api.url}/answer/good`);
      await page.getByRole('radio', { name: 'Ja' }).first().check();
      await page.route('**/api/answers/good', (route) => route.abort());
      await page.getByRole('button', { name: 'Verstuur antwoord' }).click();
      await page.getByText('Er is geen verbinding').waitFor();
      expect(await page.getByRole('radio', { name: 'Ja' }).first().isChecked()).toBe(true);
    });
  });

  test('filled in from the calendar is confirmed with one tap', async () => {
    await withPage(browser, PHONE, async (page) => {
      const [first, second] = samples.poll.options;
      const suggested = { [first!.optionId]: 'free', [second!.optionId]: 'busy' } as const;
      const card = pollCard({ ...samples.poll, mine: {}, remark: '', suggested }, { view: 'form' });
      // Whatever was answered before: the question waits, and its card is this one.
      await page.route('**/my-obligations', (route) => route.fulfill({ json: samples.obligations }));
      await page.route('**/questions/poll/*', (route) => route.fulfill({ json: { card } }));
      await page.goto(`${api.url}/tab/overleg`);
      await page.getByText('Voorstel uit je agenda – klopt dit?').waitFor();
      expect(await page.getByRole('radio', { name: 'Ja' }).first().isChecked()).toBe(true);
      expect(await page.getByRole('radio', { name: 'Nee' }).nth(1).isChecked()).toBe(true);
      await picture(page, 'tabs-suggested-answer-phone', { fullPage: true });
      const saved = page.waitForResponse('**/card-actions');
      await page.getByRole('button', { name: 'Verstuur antwoord' }).first().tap();
      await saved;
    });
    expect(pressed()[0]).toMatchObject({
      path: '/card-actions',
      body: { data: { 'o-o1': 'yes', 'o-o2': 'no' } },
    });
  });

  test('by the mailed link, in two taps', async () => {
    await withPage(browser, PHONE, async (page) => {
      await page.goto(`${api.url}/answer/good`);
      await page.getByRole('radio', { name: 'Ja' }).last().tap();
      await page.getByRole('button', { name: 'Verstuur antwoord' }).tap();
      await page.getByRole('button', { name: 'Wijzig' }).waitFor();
    });
  });
});

describe('the answer page', () => {
  test('lets somebody else report that the mail was not for them', async () => {
    await withPage(browser, PHONE, async (page) => {
      await page.goto(`${api.url}/answer/good`);
      await page.getByText('Ben jij niet Margriet').click();
      await page.getByRole('button', { name: 'Meld dat deze mail niet voor mij is' }).click();
      await page.getByText('Bedankt voor het melden').waitFor();
    });
  });

  test('gives a new link when the old one has expired', async () => {
    await withPage(browser, PHONE, async (page) => {
      await page.goto(`${api.url}/answer/old`);
      await page.getByRole('button', { name: 'Vraag een nieuwe link' }).click();
      await page.getByText('mail gestuurd met een nieuwe link').waitFor();
    });
  });
});

describe('the programme', () => {
  test('reminds only after showing who gets what, and asks once more for who was reminded today', async () => {
    await withPage(browser, DESKTOP, async (page) => {
      await page.goto(`${api.url}/tab/programma`);
      await page.getByRole('button', { name: 'Herinner', exact: true }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Wilhelmina Bouwmeester-van Dongen').waitFor();
      await dialog.getByText('Teams-chat').first().waitFor();
      await dialog.getByRole('button', { name: 'Verstuur herinnering' }).click();
      await dialog.getByRole('button', { name: 'Verstuur toch' }).click();
      await page.getByText('4 in Teams, 1 per mail').waitFor();
      await dialog.getByRole('button', { name: 'Sluit' }).click();
      // The screen is there again for screen readers, and the keyboard is back on the button.
      await page.getByRole('button', { name: 'Herinner', exact: true }).first().waitFor();
      await page.waitForFunction(() => document.activeElement?.textContent === 'Herinner');
    });
    expect(api.heard.map(({ path }) => path)).toEqual(['/reminders/preview', '/reminders', '/reminders']);
    expect(api.heard[2]?.body).toMatchObject({ sendId: 'send-00000001', confirmedAgain: true });
  });

  test('looks which date would be best if somebody came after all, without changing anything', async () => {
    await withPage(browser, PHONE, async (page) => {
      await page.goto(`${api.url}/tab/programma/peiling/poll-1`);
      const seat = page.getByLabel('Zetel', { exact: true });
      await seat.selectOption({ value: 's1' });
      await page.getByRole('button', { name: 'Stel: komt wel' }).click();
      await page.getByText('De beste datum blijft').waitFor();
      await seat.selectOption({ value: 's3' });
      await page.getByRole('button', { name: 'Stel: komt wel' }).click();
      await page.getByText('Dan is de beste datum').waitFor();
      await page.getByText('4 van de 5 kunnen; 1 desnoods').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.getByText('Wat als?').scrollIntoViewIfNeeded();
      await picture(page, 'tabs-what-if-phone');
      await page
        .getByRole('button', { name: /^Vergeet wat je stelt/ })
        .last()
        .click();
      await page.getByText('De beste datum blijft').waitFor();
    });
    expect(api.heard).toEqual([]);
  });

  test('chooses a date after a confirmation that names it', async () => {
    await withPage(browser, DESKTOP, async (page) => {
      await page.goto(`${api.url}/tab/programma/peiling/poll-1`);
      await page.getByRole('button', { name: 'Kies deze datum' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('15.00–17.00 uur').first().waitFor();
      await dialog.getByText('Zei ja, maar is nu bezet volgens de agenda').waitFor();
      await dialog.getByLabel('Zaal van het instituut').selectOption('zaal.linde@marijkehogeschool.example');
      await picture(page, 'tabs-choose-date-desktop');
      await dialog.getByRole('button', { name: 'Kies toch' }).click();
      await dialog.waitFor({ state: 'detached' });
    });
    expect(api.heard).toEqual([
      { method: 'POST', path: '/polls/poll-1/check', body: { optionId: 'o3' } },
      {
        method: 'POST',
        path: '/polls/poll-1/decide',
        body: { optionId: 'o3', despite: ['s0'], roomEmail: 'zaal.linde@marijkehogeschool.example' },
      },
    ]);
  });

  test('chooses a date all the same when Outlook does not answer', async () => {
    await withPage(browser, PHONE, async (page) => {
      api.fail('/polls/poll-1/check', 503);
      await page.goto(`${api.url}/tab/programma/peiling/poll-1`);
      await page.getByRole('button', { name: 'Kies deze datum' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Outlook antwoordt nu niet voor iedereen').waitFor();
      await picture(page, 'tabs-choose-date-phone');
      api.fail(null);
      await dialog.getByRole('button', { name: 'Kies deze datum' }).click();
      await dialog.waitFor({ state: 'detached' });
    });
    expect(api.heard.at(-1)).toMatchObject({ path: '/polls/poll-1/decide', body: { optionId: 'o3', despite: [] } });
  });

  test('adds a date to a poll and withdraws another, after saying who hears of it', async () => {
    await withPage(browser, PHONE, async (page) => {
      await page.goto(`${api.url}/tab/programma/peiling/poll-1`);
      await page.getByRole('button', { name: 'Wijzig de data' }).click();
      await page.getByText('4 zetels hebben al geantwoord').waitFor();
      await page.getByRole('button', { name: 'Bewaar en laat het weten' }).click();
      await page.getByText('Er is nog niets gewijzigd.').waitFor();
      const leave = page.getByRole('button', { name: /^Trek in: / });
      for (const _ of [1, 2, 3]) await leave.first().click();
      await page.getByRole('button', { name: 'Bewaar en laat het weten' }).click();
      await page.getByText('Er moet minstens één datum overblijven').waitFor();
      await page
        .getByRole('button', { name: /^Toch houden: / })
        .first()
        .click();
      await page.getByRole('button', { name: 'Voeg een datum toe' }).click();
      await page.getByLabel('Begint om').first().fill('09:15');
      await picture(page, 'tabs-change-dates-phone', { fullPage: true });
      await page.getByRole('button', { name: 'Bewaar en laat het weten' }).click();
      await page.waitForURL('**/tab/programma/peiling/poll-1');
    });
    const [sent] = api.heard;
    expect(sent).toMatchObject({ path: '/polls/poll-1/options', body: { withdraw: ['o2', 'o3'] } });
    expect(sent).toMatchObject({ body: { add: [{ starts: expect.stringMatching(/T09:15$/) }] } });
  });

  test('takes up a proposed date with one click, and declines one with a word', async () => {
    await withPage(browser, PHONE, async (page) => {
      await page.goto(`${api.url}/tab/programma/peiling/poll-1`);
      await page.getByText('1 voorstel wacht op jou').waitFor();
      await picture(page, 'tabs-proposals-phone', { fullPage: true });
      await page.getByRole('button', { name: 'Neem op' }).click();
      await page.getByRole('button', { name: 'Niet overnemen' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('Die dag is de zaal bezet.');
      await page.getByRole('dialog').getByRole('button', { name: 'Niet overnemen' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
    expect(api.heard).toMatchObject([
      { path: '/polls/poll-1/proposals/proposal-1/take' },
      { path: '/polls/poll-1/proposals/proposal-1/decline', body: { word: 'Die dag is de zaal bezet.' } },
    ]);
  });

  test('looks in Outlook who can come, and says so when a date was changed since', async () => {
    await withPage(browser, PHONE, async (page) => {
      await page.goto(`${api.url}/tab/programma/prikker?overleg=body-1`);
      await page.getByRole('button', { name: 'Kijk wie er kan' }).click();
      await page.getByText('1 vrij, 0 misschien, 1 bezet, 1 onbekend').first().waitFor();
      await page.getByText('Bezet: Samira el Idrissi (kring Noord)').first().waitFor();
      await picture(page, 'tabs-availability-phone', { fullPage: true });
      await page.getByLabel('Begint om').first().fill('09:00');
      await page.getByText('Je hebt deze datum gewijzigd. Kijk opnieuw wie er kan.').waitFor();
    });
    expect(api.heard).toMatchObject([
      { path: '/meetings/availability', body: { bodyId: 'body-1', fresh: true, slots: [{ minutes: 120 }, {}, {}] } },
    ]);
  });

  for (const [name, look] of [
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const) {
    test(`proposes dates, of which some are taken over (${name})`, async () => {
      await withPage(browser, look, async (page) => {
        await page.goto(`${api.url}/tab/programma/prikker?overleg=body-1`);
        await page.getByRole('button', { name: 'Stel datums voor' }).click();
        await page.getByText('Staat in het jaarplan').waitFor();
        await page.getByRole('checkbox').nth(0).check();
        await page.getByRole('checkbox').nth(1).check();
        await picture(page, `tabs-suggest-${name}`, { fullPage: true });
        await page.getByRole('button', { name: 'Voeg 2 data toe' }).click();
        await page.getByText('2 data toegevoegd').waitFor();
        // The dates that the form began with made room.
        expect(await page.getByLabel('Begint om').count()).toBe(2);
        expect(await page.getByLabel('Duur').first().inputValue()).toBe('150');
        await page.getByRole('button', { name: 'Verstuur de peiling' }).click();
        await page.waitForURL('**/tab/programma/peiling/poll-1');
      });
      expect(api.heard[0]).toMatchObject({ path: '/meetings/suggestions', body: { bodyId: 'body-1' } });
      expect(api.heard[1]).toMatchObject({
        path: '/polls',
        body: { options: [{ place: 'Utrecht', minutes: 150 }, {}] },
      });
    });
  }

  test('plans a poll, after saying what is still missing', async () => {
    await withPage(browser, DESKTOP, async (page) => {
      await page.goto(`${api.url}/tab/programma/prikker`);
      await page.getByRole('button', { name: 'Verstuur de peiling' }).click();
      await page.getByText('Kies voor welk overleg je een datum zoekt.').waitFor();
      expect(api.heard).toEqual([]);
      await page.getByLabel('Overleg').selectOption('body-1');
      await page.getByText('kan het quorum niet worden gehaald').waitFor();
      const hold = page.getByRole('switch', { name: 'Houd de datums vast in agenda’s' });
      expect(await hold.isChecked()).toBe(false);
      await hold.check();
      await picture(page, 'tabs-hold-dates', { fullPage: true });
      await page.getByRole('button', { name: 'Verstuur de peiling' }).click();
      await page.waitForURL('**/tab/programma/peiling/poll-1');
    });
    expect(api.heard[0]).toMatchObject({
      path: '/polls',
      body: {
        bodyId: 'body-1',
        title: 'Bijeenkomst POO-werkgroep',
        holdDates: true,
        options: [{ minutes: 120, online: true }, {}, {}],
      },
    });
  });

  test('shows whom a message did not reach, why, and where their address is changed, and sends it again', async () => {
    api.screens = ['meetings', 'programme', 'placements', 'people'];
    await withPage(browser, DESKTOP, async (page) => {
      await page.goto(`${api.url}/tab/programma`);
      await page.getByText('Het mailadres bestaat niet meer.').waitFor();
      const others = page.getByRole('link', { name: /^Wijzig het adres van/ });
      expect(await others.count()).toBe(1);
      expect(await others.getAttribute('href')).toBe(
        '/tab/deelnemers?lijst=personen&zoek=Wilhelmina%20Bouwmeester-van%20Dongen',
      );
      await page.getByRole('button', { name: /^Verstuur opnieuw aan Wilhelmina/ }).click();
      await page.getByText('Het mailadres bestaat niet meer.').waitFor({ state: 'detached' });
    });
    delete api.screens;
    expect(api.heard.map(({ path }) => path)).toEqual(['/deliveries/message-1/again']);
  });

  test('lets a message be that did not arrive and need not arrive any more', async () => {
    await withPage(browser, DESKTOP, async (page) => {
      await page.goto(`${api.url}/tab/programma`);
      await page.getByText('Niet na te gaan of het bericht is aangekomen.').waitFor();
      await page.getByRole('button', { name: /^Niet meer nodig: het bericht aan Youssef/ }).click();
      await page.getByText('Niet na te gaan of het bericht is aangekomen.').waitFor({ state: 'detached' });
    });
    expect(api.heard.map(({ path }) => path)).toEqual(['/deliveries/message-2/let-be']);
  });

  test('keeps the search in the address', async () => {
    await withPage(browser, DESKTOP, async (page) => {
      await page.goto(`${api.url}/tab/programma`);
      await page.getByRole('searchbox').fill('utrecht-noord');
      await page.getByText('2 resultaten').waitFor();
      expect(new URL(page.url()).searchParams.get('zoek')).toBe('utrecht-noord');
    });
  });

  test('says what went wrong, and tries again', async () => {
    await withPage(browser, DESKTOP, async (page) => {
      api.fail('/meetings/overview', 403);
      await page.goto(`${api.url}/tab/programma`);
      await page.getByText('Het lukte niet. Probeer het nog eens.').first().waitFor();
      api.fail(null);
      await page.getByRole('button', { name: 'Probeer opnieuw' }).first().click();
      await page.getByText('Voorjaarsoverleg kring').first().waitFor();
    });
  });
});

describe('the agenda', () => {
  test('is put in another order by keyboard, saved, and circulated with what changed', async () => {
    await withPage(browser, DESKTOP, async (page) => {
      await page.goto(`${api.url}/tab/agenda/meeting-1`);
      await page.getByRole('button', { name: /^Verplaats Verslag/ }).focus();
      await page.keyboard.press('ArrowUp');
      await page.getByText('Verslag van de vorige keer staat nu op plaats 1.').waitFor();
      await page.getByRole('button', { name: 'Stuur rond' }).click();
      await page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Verslag' }).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Stuur rond' }).click();
      await page.getByText('Versie 2 rondgestuurd').waitFor();
    });
    expect(api.heard.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /meetings/meeting-1/agenda',
      'POST /meetings/meeting-1/papers/check-links',
      'POST /meetings/meeting-1/agenda/circulate',
    ]);
    expect(api.heard[0]?.body).toMatchObject({ items: [{ title: 'Verslag van de vorige keer' }, {}, {}, {}] });
  });
});

describe('long lists', () => {
  test('of 900 boards draw only what is in view, and reach the last', async () => {
    api.boards = 900;
    await withPage(browser, DESKTOP, async (page) => {
      await page.goto(`${api.url}/tab/plaatsing?status=alle`);
      await page.getByRole('link', { name: 'Stichting De Lindeboom 1', exact: true }).waitFor();
      expect(await page.locator('main li').count()).toBeLessThan(80);
      // The page grows as rows are drawn, so somebody who wants the end goes on scrolling.
      await page.waitForFunction(() => {
        window.scrollTo(0, document.documentElement.scrollHeight);
        return document.querySelector('li[aria-posinset="900"]') !== null;
      });
    });
  });
});

describe('without a sign-in', () => {
  test('the sign-in page leads to the authority, with PKCE', async () => {
    await withPage(
      browser,
      DESKTOP,
      async (page) => {
        await page.route('**/entra/**', (route) => route.fulfill({ body: 'aanmelden' }));
        await page.goto(`${api.url}/tab/overleg`);
        await page.getByRole('button', { name: 'Meld je aan' }).click();
        await page.waitForURL('**/entra/oauth2/v2.0/authorize?**');
        const asked = new URL(page.url()).searchParams;
        expect(asked.get('code_challenge_method')).toBe('S256');
        expect(asked.get('redirect_uri')).toBe(`${api.url}/tab/aangemeld`);
      },
      { signedIn: false },
    );
  });
});

describe('what has to be fetched', () => {
  test('stays under 200 kB for the first screen, without the card renderer that follows it', async () => {
    const sizes = await scripts('/tab/overleg', 'Stuurgroep: begroting');
    expect(total(sizes.filter(([name]) => !name.includes('adaptive-card')))).toBeLessThan(200_000);
  });

  test('stays under 120 kB for the answer page, with everything', async () => {
    const sizes = await scripts('/answer/good', 'Ben jij niet');
    expect(total(sizes)).toBeLessThan(120_000);
    expect(sizes.length).toBeLessThan(8);
  });

  test('is few files and not one for each thing that two screens share, since a phone waits for every six of them', async () => {
    expect((await scripts('/tab/agenda/meeting-1', 'Stuur rond')).length).toBeLessThan(55);
  });
});

/** Compressed sizes of the scripts that a page loads. */
async function scripts(path: string, sign: string): Promise<[name: string, bytes: number][]> {
  const names: string[] = [];
  await withPage(
    browser,
    PHONE,
    async (page) => {
      page.on('request', (request) => {
        if (request.resourceType() === 'script') names.push(new URL(request.url()).pathname);
      });
      await page.goto(api.url + path);
      await page.getByText(sign).first().waitFor();
      await page.waitForLoadState('networkidle');
    },
    { cold: true },
  );
  return names.map((name) => [name, gzipSync(readFileSync(resolve(`dist/tabs${name}`))).length]);
}

function total(sizes: [string, number][]): number {
  return sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
}

/** Presses Tab until something that fits has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`${selector} cannot be reached with the Tab key`);
}

/** What goes wrong in a page. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refused request is part of what is shown; anything else is a fault.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return faults;
}
