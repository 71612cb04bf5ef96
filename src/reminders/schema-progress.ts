import * as z from 'zod';
import type { EscalationStep } from './rules/policies.ts';
import type { DayOfProgress, MessageState, StandingOfQuestion } from './rules/standing.ts';

/** Which campaign: a question to seats by its subject, one that is put to each board apart by its title. */
export const CAMPAIGN_QUERY = z
  .object({
    kind: z.string().min(1).max(50),
    subjectId: z.string().min(1).max(200).optional(),
    title: z.string().min(1).max(500).optional(),
  })
  .refine(({ subjectId, title }) => (subjectId === undefined) !== (title === undefined));
export type CampaignRef = z.infer<typeof CAMPAIGN_QUERY>;

export const EXPORT_QUERY = CAMPAIGN_QUERY.safeExtend({ format: z.enum(['xlsx', 'csv']).default('xlsx') });

/** GET /campaigns → `{ campaigns }`, the newest deadline first. */
export interface CampaignLine {
  ref: CampaignRef;
  title: string;
  bodyName: string | null;
  /** ISO instant. */
  dueAt: string;
  asked: number;
  answered: number;
  /** Of those who were asked and have not answered; 0 when the question ended. */
  open: number;
}

/** GET /campaigns/one */
export interface Campaign extends CampaignLine {
  /** How many stand where; only those that occur. */
  standings: { standing: StandingOfQuestion; count: number }[];
  /** Why messages did not arrive: code, and in words. */
  problems: { problem: string; told: string | null; count: number }[];
  days: DayOfProgress[];
  lines: CampaignPerson[];
}

/** One seat or board of a campaign. */
export interface CampaignPerson {
  obligationId: string;
  label: string;
  kringName: string | null;
  /** Who can answer today. */
  people: string[];
  standing: StandingOfQuestion;
  /** By which way the last message went; null: none did. */
  way: string | null;
  /** Of the last message that did not arrive, in words. */
  told: string | null;
  timesAsked: number;
  /** ISO instants. */
  lastAskedAt: string;
  answeredAt: string | null;
  answeredBy: string | null;
}

/** GET /obligations/:obligationId/history: everything that happened, oldest first. */
export interface ObligationHistory {
  title: string;
  label: string;
  /** ISO instant. */
  dueAt: string;
  events: HistoryEvent[];
}

export type HistoryEvent = { /** ISO instant. */ at: string } & (
  | { what: 'owed' }
  | (SentTo & { what: 'asked' })
  | (SentTo & { what: 'reminded'; by: string | null })
  | (Partial<SentTo> & { what: 'escalated'; step: EscalationStep })
  | { what: 'answered'; by: string | null; via: string | null }
  | { what: 'withdrawn' }
);

/** Null where the message is not in the outbox (any more). */
export interface SentTo {
  person: string;
  way: string | null;
  state: MessageState['state'] | null;
  told: string | null;
}
