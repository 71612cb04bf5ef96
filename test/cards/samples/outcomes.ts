import {
  type OutcomeOnCard,
  outcomeAskedCard,
  outcomeCard,
  outcomeDecidedCard,
} from '../../../src/outcomes/cards/outcome-card.ts';
import type { OutcomeKringView } from '../../../src/outcomes/schema.ts';

const P = '3f0f6b1e-3c64-4b3e-8a57-6f7c0d3a9e21';
const KRING: OutcomeKringView = {
  ...{
    bodyId: 'kring-1',
    name: 'Kring Heuvelrug en Vallei',
    standing: 'waiting',
    settler: 'Margriet van der Woude-Hoogenboezem',
  },
  ...{ settledAt: null, settledBy: null, afterRollUp: false, goneOn: null, goneInto: null, agenda: null },
  answers: [
    { questionId: 'q1', position: null, reasons: '', dissent: '', changedBy: null },
    { questionId: 'q2', position: null, reasons: '', dissent: '', changedBy: null },
  ],
  additions: [],
  may: { answer: true, settle: false, reopen: false, add: true },
};
const QUESTIONS = [
  {
    questionId: 'q1',
    text: 'Gaan de zes kringen vanaf 2027 verder als drie regio’s, elk met een eigen vertegenwoordiging?',
  },
  { questionId: 'q2', text: 'Krijgen de éénpitters samen een eigen zetel in de stuurgroep?' },
];
const ANSWERED: OutcomeKringView['answers'] = [
  {
    ...{ questionId: 'q1', position: 'agree-if', changedBy: 'Margriet van der Woude-Hoogenboezem' },
    reasons: 'Als elke regio twee zetels krijgt en de bijeenkomsten afwisselend op een school zijn.',
    dissent: 'Eén bestuur wil alles laten zoals het is: de kring kent elkaar nu goed.',
  },
  { ...ANSWER('q2', 'agree') },
];

function ANSWER(questionId: string, position: 'agree' | 'none') {
  return { questionId, position, reasons: 'Zij horen erbij.', dissent: '', changedBy: null };
}

const state = (kring: Partial<OutcomeKringView> = {}, more: Partial<OutcomeOnCard> = {}): OutcomeOnCard => ({
  language: 'nl',
  partnershipId: P,
  partnershipName: 'Partnerschap Opleiden in de school Oost-Utrecht en Heuvelrug',
  round: {
    ...{ roundId: 'round-1', title: 'Samen opleiden na 2026', toBodyName: 'Stuurgroep', dueOn: '2025-08-22' },
    ...{
      state: 'open',
      explanation: 'De stuurgroep besluit in september en wil eerst weten hoe elke kring hierover denkt.',
    },
  },
  kring: { ...KRING, ...kring },
  questions: QUESTIONS,
  questionId: null,
  url: 'https://kringwerk.example/tab/opbrengsten/round-1/kring/kring-1',
  ...more,
});
const none = { answer: false, settle: false, reopen: false, add: true };
const settled = { standing: 'settled', answers: ANSWERED, settledBy: 'Margriet van der Woude-Hoogenboezem' } as const;
const withdrawn = state({ may: { ...none, add: false }, answers: ANSWERED });

/** Every state of the cards about outcomes. */
export const samples = [
  { name: 'settler-first-question', card: outcomeCard(state()) },
  {
    name: 'settler-second-question-with-additions',
    card: outcomeCard(
      state({
        standing: 'busy',
        answers: [ANSWERED[0]!, KRING.answers[1]!],
        additions: [
          {
            additionId: 'a',
            questionId: 'q2',
            byName: 'Frank Lindeboom',
            text: 'Vraag het ook aan de éénpitters zelf.',
          },
        ],
      }),
    ),
  },
  {
    name: 'settler-complete',
    card: outcomeCard(state({ standing: 'busy', answers: ANSWERED, may: { ...KRING.may, settle: true } })),
  },
  { name: 'settler-changes', card: outcomeCard(state({ answers: ANSWERED }, { questionId: 'q1' })) },
  {
    name: 'settler-long-words',
    card: outcomeCard(
      state({ answers: [{ ...KRING.answers[0]!, reasons: 'Lang verhaal. '.repeat(200) }, KRING.answers[1]!] }),
    ),
  },
  { name: 'settled-changeable', card: outcomeCard(state({ ...settled, may: { ...none, reopen: true } })) },
  { name: 'settled-for-members', card: outcomeCard(state({ ...settled, may: none })) },
  { name: 'member-adds', card: outcomeCard(state({ may: none })) },
  { name: 'late', card: outcomeCard(state({ standing: 'late', may: { ...KRING.may } })) },
  {
    name: 'kring-merged',
    card: outcomeCard(
      state({ standing: 'gone', goneInto: 'Kring Zuidoost', goneOn: '2025-06-30', may: { ...none, add: false } }),
    ),
  },
  {
    name: 'kring-dissolved',
    card: outcomeCard(state({ standing: 'gone', goneOn: '2025-06-30', may: { ...none, add: false } })),
  },
  { name: 'withdrawn', card: outcomeCard({ ...withdrawn, round: { ...withdrawn.round, state: 'withdrawn' } }) },
  { name: 'decided', card: outcomeCard({ ...withdrawn, round: { ...withdrawn.round, state: 'decided' } }) },
  { name: 'english', card: outcomeCard(state({}, { language: 'en' })) },
  { name: 'group', card: outcomeAskedCard(state()) },
  {
    name: 'decision-back',
    card: outcomeDecidedCard({
      ...state(),
      kringName: KRING.name,
      decisions: [
        {
          number: '2025-14',
          text: 'Vanaf 1 januari 2027 werken we in drie regio’s, elk met twee zetels.',
          followUp: 'De werkgroep werkt dit uit.',
        },
      ],
      onAgendaOf: '2025-10-07',
    }),
  },
];
