import type { ColumnType, Generated } from 'kysely';
import type { AgendaChange, CirculatedMeeting, ComparedItem } from '../../../agendas/rules/agenda-changes.ts';
import type { AgendaSettings } from '../../../agendas/rules/agenda-start.ts';
import type { ItemOrigin } from '../../../agendas/rules/item-origin.ts';
import type { SubmittedState } from '../../../agendas/rules/submitted-items.ts';
import type { Instant, Json, NullableInstant } from './people.ts';

export interface AgendaTables {
  agenda: AgendaRow;
  agenda_item: AgendaItemRow;
  agenda_version: AgendaVersionRow;
  agenda_setting: AgendaSettingRow;
  submitted_item: SubmittedItemRow;
  paper: PaperRow;
  paper_version: PaperVersionRow;
  paper_read: PaperReadRow;
  paper_owed: PaperOwedRow;
}

export interface AgendaRow {
  partnership_id: string;
  meeting_id: string;
  state: 'draft' | 'circulated';
  /** Last circulated version; 0: none. */
  version: number;
  /** Grows with every save; an edit of an older one is a conflict. */
  revision: number;
  changed_at: Instant;
  changed_by: string | null;
  /** The meeting's moment as its cards show it; null: none went out, or without a date. */
  shown_starts: Generated<string | null>;
}

export interface AgendaItemRow {
  partnership_id: string;
  id: string;
  meeting_id: string;
  position: number;
  title: string;
  kind: 'informeren' | 'bespreken' | 'besluiten';
  minutes: number;
  presenter_id: string | null;
  presenter_text: string | null;
  explanation: string;
  /** What it should lead to; empty: nothing said. */
  desired: Generated<string>;
  /** Null: its makers put it there. */
  origin: ColumnType<ItemOrigin | null, string | null | undefined, string | null>;
  /** A paper belongs to it. */
  paper_due: Generated<boolean>;
  /** When it was let go, of those that stayed on the agenda of a meeting that was called off; null: it was not. */
  let_go_at: NullableInstant;
}

/** A promised paper that a seat owes, as it was last told to the reminders. */
export interface PaperOwedRow {
  partnership_id: string;
  item_id: string;
  meeting_id: string;
  seat_id: string;
  title: string;
  /** Wall-clock time of the meeting for which the deadline was reckoned. */
  meeting_starts: string;
  due_at: Instant;
}

export interface AgendaSettingRow {
  partnership_id: string;
  body_id: string;
  settings: Json<AgendaSettings>;
  saved_by: string | null;
  saved_at: Instant;
}

/** What went out, whole, as it read then. */
export interface AgendaVersionRow {
  partnership_id: string;
  meeting_id: string;
  version: number;
  circulated_at: Instant;
  by_person_id: string | null;
  items: Json<ComparedItem[]>;
  /** Since the version before; empty for the first. */
  changes: Json<AgendaChange[]>;
  /** Null: what the meeting was then was not kept yet. */
  meeting: ColumnType<CirculatedMeeting | null, string | null | undefined, never>;
}

/** An item that a member submitted. */
export interface SubmittedItemRow {
  partnership_id: string;
  id: string;
  body_id: string;
  /** Null: it waits for the first meeting that begins after `after`. */
  meeting_id: string | null;
  /** Wall-clock. */
  after: string;
  title: string;
  kind: 'informeren' | 'bespreken' | 'besluiten';
  minutes: number;
  desired: string;
  explanation: string;
  submitted_by: string;
  submitted_at: Instant;
  state: Generated<SubmittedState>;
  deferred_because: ColumnType<string | null, string | null | undefined, string | null>;
  decided_by: ColumnType<string | null, string | null | undefined, string | null>;
  decided_at: NullableInstant;
  item_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** The message in Teams it was made from. */
  source_url: ColumnType<string | null, string | null | undefined, string | null>;
}

/** A paper at an item of an agenda; `version` is the newest. */
export interface PaperRow {
  partnership_id: string;
  id: string;
  meeting_id: string;
  item_id: string;
  name: string;
  confidential: boolean;
  version: number;
  added_by: string;
  removed_at: NullableInstant;
}

export interface PaperVersionRow {
  partnership_id: string;
  paper_id: string;
  version: number;
  file_name: string;
  type: string;
  /** Bytes. */
  size: number;
  /** The file, as base64; empty of one that stands elsewhere. */
  content: string;
  /** Where it stands elsewhere; null: it is kept here. */
  link: ColumnType<string | null, string | null | undefined, string | null>;
  /** By which a change of it is seen. */
  link_tag: ColumnType<string | null, string | null | undefined, string | null>;
  added_at: Instant;
  added_by: string;
}

/** The newest version of a paper that somebody said to have read. */
export interface PaperReadRow {
  partnership_id: string;
  paper_id: string;
  person_id: string;
  version: number;
  read_at: Instant;
}
