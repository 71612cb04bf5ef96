import type { Card } from '../cards/kit.ts';
import type { Scope, Work } from '../work/work.ts';
import type { QuestionRef } from './schema.ts';

/** One reminder for one person. */
export interface ReminderMessage {
  /** The same key is sent once. */
  key: string;
  topic: string;
  personId: string;
  seatId?: string;
  summary: string;
  card: Card;
  mail: { subject: string; paragraphs: string[] };
  /** What the link in the mail opens, until `expiresAt` (ISO instant). */
  question: QuestionRef;
  expiresAt: string;
}

/** What reminders need from outside: somebody who sends, and who knows the cards of the questions themselves. */
export interface AskAgain {
  send(work: Work, messages: readonly ReminderMessage[]): Promise<void>;
  /** By which way each person would be reached now. */
  waysOf(scope: Scope, personIds: readonly string[]): Promise<ReadonlyMap<string, 'chat' | 'mail'>>;
  /** Who of them asked to be left alone on this day (`YYYY-MM-DD`): they get no reminder nobody sent by hand. */
  pausedOn(scope: Scope, personIds: readonly string[], day: string): Promise<ReadonlySet<string>>;
  /** The question's own card as it stands for a person, read within this work; null when nobody draws that kind. */
  drawQuestion(
    work: Work,
    question: QuestionRef,
    person: { personId: string; language: 'nl' | 'en' },
  ): Promise<Card | null>;
}
