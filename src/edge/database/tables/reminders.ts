import type { Generated } from 'kysely';
import type { Selection } from '../../../reminders/schema.ts';
import type { Instant, Json, NullableInstant } from './people.ts';

export interface ReminderTables {
  obligation: ObligationRow;
  reminder: ReminderRow;
  reminder_policy: ReminderPolicyRow;
  reminder_setting: ReminderSettingRow;
  escalation: EscalationRow;
  planned_reminder: PlannedReminderRow;
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
  /** Given: this school owes it, and `board_id` is the board that it answers under. */
  school_id: Generated<string | null>;
  body_id: string | null;
  since: Instant;
  due_at: Instant;
  settled_at: NullableInstant;
  settled_by: string | null;
  /** By which door the answer came; null also where that was not kept yet. */
  settled_via: Generated<'chat' | 'tab' | 'link' | 'system' | null>;
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
  /** What the sender added in their own words. */
  note: Generated<string | null>;
  obligation_ids: Json<string[]>;
}

/** Days before the due date on which people are reminded, and on which others are told that no answer came. */
export interface PolicyJson {
  daysBefore: number[];
  escalation: { to: 'deputy' | 'boc' | 'relatiebeheerder'; daysBefore: number }[];
}

/** What a partnership agreed for one kind of question; `body_id` null: for every body without a policy of its own. */
export interface ReminderPolicyRow {
  partnership_id: string;
  id: string;
  question_kind: string;
  body_id: string | null;
  policy: Json<PolicyJson>;
  changed_by: string | null;
  changed_at: Instant;
}

export interface ReminderSettingRow {
  partnership_id: string;
  /** Reminders by themselves to one person in seven days. */
  most_a_week: number;
  /** Nobody is reminded in the school holidays of their own region. */
  holiday_pause: boolean;
}

/** Somebody else was told that an answer is missing; `person_id` null: there was nobody to tell. */
export interface EscalationRow {
  partnership_id: string;
  id: string;
  obligation_id: string;
  /** Of the obligation at that moment: a question that is opened again is escalated anew. */
  since: Instant;
  step: PolicyJson['escalation'][number]['to'];
  person_id: string | null;
  at: Instant;
}

/** A reminder that somebody wants to go out later; `id` is that of the send. */
export interface PlannedReminderRow {
  partnership_id: string;
  id: string;
  selection: Json<Selection>;
  note: string | null;
  send_at: Instant;
  by_person_id: string;
  created_at: Instant;
  state: 'waiting' | 'sent' | 'cancelled' | 'refused';
  ended_at: NullableInstant;
}
