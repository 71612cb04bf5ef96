import { randomUUID } from 'node:crypto';
import type { Clock, Transact } from '../../work/work.ts';
import type { Queue } from '../queue/queue.ts';
import type { OpenDatabase } from './open.ts';

/** Makes the one way in which use cases change anything: load, decide, save and enqueue in a single transaction. */
export function transactions(database: OpenDatabase, queue: Pick<Queue, 'enqueue'>, clock: Clock): Transact {
  return (actor, act) =>
    database.db.transaction().execute((tx) =>
      act({
        tx,
        partnershipId: actor.partnershipId,
        actor,
        now: clock.now(),
        newId: randomUUID,
        enqueue: (job, payload, options) => queue.enqueue(tx, job, payload, options),
      }),
    );
}
