import type { Answer } from './answers.ts';
import type { BodyPreferences } from './body-settings.ts';
import type { Availability } from './free-busy.ts';
import { type PollPhase, phaseOf } from './poll-lifecycle.ts';
import type { Proposal } from './proposals.ts';
import type { QuorumCondition } from './quorum.ts';
import type { Habits } from './quorum-forecast.ts';
import { type AnswerableSeat, type Answerer, isOwn, seatsToAnswer } from './who-answers.ts';

/** Everything that is known about one poll on one day; cards, rankings and status are worked out from it. */
export interface PollSheet {
  poll: PollFacts;
  /** In order of time; withdrawn ones included. */
  options: readonly SheetOption[];
  /** The seats of the body that day, filled or not. */
  seats: readonly SheetSeat[];
  /** What each seat said; seats that said nothing are absent. */
  said: ReadonlyMap<string, SeatSaid>;
  remarks: ReadonlyMap<string, string>;
  /** Dates that members would rather have; for the organiser and for whoever proposed them. */
  proposals?: readonly Proposal[];
  people: ReadonlyMap<string, SheetPerson>;
  /** How seats that have not answered usually do; left out where no forecast is asked for. */
  habits?: Habits;
  /** What people's own calendars suggest, by person and then option id; a suggestion is no answer. Left out: nothing is known. */
  suggested?: SuggestedAnswers;
}

/** What calendars suggest: by person id, then by option id. */
export type SuggestedAnswers = ReadonlyMap<string, Readonly<Record<string, Availability>>>;

export interface PollFacts {
  pollId: string;
  meetingId: string;
  partnershipName: string;
  /** The partnership's own language, for groups. */
  language: 'nl' | 'en';
  /** Mailbox that organises the meetings. */
  mailbox: string;
  bodyId: string;
  bodyName: string;
  bodyKind: string;
  conversationId: string | null;
  quorum: readonly QuorumCondition[];
  /** How the body likes to meet. */
  preferences: BodyPreferences;
  title: string;
  explanation: string;
  deadline: string;
  state: PollPhase;
  resultsHidden: boolean;
  /** True: the dates are held in calendars while the poll runs. */
  holdDates: boolean;
  chosenOptionId: string | null;
  createdById: string;
  createdByName: string;
  /** ISO instant at which it was closed, decided or cancelled. */
  endedAt: string | null;
  /** How often its dates were changed after it was sent. */
  changes: number;
  /** ISO instant of the last of these changes. */
  changedAt: string | null;
  /** True: it closes by itself a little after everybody has answered. */
  closeWhenAnswered: boolean;
  /** ISO instant; known only of a poll that closes by itself. */
  lastAnswerAt: string | null;
  meeting: SheetMeeting;
}

export interface SheetMeeting {
  state: 'polling' | 'scheduled' | 'held' | 'cancelled';
  starts: string | null;
  minutes: number | null;
  place: string;
  online: boolean;
  joinUrl: string | null;
  eventState: 'none' | 'wanted' | 'made' | 'cancelling' | 'cancelled';
}

export interface SheetOption {
  optionId: string;
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  withdrawn: boolean;
  /** ISO instant at which it joined a poll that ran already. */
  addedAt?: string | null;
}

export interface SheetSeat extends AnswerableSeat {
  label: string;
  role: 'voorzitter' | 'secretaris' | 'lid' | 'adviseur';
  kringId: string | null;
  votes: boolean;
  required: boolean;
}

export interface SeatSaid {
  /** Who answered last, and how. Empty for other people's seats where only one person's card is drawn, as `answers` is. */
  personId: string;
  at: string;
  via: 'chat' | 'tab' | 'link' | 'system';
  /** True when every option that still counts has an answer. */
  complete: boolean;
  /** By option id. */
  answers: Readonly<Record<string, Answer>>;
}

export interface SheetPerson {
  name: string;
  email: string;
  language: 'nl' | 'en';
}

/** Options that can still be answered and chosen. */
export function liveOptions(sheet: PollSheet): SheetOption[] {
  return sheet.options.filter((option) => !option.withdrawn);
}

/** Seats that were asked: somebody fills them today. */
export function askedSeats(sheet: PollSheet): SheetSeat[] {
  return sheet.seats.filter((seat) => seat.askedId !== null);
}

export function progressOf(sheet: PollSheet): { asked: number; answered: number; waiting: SheetSeat[] } {
  const asked = askedSeats(sheet);
  const waiting = asked.filter((seat) => !sheet.said.get(seat.seatId)?.complete);
  return { asked: asked.length, answered: asked.length - waiting.length, waiting };
}

/** What the poll is to one person: which seats they answer for, what was said there, and what their card should show. */
export interface PersonsView {
  seats: SheetSeat[];
  /** False: the person answers as a deputy or colleague. */
  own: boolean;
  answers: Readonly<Record<string, Answer>>;
  remark: string;
  proposals: readonly Proposal[];
  state: 'not-for-you' | 'form' | 'new-dates' | 'answered' | 'answered-by-colleague' | Exclude<PollPhase, 'open'>;
  /** The colleague, where somebody else answered. */
  answeredById: string | null;
}

export function viewFor(sheet: PollSheet, answerer: Answerer, now: string): PersonsView {
  const seats = seatsToAnswer(sheet.seats, answerer);
  const said = seats.flatMap((seat) => sheet.said.get(seat.seatId) ?? []);
  const others = said.filter(({ personId }) => personId !== answerer.personId);
  const phase = phaseOf(sheet.poll, now);
  const allOthers = said.length > 0 && others.length === said.length;
  const own = hasNewDates(sheet, said) ? 'new-dates' : 'answered';
  const answering = said.length < seats.length ? 'form' : allOthers ? 'answered-by-colleague' : own;
  return {
    seats,
    own: seats.some((seat) => isOwn(seat, answerer.personId)),
    answers: said[0]?.answers ?? {},
    remark: seats.map((seat) => sheet.remarks.get(seat.seatId)).find(Boolean) ?? '',
    proposals: (sheet.proposals ?? []).filter(({ personId }) => personId === answerer.personId),
    state: seats.length === 0 ? 'not-for-you' : phase === 'open' ? answering : phase,
    answeredById: allOthers ? (others[0]?.personId ?? null) : null,
  };
}

/** True when a date joined the poll after the last answer, so that this date alone is still to be asked. */
function hasNewDates(sheet: PollSheet, said: readonly SeatSaid[]): boolean {
  return said.some(({ at, answers }) =>
    liveOptions(sheet).some(({ optionId, addedAt }) => addedAt && addedAt >= at && answers[optionId] === undefined),
  );
}
