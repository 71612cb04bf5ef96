import type { Card } from '../../../src/cards/kit.ts';
import { withNotice } from '../../../src/cards/notice.ts';
import { type MeetingOnCard, meetingCard } from '../../../src/meetings/cards/meeting-card.ts';
import { type PollCardState, type PollOnCard, pollCard } from '../../../src/meetings/cards/poll-card.ts';
import { pollResultCard } from '../../../src/meetings/cards/poll-result-card.ts';
import { pollSummaryCard } from '../../../src/meetings/cards/poll-summary-card.ts';
import { type ProposalOnCard, proposalCard } from '../../../src/meetings/cards/proposal-cards.ts';
import type { Answer } from '../../../src/meetings/rules/answers.ts';
import type { Availability } from '../../../src/meetings/rules/free-busy.ts';
import type { Proposal } from '../../../src/meetings/rules/proposals.ts';
import { refusalText } from '../../../src/text/refusals.ts';

const PLACE = 'Marijke Hogeschool, Vredenburchplein 12, zaal 3.14 (Van Heemstra Bloemenkampzaal)';
const STARTS = [
  '2026-09-03T14:00',
  '2026-09-08T13:30',
  '2026-09-10T14:00',
  '2026-09-15T09:30',
  '2026-09-17T14:00',
  '2026-09-22T13:30',
];

function options(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    optionId: `6a1f4c1e-9d55-4c3c-8f0a-0000000000${String(index).padStart(2, '0')}`,
    starts:
      STARTS[index] ??
      `2026-10-${String(1 + (index % 28)).padStart(2, '0')}T${String(9 + (index % 8)).padStart(2, '0')}:00`,
    minutes: 120,
    place: index % 3 === 2 ? '' : PLACE,
    online: index % 3 !== 0,
  }));
}

function poll(change: Partial<PollOnCard> = {}, dates = 3): PollOnCard {
  return {
    language: 'nl',
    partnershipId: '5a0d52c0-44d1-4a9d-a3f5-2f6c93f0f0aa',
    partnershipName: 'Partnerschap Opleiden Oost',
    pollId: '0f3c8a9b-1a52-4b52-9a4b-3f2b8a2f1c11',
    bodyName: 'Stuurgroep Partnerschap Opleiden',
    title: 'de stuurgroep van september',
    explanation:
      'We bespreken de opbrengsten van de kringen en besluiten over de verdeling van plaatsen. Kun je zelf niet? Laat dan je plaatsvervanger antwoorden.',
    askedBy: 'Marijke van den Oudenalder-Huizinga',
    deadline: '2026-08-27T17:00',
    options: options(dates),
    progress: { answered: 7, asked: 12 },
    mine: {},
    remark: '',
    onBehalfOf: [],
    tabUrl: 'https://kringwerk.example/tab/overleg',
    roomy: false,
    ...change,
  };
}

function answers(count: number): Record<string, Answer> {
  const given: Answer[] = ['yes', 'ifNeedBe', 'no'];
  return Object.fromEntries(options(count).map(({ optionId }, index) => [optionId, given[index % 3] ?? 'yes']));
}

function suggested(count: number): Record<string, Availability> {
  const said: Availability[] = ['free', 'busy', 'tentative', 'unknown'];
  return Object.fromEntries(options(count).map(({ optionId }, index) => [optionId, said[index % 4] ?? 'free']));
}

const english = {
  language: 'en' as const,
  title: 'the September steering committee',
  explanation: 'We discuss what the circles have brought in.',
};

const meeting: MeetingOnCard = {
  language: 'nl',
  partnershipName: 'Partnerschap Opleiden Oost',
  bodyName: 'Stuurgroep Partnerschap Opleiden',
  title: 'Stuurgroep van september',
  state: 'scheduled',
  starts: '2026-09-10T14:00',
  minutes: 120,
  place: PLACE,
  online: true,
  joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_voorbeeld%40thread.v2/0',
  inCalendar: true,
  tabUrl: 'https://kringwerk.example/tab/overleg',
};

const remark = 'Op 3 september kan ik pas vanaf 14.30 uur, want ik kom uit Winterswijk-Kotten met de trein.';
const behalf = ['Vertegenwoordiger kring Utrechtse Heuvelrug en Vallei', 'Adviseur namens de éénpitters'];

