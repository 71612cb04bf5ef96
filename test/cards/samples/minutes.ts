import type { Card } from '../../../src/cards/kit.ts';
import { actionCard } from '../../../src/minutes/cards/action-card.ts';
import { type CorrectionsOnCard, correctionsCard } from '../../../src/minutes/cards/corrections-card.ts';
import { type MinutesOnCard, minutesCard } from '../../../src/minutes/cards/minutes-card.ts';
import type { ActionView } from '../../../src/minutes/schema.ts';

const minutes: MinutesOnCard = {
  language: 'nl',
  partnershipName: 'Partnerschap Opleiden in de school Oost-Utrecht en Heuvelrug',
  bodyName: 'POO-werkgroep',
  title: 'POO-werkgroep: voorbereiding van de brede bijeenkomst',
  version: 1,
  decisions: ['De leernetwerken gaan in 2027 door, met een halve dag per kring.'],
  mine: [{ text: 'Vraag de offerte aan voor de zaal', dueOn: '2026-12-10' }],
  url: 'https://kringwerk.example/tab/notulen/0c4be0a4-3b3c-4a53-9a6d-6b1f8d0f7a11',
};
const many = Array.from({ length: 40 }, (_, index) => `Besluit ${index + 1} over de samenwerking in de kringen`);
const action: ActionView = {
  actionId: 'a1',
  meetingId: 'm1',
  bodyId: 'b1',
  bodyName: 'POO-werkgroep',
  itemTitle: 'Verdeling van het budget voor schoolopleiders 2027',
  text: 'Stuur de verdeling naar alle penningmeesters van de besturen',
  ownerId: 'p1',
  ownerName: 'Annemiek van den Bosch-Verhoeven',
  startsOn: '2026-11-24',
  dueOn: '2026-12-10',
  status: 'open',
  late: false,
  mayChange: true,
};
const corrections: CorrectionsOnCard = {
  ...{ language: 'nl', partnershipId: 'p', meetingId: 'm1', bodyName: 'POO-werkgroep', approved: false },
  title: 'POO-werkgroep: voorbereiding van de brede bijeenkomst',
  open: [
    {
      correctionId: 'c1',
      byName: 'Annemiek van den Bosch-Verhoeven',
      text: 'Bij punt 3 staat dat de kring akkoord is. Dat was onder voorbehoud van de begroting.',
    },
    { correctionId: 'c2', byName: 'Jan-Willem Oosterhuis-de Graaf', text: 'Ik was afwezig met bericht.' },
  ],
  url: minutes.url,
};
const manyCorrections = Array.from({ length: 9 }, (_, nth) => ({
  ...{
    correctionId: `c${nth}`,
    byName: 'Jan-Willem Oosterhuis-de Graaf',
    text: `Punt ${nth + 1}. ${'Lang verhaal. '.repeat(60)}`,
  },
}));
const drawn = { language: 'nl' as const, partnershipId: 'p', publicUrl: 'https://kringwerk.example' };

export const samples: { name: string; card: Card }[] = [
  { name: 'minutes', card: minutesCard(minutes) },
  { name: 'minutes-en', card: minutesCard({ ...minutes, language: 'en' }) },
  { name: 'minutes-none', card: minutesCard({ ...minutes, decisions: [], mine: [] }) },
  { name: 'minutes-many', card: minutesCard({ ...minutes, decisions: many }) },
  { name: 'corrections', card: correctionsCard(corrections) },
  { name: 'corrections-en', card: correctionsCard({ ...corrections, language: 'en' }) },
  { name: 'corrections-many', card: correctionsCard({ ...corrections, open: manyCorrections }) },
  { name: 'corrections-handled', card: correctionsCard({ ...corrections, open: [] }) },
  { name: 'corrections-approved', card: correctionsCard({ ...corrections, approved: true }) },
  { name: 'action-open', card: actionCard(action, drawn) },
  { name: 'action-late', card: actionCard({ ...action, status: 'busy', late: true }, drawn) },
  { name: 'action-done', card: actionCard({ ...action, status: 'done' }, drawn) },
  { name: 'action-dropped', card: actionCard({ ...action, status: 'dropped' }, drawn) },
  { name: 'action-of-another', card: actionCard({ ...action, mayChange: false }, drawn) },
  { name: 'action-en', card: actionCard(action, { ...drawn, language: 'en' }) },
];
