import type { ColumnType, Generated } from 'kysely';
import type { ItemOrigin } from '../../../agendas/rules/item-origin.ts';
import type { Instant, NullableInstant } from './people.ts';

export interface MinutesTables {
  minutes: MinutesRow;
  minutes_item: MinutesItemRow;
  decision: DecisionRow;
  action_item: ActionItemRow;
  minutes_correction: MinutesCorrectionRow;
  todo_sync: TodoSyncRow;
  todo_task: TodoTaskRow;
}

export interface MinutesRow {
  partnership_id: string;
  meeting_id: string;
  state: 'concept' | 'circulated' | 'approved';
  /** Times circulated; 0: not yet. */
  version: number;
  circulated_at: NullableInstant;
  /** The meeting whose agenda got "approve the minutes". */
  carried_to: string | null;
  approved_at: NullableInstant;
  changed_at: Instant;
}

export interface MinutesItemRow {
  partnership_id: string;
  meeting_id: string;
  item_id: string;
  /** As it was called when something was last written about it. */
  title: string;
  text: string;
  unfinished: boolean;
  carried_to: string | null;
  /** The item it became on that agenda. */
  carried_item_id: Generated<string | null>;
  changed_at: Instant;
  changed_by: string | null;
}

export interface DecisionRow {
  partnership_id: string;
  id: string;
  body_id: string;
  meeting_id: string;
  item_id: string | null;
  item_title: string;
  /** Numbered per body and calendar year, from 1. */
  year: number;
  number: number;
  text: string;
  follow_up: string;
  /** Wall-clock date. */
  decided_on: string;
  /** Grows with every change; an edit of an older one is a conflict. */
  revision: Generated<number>;
  /** Of its item when it was taken; null: the makers of the agenda put it there. */
  origin: ColumnType<ItemOrigin | null, string | null | undefined, string | null>;
  withdrawn_at: NullableInstant;
  withdrawn_because: Generated<string>;
}

export interface ActionItemRow {
  partnership_id: string;
  id: string;
  body_id: string;
  meeting_id: string;
  item_title: string;
  text: string;
  owner_id: string;
  /** The seat the owner filled when the action was given: what the reminder is owed by. */
  seat_id: string;
  /** Wall-clock dates. */
  starts_on: string;
  due_on: string;
  status: 'open' | 'busy' | 'done' | 'dropped';
  closed_at: NullableInstant;
}

export interface MinutesCorrectionRow {
  partnership_id: string;
  id: string;
  meeting_id: string;
  text: string;
  by_person_id: string;
  made_at: Instant;
  handled_at: NullableInstant;
}

/** A person who wants their actions in Microsoft To Do. */
export interface TodoSyncRow {
  partnership_id: string;
  person_id: string;
  /** Of the list there; null: not looked yet. */
  list_id: string | null;
  /** Until then another request is at it. */
  busy_until: NullableInstant;
  looked_at: NullableInstant;
  /** Code of what went wrong last. */
  problem: string | null;
}

/** How an action stood when both sides agreed last. */
export interface TodoTaskRow {
  partnership_id: string;
  person_id: string;
  action_id: string;
  /** Null: its task was thrown away there. */
  task_id: string | null;
  text: string;
  due_on: string;
  open: boolean;
}
