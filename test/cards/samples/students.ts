import type { Card } from '../../../src/cards/kit.ts';
import { type StudentCardState, studentCard } from '../../../src/placements/cards/student-card.ts';
import { type SwapCardState, swapCard } from '../../../src/placements/cards/swap-card.ts';
import type { StudentOnCard, StudentQuestion, SwapSideView, SwapView } from '../../../src/placements/schema-swaps.ts';
import { refusalText } from '../../../src/text/refusals.ts';

const BOARD = 'Stichting voor Protestants-Christelijk en Katholiek Primair Onderwijs De Vijfheerenlandse Waarden';
const SCHOOL = 'Samenwerkingsbasisschool De Lange Naam van het Vijfheerenlandse Landschap';
const id = (nth: number) => `0c4be0a4-3b3c-4a53-9a6d-6b1f8d0f7a${10 + nth}`;

function student(nth: number, change: Partial<StudentOnCard> = {}): StudentOnCard {
  return {
    ...{ studentId: id(nth), label: 10 + nth, variant: 'Voltijd', phase: 'fase 2', school: SCHOOL },
    ...{ status: 'proposed', reason: '', decidedBy: null, onBehalf: false, swap: null },
    ...change,
  };
}
const partner = (nth: number) => ({
  ...{ studentId: id(nth), label: 40 + nth, variant: 'Voltijd', phase: 'fase 2', school: SCHOOL, board: BOARD },
});
const SEVEN = Array.from({ length: 7 }, (_, nth) => student(nth));
const decided = SEVEN.map((each, nth) => ({
  ...each,
  ...(nth === 2
    ? { status: 'declined' as const, reason: 'Geen mentor in dit leerjaar' }
    : { status: 'confirmed' as const }),
  decidedBy: 'Mirjam Terpstra',
}));

function draw(change: Partial<StudentQuestion> = {}, more: Partial<StudentCardState> = {}): Card {
  return studentCard({
    ...{ language: 'nl', partnershipId: 'p1', partnershipName: 'Partnerschap Opleiden Oost' },
    question: {
      ...{ roundId: id(90), boardId: 'b1', name: BOARD, schoolId: null, schoolYear: 2027, period: 'hele jaar' },
      ...{ answerBy: '2027-05-20T17:00', students: SEVEN, mayAnswer: true, notNow: null },
      contacts: ['Annemiek van den Bosch-Verhoeven'],
      ...change,
    },
    ...more,
  });
}

const side = (which: 'a' | 'b', change: Partial<SwapSideView> = {}): SwapSideView => ({
  ...(which === 'a' ? partner(1) : { ...partner(2), school: 'De Lindeboom' }),
  ...{ side: which, boardId: which, state: which === 'a' ? 'agreed' : 'open', reason: '', answeredBy: null },
  ...change,
});

function swap(change: Partial<SwapView> = {}, more: Partial<SwapCardState> = {}): Card {
  return swapCard({
    ...{ language: 'nl', partnershipId: 'p1', partnershipName: 'Partnerschap Opleiden Oost', viewerId: 'me' },
    side: 'b',
    swap: {
      ...{ swapId: id(91), roundId: id(90), schoolYear: 2027, period: 'hele jaar', state: 'open' },
      ...{ answerBy: '2027-05-20T17:00', reason: 'Dichter bij huis', proposedBy: 'Mirjam Terpstra' },
      ...{ proposedAt: '2027-05-10T09:00:00.000Z', mayAnswer: [], mayWithdraw: false, contacts: [] },
      sides: [side('a'), side('b')],
      ...change,
    },
    ...more,
  });
}
const faultOf = (code: string, typed: Record<string, string> = {}) => ({
  fault: { text: refusalText(code, {}, 'nl'), typed },
});
const partners = { students: Array.from({ length: 20 }, (_, nth) => partner(nth)), more: 31 };
const inSwap = { swapId: id(91), with: partner(2), answerBy: '2027-05-20T17:00' };
const colleague = { personId: 'other', name: 'Mirjam Terpstra', onBehalf: false };

/** Every state of the question about students, and of a swap. */
export const samples: { name: string; card: Card }[] = [
  { name: 'students-open', card: draw() },
  { name: 'students-open-en', card: draw({ period: 'whole year' }, { language: 'en' }) },
  { name: 'students-last-one', card: draw({ students: [...decided.slice(0, 6), student(6)] }) },
  { name: 'students-of-school', card: draw({ name: SCHOOL, schoolId: 's1', students: SEVEN.slice(0, 2) }) },
  { name: 'students-decline', card: draw({}, { show: 'decline', studentId: id(1) }) },
  {
    name: 'students-decline-refused',
    card: draw({}, { show: 'decline', studentId: id(1), ...faultOf('student-no-reason') }),
  },
  { name: 'students-swap', card: draw({}, { show: 'swap', studentId: id(1), partners }) },
  {
    name: 'students-swap-refused',
    card: draw({}, { show: 'swap', studentId: id(1), partners, ...faultOf('swap-busy', { why: 'Dichter bij huis' }) }),
  },
  {
    name: 'students-swap-nobody',
    card: draw({}, { show: 'swap', studentId: id(1), partners: { students: [], more: 0 } }),
  },
  { name: 'students-in-swap', card: draw({ students: [student(0, { swap: inSwap }), ...SEVEN.slice(1)] }) },
  { name: 'students-changed-meanwhile', card: draw({}, faultOf('students-changed')) },
  { name: 'students-all-answered', card: draw({ students: decided }) },
  { name: 'students-review', card: draw({ students: decided }, { show: 'review', studentId: id(2) }) },
  { name: 'students-none', card: draw({ students: [] }) },
  { name: 'students-closed', card: draw({ students: decided, mayAnswer: false }) },
  { name: 'swap-open', card: swap() },
  { name: 'swap-open-en', card: swap({ period: 'whole year' }, { language: 'en' }) },
  { name: 'swap-decline', card: swap({}, { show: 'decline' }) },
  { name: 'swap-decline-refused', card: swap({}, { show: 'decline', ...faultOf('swap-no-reason') }) },
  { name: 'swap-agreed', card: swap({ sides: [side('a'), side('b', { state: 'agreed', answeredBy: colleague })] }) },
  { name: 'swap-done', card: swap({ state: 'done', sides: [side('a'), side('b', { state: 'agreed' })] }) },
  {
    name: 'swap-declined',
    card: swap({ state: 'declined', sides: [side('a'), side('b', { state: 'declined', reason: 'Te ver reizen' })] }),
  },
  { name: 'swap-expired', card: swap({ state: 'expired' }) },
  { name: 'swap-withdrawn', card: swap({ state: 'withdrawn' }, faultOf('swap-withdrawn')) },
  { name: 'swap-overtaken', card: swap({ state: 'overtaken' }) },
];
