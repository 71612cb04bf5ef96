import { randomUUID } from 'node:crypto';
import { currentTrace } from '../../work/trace.ts';
import type { Clock, Scope, Transact } from '../../work/work.ts';
import type { Queue } from '../queue/queue.ts';
import type { OpenDatabase } from './open.ts';

/** For one statement by itself, outside a transaction. */
export function singly(database: OpenDatabase) {
  return <T>(partnershipId: string, act: (scope: Scope) => Promise<T>): Promise<T> =>
    act({ tx: database.db as Scope['tx'], partnershipId });
}

/** Makes the one way in which use cases change anything: load, decide, save and enqueue in a single transaction. */
export function transactions(database: OpenDatabase, queue: Pick<Queue, 'enqueue'>, clock: Clock): Transact {
  return (actor, act) => {
    const trace = actor.trace ?? currentTrace();
    return database.db.transaction().execute((tx) =>
      act({
        tx,
        partnershipId: actor.partnershipId,
        actor,
        trace,
        now: clock.now(),
        newId: randomUUID,
        enqueue: (job, payload, options) => queue.enqueue(tx, job, payload, { ...options, trace }),
      }),
    );
  };
}
