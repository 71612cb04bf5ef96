import type { Card } from '../../../src/cards/kit.ts';
import { type ReplacementCardState, replacementCard } from '../../../src/placements/cards/replacement-card.ts';
import type { ReplacementQuestion } from '../../../src/placements/schema-replacements.ts';
import { refusalText } from '../../../src/text/refusals.ts';

const BOARD = 'Stichting voor Protestants-Christelijk en Katholiek Primair Onderwijs De Vijfheerenlandse Waarden';

function draw(change: Partial<ReplacementQuestion> = {}, more: Partial<ReplacementCardState> = {}): Card {
  return replacementCard({
    language: 'nl',
    partnershipId: 'p1',
    partnershipName: 'Partnerschap Opleiden Oost',
    viewerId: 'me',
    question: {
      offerId: '5be0a4c0-3b3c-4a53-9a6d-6b1f8d0f7a11',
      roundId: '0c4be0a4-3b3c-4a53-9a6d-6b1f8d0f7a11',
      schoolYear: 2027,
      period: 'hele jaar',
      boardId: 'b1',
      boardName: BOARD,
      rank: 1,
      why: { sameKring: true, spare: 3 },
      state: 'open',
      reason: '',
      school: null,
      answeredBy: null,
      label: 14,
      variant: 'Voltijd',
      phase: 'jaar 2',
      answerBy: '2027-10-08T17:00',
      schools: [
        { id: 's1', name: 'Samenwerkingsbasisschool De Lange Naam van het Vijfheerenlandse Landschap' },
        { id: 's2', name: 'De Lindeboom' },
      ],
      mayAnswer: true,
      contacts: ['Annemiek van den Bosch-Verhoeven'],
      ...change,
    },
    ...more,
  });
}

const me = { personId: 'me', name: 'Jan-Willem Oosterhuis-de Graaf', onBehalf: false };
const colleague = { personId: 'other', name: 'Mirjam Terpstra', onBehalf: false };
const reason = 'Onze mentoren zijn dit jaar allemaal bezet.';
const faultOf = (code: string, typed: Record<string, string> = {}) => ({
  fault: { text: refusalText(code, {}, 'nl'), typed },
});

/** Every state of the question for a place for one more student. */
export const samples: { name: string; card: Card }[] = [
  { name: 'replacement-open', card: draw() },
  { name: 'replacement-open-en', card: draw({ period: 'whole year', phase: 'year 2' }, { language: 'en' }) },
  { name: 'replacement-open-one-school', card: draw({ schools: [{ id: 's2', name: 'De Lindeboom' }], phase: null }) },
  { name: 'replacement-no-school-chosen', card: draw({}, { show: 'open', ...faultOf('replacement-no-school') }) },
  { name: 'replacement-decline', card: draw({}, { show: 'decline' }) },
  { name: 'replacement-decline-refused', card: draw({}, { show: 'decline', ...faultOf('student-no-reason') }) },
  { name: 'replacement-declined', card: draw({ state: 'declined', reason, answeredBy: me }) },
  { name: 'replacement-accepted', card: draw({ state: 'accepted', school: 'De Lindeboom', answeredBy: me }) },
  {
    name: 'replacement-accepted-by-colleague',
    card: draw({ state: 'accepted', school: 'De Lindeboom', answeredBy: colleague }),
  },
  { name: 'replacement-lost', card: draw({ state: 'lost', mayAnswer: false }) },
  { name: 'replacement-lost-at-once', card: draw({ state: 'lost', mayAnswer: false }, faultOf('replacement-taken')) },
  { name: 'replacement-expired', card: draw({ state: 'expired', mayAnswer: false }) },
  { name: 'replacement-withdrawn', card: draw({ state: 'withdrawn', mayAnswer: false }) },
];
