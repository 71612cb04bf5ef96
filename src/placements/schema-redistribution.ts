import * as z from 'zod';
import { isLocalDateTime } from '../time/local.ts';
import { defineJob } from '../work/job.ts';
import type { AskState, AskWhy } from './rules/redistribution/ask.ts';
import { STRATEGIES, type Strategy, type Tier } from './rules/redistribution/problem.ts';

/** GET /placement-rounds/:roundId/redistribution */
export const proposalQuery = z.object({ strategy: z.enum(STRATEGIES).default('fair') });
export type ProposalQuery = z.infer<typeof proposalQuery>;

/** Works out a proposal that somebody asked for: POST /placement-rounds/:roundId/redistribution/runs */
export const SOLVE_REDISTRIBUTION = defineJob(
  'placements.solve-redistribution',
  z.object({ partnershipId: z.string(), runId: z.string() }),
);

/** POST /placement-rounds/:roundId/redistribution/asks: the lines of the proposal that are sent, as they were shown. */
export const sendAsksBody = z.object({
  strategy: z.enum(STRATEGIES),
  answerBy: z.string().refine(isLocalDateTime),
  lines: z
    .array(z.object({ boardId: z.string(), variantId: z.string(), places: z.number().int().min(1).max(999) }))
    .min(1)
    .max(20_000),
});
export type SendAsksBody = z.infer<typeof sendAsksBody>;

/** PUT /redistribution-asks/:askId/answer; checked further by `rules/redistribution/ask.ts`. */
export const answerAskBody = z.object({
  lines: z.array(z.object({ variantId: z.string(), agreed: z.number() })).max(20),
  reason: z.string().trim().max(500).default(''),
});
export type AnswerAskBody = z.infer<typeof answerAskBody>;

export interface AlternativeView {
  strategy: Strategy;
  places: number;
  boards: number;
  unmet: number;
  byTier: Record<Tier, number>;
  /** The fullest board that is asked: its students as a share of its group teachers, in percent. */
  fullest: number;
  /** How far from the best solution; 0: proven best; null: not known. */
  gap: number | null;
}

export interface ProposedLine {
  boardId: string;
  boardName: string;
  kringName: string | null;
  variantId: string;
  variant: string;
  places: number;
  why: AskWhy;
}

/** A board that was asked, as one person may see it. */
export interface AskView {
  askId: string;
  roundId: string;
  schoolYear: number;
  period: string;
  boardId: string;
  boardName: string;
  state: AskState;
  answerBy: string;
  why: AskWhy;
  reason: string;
  lines: { variantId: string; variant: string; asked: number; agreed: number | null }[];
  answeredAt: string | null;
  answeredBy: { personId: string | null; name: string; onBehalf: boolean } | null;
  /** Names of the people to turn to. */
  contacts: string[];
  mayAnswer: boolean;
}

export interface RedistributionView {
  roundId: string;
  schoolYear: number;
  period: string;
  strategy: Strategy;
  alternatives: AlternativeView[];
  lines: ProposedLine[];
  unmet: { variant: string; kringName: string | null; students: number }[];
  asks: AskView[];
  /** Boards that have stated nothing for some variant yet. */
  waiting: number;
  /** Boards that cannot be asked, because the group teachers of their schools are not known. */
  unknownSize: string[];
  demandKnown: boolean;
  /**
   * With many boards a proposal is worked out in the background: how far that is. 'changed': the figures are no longer those that it
   * was last asked for with. As long as it is not here, the lines are what still holds of the one before, if there was one, and
   * can be sent. `startedAt`: when it was last asked for; null: never. Null: the proposal is here.
   */
  calculation: {
    state: 'none' | 'changed' | 'queued' | 'running' | 'failed';
    done: number;
    total: number;
    startedAt: string | null;
  } | null;
}