const noneSuits: Record<string, Answer> = Object.fromEntries(options(3).map(({ optionId }) => [optionId, 'no']));
const proposed: Proposal = {
  proposalId: '7c2b9a54-1d8e-4c57-9d1c-6f1de0a3b201',
  personId: '3b1c7f60-8f0f-4b5a-a7f5-2b8d8c0a4e11',
  starts: '2026-10-01T10:00',
  minutes: 120,
  note: 'Op deze dag zijn we toch al bij elkaar voor de opleidersbijeenkomst in Utrecht.',
  state: 'open',
  word: '',
  at: '2026-08-20T09:00:00.000Z',
};
const proposal: ProposalOnCard = {
  ...poll(),
  proposedBy: 'Willem-Alexander Bartholomeus ten Cate-van Blokland',
  proposal: proposed,
};

const personal: [name: string, poll: PollOnCard, state: PollCardState][] = [
  ['open-1-date', poll({}, 1), { view: 'form' }],
  ['open-3-dates', poll(), { view: 'form' }],
  ['open-6-dates', poll({}, 6), { view: 'form' }],
  ['open-suggested-3-dates', poll({ suggested: suggested(3) }), { view: 'form' }],
  ['open-suggested-6-dates', poll({ suggested: suggested(6) }, 6), { view: 'form' }],
  ['open-suggested-english', poll({ ...english, suggested: suggested(3) }), { view: 'form' }],
  ['open-suggested-12-dates', poll({ suggested: suggested(12) }, 12), { view: 'form' }],
  [
    'open-one-place',
    poll({ options: options(6).map((date) => ({ ...date, place: PLACE, online: true })) }),
    { view: 'form' },
  ],
  ['open-12-dates', poll({ explanation: '' }, 12), { view: 'form' }],
  ['open-13-dates-in-the-tab', poll({}, 13), { view: 'form' }],
  ['open-13-dates-on-a-page', poll({ roomy: true, explanation: '' }, 13), { view: 'form' }],
  ['open-on-behalf', poll({ onBehalfOf: behalf }), { view: 'form' }],
  ['open-en', poll(english, 6), { view: 'form' }],
  ['change', poll({ mine: answers(6), remark }, 6), { view: 'form' }],
  ['change-of-colleague', poll({ mine: answers(3), onBehalfOf: behalf.slice(0, 1) }), { view: 'form', replace: true }],
  ['new-date', poll({ mine: answers(3) }, 4), { view: 'new-dates' }],
  ['new-dates-in-the-tab', poll({ mine: answers(3) }, 17), { view: 'new-dates' }],
  ['new-dates-en', poll({ ...english, mine: answers(2), remark }, 4), { view: 'new-dates' }],
  ['propose', poll(), { view: 'propose', minutes: 120 }],
  [
    'propose-again',
    poll({ mine: answers(3) }),
    { view: 'propose', minutes: 90, typed: { date: '2026-12-25', time: '10:00', note: 'Dan kunnen we allebei.' } },
  ],
  ['propose-en', poll(english), { view: 'propose', minutes: 90 }],
  ['answered-none-suits', poll({ mine: noneSuits, proposals: [proposed] }), { view: 'answered' }],
  [
    'answered-proposals-settled',
    poll({
      mine: answers(3),
      proposals: [
        { ...proposed, state: 'taken' },
        { ...proposed, starts: '2026-10-06T09:00', state: 'declined', word: 'Die dag is de zaal bezet.' },
      ],
    }),
    { view: 'answered' },
  ],
  ['answered', poll({ mine: answers(6), remark }, 6), { view: 'answered' }],
  ['answered-in-part', poll({ mine: answers(2) }), { view: 'answered' }],
  ['answered-many-dates', poll({ mine: answers(40) }, 40), { view: 'answered' }],
  ['answered-en', poll({ ...english, mine: answers(3) }), { view: 'answered' }],
  [
    'answered-by-colleague',
    poll({ mine: answers(3), onBehalfOf: behalf.slice(0, 1) }),
    { view: 'answered-by-colleague', name: 'Willem-Alexander Bartholomeus ten Cate-van Blokland' },
  ],
  ['closed', poll({ mine: answers(3) }), { view: 'closed', early: false }],
  ['closed-unanswered', poll(), { view: 'closed', early: false }],
  ['open-closes-when-answered', poll({ closesAnswered: { at: null } }), { view: 'form' }],
  [
    'answered-closes-soon',
    poll({ mine: answers(3), closesAnswered: { at: '2026-08-25T14:32' }, progress: { answered: 12, asked: 12 } }),
    { view: 'answered' },
  ],
  ['closed-all-answered', poll({ mine: answers(3) }), { view: 'closed', early: true, answered: true }],
  ['closed-early', poll({ mine: answers(3) }), { view: 'closed', early: true }],
  [
    'decided',
    poll({ mine: answers(3) }),
    { view: 'decided', meeting: { ...meeting, joinUrl: null, inCalendar: false } },
  ],
  ['decided-in-calendar', poll({ mine: answers(3) }), { view: 'decided', meeting }],
  ['decided-en', poll(english), { view: 'decided', meeting: { ...meeting, language: 'en', place: '' } }],
  ['cancelled', poll(), { view: 'cancelled' }],
  ['cancelled-en', poll(english), { view: 'cancelled' }],
  ['not-for-you', poll(), { view: 'not-for-you' }],
];

