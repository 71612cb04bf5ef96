import * as z from 'zod';
import type { ItemOrigin } from '../agendas/rules/item-origin.ts';
import { isLocalDate } from '../time/local.ts';
import { defineJob } from '../work/job.ts';
import type { TodoProblem } from './ports.ts';
import { ACTION_STATUSES, type ActionStatus } from './rules/actions.ts';
import type { DecisionRights } from './rules/decisions.ts';
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

/** Body of PUT /decisions/:decisionId. `revision` is the one that was edited; another one is a conflict. */
export const CHANGE_DECISION = z.object({
  revision: z.number().int().min(0),
  text: z.string().trim().min(1).max(2000),
  followUp: z.string().trim().max(2000),
});
export type ChangeDecision = z.output<typeof CHANGE_DECISION>;

/** Body of POST /decisions/:decisionId/withdraw. */
export const WITHDRAW_DECISION = z.object({ because: z.string().trim().min(1).max(500) });

/** Body of POST …/minutes/actions. Dates are wall-clock; without a start it starts today. */
export const ADD_ACTION = z.object({
  itemId: z.string().min(1),
  text: z.string().trim().min(1).max(500),
  ownerId: z.string().min(1),
  startsOn: date.optional(),
  dueOn: date,
});
export type AddAction = z.output<typeof ADD_ACTION>;

/** Body of PUT /actions/:actionId; what is left out stays. Dates are wall-clock. `ownerId`: whom it is handed to. */
export const CHANGE_ACTION = z.object({
  status: z.enum(ACTION_STATUSES).optional(),
  startsOn: date.optional(),
  dueOn: date.optional(),
  ownerId: z.string().min(1).max(64).optional(),
});
export type ChangeAction = z.output<typeof CHANGE_ACTION>;

/** Body of POST …/minutes/corrections. */
export const ADD_CORRECTION = z.object({ text: z.string().trim().min(1).max(2000) });

/** Query of GET /decisions and GET /actions: of one body, or of every body the reader may see. `q`: words to find. */
export const LIST_QUERY = z.object({
  bodyId: z.string().min(1).optional(),
  q: z.string().trim().max(200).optional(),
  all: z.literal('1').optional(),
});

/** Query of GET …/minutes/document. */
export const MINUTES_DOCUMENT = z.object({ format: z.enum(['pdf', 'docx']) });

/** Query of GET /decisions/document and GET /actions/document: the list as it is asked for, as a paper. */
export const LIST_DOCUMENT = LIST_QUERY.extend(MINUTES_DOCUMENT.shape);

/** What came of a vote on an item; who voted what stays where it was cast. */
export interface VoteHeld {
  itemId: string;
  question: string;
  outcome: 'adopted' | 'rejected' | 'tied';
  totals: { for: number; against: number; abstain: number };
}

/** What a meeting that was held leaves for its minutes: who was there, by name, and what came of its votes. */
export interface Held {
  present: string[];
  absent: string[];
  votes: VoteHeld[];
}
export type ListQuery = z.output<typeof LIST_QUERY>;

/** A decision as it is kept, for whoever may read it. */
export interface DecisionFacts {
  decisionId: string;
  meetingId: string;
  bodyId: string;
  bodyName: string;
  itemId: string | null;
  itemTitle: string;
  year: number;
  number: number;
  text: string;
  followUp: string;
  /** Wall-clock date. */
  decidedOn: string;
  /** Where its item came from; null: the makers of the agenda put it there. */
  origin: ItemOrigin | null;
  /** Times it was changed. */
  revision: number;
  /** Null: it stands. A withdrawn decision keeps its number. `on` is a wall-clock date. */
  withdrawn: { on: string; because: string } | null;
}

export interface DecisionView extends DecisionFacts {
  may: DecisionRights;
}

/** GET /decisions/:decisionId/history → `{ events }`, oldest first: how it read, and why it was withdrawn. */
export interface DecisionEvent {
  what: 'made' | 'changed' | 'withdrawn' | 'restored';
  /** ISO instant. */
  at: string;
  byName: string | null;
  text: string | null;
  followUp: string | null;
  because: string | null;
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

/** GET /actions/:actionId/owners: to whom it can be handed, by name. */
export interface ActionOwners {
  owners: { personId: string; name: string }[];
}

/** GET /actions/:actionId/history → `{ events }`, oldest first. Dates are wall-clock; null: not known, or not changed. */
export interface ActionEvent {
  what: 'given' | 'changed' | 'handed';
  /** ISO instant. */
  at: string;
  byName: string | null;
  /** Whose it was and whose it became. */
  fromName: string | null;
  toName: string | null;
  status: ActionStatus | null;
  dueOn: string | null;
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

/** Body of PUT /me/todo. */
export const WANT_TODO = z.object({ on: z.boolean() });

/** GET /me/todo; PUT /me/todo and POST /me/todo/sync give the same. */
export interface TodoView {
  on: boolean;
  /** What went wrong last; null: nothing. */
  problem: TodoProblem | null;
  /** ISO instant; null: not yet. */
  lookedAt: string | null;
  /** Open actions that stand in the list. */
  tasks: number;
}

/** Puts what is unfinished, and minutes that wait for approval, on the next agenda; for all partnerships, every minute. */
export const CARRY_OVER = defineJob('minutes.carry-over', z.object({}));

/** `GET /me/recent-meetings`: what somebody was at not long ago, latest first. */
export interface RecentMeetings {
  meetings: {
    meetingId: string;
    title: string;
    bodyName: string;
    /** ISO local date-time in the partnership's zone. */
    starts: string;
    /** `concept` as well while nothing was written. */
    minutes: MinutesState;
    /** Whether they make the minutes: a concept is for its makers alone. */
    mayWrite: boolean;
  }[];
}
