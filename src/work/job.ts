import type * as z from 'zod';

/** A job's constant name with the shape of its payload, which is parsed again when the job is read. */
export interface JobDefinition<T> {
  name: string;
  payload: z.ZodType<T>;
  /** Attempts after the first before the job is put aside as a dead letter. */
  retryLimit: number;
  /** What the job is about: while one waits in the queue to begin, another about the same adds nothing and is left out. */
  about?(payload: T): string;
}

export function defineJob<T>(
  name: string,
  payload: z.ZodType<T>,
  { retryLimit = 8, about }: Partial<Pick<JobDefinition<T>, 'retryLimit' | 'about'>> = {},
): JobDefinition<T> {
  return { name, payload, retryLimit, ...(about ? { about } : {}) };
}

/** What `bot/worker.ts` starts: one handler for one job. */
export interface JobHandler<T = unknown> {
  job: JobDefinition<T>;
  handle(payload: T): Promise<void>;
}
