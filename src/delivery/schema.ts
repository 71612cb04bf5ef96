import * as z from 'zod';
import type { Card } from '../cards/kit.ts';
import type { PaperDocument } from '../documents/document.ts';
import { defineJob } from '../work/job.ts';

export { isInTeams, type PersonWay } from './rules/choose-way.ts';

/** A question that somebody can answer by card, tab or answer page; `kind` names who draws its card. */
export interface Question {
  kind: QuestionKind;
  subjectId: string;
}
export const QUESTION_KINDS = [
  'poll',
  'capacity',
  'redistribution',
  'action',
  'outcome',
  'ballot',
  'paper',
  'correction',
  'replacement',
  'students',
  'swap',
  'programme',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** One message for one person, whole: what is sent does not depend on when it is sent. */
export interface Outgoing {
  /** What makes it unique in the partnership; the same key is delivered once, however often it is asked for. */
  key: string;
  /** What it is about (`poll:<id>`); cards on one topic are updated together. */
  topic: string;
  purpose: 'ask' | 'remind' | 'inform';
  personId: string;
  seatId?: string;
  /** One line for the notification on a phone. */
  summary: string;
  card: Card;
  /** With a calendar file it always goes by mail, whatever else the person can be reached by. */
  mail: OutgoingMail;
  /** Given: the mail carries a signed link to the answer page of this question, until `expiresAt`. */
  question?: Question;
  /** ISO instant after which the signed link no longer opens, or after which urgent news is no use any more. */
  expiresAt?: string;
  /** Given: too late tomorrow. In Teams it is one line in the activity feed, and no card in the chat. */
  urgent?: UrgentKind;
}

/**
 * What is told in the activity feed. `meeting-today`: a meeting of today changes, which Outlook tells too; `closes-today`: a
 * question closes today, of which the chat holds the card already.
 */
export type UrgentKind = 'meeting-today' | 'closes-today';

export interface OutgoingMail {
  subject: string;
  paragraphs: string[];
  calendar?: CalendarFile;
  /** What its one button says, and until when it works, where that is not "answer until this day, and change it until then". */
  asks?: { button: string; line: string };
  questions?: MailedQuestion[];
  /** Go along as PDF. */
  papers?: PaperDocument[];
  /** Go along as Word files. */
  word?: PaperDocument[];
  /** Go along as they are kept. All files together must fit in one request to Graph, which may hold 4 MB. */
  kept?: KeptFile[];
}

/** A file that is kept elsewhere, and known there by `ref`. */
export interface KeptFile {
  ref: string;
  name: string;
  type: string;
}

/** One of several questions in a mail, each with a signed link of its own. */
export interface MailedQuestion {
  title: string;
  /** Where and until when, below the title. */
  line: string;
  question: Question;
  seatId: string | null;
  /** ISO instant after which its link no longer opens. */
  expiresAt: string;
}

/** An appointment to go along with a mail, as iCalendar text (RFC 5545). */
export interface CalendarFile {
  method: 'REQUEST' | 'CANCEL';
  text: string;
}

/** A card for a channel or a group chat. Never holds personal answers or student data. */
export interface GroupPost {
  key: string;
  topic: string;
  conversationId: string;
  summary: string;
  card: Card;
}

/** GET and PUT /me/preferences; null: what the product does by itself. Dates `YYYY-MM-DD`, both included. */
export const savePreferencesBody = z.object({
  way: z.enum(['chat', 'mail', 'none']).nullable(),
  /** Weekly: one reminder in seven days at most. */
  rhythm: z.enum(['daily', 'weekly']).default('daily'),
  pausedFrom: z.string().max(10).nullable(),
  pausedUntil: z.string().max(10).nullable(),
});
export type Preferences = z.infer<typeof savePreferencesBody>;

/**
 * Where one addressee stands. `uncertain`: the channel could not tell whether it arrived; a person decides.
 * `opted-out`: they want no messages, or shut the chat that a card is in.
 */
export const DELIVERY_STATES = [
  'queued',
  'sending',
  'sent',
  'seen',
  'answered',
  'failed',
  'bounced',
  'superseded',
  'uncertain',
  'opted-out',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The states in which somebody has to look: it did not arrive, or nobody can tell. */
export const PROBLEM_STATES = ['failed', 'bounced', 'uncertain'] as const satisfies readonly DeliveryState[];

/** `GET /deliveries/problems`: one addressee whom a message did not reach; `person` is null for a group post. */
export interface DeliveryProblem {
  id: string;
  person: string | null;
  summary: string;
  state: (typeof PROBLEM_STATES)[number];
  way: 'chat' | 'activity' | 'mail' | 'group';
  /** A code; `problemText` of src/text/delivery.ts puts it into words. */
  problem: string | null;
  queuedAt: string;
}

/** `POST /deliveries/:id/again`. `over`: nothing was sent, what it asks was answered or closed meanwhile. */
export interface SentAgain {
  outcome: 'sent' | 'over';
}

/** Sends what is due, for all partnerships; enqueued with every decision that sends something, and every minute. */
export const SEND_DUE = defineJob('delivery.send-due', z.object({}));

/** Looks for mail that came back, for all partnerships; every minute. */
export const READ_BOUNCES = defineJob('delivery.read-bounces', z.object({}), { retryLimit: 1 });
