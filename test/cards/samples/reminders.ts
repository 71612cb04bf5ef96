import type { Card } from '../../../src/cards/kit.ts';
import { successorCard } from '../../../src/delivery/cards/successor-card.ts';
import { tooBigCard } from '../../../src/delivery/cards/too-big-card.ts';
import {
  chooseCard,
  helpCard,
  noticeCard,
  unknownCard,
  type Where,
  welcomeCard,
} from '../../../src/reminders/cards/command-cards.ts';
import { digestCard, withWayBack } from '../../../src/reminders/cards/digest-card.ts';
import { escalationCard } from '../../../src/reminders/cards/escalation-card.ts';
import { groupQuestionsCard } from '../../../src/reminders/cards/group-questions-card.ts';
import {
  askAgainCard,
  notSentCard,
  outcomeCard,
  previewCard,
  undoneCard,
} from '../../../src/reminders/cards/reminder-card.ts';
import { type StatusState, statusCard } from '../../../src/reminders/cards/status-card.ts';
import type { MyObligation, OpenSubject, ReminderPreview } from '../../../src/reminders/schema.ts';
import { commandText } from '../../../src/text/commands.ts';

const P = '3f0f6b1e-3c64-4b3e-8a57-6f7c0d3a9e21';
const POO = 'Partnerschap Opleiden in de school Oost-Utrecht en Heuvelrug';
const BOARD = 'Stichting voor Protestants-Christelijk en Katholiek Primair Onderwijs De Vijfheerenlandse Waarden';
const DUE = '2026-11-13T16:00:00.000Z';

const where = (more: Partial<Where> = {}): Where => ({
  language: 'nl',
  partnershipId: P,
  partnershipName: POO,
  inGroup: false,
  conversationId: null,
  ...more,
});
const inGroup = where({ inGroup: true, conversationId: '19:8f2c4d1e9b7a4c55@thread.tacv2' });

const obligation = (number: number, more: Partial<MyObligation> = {}): MyObligation => ({
  obligationId: `5c1d7f3e-0000-4000-8000-00000000000${number}`,
  question: { kind: 'poll', subjectId: `poll-${number}` },
  topic: `poll:poll-${number}`,
  title: 'Datum voor de POO-werkgroep in het voorjaar',
  bodyName: 'POO-werkgroep',
  boardName: null,
  seatId: 'seat-1',
  since: '2026-11-02T09:00:00.000Z',
  dueAt: DUE,
  ...more,
});
const capacity = obligation(2, {
  question: { kind: 'capacity', subjectId: 'r1:b1' },
  title: 'Hoeveel studenten kunnen jullie plaatsen in 2027-2028 (hele jaar)?',
  bodyName: null,
  boardName: BOARD,
});
const open = [obligation(1), capacity];

const recipient = (name: string, way: 'chat' | 'mail', remindedToday = false) => ({
  personId: name,
  name,
  organisation: BOARD,
  way,
  questions: [open[0]!.title],
  remindedToday,
});
const preview: ReminderPreview = {
  sendId: 'b3a1f9c0-6d0e-4b0e-9a35-2f8f1d7c5e44',
  selection: { bodyId: 'werkgroep', kind: 'poll' },
  recipients: [
    recipient('Annemiek van den Bosch-Verhoeven', 'chat'),
    recipient('Jan-Willem Oosterhuis-de Graaf', 'chat', true),
    recipient('Mirjam Terpstra-van Nieuwenhuizen', 'mail'),
  ],
  nobodyToAsk: ['Lid namens de éénpitters in de regio Rivierenland'],
  questions: [{ title: open[0]!.title, dueAt: DUE }],
  remindedToday: 1,
  offeredTimes: ['2026-11-09T15:00:00.000Z', '2026-11-10T07:30:00.000Z'],
};
const many: ReminderPreview = {
  ...preview,
  recipients: Array.from({ length: 43 }, (_, index) => ({
    ...recipient(`Margaretha Wilhelmina van Oldenbarneveldt-Huizinga ${index + 1}`, index % 5 === 0 ? 'mail' : 'chat'),
    questions: open.map(({ title }) => title),
  })),
  questions: open.map(({ title, dueAt }) => ({ title, dueAt })),
};

