import { type AgendaOnCard, agendaCard, agendaChangedCard } from '../../../src/agendas/cards/agenda-card.ts';
import { fromMessageCard } from '../../../src/agendas/cards/from-message-card.ts';
import { type PaperDueOnCard, paperDueCard } from '../../../src/agendas/cards/paper-due-card.ts';
import {
  newSubmissionCard,
  submissionDecidedCard,
  submitFormCard,
  submittedCard,
} from '../../../src/agendas/cards/submitted-card.ts';
import type { AgendaChange, ComparedItem } from '../../../src/agendas/rules/agenda-changes.ts';
import type { Card } from '../../../src/cards/kit.ts';

const item = (title: string, kind: ComparedItem['kind'], minutes: number, presenter: string | null): ComparedItem => ({
  id: title,
  title,
  kind,
  minutes,
  presenter,
  explanation: '',
});

const agenda: AgendaOnCard = {
  language: 'nl',
  partnershipName: 'Partnerschap Opleiden in de school Oost-Utrecht en Heuvelrug',
  bodyName: 'POO-werkgroep',
  title: 'POO-werkgroep: voorbereiding van de brede bijeenkomst',
  starts: '2026-11-24T13:30',
  minutes: 120,
  place: 'Marijke Hogeschool, zaal 2.14, Vechtsebanen 101, Utrecht',
  online: true,
  joinUrl: 'https://teams.example/l/meetup-join/19%3ameeting_0a1b2c',
  cancelled: false,
  version: 1,
  items: [
    item('Opening en vaststelling van de agenda', 'informeren', 5, 'Hendrik-Jan Oosterwijk'),
    item(
      'Opbrengsten van de zes kringen over begeleiding van zij-instromers in het eerste halfjaar',
      'bespreken',
      45,
      null,
    ),
    item('Programma van de brede bijeenkomst in juni', 'bespreken', 30, 'Annemiek van den Bosch-Verhoeven'),
    item('Verdeling van het budget voor schoolopleiders 2027', 'besluiten', 30, 'Fatima el Amrani'),
    item('Rondvraag en sluiting', 'informeren', 10, null),
  ],
  url: 'https://kringwerk.example/tab/agenda/0c4be0a4-3b3c-4a53-9a6d-6b1f8d0f7a11',
  byName: 'Saskia de Wilde-Hoogendoorn',
};

const changes: AgendaChange[] = [
  { what: 'added', title: 'Kwaliteitscultuur: stand van de pilot op 57 scholen', position: 3 },
  { what: 'minutes', title: 'Rondvraag en sluiting', before: 10, after: 5 },
  { what: 'kind', title: 'Programma van de brede bijeenkomst in juni', before: 'bespreken', after: 'besluiten' },
  {
    what: 'presenter',
    title: 'Verdeling van het budget voor schoolopleiders 2027',
    before: 'Fatima el Amrani',
    after: null,
  },
  { what: 'removed', title: 'Terugblik op de studiedag' },
];
const forty = Array.from({ length: 40 }, (_, index) =>
  item(`Agendapunt ${index + 1} over samenwerking`, 'bespreken', 5, null),
);

const [opening, outcomes] = agenda.items;
const told: ComparedItem[] = [
  { ...opening!, origin: { kind: 'fixed', at: 'start' } },
  {
    ...outcomes!,
    desired: 'We weten waar de kringen het over eens zijn en waarover niet',
    origin: { kind: 'kringen' },
  },
  { ...outcomes!, id: '3', title: 'Reiskosten van studenten', origin: { kind: 'member', name: 'Fatima el Amrani' } },
  { ...outcomes!, id: '4', title: 'Jaarplan', origin: { kind: 'carried' }, paperDue: true },
  { ...outcomes!, id: '5', papers: [{ paperId: 'p1', name: 'Opbrengsten van de zes kringen, juni.pdf', version: 1 }] },
];

const owedPaper: PaperDueOnCard = {
  ...{
    language: 'nl',
    partnershipId: 'p1',
    itemId: 'i1',
    bodyName: 'POO-werkgroep',
    meetingTitle: 'Werkgroep november',
  },
  ...{ starts: '2026-11-24T13:30', minutes: 120, itemTitle: 'Verdeling van het budget voor schoolopleiders 2027' },
  ...{ presenter: 'Annemiek van den Bosch-Verhoeven', dueOn: '2026-11-17', state: 'owed', papers: [], mayAnswer: true },
  url: agenda.url,
};
const papers: { name: string; card: Card }[] = [
  { name: 'paper-owed', card: paperDueCard(owedPaper) },
  { name: 'paper-owed-en', card: paperDueCard({ ...owedPaper, language: 'en' }) },
  { name: 'paper-owed-by-another', card: paperDueCard({ ...owedPaper, presenter: null, mayAnswer: false }) },
  { name: 'paper-there', card: paperDueCard({ ...owedPaper, state: 'there', papers: ['Begroting 2027.pdf'] }) },
  { name: 'paper-not-needed', card: paperDueCard({ ...owedPaper, state: 'not-needed', starts: null, dueOn: null }) },
];

