import * as z from 'zod';
import { isLocalDate } from '../time/local.ts';
import { defineJob } from '../work/job.ts';
import type { KringStanding, Position, RoundState, Tally } from './rules/outcome-round.ts';
import { POSITIONS } from './rules/outcome-round.ts';

const id = z.string().min(1).max(64);
const WORDS = z.string().trim().max(3000);

/** Body of POST /outcome-rounds. `dueOn`: the last day to answer. `settlerSeatId`: null lets the chair settle. */
export const ASK_OUTCOMES = z.object({
  toBodyId: id,
  title: z.string().trim().min(1).max(150),
  explanation: z.string().trim().max(1500).default(''),
  dueOn: z.string().refine(isLocalDate),
  questions: z.array(z.string().trim().min(1).max(400)).min(1).max(8),
  kringen: z
    .array(z.object({ bodyId: id, settlerSeatId: id.nullable().default(null) }))
    .min(1)
    .max(60),
});
export type AskOutcomes = z.output<typeof ASK_OUTCOMES>;
export type AskOutcomesBody = z.input<typeof ASK_OUTCOMES>;

/**
 * Body of PUT …/kringen/:bodyId/answers/:questionId. `base` is what the writer began with: what others saved since is
 * joined, line by line.
 */
export const SAVE_OUTCOME = z.object({
  position: z.enum(POSITIONS).nullable(),
  reasons: WORDS,
  dissent: WORDS,
  base: z.object({ reasons: WORDS, dissent: WORDS }),
});
export type SaveOutcome = z.output<typeof SAVE_OUTCOME>;

/** Body of POST …/kringen/:bodyId/additions. */
export const ADD_TO_OUTCOME = z.object({ questionId: id, text: z.string().trim().min(1).max(1500) });
export type AddToOutcome = z.output<typeof ADD_TO_OUTCOME>;

/** Body of POST …/roll-up. */
export const ROLL_UP = z.object({ withoutLate: z.boolean().default(false) });

/** Query of GET …/document. */
export const OUTCOMES_DOCUMENT = z.object({ format: z.enum(['pdf', 'docx']) });

/** GET /outcome-rounds → `{ rounds, ask }`: those one may see, newest first, and what is needed to ask. */
export interface OutcomeRounds {
  rounds: OutcomeRoundLine[];
  /** Null: whoever looks may ask nothing. */
  ask: OutcomeChoices | null;
}
export interface OutcomeRoundLine {
  roundId: string;
  title: string;
  toBodyName: string;
  /** Wall-clock date. */
  dueOn: string;
  state: RoundState;
  asked: number;
  settled: number;
  late: number;
  /** Of the kringen of whoever looks. */
  mine: { bodyId: string; bodyName: string; standing: KringStanding }[];
  overview: boolean;
}
export interface OutcomeChoices {
  /** Bodies for which one may ask. */
  to: { bodyId: string; name: string }[];
  kringen: { bodyId: string; name: string; seats: { seatId: string; label: string; name: string }[] }[];
}

export interface OutcomeAnswerView {
  questionId: string;
  position: Position | null;
  reasons: string;
  dissent: string;
  changedBy: string | null;
}

export interface OutcomeKringView {
  bodyId: string;
  name: string;
  standing: KringStanding;
  /** Who settles the answer; null: nobody fills a seat. */
  settler: string | null;
  /** ISO instant. */
  settledAt: string | null;
  settledBy: string | null;
  /** Settled, but after the outcomes were brought together. */
  afterRollUp: boolean;
  /** Wall-clock date on which it ended, and the name of the body that took it in. */
  goneOn: string | null;
  goneInto: string | null;
  /** Where the question stands on the agenda; `startsAt` is wall-clock. */
  agenda: { meetingId: string; startsAt: string } | null;
  answers: OutcomeAnswerView[];
  additions: { additionId: string; questionId: string; byName: string; text: string }[];
  may: { answer: boolean; settle: boolean; reopen: boolean; add: boolean };
}

/** GET /outcome-rounds/:roundId; every change gives the same. Without the overview only the reader's own kringen. */
export interface OutcomeRoundView {
  roundId: string;
  title: string;
  explanation: string;
  toBodyId: string;
  toBodyName: string;
  dueOn: string;
  state: RoundState;
  questions: { questionId: string; text: string }[];
  kringen: OutcomeKringView[];
  /** Per question, in the same order; empty without the overview. */
  tallies: Tally[];
  rolledUp: { meetingId: string; startsAt: string; at: string; without: string[] } | null;
  decisions: { decisionId: string; number: string; text: string; followUp: string; decidedOn: string }[];
  may: { overview: boolean; rollUp: boolean; withdraw: boolean };
}

/** GET /meetings/:meetingId/outcomes → `{ outcomes }`: questions and outcomes on the agenda of one meeting. */
export interface OutcomesOfMeeting {
  outcomes: { roundId: string; title: string; itemId: string; bodyId: string | null }[];
}

/** Keeps up with agendas, seats and bodies, and brings decisions back to the kringen; every minute. */
export const KEEP_OUTCOMES = defineJob('outcomes.keep', z.object({}));
