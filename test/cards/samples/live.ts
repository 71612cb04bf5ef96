import { type BallotOnCard, ballotCard } from '../../../src/live/cards/ballot-card.ts';
import { noEventsCard } from '../../../src/live/cards/no-events-card.ts';
import type { LiveBallot } from '../../../src/live/schema.ts';

const BALLOT: LiveBallot = {
  ...{
    ballotId: 'b1',
    itemId: 'i1',
    secret: false,
    state: 'open',
    cast: 3,
    seats: 9,
    totals: null,
    outcome: null,
    waiting: [],
    votes: [],
  },
  question: 'Stemt de stuurgroep in met de begroting 2027 en met de verdeling over de kringen?',
};
const SEAT = { seatId: 's1', label: 'Bestuur Stichting voor Protestants-Christelijk Primair Onderwijs De Waarden' };
const state = (ballot: Partial<LiveBallot> = {}, more: Partial<BallotOnCard> = {}): BallotOnCard => ({
  ...{ language: 'nl', partnershipId: '3f0f6b1e-3c64-4b3e-8a57-6f7c0d3a9e21', bodyName: 'Stuurgroep' },
  ...{ partnershipName: 'Partnerschap Opleiden Oost', url: 'https://kringwerk.example/tab/vergadering/m1' },
  ballot: { ...BALLOT, ...ballot },
  seats: [SEAT],
  votes: [],
  ...more,
});
const closed = { state: 'closed', cast: 8, totals: { for: 5, against: 2, abstain: 1 } } as const;

/** Every state of a vote on a card. */
const silent = (language: 'nl' | 'en') =>
  noEventsCard({ language, partnershipName: 'Partnerschap Opleiden in de school Oost-Utrecht' });

export const samples = [
  { name: 'vote-open', card: ballotCard(state()) },
  { name: 'vote-secret', card: ballotCard(state({ secret: true })) },
  {
    name: 'vote-for-two-seats',
    card: ballotCard(state({}, { seats: [SEAT, { seatId: 's2', label: 'Bestuur De Brug' }] })),
  },
  {
    name: 'vote-given-changeable',
    card: ballotCard(state({}, { votes: [{ ballotId: 'b1', seatId: 's1', choice: 'against', own: true }] })),
  },
  {
    name: 'vote-given-secretly',
    card: ballotCard(
      state({ secret: true }, { votes: [{ ballotId: 'b1', seatId: 's1', choice: 'secret', own: true }] }),
    ),
  },
  {
    name: 'vote-given-by-a-deputy',
    card: ballotCard(state({}, { votes: [{ ballotId: 'b1', seatId: 's1', choice: 'for', own: false }] })),
  },
  { name: 'vote-without-account', card: ballotCard(state({}, { url: null })) },
  { name: 'vote-not-for-you', card: ballotCard(state({}, { seats: [] })) },
  { name: 'vote-adopted', card: ballotCard(state({ ...closed, outcome: 'adopted' })) },
  {
    name: 'vote-rejected-secret',
    card: ballotCard(
      state({ ...closed, secret: true, totals: { for: 2, against: 5, abstain: 1 }, outcome: 'rejected' }),
    ),
  },
  {
    name: 'vote-tied',
    card: ballotCard(state({ ...closed, totals: { for: 4, against: 4, abstain: 0 }, outcome: 'tied' })),
  },
  { name: 'vote-english', card: ballotCard(state({}, { language: 'en' })) },
  { name: 'no-meeting-events', card: silent('nl') },
  { name: 'no-meeting-events-en', card: silent('en') },
];
