import type { Generated } from 'kysely';
import type { Instant, Json, NullableInstant } from './people.ts';

export interface StudentTables {
  student_placement: StudentPlacementRow;
  student_columns: StudentColumnsRow;
  student_import: StudentImportRow;
  student_view: StudentViewRow;
  student_erasure: StudentErasureRow;
  student_field_keeping: StudentFieldKeepingRow;
  student_replacement: StudentReplacementRow;
  student_offer: StudentOfferRow;
  student_ask: StudentAskRow;
  student_swap: StudentSwapRow;
  student_swap_side: StudentSwapSideRow;
}

/** A student matched to a school in one round. The board is the school's, also after the school moved. */
export interface StudentPlacementRow {
  partnership_id: string;
  id: string;
  round_id: string;
  /** What a board sees in place of the number until it has said yes; counts within the round and is never reused. */
  label: number;
  student_number: string;
  variant_id: string;
  phase: string | null;
  school_id: string;
  site_id: string | null;
  mentor: string | null;
  /** ISO dates. */
  starts_on: string | null;
  ends_on: string | null;
  /** 'withdrawn': no longer in the list of OnStage. */
  status: 'proposed' | 'confirmed' | 'declined' | 'withdrawn';
  reason: string;
  decided_at: NullableInstant;
  decided_by: string | null;
  via: string | null;
  /** Decided by the programmaleider or the bureau for the board. */
  on_behalf: boolean;
  /** Decided by the contact person of the school, which answers for itself; null counts as no. */
  by_school: Generated<boolean | null>;
}

/** A board, or a school that answers for itself, that was asked to say yes or no to its students. */
export interface StudentAskRow {
  partnership_id: string;
  round_id: string;
  board_id: string;
  /** Empty: the board itself. */
  school_id: Generated<string>;
  /** Local date and time in Europe/Amsterdam. */
  answer_by: string;
  asked_at: Instant;
  asked_by: string | null;
  /** The first time counts as one. */
  times_asked: number;
}

/** Two students of one round who may change places. */
export interface StudentSwapRow {
  partnership_id: string;
  id: string;
  round_id: string;
  /** 'overtaken': one of the students went elsewhere before both sides had agreed. */
  state: 'open' | 'done' | 'declined' | 'expired' | 'withdrawn' | 'overtaken';
  /** Local date and time in Europe/Amsterdam. */
  answer_by: string;
  reason: string;
  proposed_at: Instant;
  proposed_by: string | null;
  ended_at: NullableInstant;
}

/** One of the two: a student with the school it was at when the swap was proposed, and what that side says. */
export interface StudentSwapSideRow {
  partnership_id: string;
  swap_id: string;
  side: 'a' | 'b';
  student_id: string;
  school_id: string;
  variant_id: string;
  /** True as long as the swap is open. */
  live: boolean;
  state: 'open' | 'agreed' | 'declined';
  reason: string;
  answered_at: NullableInstant;
  answered_by: string | null;
  via: string | null;
  on_behalf: boolean;
}

/** Heading of the file per field, as it was last imported. */
export interface StudentColumnsRow {
  partnership_id: string;
  mapping: Json<Record<string, string | null>>;
}

export interface StudentImportRow {
  partnership_id: string;
  id: string;
  round_id: string;
  state: 'previewed' | 'queued' | 'running' | 'done' | 'failed';
  phase: 'reading' | 'saving' | 'finished';
  done: number;
  total: number;
  file_name: string;
  /** The upload in base64, until it is imported or a day old. */
  content: string | null;
  mapping: Json<Record<string, string | null>>;
  result: Json<{ added: number; changed: number; gone: number; same: number }>;
  by_person_id: string | null;
  created_at: Instant;
  finished_at: NullableInstant;
  /** Students whom boards agreed to move here go back to where the list has them. */
  undo_moves: Generated<boolean>;
}

/** Who saw how many students, when and where. */
export interface StudentViewRow {
  partnership_id: string;
  id: string;
  round_id: string;
  board_id: string | null;
  what: 'list' | 'preview' | 'export';
  students: number;
  at: Instant;
  person_id: string;
}

/** What was decided for one field of the privacy register in one round. */
export interface StudentFieldKeepingRow {
  partnership_id: string;
  round_id: string;
  field: string;
  /** ISO date, the first day on which it is gone; null: the usual term. */
  kept_until: string | null;
  /** In the words of whoever decided; null: the usual ones. */
  purpose: string | null;
  decided_at: Instant;
  decided_by: string | null;
}

/** That students of a round were erased; null as person: their term was over. */
export interface StudentErasureRow {
  partnership_id: string;
  id: string;
  round_id: string;
  erased_at: Instant;
  by_person_id: string | null;
  students: number;
  confirmed: number;
  declined: number;
}

/** A place sought for a student whose board said no. */
export interface StudentReplacementRow {
  partnership_id: string;
  id: string;
  round_id: string;
  student_id: string;
  state: 'open' | 'taken' | 'expired' | 'withdrawn';
  /** Local date and time in Europe/Amsterdam; boards can answer until then. */
  answer_by: string;
  asked_at: Instant;
  asked_by: string | null;
}

/** The question to one board whether it has a place for the student. */
export interface StudentOfferRow {
  partnership_id: string;
  id: string;
  replacement_id: string;
  board_id: string;
  /** From 1, as the boards were ranked when they were asked. */
  rank: number;
  /** 'lost': another board said yes first. */
  state: 'open' | 'accepted' | 'declined' | 'lost' | 'expired' | 'withdrawn';
  why: Json<{ sameKring: boolean; spare: number }>;
  reason: string;
  /** With 'accepted': where the student goes. */
  school_id: string | null;
  answered_at: NullableInstant;
  answered_by: string | null;
  via: string | null;
  on_behalf: boolean;
}
