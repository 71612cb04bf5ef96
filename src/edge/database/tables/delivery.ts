import type { Generated } from 'kysely';
import type { Card } from '../../../cards/kit.ts';
import type { DeliveryState, OutgoingMail, QuestionKind, UrgentKind } from '../../../delivery/schema.ts';
import type { Instant, Json, NullableInstant } from './people.ts';

export interface DeliveryTables {
  message: MessageRow;
  conversation_reference: ConversationReferenceRow;
  answer_link: AnswerLinkRow;
  handled_activity: HandledActivityRow;
  channel_request: ChannelRequestRow;
  person_preference: PersonPreferenceRow;
  person_unreachable: PersonUnreachableRow;
  mailbox_look: MailboxLookRow;
}

/** What is sent, whole: it does not depend on when it is sent. */
export interface MessageContent {
  summary: string;
  card: Card;
  /** Null for group posts and card updates, which have no second way. */
  mail: OutgoingMail | null;
  /** For the activity feed; left out: nothing urgent. */
  urgent?: UrgentKind;
}

/**
 * The outbox: one row per addressee, and one per sent card for its latest change. `due_at` and `lease_until` are real
 * time by the database's clock; `created_at` and `sent_at` are times by the service's clock, which can be set forward.
 */
export interface MessageRow {
  partnership_id: string;
  id: string;
  key: string;
  topic: string;
  purpose: 'ask' | 'remind' | 'inform' | 'group' | 'update';
  /** Null for a group post. */
  person_id: string | null;
  seat_id: string | null;
  /** Where it goes or went; known beforehand for a group post. */
  conversation_id: string | null;
  content: Json<MessageContent>;
  /** Grows with every change of the content, so that a change during sending is not lost. */
  revision: number;
  question_kind: QuestionKind | null;
  question_subject_id: string | null;
  link_expires_at: NullableInstant;
  /** The message whose card this row changes; only for purpose 'update'. */
  updates_id: string | null;
  state: DeliveryState;
  way: 'chat' | 'activity' | 'mail' | 'group' | 'update';
  attempts: number;
  last_problem: string | null;
  due_at: Instant;
  /** By the service's clock: it waits until then, because its addressee is left alone. Null: it waits for nothing. */
  not_before: NullableInstant;
  /** What set it in motion: the id that its decision was logged under. */
  trace: Generated<string | null>;
  lease_until: NullableInstant;
  /** The number of the copy that is sending it, and its attempt; null also where an older copy is. */
  held_by: Generated<number | null>;
  held_attempt: Generated<number | null>;
  created_at: Instant;
  sent_at: NullableInstant;
  service_url: string | null;
  /** The channel's id of the sent card; what an update points at. */
  activity_id: string | null;
  /** The mailbox's id of the draft or sent mail. */
  mail_id: string | null;
}

/** The personal chat of one person with the bot, as the channel last told us. */
export interface ConversationReferenceRow {
  partnership_id: string;
  person_id: string;
  tenant_id: string;
  /** Null with `conversation_id`: known to be closed before it was ever open. */
  service_url: string | null;
  conversation_id: string | null;
  state: 'open' | 'blocked' | 'uninstalled' | 'disabled';
  changed_at: Instant;
}

/** What a signed link opens: one question, for one person. The link holds the id and a signature, nothing else. */
export interface AnswerLinkRow {
  partnership_id: string;
  id: string;
  person_id: string;
  seat_id: string | null;
  question_kind: QuestionKind;
  question_subject_id: string;
  expires_at: Instant;
  revoked_at: NullableInstant;
  opened_at: NullableInstant;
}

/** Messages of people that are or have been handled: the channel brings one again when it thinks the first was lost. */
export interface HandledActivityRow {
  partnership_id: string;
  conversation_id: string;
  activity_id: string;
  at: Instant;
  /** False while it is being handled; a copy that is lost meanwhile leaves it so. */
  done: Generated<boolean>;
}

/**
 * Requests to the channel of the last hour, in real time, to stay within its limits over all copies. It belongs to a
 * tenant rather than to a partnership, as the limits do, and holds nothing about anybody.
 */
export interface ChannelRequestRow {
  tenant_id: string;
  /** Empty for a request outside any conversation. */
  conversation_id: string;
  at: Instant;
}

/** How somebody wants to be reached, and the days (both included, `YYYY-MM-DD`) on which they are left alone. */
export interface PersonPreferenceRow {
  partnership_id: string;
  person_id: string;
  way: 'chat' | 'mail' | 'none' | null;
  /** Weekly: one reminder in seven days at most. */
  rhythm: Generated<'daily' | 'weekly'>;
  paused_from: string | null;
  paused_until: string | null;
}

/** Mail to this address of theirs does not arrive; with another address somebody is reachable again. */
export interface PersonUnreachableRow {
  partnership_id: string;
  person_id: string;
  email: string;
  problem: string;
  since: Instant;
}

/** Until when the partnership's mailbox was looked through for mail that came back. */
export interface MailboxLookRow {
  partnership_id: string;
  looked_until: Instant;
}