const subject = (more: Partial<OpenSubject> = {}): OpenSubject => ({
  question: { kind: 'capacity', subjectId: 'r1:b1' },
  selection: { kind: 'capacity', title: capacity.title },
  topic: 'capacity:r1:b1',
  title: capacity.title,
  dueAt: DUE,
  bodyId: null,
  bodyName: null,
  asked: 40,
  answered: 27,
  open: Array.from({ length: 13 }, (_, index) => ({
    obligationId: `o${index}`,
    label: `Stichting Openbaar Onderwijs De Kromme Rijn ${index + 1}`,
    kringId: 'noord',
    kringName: 'Kring Noord',
    people: [],
    timesAsked: 2,
    lastAskedAt: '2026-11-10T07:30:00.000Z',
  })),
  ...more,
});
const status: StatusState = {
  language: 'nl',
  partnershipId: P,
  about: POO,
  subjects: [
    subject(),
    subject({
      question: { kind: 'poll', subjectId: 'poll-1' },
      selection: { kind: 'poll', subjectId: 'poll-1' },
      title: open[0]!.title,
      bodyName: 'POO-werkgroep',
      asked: 12,
      answered: 9,
    }),
  ],
  selection: {},
  mayRemind: true,
  inGroup: false,
  showNames: true,
};
const nine = Array.from({ length: 11 }, (_, index) => ({ ...capacity, obligationId: `many-${index}` }));
const digest = { language: 'nl' as const, partnershipId: P, partnershipName: POO };

const unanswered = (mayAnswer: boolean) => [
  {
    ...{ obligationId: 'o1', label: BOARD, title: 'Plaatsingsronde 2026-2027', dueAt: DUE, mayAnswer },
    asked: ['Hendrik-Jan Oosterwijk'],
  },
  { obligationId: 'o2', label: 'Lid De Eik', title: 'Datum voor de werkgroep', dueAt: DUE, asked: [], mayAnswer },
];

