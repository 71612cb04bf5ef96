import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { createLog } from '../../src/edge/log.ts';
import { openQueue, type Queue } from '../../src/edge/queue/queue.ts';
import { defineJob } from '../../src/work/job.ts';
import { until } from '../journeys/rehearsal/wait.ts';
import { forEachDatabase } from '../support/database.ts';

const EACH = defineJob('test.each', z.object({ what: z.string() }));
const ABOUT = defineJob('test.about', z.object({ what: z.string() }), { about: ({ what }) => what });

const MANY = 30;

forEachDatabase((database) => {
  let queue: Queue;
  const done: string[] = [];
  beforeAll(async () => {
    queue = await openQueue(database.open, [EACH, ABOUT] as never, createLog('silent'));
  });
  afterAll(() => queue.stop());

  const enqueue = (job: typeof EACH, what: string) =>
    database.open.db.transaction().execute((tx) => queue.enqueue(tx, job, { what }));

  test('a job about something for which one waits already is left out; what rolled back does not wait', async () => {
    await database.open.db
      .transaction()
      .execute(async (tx) => {
        await queue.enqueue(tx, ABOUT, { what: 'kring Zuid' });
        throw new Error('undone');
      })
      .catch(() => undefined);
    for (const what of ['kring Noord', 'kring Noord', 'kring Zuid']) {
      await enqueue(EACH, what);
      await enqueue(ABOUT, what);
    }
    await queue.work([
      { job: EACH, handle: async ({ what }: { what: string }) => void done.push(`each ${what}`) },
      { job: ABOUT, handle: async ({ what }: { what: string }) => void done.push(`about ${what}`) },
    ] as never);
    await until('all jobs to be done', () => done.length >= 5);
    expect([...done].sort()).toEqual([
      'about kring Noord',
      'about kring Zuid',
      'each kring Noord',
      'each kring Noord',
      'each kring Zuid',
    ]);
    await enqueue(ABOUT, 'kring Noord');
    await until('the next about the same to be done', () => done.length >= 6);
    expect(done.at(-1)).toBe('about kring Noord');
  });

  test('what comes in one transaction is told of once, and done one after the other without waiting for the next look', async () => {
    const before = done.length;
    const names = Array.from({ length: MANY }, (_, nth) => `nummer ${nth}`);
    await database.open.db.transaction().execute(async (tx) => {
      for (const what of names) await queue.enqueue(tx, EACH, { what });
    });
    // A look every five seconds would take more than a minute for so many.
    await until('all of them to be done', () => done.length >= before + MANY, 20);
    expect(done.slice(before).sort()).toEqual(names.map((what) => `each ${what}`).sort());
  });
});
