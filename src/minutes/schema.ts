import * as z from 'zod';
import { isLocalDate } from '../time/local.ts';
import { defineJob } from '../work/job.ts';
import { ACTION_STATUSES, type ActionStatus } from './rules/actions.ts';
import type { MinutesState } from './rules/minutes-lifecycle.ts';

const MINUTES_TEXT = z.string().max(20_000);
const date = z.string().refine(isLocalDate);

/** Body of PUT …/minutes/items/:itemId. `base` is the text the writer began with: what others saved since is joined. */
export const SAVE_MINUTES_ITEM = z.object({ base: MINUTES_TEXT, text: MINUTES_TEXT, unfinished: z.boolean() });
export type SaveMinutesItem = z.output<typeof SAVE_MINUTES_ITEM>;

/** Body of POST …/minutes/decisions. */
export const ADD_DECISION = z.object({
  itemId: z.string().min(1),
  text: z.string().trim().min(1).max(2000),
  followUp: z.string().trim().max(2000).default(''),
});
export type AddDecision = z.output<typeof ADD_DECISION>;

/** Body of POST …/minutes/actions. Dates are wall-clock; without a start it starts today. */
export const ADD_ACTION = z.object({
  itemId: z.string().min(1),
  text: z.string().trim().min(1).max(500),
  ownerId: z.string().min(1),
  startsOn: date.optional(),
  dueOn: date,
});
export type AddAction = z.output<typeof ADD_ACTION>;

/** Body of PUT /actions/:actionId. */
export const CHANGE_ACTION = z.object({ status: z.enum(ACTION_STATUSES), dueOn: date.optional() });
export type ChangeAction = z.output<typeof CHANGE_ACTION>;

/** Body of POST …/minutes/corrections. */
export const ADD_CORRECTION = z.object({ text: z.string().trim().min(1).max(2000) });

/** Query of GET /decisions and GET /actions: of one body, or of every body the reader may see. `q`: words to find. */
export const LIST_QUERY = z.object({
  bodyId: z.string().min(1).optional(),
  q: z.string().trim().max(200).optional(),
  all: z.literal('1').optional(),
});
export type ListQuery = z.output<typeof LIST_QUERY>;

export interface DecisionView {
  decisionId: string;
  meetingId: string;
  bodyName: string;
  itemId: string | null;
  itemTitle: string;
  year: number;
  number: number;
  text: string;
  followUp: string;
  /** Wall-clock date. */
  decidedOn: string;
}

export interface ActionView {
  actionId: string;
  meetingId: string;
  bodyId: string;
  bodyName: string;
  itemTitle: string;
  text: string;
  ownerId: string;
  ownerName: string;
  /** Wall-clock dates. */
  startsOn: string;
  dueOn: string;
  status: ActionStatus;
  late: boolean;
  mayChange: boolean;
}

/** GET /decisions → `{ decisions }`, newest first; GET /actions → `{ actions }`, soonest due first. At most 500. */
export interface DecisionList {
  decisions: DecisionView[];
}
export interface ActionList {
  actions: ActionView[];
}

export interface MinutesItemView {
  itemId: string;
  title: string;
  text: string;
  unfinished: boolean;
  /** The item is no longer on the agenda; what was written about it is kept. */
  removed: boolean;
}

/** GET /meetings/:meetingId/minutes; every change gives the same. */
export interface MinutesView {
  meetingId: string;
  bodyId: string;
  bodyName: string;
  title: string;
  /** Wall-clock; empty while no date has been chosen. */
  startsAt: string;
  state: MinutesState;
  version: number;
  items: MinutesItemView[];
  decisions: DecisionView[];
  /** Given at this meeting, then those of earlier meetings that are still open. */
  actions: ActionView[];
  earlierActions: ActionView[];
  corrections: { correctionId: string; text: string; byName: string; handled: boolean }[];
  owners: { personId: string; name: string }[];
  may: { write: boolean; correct: boolean; approve: boolean };
}

/** Puts what is unfinished, and minutes that wait for approval, on the next agenda; for all partnerships, every minute. */
export const CARRY_OVER = defineJob('minutes.carry-over', z.object({}));