const around = { language: 'nl' as const, partnershipName: agenda.partnershipName };
const form = { ...around, partnershipId: 'p1', submitId: 'f3b7a1de-3d0e-4c0f-9d7a-2c1f6a0f2f10', typed: {} };
const bodies = [
  { bodyId: 'b1', name: 'POO-werkgroep' },
  { bodyId: 'b2', name: 'Kring Utrecht-Noord en Stichtse Vecht' },
];
const submission = {
  ...around,
  bodyName: 'POO-werkgroep',
  title: 'Reiskosten van studenten die verder dan anderhalf uur reizen',
  kind: 'besluiten' as const,
  minutes: 20,
  desired: 'Een afspraak over wie betaalt',
  explanation: 'Drie scholen in Rivierenland vragen hiernaar.',
  byName: 'Fatima el Amrani',
  sourceUrl: null,
};
const sourceUrl = 'https://teams.microsoft.com/l/message/19%3aabc%40thread.v2/1788243600000';
const dialog = {
  language: 'nl' as const,
  submitId: form.submitId,
  places: [
    { key: 'p1|b1|m1', label: 'POO-werkgroep · di 24 nov, 13.30' },
    { key: 'p1|b2|', label: 'Kring Utrecht-Noord en Stichtse Vecht · nog geen bijeenkomst gepland' },
  ],
  author: 'Annemiek van den Bosch-Verhoeven',
  typed: { title: 'Kunnen we de reiskosten van studenten bespreken?', explanation: 'Drie scholen vragen hiernaar.' },
};
const waits = { partnershipId: 'p1', submissionId: 's1', meetingId: 'm1', starts: '2026-11-24T13:30', url: agenda.url };
const decided = { ...submission, byName: 'Hendrik-Jan Oosterwijk', url: agenda.url };
const submitting: { name: string; card: Card }[] = [
  { name: 'submit-form', card: submitFormCard({ ...form, bodies }) },
  { name: 'submit-form-en', card: submitFormCard({ ...form, language: 'en', bodies }) },
  {
    name: 'submit-form-filled',
    card: submitFormCard({ ...form, bodies: bodies.slice(0, 1), typed: { title: 'Reiskosten', minutes: '30' } }),
  },
  { name: 'submitted', card: submittedCard({ ...submission, starts: '2026-11-24T13:30' }) },
  { name: 'submitted-for-later', card: submittedCard({ ...submission, starts: null }) },
  { name: 'from-message', card: fromMessageCard(dialog) },
  {
    name: 'from-message-refused-en',
    card: fromMessageCard({ ...dialog, language: 'en', author: null, wrong: 'Fill in a subject.' }),
  },
  { name: 'submission-new', card: newSubmissionCard(submission, waits) },
  { name: 'submission-new-from-a-message', card: newSubmissionCard({ ...submission, sourceUrl }, waits) },
  { name: 'submission-new-without-a-meeting', card: newSubmissionCard(submission, null) },
  {
    name: 'submission-accepted',
    card: submissionDecidedCard(decided, { what: 'accepted', starts: '2026-11-24T13:30', minutes: 120 }),
  },
  { name: 'submission-merged', card: submissionDecidedCard(decided, { what: 'merged', into: 'Begroting 2027' }) },
  {
    name: 'submission-put-off',
    card: submissionDecidedCard(decided, { what: 'deferred', reason: 'De agenda is vol.', starts: '2027-02-02T13:30' }),
  },
  {
    name: 'submission-put-off-en',
    card: submissionDecidedCard(
      { ...decided, language: 'en' },
      { what: 'deferred', reason: 'The agenda is full.', starts: null },
    ),
  },
];

export const samples: { name: string; card: Card }[] = [
  { name: 'agenda', card: agendaCard(agenda) },
  { name: 'agenda-en', card: agendaCard({ ...agenda, language: 'en' }) },
  { name: 'agenda-with-outcomes-and-origins', card: agendaCard({ ...agenda, items: told }) },
  { name: 'agenda-without-a-date', card: agendaCard({ ...agenda, starts: null, minutes: null, joinUrl: null }) },
  { name: 'agenda-still-to-follow', card: agendaCard({ ...agenda, version: 0, items: [], byName: null }) },
  { name: 'agenda-cancelled', card: agendaCard({ ...agenda, cancelled: true }) },
  { name: 'agenda-forty-items', card: agendaCard({ ...agenda, items: forty }) },
  { name: 'agenda-changed', card: agendaChangedCard({ ...agenda, version: 2 }, changes) },
  { name: 'agenda-changed-en', card: agendaChangedCard({ ...agenda, version: 2, language: 'en' }, changes) },
  {
    name: 'agenda-changed-much',
    card: agendaChangedCard(
      { ...agenda, version: 3 },
      forty.map(({ title }) => ({ what: 'removed', title })),
    ),
  },
  ...submitting,
  ...papers,
];
