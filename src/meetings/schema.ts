import * as z from 'zod';
import { defineJob } from '../work/job.ts';
import { ANSWERS, type Answer } from './rules/answers.ts';
import type { PollPhase } from './rules/poll-lifecycle.ts';
import type { KnownPoll } from './rules/ranking-of.ts';
import type { ReasonFact } from './rules/ranking-reason.ts';
import type { PollProposal } from './schema-poll-changes.ts';

export const MAX_OPTIONS = 200;
export const MAX_REMARK = 500;
const MAX_DESPITE = 1_000;

/** `YYYY-MM-DDTHH:mm`, wall-clock in Europe/Amsterdam; whether it exists and lies ahead is for the rules to say. */
export const localDateTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
const optionalText = (max: number) => z.string().trim().max(max).default('');

export const newOption = z.object({
  starts: localDateTime,
  minutes: z.number().int().min(15).max(720),
  /** Empty: no place, or not known yet. */
  place: optionalText(200),
  online: z.boolean().default(false),
});
export type NewOption = z.infer<typeof newOption>;

/** `POST /polls` */
export const createPollBody = z.object({
  /** Made by whoever sends the form: sending it twice makes one poll. */
  requestId: z.uuid().optional(),
  /** A scheduled meeting that is to get another date; it keeps its own until one is chosen. Left out: a new meeting. */
  meetingId: z.string().min(1).optional(),
  bodyId: z.string().min(1),
  title: z.string().trim().min(1).max(200),
  explanation: optionalText(2_000),
  deadline: localDateTime,
  /** True: until the poll closes, members see how many have answered but not what. */
  resultsHidden: z.boolean().default(false),
  /** True: the dates are held (tentatively) in the calendars of those who are asked, until one is chosen. */
  holdDates: z.boolean().default(false),
  /** True: it closes by itself a quarter of an hour after everybody has answered, if that comes before the deadline. */
  closeWhenAnswered: z.boolean().default(false),
  options: z.array(newOption).min(1).max(MAX_OPTIONS),
});
export type CreatePoll = z.infer<typeof createPollBody>;
export type CreatePollInput = z.input<typeof createPollBody>;
export interface PollCreated {
  pollId: string;
  meetingId: string;
}

/** `POST /polls/:pollId/answer`: answers by option id; options left out keep what was said before. */
export const answerPollBody = z.object({
  answers: z.record(z.string(), z.enum(ANSWERS)),
  remark: z.string().trim().max(MAX_REMARK).optional(),
  /** The seats to answer for; left out: one's own, or else those one is a deputy for. */
  seatIds: z.array(z.string()).optional(),
  /** True when the answer of a colleague for the same seat was seen and is to be replaced. */
  replace: z.boolean().default(false),
});
export type AnswerPoll = z.infer<typeof answerPollBody>;

/** `POST /polls/:pollId/decide` */
export const decidePollBody = z.object({
  optionId: z.string().min(1),
  /** Seats that said yes, are taken by their calendar now, and were seen to be: the date is chosen all the same. */
  despite: z.array(z.string().max(100)).max(MAX_DESPITE).default([]),
  /** A room of the institute to hold it in; left out: none, or the one it has. */
  roomEmail: z.string().min(1).max(254).optional(),
});

/** `GET /polls` */
export const pollsQuery = z.object({
  bodyId: z.string().optional(),
  state: z.enum(['open', 'closed', 'decided', 'cancelled']).optional(),
});
export type PollsQuery = z.infer<typeof pollsQuery>;

export type MeetingState = 'polling' | 'scheduled' | 'held' | 'cancelled';
/** none: no event wanted yet; wanted: on its way to the calendar; made: in the calendar; cancelling/cancelled: withdrawn. */
export type EventState = 'none' | 'wanted' | 'made' | 'cancelling' | 'cancelled';

export interface BodyRef {
  bodyId: string;
  name: string;
  kind: string;
}

export interface MeetingSummary {
  meetingId: string;
  body: BodyRef;
  title: string;
  state: MeetingState;
  /** Wall-clock; null while the date is still being polled. */
  starts: string | null;
  minutes: number | null;
  place: string;
  online: boolean;
  joinUrl: string | null;
  eventState: EventState;
  pollId: string | null;
  /** The date it was given in Outlook while it was moved here too; null: nobody has to choose. */
  conflict: { starts: string; minutes: number; place: string } | null;
}

