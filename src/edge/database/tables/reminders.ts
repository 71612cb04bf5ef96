import type { Instant, Json, NullableInstant } from './people.ts';

export interface ReminderTables {
  obligation: ObligationRow;
  reminder: ReminderRow;
}

/** An answer that a seat or a board still owes, or owed until it was settled or withdrawn. */
export interface ObligationRow {
  partnership_id: string;
  id: string;
  question_kind: string;
  subject_id: string;
  topic: string;
  title: string;
  /** Exactly one of `seat_id` and `board_id` is set. */
  seat_id: string | null;
  board_id: string | null;
  body_id: string | null;
  since: Instant;
  due_at: Instant;
  settled_at: NullableInstant;
  settled_by: string | null;
  withdrawn_at: NullableInstant;
  /** The first ask counts as one. */
  times_asked: number;
  last_asked_at: Instant;
}

/** One reminder message to one person; the same send reaches a person once. */
export interface ReminderRow {
  partnership_id: string;
  id: string;
  /** What makes a send unique: made with the preview, or the day for automatic reminders. */
  send_id: string;
  person_id: string;
  sent_at: Instant;
  /** Null: sent automatically. */
  by_person_id: string | null;
  obligation_ids: Json<string[]>;
}
