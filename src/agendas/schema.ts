import * as z from 'zod';
import { defineJob } from '../work/job.ts';
import type { AgendaChange, NamedPaper } from './rules/agenda-changes.ts';
import type { AgendaState } from './rules/agenda-lifecycle.ts';
import type { ItemOrigin } from './rules/item-origin.ts';

export const ITEM_KINDS = ['informeren', 'bespreken', 'besluiten'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** One item as it is saved; its place in the list is its position. Without `id` it is a new item. */
const SAVE_ITEM = z.object({
  id: z.string().min(1).optional(),
  title: z.string().trim().min(1).max(200),
  kind: z.enum(ITEM_KINDS),
  minutes: z.number().int().min(1).max(600),
  presenterId: z.string().min(1).nullable().default(null),
  /** For a presenter who is not on the roster. */
  presenterText: z.string().trim().max(120).nullable().default(null),
  explanation: z.string().trim().max(4000).default(''),
  /** What it should lead to. */
  desired: z.string().trim().max(500).default(''),
  /** A paper belongs to it: whoever presents it owes one until the body's day for papers. */
  paperDue: z.boolean().default(false),
});
export type SaveItem = z.output<typeof SAVE_ITEM>;

/** As many as fit on one agenda. */
export const MOST_ITEMS = 60;

/** Body of PUT /meetings/:meetingId/agenda. `revision` is the one that was edited; another one is a conflict. */
export const SAVE_AGENDA = z.object({ revision: z.number().int().min(0), items: z.array(SAVE_ITEM).max(MOST_ITEMS) });
export type SaveAgenda = z.output<typeof SAVE_AGENDA>;
export type SaveAgendaBody = z.input<typeof SAVE_AGENDA>;

/** Body of POST /meetings/:meetingId/agenda/circulate. */
export const CIRCULATE_AGENDA = z.object({ revision: z.number().int().min(0) });

/** Body of POST /meetings/:meetingId/agenda/start: fills in what is fixed and, when one is chosen, a template. */
export const START_AGENDA = z.object({ templateId: z.string().min(1).nullable() });

/** Query of GET /meetings/:meetingId/agenda/document. */
export const AGENDA_DOCUMENT = z.object({ format: z.enum(['pdf', 'docx']) });

export interface AgendaItemView {
  id: string;
  title: string;
  kind: ItemKind;
  minutes: number;
  presenterId: string | null;
  presenterText: string | null;
  /** The person's name, or the text. */
  presenter: string | null;
  explanation: string;
  desired: string;
  /** Null: the makers of the agenda put it there. */
  origin: ItemOrigin | null;
  paperDue: boolean;
  /** Without what is confidential. */
  papers: readonly NamedPaper[];
  /** Wall-clock times `YYYY-MM-DDTHH:mm`. */
  startsAt: string;
  endsAt: string;
}

/** GET /meetings/:meetingId/agenda; PUT and circulate give the same. A meeting without an agenda gives revision 0. */
export interface AgendaView {
  meetingId: string;
  bodyId: string;
  bodyName: string;
  title: string;
  /** Wall-clock time of the meeting; empty while no date has been chosen. */
  startsAt: string;
  /** What the times of the items are counted from: the meeting's time, or midnight of a day that is not to be shown. */
  clockFrom: string;
  meetingMinutes: number;
  /** The meeting does not take place. */
  calledOff: boolean;
  state: AgendaState;
  /** Last circulated version; 0: not circulated yet. */
  version: number;
  revision: number;
  /** The name of whoever saved it last; null: nobody yet, or it is not for the reader to know. */
  changedBy: string | null;
  items: AgendaItemView[];
  itemMinutes: number;
  /** Minutes by which the items exceed the meeting; 0 when they fit. */
  overrun: number;
  /** The items differ from what was last circulated. */
  changedSinceCirculated: boolean;
  /** Facts of what would be announced when circulated now; empty before the first circulation. */
  changes: AgendaChange[];
  /** Who can be named as presenter: the people of the body. */
  presenters: { personId: string; name: string }[];
  /** What an empty agenda can begin with; null for whoever does not make it, and once something is on it. */
  start: { fixed: number; templates: { templateId: string; name: string }[] } | null;
  may: { save: boolean; circulate: boolean };
}

/** GET /meetings/:meetingId/agenda/versions → `{ versions: AgendaVersionView[] }`, newest first. */
export interface AgendaVersionView {
  version: number;
  /** ISO instant. */
  circulatedAt: string;
  byName: string | null;
  /** What changed since the version before, each a sentence in the reader's language. */
  changes: string[];
  items: {
    title: string;
    kind: ItemKind;
    minutes: number;
    presenter: string | null;
    explanation: string;
    desired?: string;
    papers?: readonly NamedPaper[];
  }[];
}

/** Puts the circulated agenda in the calendar event of the meeting. */
export const UPDATE_EVENT = defineJob(
  'agendas.update-event',
  z.object({ partnershipId: z.string(), meetingId: z.string(), version: z.number().int() }),
);

/** What is owed in papers follows meetings that move or are called off, for all partnerships; every minute. */
export const WATCH_PAPERS = defineJob('agendas.watch-papers', z.object({}));

/** Gives agendas that went out the new times of meetings that moved; for all partnerships, every minute. */
export const FOLLOW_MOVES = defineJob('agendas.follow-moves', z.object({}));