/** What attendees answered in Outlook. */
export type MeetingRsvp = 'accepted' | 'tentative' | 'declined' | 'none';

/** `GET /meetings/:meetingId` */
export interface MeetingDetail extends MeetingSummary {
  seats: {
    seatId: string;
    label: string;
    role: string;
    name: string | null;
    answer: Answer | null;
    remark: string;
    /** Null: not invited, or the calendar has not told yet. */
    rsvp: MeetingRsvp | null;
    /** True: invited by a mail with the appointment attached, of which Outlook keeps no answers. */
    byMail: boolean;
  }[];
  /** The room it is in, with what the room answered. */
  room: { email: string; name: string; response: MeetingRsvp } | null;
  may: { cancel: boolean; move: boolean };
}

/** `GET /meetings/:meetingId/rooms` */
export interface MeetingRooms {
  rooms: { email: string; name: string; capacity: number | null }[];
}

/** `POST /meetings/:meetingId/room`; null: no room. */
export const chooseRoomBody = z.object({ email: z.string().min(3).max(254).nullable() });

/** Who has been asked and who has not answered; one row a seat that somebody fills. */
export interface PollProgress {
  asked: number;
  answered: number;
  waitingFor: { seatId: string; label: string; personId: string; name: string }[];
  /** Seats nobody fills today: they cannot be asked. */
  vacant: string[];
}

/** Whether the quorum will be there by the deadline; `unnamed` leaves out whom to ask. */
export interface PollForecast {
  state: 'impossible' | 'lost' | 'reached' | 'likely' | 'uncertain';
  sentence: string;
  unnamed: string;
}

export interface PollSummary {
  pollId: string;
  meetingId: string;
  body: BodyRef;
  title: string;
  deadline: string;
  phase: PollPhase;
  optionCount: number;
  progress: PollProgress;
  /** The option that is ahead now, with why; null while nobody has answered or where results are hidden from the reader. */
  best: { optionId: string; starts: string; minutes: number; reason: string } | null;
  resultsHidden: boolean;
  /** Null: no quorum, not open, or hidden from the reader. */
  forecast: PollForecast | null;
  chosenOptionId: string | null;
}

export interface PollSeat {
  seatId: string;
  label: string;
  role: 'voorzitter' | 'secretaris' | 'lid' | 'adviseur';
  votes: boolean;
  required: boolean;
  holder: { personId: string; name: string } | null;
  deputies: { personId: string; name: string }[];
  /** Who was asked today: the holder, or the first deputy; null: the seat is vacant. */
  asked: { personId: string; name: string } | null;
  answeredBy: {
    personId: string;
    name: string;
    deputy: boolean;
    at: string;
    via: 'chat' | 'tab' | 'link' | 'system';
  } | null;
  remark: string;
}

export interface PollOptionView {
  optionId: string;
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  withdrawn: boolean;
  /** Seats by answer; null where results are hidden from the reader. */
  standing: { yes: number; ifNeedBe: number; no: number; none: number } | null;
  /** By seat id; only seats that answered. Null where results are hidden from the reader. */
  answers: Record<string, Answer> | null;
  /** 1 is best; null for a withdrawn option or hidden results. */
  rank: number | null;
  quorum: 'reached' | 'missed' | 'not-set' | null;
  /** In the reader's language, such as "Quorum gehaald; mist kring Noord". */
  reason: string;
  reasonFacts: ReasonFact[];
}

