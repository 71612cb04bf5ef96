import * as z from 'zod';
import type { ItemKind } from '../agendas/schema.ts';
import type { QuorumCondition } from '../meetings/rules/quorum.ts';
import { type BallotOutcome, CHOICES, type Choice, type Totals } from './rules/ballot.ts';
import type { Change } from './rules/live-change.ts';

const id = z.string().min(1).max(64);

/** Body of POST …/live/item. */
export const GO_TO_ITEM = z.object({ itemId: id });
/** Body of PUT …/live/attendance. `personId`: who is there for the seat, its holder or a deputy; null: the one asked. */
export const SET_ATTENDANCE = z.object({ seatId: id, present: z.boolean(), personId: id.nullable().default(null) });
export type SetAttendance = z.output<typeof SET_ATTENDANCE>;
/** Body of POST …/live/ballots. */
export const OPEN_BALLOT = z.object({
  itemId: id,
  question: z.string().trim().min(1).max(500),
  secret: z.boolean().default(false),
});
export type OpenBallot = z.output<typeof OPEN_BALLOT>;
/** Body of POST …/live/ballots/:ballotId/votes. */
export const CAST_VOTE = z.object({ seatId: id, choice: z.enum(CHOICES) });
export type CastVote = z.output<typeof CAST_VOTE>;
/** Body of PUT /bodies/:bodyId/vote-weights; 1 is the rule. */
export const SET_WEIGHTS = z.object({
  weights: z.array(z.object({ seatId: id, weight: z.number().int().min(0).max(100) })).max(500),
});
export type SetWeights = z.output<typeof SET_WEIGHTS>;

export interface LiveItem {
  itemId: string;
  title: string;
  kind: ItemKind | null;
  /** Planned minutes; 0 where it is no longer on the agenda and never went out. */
  minutes: number;
  presenter: string | null;
  /** Before `itemSince` where it is the current one. */
  seconds: number;
  removed: boolean;
  /** The minutes beside the item. */
  text: string;
  unfinished: boolean;
}

export interface LiveSeat {
  seatId: string;
  label: string;
  votes: boolean;
  weight: number;
  state: 'expected' | 'present' | 'absent';
  /** Who is there, else who would be. */
  name: string | null;
  deputy: boolean;
  /** Who may be there for the seat. */
  people: { personId: string; name: string; deputy: boolean }[];
}

export interface LiveBallot {
  ballotId: string;
  itemId: string;
  question: string;
  secret: boolean;
  state: 'open' | 'closed';
  /** Seats that voted, of those that may. */
  cast: number;
  seats: number;
  /** Null while a ballot runs. */
  totals: Totals | null;
  outcome: BallotOutcome | null;
  /** Seats for which somebody is there who did not vote yet; empty once it is closed. */
  waiting: string[];
  /** Seat by seat, of an open ballot that is closed. */
  votes: { label: string; choice: Choice; weight: number }[];
}

/** One condition of a quorum: seats of a group that are needed, and those for which somebody is there. */
export interface QuorumStanding {
  of: QuorumCondition['of'];
  needed: number;
  present: number;
}

/** What everybody who watches sees alike. */
export interface LiveShared {
  meetingId: string;
  bodyId: string;
  bodyName: string;
  title: string;
  /** Wall-clock; empty while no date was chosen. */
  startsAt: string;
  state: 'waiting' | 'running' | 'closed';
  /** ISO instants. */
  now: string;
  startedAt: string | null;
  currentItemId: string | null;
  itemSince: string | null;
  nextItemId: string | null;
  items: LiveItem[];
  seats: LiveSeat[];
  quorum: { met: boolean; expected: boolean; conditions: QuorumStanding[] } | null;
  ballots: LiveBallot[];
  decisions: { decisionId: string; itemId: string | null; number: string; text: string }[];
}

export type LiveChange = Change<LiveShared>;

/** Query of GET …/live/events. Who asks for changes gets those after the first event; who does not, the whole each time. */
export const WATCH_LIVE = z.object({ changes: z.literal('1').optional() });

/** One event of that stream. */
export type LiveEvent = LiveShared | LiveChange;

/** What is the reader's own. */
export interface LiveMine {
  seats: { seatId: string; label: string }[];
  /** By ballot and seat; `secret`: voted, and nobody can tell what. `own`: false where somebody else did so for the seat. */
  votes: { ballotId: string; seatId: string; choice: Choice | 'secret'; own: boolean }[];
  may: { lead: boolean };
}

/** GET /meetings/:meetingId/live; every change gives the same. GET …/live/events streams LiveEvents. */
export interface LiveView {
  shared: LiveShared;
  mine: LiveMine;
}
