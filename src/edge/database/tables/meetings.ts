import type { Generated } from 'kysely';
import type { Instant, NullableInstant } from './people.ts';

export interface MeetingTables {
  meeting: MeetingRow;
  date_poll: DatePollRow;
  poll_option: PollOptionRow;
  poll_answer: PollAnswerRow;
  poll_remark: PollRemarkRow;
  poll_suggestion: PollSuggestionRow;
  poll_hold: PollHoldRow;
  poll_proposal: PollProposalRow;
  meeting_response: MeetingResponseRow;
  calendar_watch: CalendarWatchRow;
}

export interface MeetingRow {
  partnership_id: string;
  id: string;
  body_id: string;
  title: string;
  state: 'polling' | 'scheduled' | 'held' | 'cancelled';
  /** Wall-clock; null until a date is chosen. */
  starts: string | null;
  minutes: number | null;
  place: string;
  online: boolean;
  /** What the calendar should hold and what it holds; see `EventState` in src/meetings/schema.ts. */
  event_state: 'none' | 'wanted' | 'made' | 'cancelling' | 'cancelled';
  /** The transactionId of the event, the same for every attempt. */
  event_key: string;
  event_id: string | null;
  join_url: string | null;
  /** What other capabilities add to the event's text, such as the agenda; HTML that they made safe. */
  event_notes: string;
  /** When the calendar was last asked for a change, and when it was last tried; null: never. */
  event_wanted_at: NullableInstant;
  event_tried_at: NullableInstant;
  /** Raised with every change that the calendar must follow, and the version it last followed. */
  event_version: Generated<number>;
  event_synced_version: Generated<number>;
  /** How the event last stood in the calendar, wall-clock; null: never seen there. */
  event_starts: Generated<string | null>;
  event_minutes: Generated<number | null>;
  event_place: Generated<string | null>;
  /** What somebody made of it in Outlook while it was being changed here too; a person has to choose. */
  outlook_starts: Generated<string | null>;
  outlook_minutes: Generated<number | null>;
  outlook_place: Generated<string | null>;
  /** Who the calendar was last told to invite, as `attendeeText` writes it; and the day on which that was last compared. */
  attendees_told: Generated<string | null>;
  attendees_checked_on: Generated<string | null>;
  /** Mailbox of the room it is in; null: none. */
  room_email: Generated<string | null>;
  created_by: string;
  created_at: Instant;
}

export interface DatePollRow {
  partnership_id: string;
  id: string;
  meeting_id: string;
  explanation: string;
  /** Wall-clock. */
  deadline: string;
  state: 'open' | 'closed' | 'decided' | 'cancelled';
  results_hidden: boolean;
  /** True: the dates are held in calendars while the poll runs. */
  hold_dates: Generated<boolean>;
  chosen_option_id: string | null;
  /** Fingerprint of the answers that the group summary was last drawn from. */
  summary_shown: Generated<string>;
  /** How often its dates were changed after it was sent. */
  changes: Generated<number>;
  changed_at: NullableInstant;
  /** True: it closes by itself a little after everybody has answered. */
  close_when_answered: Generated<boolean>;
  created_by: string;
  created_at: Instant;
  /** When it was closed, decided or cancelled, whichever came last. */
  ended_at: NullableInstant;
}

export interface PollOptionRow {
  partnership_id: string;
  id: string;
  poll_id: string;
  /** Wall-clock. */
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  position: number;
  withdrawn: boolean;
  /** When it came later than the rest; null: from the beginning. */
  added_at: NullableInstant;
}

/** At most one answer per option and seat: the primary key says so. */
export interface PollAnswerRow {
  partnership_id: string;
  option_id: string;
  seat_id: string;
  poll_id: string;
  answer: 'yes' | 'ifNeedBe' | 'no';
  person_id: string;
  answered_at: Instant;
  via: 'chat' | 'tab' | 'link' | 'system';
}

export interface PollRemarkRow {
  partnership_id: string;
  poll_id: string;
  seat_id: string;
  remark: string;
  person_id: string;
  remarked_at: Instant;
}

/** A date that a member would rather have; once a person and moment. */
export interface PollProposalRow {
  partnership_id: string;
  id: string;
  poll_id: string;
  person_id: string;
  starts: string;
  minutes: number;
  note: string;
  proposed_at: Instant;
  state: Generated<'open' | 'taken' | 'declined'>;
  /** The option it became. */
  option_id: string | null;
  /** What the organiser said to it. */
  word: Generated<string>;
  settled_by: string | null;
  settled_at: NullableInstant;
}

/** What somebody's own calendar suggested when they were asked; gone once the poll is closed. */
export interface PollSuggestionRow {
  partnership_id: string;
  poll_id: string;
  person_id: string;
  /** JSON: by option id `free`, `tentative`, `busy` or `unknown`. */
  by_option: unknown;
  read_at: Instant;
}

/** A date that is, or may be, held in calendars. */
export interface PollHoldRow {
  partnership_id: string;
  option_id: string;
  poll_id: string;
  /** The transactionId of the event, the same for every attempt. */
  event_key: string;
  event_id: string | null;
  /** In whose calendars it is, as `attendeeText` writes it. */
  attendees_told: Generated<string | null>;
  tried_at: Instant;
}

/** What an attendee answered in Outlook; one row an address. */
export interface MeetingResponseRow {
  partnership_id: string;
  meeting_id: string;
  /** Lower case. */
  email: string;
  response: 'accepted' | 'tentative' | 'declined' | 'none';
  seen_at: Instant;
}

/** How changes in one mailbox's calendar reach us. */
export interface CalendarWatchRow {
  partnership_id: string;
  mailbox: string;
  /** Null: no subscription yet, or it was taken away. */
  subscription_id: string | null;
  /** The secret that a genuine notification carries. */
  client_state: string;
  expires_at: NullableInstant;
  /** Where the next look at what changed begins; null: at the beginning. */
  delta_link: string | null;
  /** Last day of the window that the link is about. */
  delta_until: string | null;
  looked_at: NullableInstant;
}
