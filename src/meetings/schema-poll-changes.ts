import * as z from 'zod';
import { MAX_OPTIONS, MAX_REMARK, newOption } from './schema.ts';

/** `POST /polls/:pollId/options`: dates that join a poll or leave it, and its deadline; what is left out stays. */
export const changeOptionsBody = z.object({
  add: z.array(newOption).max(MAX_OPTIONS).default([]),
  /** Ids of options. */
  withdraw: z.array(z.string().min(1)).max(MAX_OPTIONS).default([]),
  deadline: newOption.shape.starts.optional(),
  closeWhenAnswered: z.boolean().optional(),
});
export type ChangeOptions = z.infer<typeof changeOptionsBody>;
export type ChangeOptionsInput = z.input<typeof changeOptionsBody>;

/** A date that a member proposes: `YYYY-MM-DD`, `HH:mm`. An empty or impossible one is for the rules to refuse in words. */
export const proposeDateBody = z.object({
  date: z.string().trim().max(20).default(''),
  /** Some clients send seconds along. */
  time: z
    .string()
    .trim()
    .max(20)
    .transform((time) => time.slice(0, 5))
    .default(''),
  note: z.string().trim().max(MAX_REMARK).default(''),
});
export type ProposeDate = z.infer<typeof proposeDateBody>;

/** `POST /polls/:pollId/proposals/:proposalId/decline` */
export const declineProposalBody = z.object({ word: z.string().trim().max(MAX_REMARK).default('') });

/** A proposed date as the organiser, or whoever proposed it, sees it. */
export interface PollProposal {
  proposalId: string;
  starts: string;
  minutes: number;
  note: string;
  by: { personId: string; name: string };
  state: 'open' | 'taken' | 'declined';
  word: string;
}
