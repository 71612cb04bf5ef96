import * as z from 'zod';
import { isLocalDateTime } from '../time/local.ts';
import { PHASES, type Phase, type PhaseState } from './rules/phases.ts';
import { answerCapacityBody, type OfferView } from './schema.ts';

const moment = z.string().refine(isLocalDateTime).nullable();

/** PUT /placement-rounds/:roundId/phases; phases that are left out stay as they are. */
export const phasesBody = z.object({
  phases: z
    .array(
      z.object({
        phase: z.enum(PHASES),
        opensAt: moment,
        closesAt: moment,
        held: z.enum(['open', 'closed']).nullable(),
      }),
    )
    .max(PHASES.length),
});
export type PhasesBody = z.infer<typeof phasesBody>;

/** GET /placement-rounds/:roundId/phases */
export interface RoundPhases {
  /** `waiting`: how many questions to boards, or students, have no answer yet; null: not for who looks. */
  phases: (Phase & { state: PhaseState; waiting: number | null; late: boolean })[];
  mayManage: boolean;
}

/** POST /placement-rounds/:roundId/boards/:boardId/request: what a board would change after its deadline, and why. */
export const requestBody = answerCapacityBody
  .omit({ taken: true })
  .extend({ reason: z.string().trim().max(500).default('') });
export type RequestBody = z.infer<typeof requestBody>;

/** PUT /capacity-requests/:requestId */
export const decideRequestBody = z.object({
  decision: z.enum(['accepted', 'declined', 'withdrawn']),
  note: z.string().trim().max(500).default(''),
});
export type DecideRequestBody = z.infer<typeof decideRequestBody>;

export const REQUEST_STATES = ['open', 'accepted', 'declined', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** GET /placement-rounds/:roundId/requests, the open ones first, then the latest. */
export interface CapacityRequests {
  requests: CapacityRequestView[];
}

export interface CapacityRequestView {
  id: string;
  boardId: string;
  boardName: string;
  state: RequestState;
  reason: string;
  askedAt: string;
  askedBy: string;
  decidedAt: string | null;
  decidedBy: string | null;
  note: string;
  /** `before`: what the board's answer said when it asked. */
  offers: { variant: string; before: OfferView | null; after: OfferView }[];
  /** Null: the cap stays. */
  cap: { after: number | null } | null;
  mayDecide: boolean;
  mayWithdraw: boolean;
}
