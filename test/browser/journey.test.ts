import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { type Cast, castFrom, rosterWithSeatFor, WERKGROEP } from './journey/cast.ts';
import { answerDates, Stage, seen } from './journey/stage.ts';

/** A Monday morning; the proposed dates lie three weeks on. */
const STARTS_AT = '2026-09-07T07:00:00.000Z';
const MEETING = `Bijeenkomst ${WERKGROEP}`;
const CHOSEN = 'maandag 28 september 2026, 14.00–16.00 uur';

let stage: Stage;
let cast: Cast;
let page: Page;

beforeAll(async () => {
  stage = await Stage.open(STARTS_AT);
  cast = castFrom(stage.world);
  page = stage.page;
}, 180_000);
afterAll(() => stage?.close());

/** A test that leaves a picture of where it got stuck. */
function scene(name: string, play: () => Promise<void>): void {
  test(name, async () => {
    try {
      await play();
    } catch (cause) {
      await stage.shot('vastgelopen');
      throw cause;
    }
  }, 120_000);
}

/** Six people play, one after the other, in one browser; each test goes on where the one before it stopped. */
describe('from a roster to a reminder', () => {
  scene('the programmaleider uploads a changed roster, sees what changes, and imports it', async () => {
    const tab = await stage.openTab(cast.lead, 'Deelnemers');
    await seen(tab.getByText(WERKGROEP).first());
    await stage.shot('deelnemers');
    await tab.getByRole('button', { name: 'Upload deelnemerslijst' }).click();
    const buffer = await rosterWithSeatFor(stage.world, cast.newcomer);
    await tab.locator('input[type=file]').setInputFiles({
      name: 'deelnemerslijst.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer,
    });
    await seen(tab.getByRole('heading', { name: /wijzigingen? in dit bestand/ }));
    await seen(tab.getByText('Werkgroeplid onderzoek').first());
    await stage.shot('deelnemers-wat-verandert');
    await tab.getByRole('button', { name: 'Importeer' }).click();
    await seen(tab.getByText('De deelnemerslijst is geïmporteerd'));
    await stage.shot('deelnemers-ingelezen');
  });

  scene('the programmaleider proposes dates to the werkgroep', async () => {
    const tab = await stage.openTab(cast.lead, 'Programma');
    await tab.getByRole('button', { name: 'Prik een datum' }).first().click();
    await tab.getByRole('combobox', { name: 'Overleg' }).selectOption({ label: WERKGROEP });
    await seen(tab.getByText('13 mensen worden gevraagd', { exact: false }));
    await seen(tab.getByText(cast.newcomer.displayName));
    await tab.getByLabel('Toelichting').fill('We stellen het jaarplan vast en kijken terug op de brede bijeenkomst.');
    await tab.getByRole('group', { name: 'Datum 1' }).getByLabel('Plaats').fill('Marijke Hogeschool, Utrecht');
    const third = tab.getByRole('group', { name: 'Datum 3' }).getByLabel('Plaats');
    expect(await third.inputValue()).toBe('Marijke Hogeschool, Utrecht');
    await stage.shot('datumprikker-maken');
    await tab.getByRole('button', { name: 'Verstuur de peiling' }).click();
    await seen(tab.getByRole('heading', { level: 1, name: MEETING }));
    await seen(tab.getByText('0 van 13 zetels beantwoord', { exact: false }));
    await stage.shot('datumprikker-verstuurd');
  });

  scene('a werkgroeplid answers the card in chat', async () => {
    await stage.play(cast.member, 'Chat');
    const card = stage.latest();
    await seen(card.getByRole('heading', { name: `Wanneer kun je voor ${MEETING}?` }));
    await seen(card.getByText('maandag 14 september 2026 om 17.00 uur').first());
    await stage.shot('kaart-in-chat');
    await stage.shotOnPhone('kaart-in-chat-telefoon');
    await card.getByRole('radio', { name: /Ja$/ }).nth(0).check();
    await card.getByRole('radio', { name: 'Kan desnoods' }).nth(1).check();
    await card.getByRole('radio', { name: 'Nee' }).nth(2).check();
    await card.getByLabel('Opmerking').fill('Op maandag ben ik er het liefst.');
    await card.getByRole('button', { name: 'Verstuur antwoord' }).click();
    await seen(card.getByRole('heading', { name: `Je antwoord voor ${MEETING} is verstuurd` }));
    await seen(card.getByText('Je opmerking: Op maandag ben ik er het liefst.'));
    await seen(card.getByText('1 van de 13 leden heeft geantwoord.'));
    await stage.shot('kaart-beantwoord');
  });

  scene('a BOC from another tenant answers in Mijn overleg', async () => {
    const tab = await stage.openTab(cast.guest, 'Mijn overleg');
    const asked = tab.getByRole('region', { name: 'Wat wordt er van je gevraagd' });
    await seen(asked.getByText('Gevraagd door'));
    await stage.shot('mijn-overleg');
    await stage.shotOnPhone('mijn-overleg-telefoon');
    await answerDates(asked, { '28 sep': 'Ja', '29 sep': 'Nee', '30 sep': 'Ja' });
    await seen(asked.getByRole('button', { name: 'Wijzig' }));
    await seen(asked.getByText('2 van de 13 leden hebben geantwoord.'));
    await stage.shot('mijn-overleg-beantwoord');
  });

  scene('somebody with only mail answers on a phone through the link', async () => {
    await stage.play(cast.byMail, 'Mail');
    await page.getByRole('button', { name: new RegExp(`Wanneer kun je voor ${MEETING}`) }).click();
    await seen(page.getByRole('article').getByText('Secretariaat Samen Opleiden').first());
    await stage.shot('mail');
    const link = page.frameLocator('iframe[title^="Inhoud van"]').getByRole('link', { name: 'Geef je antwoord' });
    const phone = await stage.onPhone(() => link.click());
    await seen(phone.getByText(`Deze vraag is voor ${cast.byMail.displayName}.`));
    await seen(phone.getByRole('button', { name: 'Verstuur antwoord' }));
    await stage.shot('antwoordpagina-telefoon', phone);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await answerDates(phone.locator('main'), { '28 sep': 'Ja', '29 sep': 'Nee', '30 sep': 'Kan desnoods' });
    await seen(phone.getByRole('button', { name: 'Wijzig' }));
    await stage.shot('antwoordpagina-beantwoord-telefoon', phone);
    await phone.close();
  });

  scene('the programmaleider reminds the werkgroep from chat; only who owes an answer is asked again', async () => {
    await stage.play(cast.lead, 'Chat');
    await stage.say('herinner de werkgroep');
    const preview = stage.latest();
    await seen(preview.getByRole('heading', { name: 'Herinnering versturen aan 10 personen?' }));
    await seen(preview.getByText(cast.newcomer.displayName));
    expect(await preview.getByText(cast.member.displayName).count()).toBe(0);
    await stage.shot('herinnering-voorbeeld');
    await preview.getByRole('button', { name: 'Verstuur herinnering' }).click();
    await seen(page.getByRole('heading', { name: 'De herinnering gaat naar 10 personen' }));
    await stage.shot('herinnering-verstuurd');

    await stage.play(cast.newcomer, 'Chat');
    const cards = page.getByRole('article', { name: 'Bericht van Kringwerk' });
    await seen(cards.nth(1).getByRole('heading', { name: `Wanneer kun je voor ${MEETING}?` }));
    await stage.shot('herinnerd');
    await stage.play(cast.member, 'Chat');
    await seen(cards.first());
    expect(await cards.count()).toBe(1);
  });

  scene('the best date is chosen; it is in the calendars, and the cards say so', async () => {
    const tab = await stage.openTab(cast.lead, 'Programma');
    await seen(tab.getByText('Beste tot nu toe: ma 28 sep', { exact: false }));
    const waiting = tab.getByRole('region', { name: 'Wie heeft nog niet gereageerd' });
    await seen(waiting.getByText('10 van 13 nog niet'));
    await stage.shot('programma');
    await tab.getByRole('link', { name: MEETING }).first().click();
    await seen(tab.getByText('Beste datum'));
    await stage.shot('beste-datum');
    await tab.getByRole('button', { name: 'Kies deze datum' }).first().click();
    const question = tab.getByRole('dialog', { name: 'Deze datum kiezen?' });
    await seen(question.getByText(CHOSEN, { exact: false }));
    // The werkgroeplid said yes although something else is in the calendar: the programmaleider sees it, and knows better.
    await seen(question.getByText('Zei ja, maar is nu bezet volgens de agenda'));
    await stage.shot('datum-kiezen');
    await question.getByRole('button', { name: 'Kies toch' }).click();
    await seen(tab.getByRole('button', { name: 'Naar de agenda' }));
    await stage.shot('datum-gekozen');

    await stage.play(cast.member, 'Chat');
    await seen(stage.latest().getByText('De afspraak staat in je agenda.'));
    await seen(stage.latest().getByText(CHOSEN));
    await stage.shot('kaart-datum-gekozen');
    for (const person of [cast.member, cast.guest]) {
      await openEvent(person);
      await seen(page.getByRole('button', { name: 'Accepteer' }));
    }
    await stage.shot('afspraak-in-agenda');
    await stage.play(cast.byMail, 'Mail');
    await seen(page.getByRole('button', { name: new RegExp(`Uitnodiging: ${MEETING}`) }));
  });

  scene('the agenda is made and sent round; a werkgroeplid reads it', async () => {
    const tab = await stage.openTab(cast.lead, 'Mijn overleg');
    await tab.getByRole('button', { name: 'Agenda' }).first().click();
    await tab.getByRole('link', { name: 'Open de agenda' }).click();
    await addItem(tab, 1, 'Opening en mededelingen', 'Informeren', 10);
    await addItem(tab, 2, 'Jaarplan vaststellen', 'Besluiten', 45);
    await stage.shot('agenda-maken');
    await tab.getByRole('button', { name: 'Stuur rond' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Stuur rond' }).click();
    await seen(tab.getByText('Versie 1 rondgestuurd').first());
    await stage.shot('agenda-rondgestuurd');

    await stage.play(cast.member, 'Chat');
    const card = stage.latest();
    await seen(card.getByRole('heading', { name: `Agenda: ${MEETING}` }));
    await seen(card.getByText('Jaarplan vaststellen'));
    await seen(card.getByText('14.10'));
    await stage.shot('agenda-kaart');
    await openEvent(cast.member);
    const text = page.frameLocator(`iframe[title="Tekst bij ${MEETING}"]`);
    await seen(text.getByText('Jaarplan vaststellen', { exact: false }));
    await seen(page.getByRole('link', { name: 'Deelnemen via Teams' }));
    await stage.shot('agenda-in-afspraak');
    const mine = await stage.openTab(cast.member, 'Mijn overleg');
    const next = mine.getByRole('region', { name: 'Je volgende bijeenkomsten' });
    await next.getByRole('button', { name: 'Agenda' }).click();
    await seen(next.getByText('Jaarplan vaststellen'));
    await stage.shot('mijn-overleg-agenda');
  });

  scene('a placement round is opened, and a bestuurder answers in chat as far as is known', async () => {
    const tab = await stage.openTab(cast.lead, 'Plaatsing');
    await tab.getByRole('button', { name: 'Start een ronde' }).first().click();
    const needed = tab.getByRole('textbox', { name: 'Nodig (mag leeg)' });
    await needed.nth(0).fill('320');
    await needed.nth(1).fill('280');
    await stage.shot('ronde-maken');
    await tab.getByRole('button', { name: 'Maak de ronde' }).click();
    await tab.getByRole('button', { name: 'Open de ronde' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Open de ronde' }).click();
    await seen(tab.getByText('0 van 40 besturen klaar', { exact: false }));

    await stage.play(cast.bestuurder, 'Chat');
    const card = stage.latest();
    await seen(card.getByRole('heading', { name: `Hoeveel studenten kan ${cast.bestuurder.organisation} plaatsen` }));
    await stage.shot('opgave-kaart');
    await card.getByRole('spinbutton', { name: 'Voltijd jaar 1: aantal plaatsen' }).fill('24');
    await card.getByRole('spinbutton', { name: 'Voltijd jaar 2: aantal plaatsen' }).fill('16');
    await card.getByRole('button', { name: 'Verstuur opgave' }).click();
    await seen(card.getByText('Bedankt. Wat je invulde, is bewaard.'));
    await seen(card.getByText('24, definitief'));
    await stage.shot('opgave-kaart-deels');
  });

  scene('a BOC answers for another board in the tab', async () => {
    const board = await stage.openTab(cast.guest, 'Plaatsing');
    await seen(board.getByRole('heading', { name: `Opgave van ${cast.guest.organisation}` }));
    const places = board.getByRole('textbox', { name: /^Aantal plaatsen/ });
    for (const [at, number] of [30, 20, 12, 6, 8, 4].entries()) await places.nth(at).fill(String(number));
    await seen(board.getByText('Samen 80 plaatsen'));
    await stage.shot('opgave-tabblad');
    await stage.shotOnPhone('opgave-tabblad-telefoon');
    await board.getByRole('button', { name: 'Verstuur opgave' }).click();
    await seen(board.getByText('De opgave is bewaard.'));
    await seen(board.getByText(`Ingevuld door ${cast.guest.displayName}`, { exact: false }));
    await stage.shot('opgave-tabblad-bewaard');
  });

  scene('the programmaleider sees how far the boards are, in the tab and by asking', async () => {
    const tab = await stage.openTab(cast.lead, 'Plaatsing');
    await seen(tab.getByText('1 van 40 besturen klaar', { exact: false }));
    await stage.shot('voortgang');
    await stage.play(cast.lead, 'Chat');
    await stage.say('status');
    const card = stage.latest();
    await seen(card.getByRole('heading', { name: 'Er staat 1 vraag open' }));
    await stage.shot('status');
  });

  scene('what people do in Outlook comes back: an answer, and a move', async () => {
    await openEvent(cast.member);
    await page.getByRole('button', { name: 'Accepteer' }).click();
    await seen(page.getByText('Geaccepteerd'));
    const tab = await stage.openTab(cast.lead, 'Mijn overleg');
    await tab.getByRole('link', { name: MEETING }).click();
    await seen(tab.getByRole('row', { name: new RegExp(cast.member.displayName) }).getByText('Komt', { exact: true }));
    await stage.shot('bijeenkomst');
    await stage.shotOnPhone('bijeenkomst-telefoon');
    stage.moveInOutlook(MEETING, '2026-09-29T10:00', '2026-09-29T12:00');
    await seen(tab.getByText('dinsdag 29 september 2026, 10.00–12.00 uur'));
    await stage.shot('bijeenkomst-verzet-in-outlook');
    await stage.play(cast.lead, 'Chat');
    await seen(stage.latest().getByRole('heading', { name: `${MEETING} is in Outlook verzet` }));
    await stage.shot('bericht-verzet-in-outlook');
  });

  scene('the programmaleider moves the meeting; the calendars and the cards follow', async () => {
    const tab = await stage.openTab(cast.lead, 'Mijn overleg');
    await tab.getByRole('link', { name: MEETING }).click();
    await tab.getByRole('button', { name: 'Verzet' }).click();
    const dialog = tab.getByRole('dialog', { name: 'Bijeenkomst verzetten' });
    await dialog.getByLabel('Datum').fill('2026-09-30');
    await dialog.getByLabel('Begint om').fill('15:30');
    await stage.shot('bijeenkomst-verzetten');
    await dialog.getByRole('button', { name: 'Verzet de bijeenkomst' }).click();
    await seen(tab.getByText('woensdag 30 september 2026, 15.30–17.30 uur'));
    await stage.play(cast.member, 'Agenda');
    for (let week = 0; week < 3; week += 1) await page.getByRole('button', { name: 'Volgende week' }).click();
    await seen(page.getByRole('button', { name: new RegExp(`15\\.30–17\\.30 ${MEETING}`) }));
    await stage.shot('verzet-in-agenda');
    expect(stage.errors).toEqual([]);
  });
});

/** The appointment in this person's calendar, three weeks on. */
async function openEvent(person: Cast['lead']): Promise<void> {
  await stage.play(person, 'Agenda');
  for (let week = 0; week < 3; week += 1) await page.getByRole('button', { name: 'Volgende week' }).click();
  await page.getByRole('button', { name: new RegExp(`14\\.00–16\\.00 ${MEETING}`) }).click();
}

async function addItem(tab: FrameLocator, number: number, title: string, kind: string, minutes: number): Promise<void> {
  await tab.getByRole('button', { name: 'Voeg een agendapunt toe' }).click();
  const item = tab.getByRole('listitem', { name: `Agendapunt ${number}` });
  await item.getByRole('textbox', { name: 'Onderwerp' }).fill(title);
  await item.getByRole('combobox', { name: 'Soort' }).selectOption(kind);
  await item.getByRole('textbox', { name: 'Minuten' }).fill(String(minutes));
}
