import { randomUUID } from 'node:crypto';
import { Refusal } from '../../work/refusal.ts';
import { currentTrace } from '../../work/trace.ts';
import type { Clock, Scope, Transact } from '../../work/work.ts';
import type { Queue } from '../queue/queue.ts';
import type { OpenDatabase } from './open.ts';

/** For one statement by itself, outside a transaction. */
export function singly(database: OpenDatabase) {
  return <T>(partnershipId: string, act: (scope: Scope) => Promise<T>): Promise<T> =>
    keepable(act({ tx: database.db as Scope['tx'], partnershipId }));
}

/** For several reads, in a transaction that can change nothing. */
export function reads(database: OpenDatabase) {
  return <T>(partnershipId: string, look: (scope: Scope) => Promise<T>): Promise<T> =>
    keepable(
      database.db
        .transaction()
        .setAccessMode('read only')
        .execute((tx) => look({ tx, partnershipId })),
    );
}

/** Makes the one way in which use cases change anything: load, decide, save and enqueue in a single transaction. */
export function transactions(database: OpenDatabase, queue: Pick<Queue, 'enqueue'>, clock: Clock): Transact {
  return (actor, act) => {
    const trace = actor.trace ?? currentTrace();
    return keepable(
      database.db.transaction().execute((tx) =>
        act({
          tx,
          partnershipId: actor.partnershipId,
          actor,
          trace,
          now: clock.now(),
          newId: randomUUID,
          enqueue: (job, payload, options) => queue.enqueue(tx, job, payload, { ...options, trace }),
        }),
      ),
    );
  };
}

/** By which Postgres tells that a text, or a text within JSON, holds the sign NUL (appendix A of its manual). */
const HOLDS_NUL = new Set<unknown>(['22021', '22P05']);

/**
 * A text may hold a sign that Postgres keeps nowhere. Nobody types it, but a paste or a broken client may send it, in any field there
 * is: that is bad input, and no fault of ours.
 * @throws Refusal `bad-input`
 */
async function keepable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const { code } = (cause ?? {}) as { code?: unknown };
    if (HOLDS_NUL.has(code)) throw new Refusal('invalid', 'bad-input');
    throw cause;
  }
}
