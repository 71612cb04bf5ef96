import type * as z from 'zod';

/** A job's constant name with the shape of its payload, which is parsed again when the job is read. */
export interface JobDefinition<T> {
  name: string;
  payload: z.ZodType<T>;
  /** Attempts after the first before the job is put aside as a dead letter. */
  retryLimit: number;
}

export function defineJob<T>(name: string, payload: z.ZodType<T>, retryLimit = 8): JobDefinition<T> {
  return { name, payload, retryLimit };
}

/** What `bot/worker.ts` starts: one handler for one job. */
export interface JobHandler<T = unknown> {
  job: JobDefinition<T>;
  handle(payload: T): Promise<void>;
}
