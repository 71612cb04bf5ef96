import { NO_PREFERENCES } from '../../../src/meetings/rules/body-settings.ts';
import type { PollFacts, PollSheet, SeatSaid, SheetOption, SheetSeat } from '../../../src/meetings/rules/poll-sheet.ts';

const POLL: PollFacts = {
  pollId: 'poll-1',
  meetingId: 'meeting-1',
  partnershipName: 'Partnerschap Opleiden Oost',
  language: 'nl',
  mailbox: 'secretariaat@marijkehogeschool.example',
  bodyId: 'body-1',
  bodyName: 'Stuurgroep',
  bodyKind: 'stuurgroep',
  conversationId: null,
  quorum: [],
  preferences: NO_PREFERENCES,
  title: 'Stuurgroep september',
  explanation: '',
  deadline: '2026-09-03T17:00',
  state: 'open',
  resultsHidden: false,
  holdDates: false,
  chosenOptionId: null,
  createdById: 'anna',
  createdByName: 'Anna van der Meulen',
  endedAt: null,
  changes: 0,
  changedAt: null,
  closeWhenAnswered: false,
  lastAnswerAt: null,
  meeting: {
    state: 'polling',
    starts: null,
    minutes: null,
    place: '',
    online: false,
    joinUrl: null,
    eventState: 'none',
  },
};

const option = (optionId: string, starts: string, withdrawn = false): SheetOption => {
  return { optionId, starts, minutes: 120, place: 'Utrecht', online: false, withdrawn };
};

const seat = (seatId: string, label: string, holderId: string | null, deputyIds: string[] = []): SheetSeat => ({
  seatId,
  label,
  role: 'lid',
  boardId: null,
  kringId: null,
  votes: true,
  required: false,
  holderId,
  deputyIds,
  askedId: holderId,
});

/** A poll with two dates and one withdrawn, a chair, a seat with a deputy, and an empty seat. */
export function sheet(change: { state?: PollFacts['state']; said?: Record<string, SeatSaid> } = {}): PollSheet {
  return {
    poll: { ...POLL, state: change.state ?? 'open' },
    options: [
      option('first', '2026-09-10T14:00'),
      option('second', '2026-09-11T14:00'),
      option('third', '2026-09-12T14:00', true),
    ],
    seats: [
      seat('chair', 'voorzitter', 'anna'),
      seat('zuid', 'kring Zuid', 'carla', ['bram']),
      seat('leeg', 'leeg', null),
    ],
    said: new Map(Object.entries(change.said ?? {})),
    remarks: new Map(),
    people: new Map(),
  };
}

export function said(personId: string): SeatSaid {
  return {
    personId,
    at: '2026-09-01T09:00:00.000Z',
    via: 'chat',
    complete: true,
    answers: { first: 'yes', second: 'no' },
  };
}
