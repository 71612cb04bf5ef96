import type { ColumnType } from 'kysely';
import type { Instant, NullableInstant } from './people.ts';

export interface LiveTables {
  live_meeting: LiveMeetingRow;
  live_time: LiveTimeRow;
  attendance: AttendanceRow;
  ballot: BallotRow;
  ballot_vote: BallotVoteRow;
  vote_weight: VoteWeightRow;
}

export interface LiveMeetingRow {
  partnership_id: string;
  meeting_id: string;
  state: 'running' | 'closed';
  current_item_id: string | null;
  /** Since when the current item is discussed. */
  item_since: NullableInstant;
  revision: ColumnType<string, number, number>;
  started_at: Instant;
  closed_at: NullableInstant;
}

export interface LiveTimeRow {
  partnership_id: string;
  meeting_id: string;
  item_id: string;
  /** Before `item_since`. */
  seconds: number;
}

export interface AttendanceRow {
  partnership_id: string;
  meeting_id: string;
  seat_id: string;
  /** `expected`: said to come, not yet seen. */
  state: 'expected' | 'present' | 'absent';
  /** Who is there for the seat: its holder or a deputy. */
  person_id: string | null;
}

export interface BallotRow {
  partnership_id: string;
  id: string;
  meeting_id: string;
  item_id: string;
  question: string;
  secret: boolean;
  state: 'open' | 'closed';
  opened_at: Instant;
  closed_at: NullableInstant;
  /** Of a secret ballot while it runs, of any ballot once it is closed. */
  in_favour: number;
  against: number;
  abstained: number;
}

export interface BallotVoteRow {
  partnership_id: string;
  ballot_id: string;
  seat_id: string;
  /** Null in a secret ballot: the seat has voted, and that is all. */
  choice: 'for' | 'against' | 'abstain' | null;
  person_id: string | null;
  weight: number;
}

/** What the vote of a seat counts for; without a row: 1. */
export interface VoteWeightRow {
  partnership_id: string;
  seat_id: string;
  weight: number;
}
