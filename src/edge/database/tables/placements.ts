import type { Generated } from 'kysely';
import type { Instant, NullableInstant } from './people.ts';

export interface PlacementTables {
  placement_round: PlacementRoundRow;
  round_variant: RoundVariantRow;
  round_board: RoundBoardRow;
  capacity_offer: CapacityOfferRow;
  capacity_count: CapacityCountRow;
  school_delegation: SchoolDelegationRow;
}

export interface PlacementRoundRow {
  partnership_id: string;
  id: string;
  /** First year: 2026 for 2026-2027. */
  school_year: number;
  period: string;
  /** First day of the period, ISO date. */
  starts_on: string;
  state: 'draft' | 'open' | 'closed' | 'cancelled';
  /** Local date and time in Europe/Amsterdam; answers are taken until then. */
  deadline: string;
  explanation: string;
  answer_by: 'board' | 'school';
  /** The earlier round that this one was copied from and is compared with. */
  previous_round_id: string | null;
  /** ISO date on which its students are erased by themselves; null: as the product does without a decision. */
  students_kept_until: Generated<string | null>;
  created_at: Instant;
  opened_at: NullableInstant;
  closed_at: NullableInstant;
}

/** An opleidingsvariant (voltijd, deeltijd, AD-PEP, …) as one round knows it. */
export interface RoundVariantRow {
  partnership_id: string;
  id: string;
  round_id: string;
  name: string;
  position: number;
  demand: number | null;
}

/** A board that is asked in a round; the row that answers of this board wait for in turn. */
export interface RoundBoardRow {
  partnership_id: string;
  round_id: string;
  board_id: string;
  asked_at: Instant;
  /** At most so many places over all variants together. */
  cap: number | null;
  /** Local date and time until which this board alone may still answer. */
  extended_until: string | null;
  answered_at: NullableInstant;
  answered_by: string | null;
  via: string | null;
  /** Filled in by the programmaleider or the bureau. */
  on_behalf: boolean;
}

/** One figure: of a board (no school), or of one of its schools. A board's own figure goes before its schools'. */
export interface CapacityOfferRow {
  partnership_id: string;
  id: string;
  round_id: string;
  board_id: string;
  school_id: string | null;
  variant_id: string;
  certainty: 'definite' | 'provisional' | 'none';
  places: number;
  /** ISO date; with 'provisional' alone. */
  provisional_until: string | null;
  reason: string;
  given_at: Instant;
  given_by: string | null;
  via: string;
  on_behalf: boolean;
  /** Who gave it for the school itself, the last time that the school did; earlier than `given_at`: changed since. */
  school_given_by: Generated<string | null>;
  school_given_at: NullableInstant;
}

/** A school that answers for itself in a round, because its board at that moment wanted so. */
export interface SchoolDelegationRow {
  partnership_id: string;
  round_id: string;
  school_id: string;
  board_id: string;
  delegated_at: Instant;
  delegated_by: string | null;
  via: string;
  times_asked: number;
  last_asked_at: Instant;
  withdrawn_at: NullableInstant;
}

/** Offers of one board and variant counted; the database keeps it with every change of an offer. */
export interface CapacityCountRow {
  partnership_id: string;
  round_id: string;
  board_id: string;
  variant_id: string;
  own_count: number;
  own_definite: number;
  own_provisional: number;
  schools_answered: number;
  schools_definite: number;
  schools_provisional: number;
}
