import * as z from 'zod';
import type { SubmittedState } from './rules/submitted-items.ts';
import { ITEM_KINDS, type ItemKind } from './schema.ts';

/** What a member submits. `submitId` is made by the form: pressing twice submits once. */
export const SUBMIT_ITEM = z.object({
  submitId: z.uuid(),
  /** Null: the first meeting that still takes items. */
  meetingId: z.string().min(1).nullable().default(null),
  title: z.string().trim().min(1).max(200),
  kind: z.enum(ITEM_KINDS),
  minutes: z.number().int().min(1).max(600),
  desired: z.string().trim().max(500).default(''),
  explanation: z.string().trim().max(3000).default(''),
  /** The message in Teams it is about; any other address is not kept. */
  sourceUrl: z.string().max(2000).nullable().default(null),
});
export type SubmitItem = z.output<typeof SUBMIT_ITEM>;

/** Body of POST /submitted-items/:id/decide; the answer is SubmittedItems. */
export const DECIDE_SUBMITTED = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('accept'), meetingId: z.string().min(1) }),
  z.object({ decision: z.literal('merge'), meetingId: z.string().min(1), itemId: z.string().min(1) }),
  z.object({ decision: z.literal('defer'), meetingId: z.string().min(1), reason: z.string().trim().min(3).max(500) }),
]);
export type DecideSubmitted = z.output<typeof DECIDE_SUBMITTED>;

/** Body of POST /meetings/:meetingId/left-items: what to do with what a meeting that was called off left; the answer is SubmittedItems. */
export const DECIDE_LEFT = z.object({ itemIds: z.array(z.string().min(1)).min(1).max(100), take: z.boolean() });
export type DecideLeft = z.output<typeof DECIDE_LEFT>;

/** An item that its makers put on the agenda of a meeting that was called off since. */
export interface LeftItemView {
  itemId: string;
  title: string;
  kind: ItemKind;
  minutes: number;
  presenter: string | null;
  desired: string;
  meetingId: string;
  meetingTitle: string;
  /** When that meeting would have been, wall-clock; null: it had no date yet. */
  starts: string | null;
}

export interface SubmittedItemView {
  submissionId: string;
  title: string;
  kind: ItemKind;
  minutes: number;
  desired: string;
  explanation: string;
  byName: string;
  mine: boolean;
  /** ISO instant. */
  submittedAt: string;
  state: SubmittedState;
  /** Why it was put off the last time; null: it never was. */
  deferredBecause: string | null;
  /** The message in Teams it was made from. */
  sourceUrl: string | null;
  /** The meeting at which it waits, while it waits and one is planned; wall-clock. */
  waitsFor: string | null;
}

/** GET /meetings/:meetingId/submitted-items; whoever makes the agenda sees what waits here, others their own. */
export interface SubmittedItems {
  meetingId: string;
  bodyId: string;
  /** Last day for items of this meeting, `YYYY-MM-DD`; null: the meeting is undated or over. */
  until: string | null;
  /** Items for this very meeting are still taken. */
  open: boolean;
  waiting: SubmittedItemView[];
  mine: SubmittedItemView[];
  /** What can be taken along from meetings that were called off; only at a meeting to come, for whoever makes its agenda. */
  left: LeftItemView[];
  may: { submit: boolean; decide: boolean };
}
