import type { Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { JobDefinition, JobHandler } from '../../work/job.ts';
import { currentTrace, traced } from '../../work/trace.ts';
import type { EnqueueOptions } from '../../work/work.ts';
import type { OpenDatabase } from '../database/open.ts';
import type { Database } from '../database/tables/index.ts';
import type { Log } from '../log.ts';

/** Beside the payload: what set the job in motion. */
const TRACE = 'trace';

export interface Queue {
  /** Sends within the given transaction: the job exists if, and only if, the transaction commits. */
  enqueue<T>(
    tx: Transaction<Database>,
    job: JobDefinition<T>,
    payload: T,
    options?: EnqueueOptions & { trace?: string | undefined },
  ): Promise<void>;
  /** Starts working; every queue must have been named when the queue was opened. */
  work(handlers: readonly JobHandler[]): Promise<void>;
  /** Calls the job every minute of real time, once over all running copies. */
  everyMinute(job: JobDefinition<Record<string, never>>): Promise<void>;
  /** Lets running jobs finish, then stops. */
  stop(): Promise<void>;
}

/**
 * Opens pg-boss in the product's own database. All queues are created first: sending to an unknown queue inside a
 * transaction would wait for ever. A job that keeps failing goes to `<name>.dead`, where a person can see it.
 */
export async function openQueue(
  database: OpenDatabase,
  jobs: readonly JobDefinition<never>[],
  log: Log,
): Promise<Queue> {
  const embedded = database.kind === 'embedded';
  const boss = new PgBoss({
    ...database.queue,
    ...(embedded ? { backend: 'pglite' as const } : { max: 4 }),
    useListenNotify: true,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on('error', (cause: Error) => log.error({ cause: cause.message }, 'queue fault'));
  await boss.start();
  await createQueues(boss, jobs);
  return {
    enqueue: async (tx, job, payload, options = {}) => {
      const db = fromKysely(tx as unknown as Parameters<typeof fromKysely>[0]);
      const { startAfterSeconds, trace = currentTrace() } = options;
      await boss.send(
        job.name,
        { ...(payload as object), ...(trace ? { [TRACE]: trace } : {}) },
        {
          db,
          ...(startAfterSeconds ? { startAfter: startAfterSeconds } : {}),
          ...(job.about ? { singletonKey: job.about(payload) } : {}),
        },
      );
    },
    work: async (handlers) => {
      for (const handler of handlers) await startWorker(boss, handler, log);
    },
    everyMinute: async (job) => {
      await boss.schedule(job.name, '* * * * *', {}, { tz: 'Europe/Amsterdam' });
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

async function createQueues(boss: PgBoss, jobs: readonly JobDefinition<never>[]): Promise<void> {
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const job of jobs) {
    const dead = `${job.name}.dead`;
    if (!existing.has(dead)) await boss.createQueue(dead);
    const retry = {
      retryLimit: job.retryLimit,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 300,
      deadLetter: dead,
    };
    // A copy that is killed stops its heartbeat; half a minute later another copy takes the job over.
    const takeover = { heartbeatSeconds: 30, expireInSeconds: 600 };
    const policy = job.about ? { policy: 'short' as const } : {};
    if (existing.has(job.name)) continue;
    await boss.createQueue(job.name, { ...retry, ...takeover, ...policy, notify: true });
    // Looks in it once: pg-boss reads a new queue at its first use, which inside a transaction waits for that transaction.
    await boss.findJobs(job.name, { id: '00000000-0000-0000-0000-000000000000' });
  }
}

/**
 * Seconds between two looks at a queue. A new job tells of itself, so that looking finds only what is tried again or was put off;
 * thirty queues that were looked at every second kept a tenth of a processor busy with nothing.
 */
const LOOKS = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 5 };

async function startWorker(boss: PgBoss, handler: JobHandler, log: Log): Promise<void> {
  const { name, payload: shape } = handler.job;
  // Nobody, to whom telling does nothing, while the first job is done before the answer is here.
  let workerId = '';
  workerId = await boss.work(name, { ...LOOKS, localConcurrency: 2 }, async ([job]) => {
    if (!job) return;
    try {
      const { [TRACE]: trace = job.id, ...payload } = (job.data ?? {}) as Record<string, unknown>;
      await traced(String(trace), () => handler.handle(shape.parse(payload)));
    } catch (cause) {
      log.warn({ job: name, id: job.id, cause: causes(cause) }, 'job failed, will be tried again');
      throw cause;
    } finally {
      // Many can come with one transaction, which tells of them once: who has done one looks for the next at once.
      boss.notifyWorker(workerId);
    }
  });
}

/** What went wrong and what lay behind it, in one line. */
function causes(fault: unknown): string {
  const { message, cause } = fault as { message?: string; cause?: unknown };
  return cause ? `${message} ← ${causes(cause)}` : String(message);
}
