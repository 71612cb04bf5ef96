import * as z from 'zod';
import { defineJob } from '../work/job.ts';
import { AUDIENCES, type Audience, TASKS, type Task } from './rules/programme.ts';

const SESSION = z.object({
  id: z.string().min(1).optional(),
  title: z.string().trim().min(1).max(200),
  room: z.string().trim().max(120).default(''),
  capacity: z.number().int().min(1).max(2_000).nullable().default(null),
  audiences: z.array(z.enum(AUDIENCES)).default([]),
  explanation: z.string().trim().max(2_000).default(''),
  tasks: z.partialRecord(z.enum(TASKS), z.string().min(1)).default({}),
});

/** As many as fit on a day. */
export const MOST_PARTS = 30;
export const MOST_SESSIONS = 30;

const PART = z.object({
  id: z.string().min(1).optional(),
  title: z.string().trim().min(1).max(200),
  minutes: z.number().int().min(1).max(600),
  room: z.string().trim().max(120).default(''),
  explanation: z.string().trim().max(2_000).default(''),
  /** None: everybody together. */
  sessions: z.array(SESSION).max(MOST_SESSIONS).default([]),
});

/** Body of PUT /meetings/:meetingId/programme. `revision` is the one that was edited; another one is a conflict. */
export const SAVE_PROGRAMME = z.object({
  revision: z.number().int().min(0),
  /** The last day to sign up. */
  signUpUntil: z.iso.date().nullable().default(null),
  parts: z.array(PART).max(MOST_PARTS),
});
export type SaveProgramme = z.output<typeof SAVE_PROGRAMME>;
export type SaveProgrammeBody = z.input<typeof SAVE_PROGRAMME>;

/** Sends everybody their own programme some days before; for all partnerships, every minute. */
export const TELL_PROGRAMMES = defineJob('programmes.tell', z.object({}));

/** Body of POST /meetings/:meetingId/programme/sign-up: one part; without a session one goes to none of them. */
export const SIGN_UP = z.object({
  partId: z.string().min(1),
  sessionId: z.string().min(1).nullable(),
  /** Stand in line when there is no place. */
  waiting: z.boolean().default(false),
});
export type SignUpChoice = z.output<typeof SIGN_UP>;

/** Query of GET /meetings/:meetingId/programme/document. */
export const PROGRAMME_DOCUMENT = z.object({ format: z.enum(['pdf', 'docx']) });

export interface SessionView {
  sessionId: string;
  title: string;
  room: string;
  capacity: number | null;
  /** Null: there is no limit. */
  free: number | null;
  waiting: number;
  audiences: readonly Audience[];
  explanation: string;
  tasks: { task: Task; personId: string; name: string }[];
  /** It is meant for the reader. */
  forMe: boolean;
  mine: 'placed' | 'waiting' | null;
  /** The reader's place in the line, from 1. */
  line: number | null;
  /** What the reader does in it. */
  myTasks: Task[];
  /** Who comes, and who waits; null for who does not make the programme. */
  people: { placed: string[]; waiting: string[] } | null;
}

export interface PartView {
  partId: string;
  title: string;
  minutes: number;
  room: string;
  explanation: string;
  /** Wall-clock times; empty while the meeting has no date. */
  startsAt: string;
  endsAt: string;
  sessions: SessionView[];
}

/** GET /meetings/:meetingId/programme, and what every change of it answers. */
export interface ProgrammeView {
  meetingId: string;
  bodyName: string;
  title: string;
  /** Wall-clock; empty while no date has been chosen. */
  startsAt: string;
  place: string;
  /** Nothing was ever saved: a meeting like any other. */
  exists: boolean;
  /** The body is one that has programmes. */
  usual: boolean;
  state: 'draft' | 'open' | 'closed';
  /** Whether anybody can sign up now. */
  open: boolean;
  revision: number;
  signUpUntil: string | null;
  parts: PartView[];
  /** Who can be given a task: whoever takes part; empty for who does not make the programme. */
  people: { personId: string; name: string }[];
  may: { change: boolean; signUp: boolean };
}