const best = options(4).map((option, index) => ({
  ...option,
  reason: [
    'Quorum gehaald; iedereen kan; 1 desnoods',
    'Quorum gehaald; 9 van de 12 kunnen; mist kring Noord; plaatsvervanger van kring Utrechtse Heuvelrug en Vallei kan',
    'Quorum niet gehaald: 2 zetels te weinig; 5 van de 12 kunnen; mist voorzitter, kring Noord, kring Oost en nog 3',
    '',
  ][index] as string,
}));

const summary = { ...poll({}, 8), options: options(8).map((option, index) => ({ ...option, canCome: 9 - index })) };
const hidden = { ...summary, options: summary.options.slice(0, 3).map((option) => ({ ...option, canCome: null })) };
const result = { ...poll({}, 4), best };

function refused(code: string, facts: Record<string, string | number> = {}): Card {
  return withNotice(pollCard(poll({ mine: answers(3) }), { view: 'form' }), refusalText(code, facts, 'nl'));
}

export const samples: { name: string; card: Card }[] = [
  ...personal.map(([name, drawn, state]) => ({ name: `poll-${name}`, card: pollCard(drawn, state) })),
  { name: 'poll-failed', card: refused('failed') },
  { name: 'poll-nothing-chosen', card: refused('nothing-chosen') },
  {
    name: 'poll-closed-meanwhile',
    card: withNotice(
      pollCard(poll({ mine: answers(3) }), { view: 'closed', early: false }),
      refusalText('poll-closed', { deadline: '2026-08-27T17:00' }, 'nl'),
    ),
  },
  { name: 'poll-proposal', card: proposalCard(proposal) },
  { name: 'poll-proposal-taken', card: proposalCard({ ...proposal, proposal: { ...proposed, state: 'taken' } }) },
  { name: 'poll-proposal-declined', card: proposalCard({ ...proposal, proposal: { ...proposed, state: 'declined' } }) },
  { name: 'poll-proposal-en', card: proposalCard({ ...proposal, language: 'en' }) },
  { name: 'poll-summary-open', card: pollSummaryCard(summary, { view: 'open' }) },
  { name: 'poll-summary-hidden', card: pollSummaryCard(hidden, { view: 'open' }) },
  { name: 'poll-summary-closed', card: pollSummaryCard(summary, { view: 'closed' }) },
  { name: 'poll-summary-decided', card: pollSummaryCard(summary, { view: 'decided', meeting }) },
  { name: 'poll-summary-cancelled', card: pollSummaryCard(summary, { view: 'cancelled' }) },
  { name: 'poll-summary-open-en', card: pollSummaryCard({ ...summary, language: 'en' }, { view: 'open' }) },
  { name: 'poll-result', card: pollResultCard(result) },
  { name: 'poll-result-en', card: pollResultCard({ ...result, language: 'en' }) },
  { name: 'poll-result-nobody', card: pollResultCard({ ...result, best: [], progress: { answered: 0, asked: 12 } }) },
  { name: 'meeting-scheduled', card: meetingCard(meeting) },
  { name: 'meeting-place-unknown', card: meetingCard({ ...meeting, place: '', online: false, joinUrl: null }) },
  { name: 'meeting-cancelled', card: meetingCard({ ...meeting, state: 'cancelled' }) },
];