export const samples: { name: string; card: Card }[] = [
  { name: 'digest-open', card: digestCard({ ...digest, open }) },
  { name: 'digest-reminder', card: digestCard({ ...digest, open, reminder: { byName: 'Annemiek van den Bosch' } }) },
  { name: 'digest-automatic', card: digestCard({ ...digest, open: [capacity], reminder: { byName: null } }) },
  { name: 'digest-many', card: digestCard({ ...digest, open: nine }) },
  { name: 'digest-nothing-open', card: digestCard({ ...digest, open: [] }) },
  { name: 'digest-open-en', card: digestCard({ ...digest, language: 'en', open, reminder: { byName: null } }) },
  {
    name: 'digest-with-note',
    card: digestCard({
      ...{ ...digest, open },
      reminder: { byName: 'Annemiek van den Bosch', note: 'Graag vóór vrijdag, dan kan de zaal vast. *Dank*' },
    }),
  },
  {
    name: 'successor-bounced',
    card: successorCard({ language: 'nl', partnership: POO, name: 'Hendrik-Jan Oosterwijk', problem: 'mail-bounced' }),
  },
  {
    name: 'successor-not-me',
    card: successorCard({ language: 'en', partnership: POO, name: 'Hendrik-Jan Oosterwijk', problem: 'not-me' }),
  },
  {
    name: 'successor-left',
    card: successorCard({ language: 'nl', partnership: POO, name: 'Hendrik-Jan Oosterwijk', problem: 'left-tenant' }),
  },
  {
    name: 'too-big',
    card: tooBigCard({
      ...{ language: 'nl', partnershipName: POO, publicUrl: 'https://kringwerk.example' },
      summary: 'Wanneer kun jij? POO-werkgroep prikt een datum uit 120 mogelijkheden',
    }),
  },
  {
    name: 'too-big-en',
    card: tooBigCard({
      ...{ language: 'en', partnershipName: POO, publicUrl: 'https://kringwerk.example' },
      summary: 'When can you come?',
    }),
  },
  { name: 'escalation-may-answer', card: escalationCard({ ...digest, lines: unanswered(true) }) },
  { name: 'escalation-ask', card: escalationCard({ ...digest, lines: unanswered(false) }) },
  { name: 'escalation-en', card: escalationCard({ ...digest, language: 'en', lines: unanswered(true).slice(0, 1) }) },
  {
    name: 'question-with-way-back',
    card: withWayBack(digestCard({ ...digest, open: [capacity] }), { language: 'nl', partnershipId: P, others: 2 }),
  },
  { name: 'reminder-preview', card: previewCard(where(), preview) },
  { name: 'reminder-preview-many', card: previewCard(where(), many) },
  { name: 'reminder-preview-in-group', card: previewCard(inGroup, preview) },
  { name: 'reminder-preview-en', card: previewCard(where({ language: 'en' }), preview) },
  { name: 'reminder-ask-again', card: askAgainCard(where(), preview) },
  {
    name: 'reminder-planned',
    card: outcomeCard(where(), { state: 'planned', sendId: 'send-00000001', sendAt: '2026-11-10T07:30:00.000Z' }),
  },
  { name: 'reminder-cancelled', card: undoneCard(where(), { state: 'cancelled' }) },
  { name: 'reminder-taken-back', card: undoneCard(where(), { state: 'taken-back', people: 3, gone: 1 }) },
  { name: 'reminder-too-late', card: undoneCard(where(), { state: 'taken-back', people: 0, gone: 4 }) },
  { name: 'reminder-nothing-open', card: outcomeCard(where(), { state: 'nothing-open' }) },
  {
    name: 'reminder-sent',
    card: outcomeCard(where(), {
      state: 'sent',
      sendId: 'send-00000001',
      people: 3,
      byChat: 2,
      byMail: 1,
      nobodyToAsk: preview.nobodyToAsk,
    }),
  },
  {
    name: 'reminder-sent-en',
    card: outcomeCard(where({ language: 'en' }), {
      state: 'sent',
      sendId: 'send-00000001',
      people: 1,
      byChat: 1,
      byMail: 0,
      nobodyToAsk: [],
    }),
  },
  { name: 'reminder-not-sent', card: notSentCard(where()) },
  { name: 'status', card: statusCard(status) },
  {
    name: 'status-with-forecast',
    card: statusCard({
      ...status,
      notes: new Map([
        [
          status.subjects[0]?.question.subjectId ?? '',
          'Quorum nog niet zeker: er missen 2 stemmen van de besturen; vraag Jeroen Terpstra en Wilhelmina Bouwmeester-van Dongen.',
        ],
      ]),
    }),
  },
  { name: 'status-in-group', card: statusCard({ ...status, inGroup: true, showNames: false }) },
  { name: 'status-counts', card: statusCard({ ...status, showNames: false, mayRemind: false, about: 'Kring Noord' }) },
  { name: 'status-nothing-open', card: statusCard({ ...status, subjects: [] }) },
  { name: 'status-en', card: statusCard({ ...status, language: 'en' }) },
  { name: 'help', card: helpCard(where(), { remind: true, link: true, plan: true }) },
  { name: 'welcome', card: welcomeCard(where(), { remind: true, link: true, plan: true }) },
  {
    name: 'welcome-member-en',
    card: welcomeCard(where({ language: 'en' }), { remind: false, link: false, plan: false }),
  },
  { name: 'own-questions', card: groupQuestionsCard(inGroup, { bodyId: 'body-1', name: 'POO-werkgroep' }) },
  { name: 'own-questions-en', card: groupQuestionsCard({ ...inGroup, language: 'en' }, null) },
  { name: 'help-member', card: helpCard(where(), { remind: false, link: false, plan: false }) },
  { name: 'help-in-group', card: helpCard(inGroup, { remind: true, link: true, plan: true }) },
  { name: 'help-en', card: helpCard(where({ language: 'en' }), { remind: true, link: false, plan: true }) },
  { name: 'not-understood', card: unknownCard(where(), true) },
  {
    name: 'choose',
    card: chooseCard(where(), 'remind', [
      { label: 'Kring Noord', target: { bodyId: 'noord' } },
      { label: 'Kring Vallei en Heuvelrug', target: { bodyId: 'vallei' } },
      { label: commandText.nl.everyoneLate, target: {} },
    ]),
  },
  { name: 'linked', card: noticeCard(inGroup, commandText.nl.linked('POO-werkgroep'), commandText.nl.linkedLine) },
];
