import { AGENDA_JOBS } from '../src/agendas/jobs.ts';
import { FOLLOW_MOVES, WATCH_PAPERS } from '../src/agendas/schema.ts';
import { DELIVERY_JOBS } from '../src/delivery/jobs.ts';
import { READ_BOUNCES, SEND_DUE } from '../src/delivery/schema.ts';
import type { Queue } from '../src/edge/queue/queue.ts';
import {
  CLOSE_DUE_POLLS,
  FOLLOW_EVENT,
  HOLD_DATES,
  KEEP_ROOMS,
  KEEP_WATCHES,
  LOOK_THROUGH_CALENDAR,
  SYNC_EVENT,
} from '../src/meetings/schema.ts';
import { CARRY_OVER } from '../src/minutes/schema.ts';
import { KEEP_OUTCOMES } from '../src/outcomes/schema.ts';
import { IMPORT_ROSTER, KEEP_PEOPLE, SEATS_CHANGED, SYNC_DIRECTORY } from '../src/people/schema.ts';
import { CLOSE_DUE_ROUNDS } from '../src/placements/jobs.ts';
import { SOLVE_REDISTRIBUTION } from '../src/placements/schema-redistribution.ts';
import { KEEP_REGISTRATIONS } from '../src/placements/schema-registration.ts';
import { IMPORT_STUDENTS, KEEP_STUDENTS } from '../src/placements/schema-students.ts';
import { TELL_PROGRAMMES } from '../src/programmes/schema.ts';
import { REMINDER_JOBS } from '../src/reminders/jobs.ts';
import { SEND_DUE_REMINDERS } from '../src/reminders/schema.ts';
import type { JobDefinition, JobHandler } from '../src/work/job.ts';

type Tick = JobDefinition<Record<string, never>>;

/** Jobs that ask "what is due and not done?": run every minute, at start, and after every jump of the clock. */
const TICKS: readonly Tick[] = [
  SEND_DUE,
  READ_BOUNCES,
  CLOSE_DUE_POLLS,
  SEND_DUE_REMINDERS,
  CLOSE_DUE_ROUNDS,
  KEEP_PEOPLE,
  KEEP_WATCHES,
  KEEP_ROOMS,
  KEEP_STUDENTS,
  KEEP_REGISTRATIONS,
  CARRY_OVER,
  KEEP_OUTCOMES,
  TELL_PROGRAMMES,
  WATCH_PAPERS,
  FOLLOW_MOVES,
];

/** Every job there is; a queue must exist before anything can be sent to it. */
export const ALL_JOBS = [
  ...DELIVERY_JOBS,
  ...AGENDA_JOBS,
  ...REMINDER_JOBS,
  CLOSE_DUE_POLLS,
  SYNC_EVENT,
  FOLLOW_EVENT,
  HOLD_DATES,
  LOOK_THROUGH_CALENDAR,
  KEEP_WATCHES,
  KEEP_ROOMS,
  CLOSE_DUE_ROUNDS,
  IMPORT_STUDENTS,
  SOLVE_REDISTRIBUTION,
  KEEP_STUDENTS,
  KEEP_REGISTRATIONS,
  CARRY_OVER,
  KEEP_OUTCOMES,
  TELL_PROGRAMMES,
  IMPORT_ROSTER,
  SYNC_DIRECTORY,
  SEATS_CHANGED,
  KEEP_PEOPLE,
] as unknown as readonly JobDefinition<never>[];

/** Starts the handlers and the minute tick. Throws when a job was forgotten above: nothing could ever be sent to it. */
export async function startWorker(queue: Queue, handlers: readonly JobHandler[]): Promise<void> {
  const known = new Set(ALL_JOBS.map(({ name }) => name));
  const forgotten = handlers.filter(({ job }) => !known.has(job.name)).map(({ job }) => job.name);
  if (forgotten.length > 0) throw new Error(`no queue is made for ${forgotten.join(', ')}: name it in bot/worker.ts`);
  await queue.work(handlers);
  for (const tick of TICKS) await queue.everyMinute(tick);
}

/** Looks now at everything that may have come due. */
export async function tickNow(enqueueNow: (job: Tick) => Promise<void>): Promise<void> {
  for (const tick of TICKS) await enqueueNow(tick);
}
