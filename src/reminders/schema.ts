import * as z from 'zod';
import type { PersonWay } from '../delivery/schema.ts';
import { defineJob } from '../work/job.ts';

/** A question as reminders know it: who draws its card (`kind`) and which one it is. */
export interface QuestionRef {
  kind: string;
  subjectId: string;
}

/** An answer that is owed from now on, by a seat or by a board (exactly one of the two). */
export interface NewObligation {
  question: QuestionRef;
  /** What cards on this question are updated by, such as `poll:<id>`. */
  topic: string;
  title: string;
  /** ISO instant. */
  dueAt: string;
  bodyId?: string;
  seatId?: string;
  boardId?: string;
  /** A school of that board that answers for itself: then the school owes it. */
  schoolId?: string;
}

/** Which open questions a reminder is about; everything given must hold, nothing given means all that is open. */
export const SELECTION = z.object({
  /** A body: questions put to it, and to the boards of it when it is a kring. */
  bodyId: z.string().min(1).optional(),
  boardId: z.string().min(1).optional(),
  kind: z.string().min(1).optional(),
  subjectId: z.string().min(1).optional(),
  topic: z.string().min(1).optional(),
  /** A question that is put to each board apart has the same title for all of them. */
  title: z.string().min(1).optional(),
});
export type Selection = z.infer<typeof SELECTION>;

/** Characters. */
export const LONGEST_NOTE = 1_000;

/** Body of POST /reminders. `sendId` comes from the preview: pressing twice sends once. */
export const SEND_REMINDER = z.object({
  selection: SELECTION,
  sendId: z.string().min(8).max(100),
  confirmedAgain: z.boolean().default(false),
  /** What the sender adds in their own words. */
  note: z.string().max(LONGEST_NOTE).optional(),
  /** Instant at which it goes out; left out: now. */
  sendAt: z.iso.datetime().nullish(),
});
export type SendReminderBody = z.input<typeof SEND_REMINDER>;

/** Query of GET /obligations. */
export const OVERVIEW_QUERY = z.object({
  bodyId: z.string().optional(),
  boardId: z.string().optional(),
  kind: z.string().optional(),
  topic: z.string().optional(),
});

/** One open question of one person. GET /my-obligations → `{ open: MyObligation[] }`, soonest due first. */
export interface MyObligation {
  obligationId: string;
  question: QuestionRef;
  topic: string;
  title: string;
  bodyName: string | null;
  /** Name of the board the answer is for; null when it is for a seat. */
  boardName: string | null;
  seatId: string | null;
  /** ISO instants. */
  since: string;
  dueAt: string;
}
export interface MyObligations {
  open: MyObligation[];
}

/** How one question stands. GET /obligations → `{ subjects: OpenSubject[] }`, soonest due first. */
export interface OpenSubject {
  /** Of a question that is put to each board apart: that of the first board. */
  question: QuestionRef;
  /** What to remind of this question alone. */
  selection: Selection;
  topic: string;
  title: string;
  /** ISO instant. */
  dueAt: string;
  bodyId: string | null;
  bodyName: string | null;
  asked: number;
  answered: number;
  open: OpenDebtor[];
}
export interface OpenDebtor {
  obligationId: string;
  /** The seat's label or the board's name. */
  label: string;
  kringId: string | null;
  kringName: string | null;
  people: { personId: string; name: string }[];
  timesAsked: number;
  /** ISO instant. */
  lastAskedAt: string;
}
export interface OpenOverview {
  subjects: OpenSubject[];
}

/** Who would get what. POST /reminders/preview (body: Selection) → ReminderPreview. */
export interface ReminderPreview {
  sendId: string;
  selection: Selection;
  recipients: ReminderRecipient[];
  /** Seats and boards that owe an answer but have nobody to ask. */
  nobodyToAsk: string[];
  questions: { title: string; dueAt: string }[];
  /** How many of the recipients were already reminded today. */
  remindedToday: number;
  /** Moments worth offering for a reminder that need not go at once; ISO instants. */
  offeredTimes: string[];
}
export interface ReminderRecipient {
  personId: string;
  name: string;
  organisation: string | null;
  way: PersonWay;
  questions: string[];
  remindedToday: boolean;
}

/**
 * What sending did. POST /reminders → SendOutcome. `ask-again`: nothing was sent yet, because somebody was reminded
 * today already; send again with `confirmedAgain` to go on.
 */
export type SendOutcome =
  | { state: 'sent'; sendId: string; people: number; byChat: number; byMail: number; nobodyToAsk: string[] }
  | { state: 'planned'; sendId: string; sendAt: string }
  | { state: 'ask-again'; preview: ReminderPreview }
  | { state: 'nothing-open' };

/**
 * What taking back did. POST /reminders/:sendId/undo. `cancelled`: it had not begun; `taken-back`: so many people get nothing,
 * for the others it had left already.
 */
export type UndoOutcome = { state: 'cancelled' } | { state: 'taken-back'; people: number; gone: number };

/** A reminder that waits. GET /reminders/planned → `{ planned: PlannedLine[] }`, the first one first. */
export interface PlannedLine {
  sendId: string;
  /** ISO instant. */
  sendAt: string;
  by: string;
  titles: string[];
  /** Seats and boards that have not answered now. */
  open: number;
}

/** Automatic reminders, for all partnerships; run every minute. */
export const SEND_DUE_REMINDERS = defineJob('reminders.send-due', z.object({}));
