import type { Card } from '../../../src/cards/kit.ts';
import { type SharedMeeting, sharedMeetingCard } from '../../../src/meetings/cards/shared-meeting-card.ts';
import { personCard } from '../../../src/people/cards/person-card.ts';
import { decisionCard } from '../../../src/search/cards/decision-card.ts';

const partnershipName = 'Partnerschap Opleiden Oost';

function meeting(state: SharedMeeting['state'], language: 'nl' | 'en' = 'nl'): Card {
  return sharedMeetingCard({
    ...{ language, partnershipName, state, starts: '2026-11-24T13:30', minutes: 120, place: 'Zaal 2.14', online: true },
    bodyName: 'Kring Utrechtse Heuvelrug, Kromme Rijn en Vallei-Oost (waaronder de éénpitters)',
    title: 'Kringoverleg over begeleiding van zij-instromers en de verdeling van plaatsen',
    tabUrl: 'https://kringwerk.example/tab/bijeenkomst/1',
  });
}

function person(places: number, language: 'nl' | 'en' = 'nl'): Card {
  const all = Array.from({ length: places }, (_, at) => ({
    body: `Kring ${at + 1} met de lange naam van een samenwerkingsverband`,
    seat: 'lid Stichting Katholiek en Protestants-Christelijk Onderwijs De Brug',
    deputy: at === 1,
  }));
  return personCard({ name: 'Saskia de Wilde-Hoogendoorn', places: all }, { language, partnershipName });
}

const decision = {
  bodyName: 'Stuurgroep',
  meetingTitle: 'Stuurgroep september',
  date: '2026-09-04',
  itemTitle: 'Leernetwerken van schoolopleiders in de zes kringen',
  text: 'De leernetwerken gaan door; elke kring wijst voor 1 november twee trekkers aan en meldt ze bij het bureau.',
};
const tabUrl = 'https://kringwerk.example/tab/notulen/1';

export const samples: { name: string; card: Card }[] = [
  { name: 'meeting-scheduled', card: meeting('scheduled') },
  { name: 'meeting-held', card: meeting('held') },
  { name: 'meeting-cancelled', card: meeting('cancelled') },
  { name: 'meeting-scheduled-en', card: meeting('scheduled', 'en') },
  { name: 'decision', card: decisionCard(decision, { language: 'nl', partnershipName, tabUrl }) },
  {
    name: 'decision-withdrawn',
    card: decisionCard({ ...decision, withdrawn: true }, { language: 'nl', partnershipName, tabUrl }),
  },
  { name: 'decision-en', card: decisionCard(decision, { language: 'en', partnershipName, tabUrl }) },
  { name: 'person-one-place', card: person(1) },
  { name: 'person-many-places', card: person(5) },
  { name: 'person-many-places-en', card: person(4, 'en') },
];
