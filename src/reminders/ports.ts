import type { Card } from '../cards/kit.ts';
import type { PersonWay } from '../delivery/schema.ts';
import type { Scope, Work } from '../work/work.ts';
import type { HolidaySpan } from './rules/sending-days.ts';
import type { MessageState } from './rules/standing.ts';
import type { QuestionRef } from './schema.ts';

/** One reminder for one person. */
export interface ReminderMessage {
  /** The same key is sent once. */
  key: string;
  /** Left out: a reminder. */
  purpose?: 'remind' | 'inform';
  topic: string;
  personId: string;
  seatId?: string;
  summary: string;
  card: Card;
  mail: { subject: string; paragraphs: string[]; questions?: MailedQuestion[] };
  /** What the link in the mail opens, until `expiresAt` (ISO instant). */
  question?: QuestionRef;
  expiresAt?: string;
  /** Given: a line in the activity feed instead of a card in the chat. */
  urgent?: 'closes-today';
}

/** One of several questions in a mail, each with a button of its own. */
export interface MailedQuestion {
  title: string;
  /** Where and until when, below the title. */
  line: string;
  question: QuestionRef;
  seatId: string | null;
  /** ISO instant. */
  expiresAt: string;
}

/** What somebody asked for themselves, as it holds on one day. */
export interface Wishes {
  /** Wants no reminder that nobody sent by hand today. */
  paused: boolean;
  /** Wants one reminder a week at most. */
  weekly: boolean;
}

/** One message as the outbox knows it. */
export interface Whereabouts extends MessageState {
  key: string;
  topic: string;
  purpose: 'ask' | 'remind' | 'inform';
  personId: string;
  seatId: string | null;
  way: string;
  /** Code of what went wrong last, and in words; null: nothing did, or nothing that a person can use. */
  problem: string | null;
  told: string | null;
  /** ISO instants. */
  queuedAt: string;
  sentAt: string | null;
}

/** What became of messages: asked of whoever sends. */
export interface MessageLog {
  /** Questions on these topics, and messages with these keys; oldest first. */
  whereabouts(
    scope: Scope,
    which: { topics: readonly string[]; keys: readonly string[] },
  ): Promise<readonly Whereabouts[]>;
}

/** Somebody for whom a card is drawn. */
export interface Drawn {
  personId: string;
  language: 'nl' | 'en';
}

/** What reminders need from outside: somebody who sends, and who knows the cards of the questions themselves. */
export interface AskAgain {
  send(work: Work, messages: readonly ReminderMessage[]): Promise<void>;
  /** Takes back messages that wait in the queue; returns the keys of those that will not go out. */
  takeBack(work: Work, keys: readonly string[]): Promise<readonly string[]>;
  /** Of each of these messages when it left (ISO), or that it has yet to; whatever never leaves is absent. By key. */
  whenLeft(scope: Scope, keys: readonly string[]): Promise<ReadonlyMap<string, string | 'not-yet'>>;
  /** By which way each person would be reached now. */
  waysOf(scope: Scope, personIds: readonly string[]): Promise<ReadonlyMap<string, PersonWay>>;
  /** What these people asked for, on this day (`YYYY-MM-DD`); whoever asked for nothing is absent. */
  wishesOf(scope: Scope, personIds: readonly string[], day: string): Promise<ReadonlyMap<string, Wishes>>;
  /** The school holidays that this partnership goes by. */
  schoolHolidays(scope: Scope): Promise<readonly HolidaySpan[]>;
  /** The question's own card as it stands for each person, read within this work; absent where nobody draws it for them. */
  drawQuestion(work: Work, question: QuestionRef, people: readonly Drawn[]): Promise<ReadonlyMap<string, Card>>;
}

/** A message in the outbox that has waited, just before it leaves. Instants are ISO. */
export interface WaitingInOutbox {
  id: string;
  key: string;
  purpose: string;
  personId: string;
  queuedAt: string;
  /** What it asks, and for which seat, where it asks one question. */
  question: QuestionRef | null;
  seatId: string | null;
}

/** What becomes of it. `over`: what it asked was answered or closed meanwhile; `instead`: only some of it was. */
export type Verdict = 'send' | 'over' | { notBefore: string } | { instead: ReminderMessage };