/** `GET /polls/:pollId` */
export interface PollDetail {
  pollId: string;
  meetingId: string;
  body: BodyRef;
  title: string;
  explanation: string;
  deadline: string;
  phase: PollPhase;
  resultsHidden: boolean;
  holdDates: boolean;
  closeWhenAnswered: boolean;
  /** Wall-clock; when it closes because everybody has answered. Null: not yet so. */
  closesAt: string | null;
  askedBy: string;
  chosenOptionId: string | null;
  meeting: MeetingSummary;
  progress: PollProgress;
  /** False: the filled seats cannot make up the quorum, whatever they answer. */
  quorumPossible: boolean;
  /** Null: no quorum, not open, or hidden from the reader. */
  forecast: PollForecast | null;
  seats: PollSeat[];
  /** Chronological; `rank` says which is best. */
  options: PollOptionView[];
  /** Whether calendars count along in the ranking; only for who may see them, while the poll has no date. */
  calendars: { answered: boolean } | null;
  /** What the ranking rests on, to look what would change it; for who chooses the date, while there is none, and not of a huge poll. */
  known: KnownPoll | null;
  /** Dates that members proposed; who may not change the poll sees their own. */
  proposals: PollProposal[];
  /** What the reader has said, over the seats they answer for. */
  mine: { seatIds: string[]; answers: Record<string, Answer>; remark: string; answeredBy: string | null };
  may: { answer: boolean; decide: boolean; close: boolean; cancel: boolean; change: boolean };
}

/** `GET /me/meetings` */
export interface MyMeetings {
  /** Open polls somebody waits for me in, earliest deadline first. */
  asks: {
    pollId: string;
    body: BodyRef;
    title: string;
    deadline: string;
    optionCount: number;
    state: 'open' | 'answered' | 'answered-by-colleague';
    answeredBy: string | null;
  }[];
  /** Scheduled meetings of my bodies that have not ended yet, earliest first. */
  next: MeetingSummary[];
}

/** `GET /meetings/overview` */
export interface MeetingsOverview {
  bodies: {
    body: BodyRef;
    seatCount: number;
    next: MeetingSummary | null;
    /** Open polls, and closed ones that wait for a choice. */
    polls: PollSummary[];
    may: { plan: boolean };
  }[];
}

/** `POST /meetings/:meetingId/move` */
export const moveMeetingBody = newOption.omit({ online: true }).extend({
  /** True: it was seen that this day lies in a school holiday, and is meant. */
  evenInHoliday: z.boolean().optional(),
});
export type MoveMeeting = z.infer<typeof moveMeetingBody>;

/** `POST /meetings/:meetingId/conflict`: which of the two dates stands. */
export const settleConflictBody = z.object({ keep: z.enum(['kringwerk', 'outlook']) });

/** One notification of Microsoft Graph, of a change in a calendar or about the subscription itself. */
export const calendarNotice = z.object({
  subscriptionId: z.string().min(1).max(200),
  clientState: z.string().max(200).nullish(),
  lifecycleEvent: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']).optional(),
  resourceData: z.object({ id: z.string().min(1).max(500) }).nullish(),
});
export type CalendarNotice = z.infer<typeof calendarNotice>;
export const calendarNotices = z.object({ value: z.array(calendarNotice).max(1_000) });

/** Closes what is due and not closed, and brings group summaries up to date; for all partnerships, every minute. */
export const CLOSE_DUE_POLLS = defineJob('meetings.close-due-polls', z.object({}));
/** Puts a scheduled meeting into the calendar, or brings its event up to date, or takes it out. */
export const SYNC_EVENT = defineJob(
  'meetings.make-event',
  z.object({ partnershipId: z.string(), meetingId: z.string() }),
);
/** Holds the dates of one poll in calendars, or lets go of them. */
export const HOLD_DATES = defineJob('meetings.hold-dates', z.object({ partnershipId: z.string(), pollId: z.string() }));
/** Takes over what people did with one meeting in Outlook. */
export const FOLLOW_EVENT = defineJob(
  'meetings.follow-event',
  z.object({ partnershipId: z.string(), meetingId: z.string() }),
  // Outlook tells of one change several times; whoever looks next sees them all.
  { about: ({ partnershipId, meetingId }) => `${partnershipId} ${meetingId}` },
);
/** Looks for changes in the calendar of which no notification came. */
export const LOOK_THROUGH_CALENDAR = defineJob(
  'meetings.look-through-calendar',
  z.object({ partnershipId: z.string() }),
);
/** Makes and renews subscriptions to calendars; for all partnerships, every minute. */
export const KEEP_WATCHES = defineJob('meetings.keep-watches', z.object({}), { retryLimit: 2 });
/** Set going by people; what is planned follows. */
export { SEATS_CHANGED } from '../people/schema.ts';
/** Every minute; asks the tenant a few times a day. */
export const KEEP_ROOMS = defineJob('meetings.keep-rooms', z.object({}));
