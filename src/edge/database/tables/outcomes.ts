import type { Instant, NullableInstant } from './people.ts';

export interface OutcomeTables {
  outcome_round: OutcomeRoundRow;
  outcome_question: OutcomeQuestionRow;
  outcome_kring: OutcomeKringRow;
  outcome_answer: OutcomeAnswerRow;
  outcome_addition: OutcomeAdditionRow;
  outcome_fed: OutcomeFedRow;
}

export interface OutcomeRoundRow {
  partnership_id: string;
  id: string;
  /** The body that asks and decides: the stuurgroep. */
  to_body_id: string;
  title: string;
  explanation: string;
  /** Wall-clock date: the last day to answer. */
  due_on: string;
  state: 'open' | 'rolled-up' | 'decided' | 'withdrawn';
  /** Meeting and item in which the outcomes were brought together. */
  rolled_to: string | null;
  rolled_item_id: string | null;
  rolled_at: NullableInstant;
  created_by: string;
  created_at: Instant;
}

export interface OutcomeQuestionRow {
  partnership_id: string;
  round_id: string;
  id: string;
  position: number;
  text: string;
}

export interface OutcomeKringRow {
  partnership_id: string;
  round_id: string;
  body_id: string;
  /** The seat that settles the answer; null: nobody fills a seat. */
  settler_seat_id: string | null;
  /** The agenda that the question stands on; null: no meeting is planned yet. */
  meeting_id: string | null;
  item_id: string | null;
  settled_at: NullableInstant;
  settled_by: string | null;
  /** Settled when the outcomes were last brought together. */
  in_roll_up: boolean;
  /** Wall-clock date on which the kring ended while the round ran, and the body it went into. */
  gone_on: string | null;
  gone_into: string | null;
}

export interface OutcomeAnswerRow {
  partnership_id: string;
  round_id: string;
  body_id: string;
  question_id: string;
  position: 'agree' | 'agree-if' | 'disagree' | 'none' | null;
  reasons: string;
  dissent: string;
  changed_at: Instant;
  changed_by: string | null;
}

export interface OutcomeAdditionRow {
  partnership_id: string;
  id: string;
  round_id: string;
  body_id: string;
  question_id: string;
  person_id: string;
  text: string;
  added_at: Instant;
}

/** A decision that was put on the agenda of a kring. */
export interface OutcomeFedRow {
  partnership_id: string;
  round_id: string;
  body_id: string;
  decision_id: string;
  meeting_id: string;
}
