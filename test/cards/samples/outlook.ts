import type { Card } from '../../../src/cards/kit.ts';
import { sharedPageCard } from '../../../src/cards/shared-page.ts';
import { mailboxAwayCard } from '../../../src/meetings/cards/mailbox-away-card.ts';
import { type OutlookNews, outlookNewsCard } from '../../../src/meetings/cards/outlook-news-card.ts';
import { todayCard } from '../../../src/meetings/cards/today-card.ts';
import { todayText } from '../../../src/text/today.ts';

const there = { starts: '2026-11-24T10:00', minutes: 90, place: 'Amersfoort' };

function draw(following: OutlookNews['following'], language: 'nl' | 'en' = 'nl'): Card {
  return outlookNewsCard({
    language,
    partnershipName: 'Partnerschap Opleiden Oost',
    bodyName: 'Kring Utrechtse Heuvelrug, Kromme Rijn en Vallei-Oost (waaronder de éénpitters)',
    title: 'Kringoverleg over begeleiding van zij-instromers en de verdeling van plaatsen',
    here: { starts: '2026-11-23T14:00', minutes: 120, place: 'Utrecht' },
    following,
    tabUrl: 'https://kringwerk.example/tab/bijeenkomst/1',
  });
}

const away = {
  partnershipName: 'Partnerschap Opleiden Oost',
  bodyName: 'Kring Utrechtse Heuvelrug, Kromme Rijn en Vallei-Oost (waaronder de éénpitters)',
  mailbox: 'secretariaat.samenopleiden@hogeschool-oost.example',
  tabUrl: 'https://kringwerk.example/tab/bijeenkomst/1',
};

function today(language: 'nl' | 'en'): Card {
  const when = language === 'nl' ? 'di 24 nov, 15.00–16.30' : 'Tue 24 Nov, 3:00–4:30 pm';
  const line = todayText[language].moved('Kringoverleg over begeleiding van zij-instromers', when);
  return todayCard({ ...away, language, line });
}

const unfolded = sharedPageCard({
  ...{ language: 'nl', who: `${away.bodyName} · ${away.partnershipName}`, open: 'Open in Kringwerk', lines: [] },
  title: 'Datumprikker: Kringoverleg over begeleiding van zij-instromers',
  facts: [{ label: 'Reageer vóór', value: 'donderdag 4 september 2025 om 17.00 uur' }],
  url: 'https://kringwerk.example/tab/programma/peiling/1',
});

export const samples: { name: string; card: Card }[] = [
  { name: 'moved', card: draw({ kind: 'moved', to: there }) },
  { name: 'cancelled', card: draw({ kind: 'cancelled' }) },
  { name: 'conflict', card: draw({ kind: 'conflict', outlook: there }) },
  { name: 'conflict-en', card: draw({ kind: 'conflict', outlook: there }, 'en') },
  { name: 'mailbox-away', card: mailboxAwayCard({ ...away, language: 'nl' }) },
  { name: 'unfolded-link', card: unfolded },
  { name: 'today', card: today('nl') },
  { name: 'today-en', card: today('en') },
  { name: 'mailbox-away-en', card: mailboxAwayCard({ ...away, language: 'en' }) },
];
