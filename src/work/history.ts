import type { Work } from './work.ts';

/** What changed, for the history that is shown beside an answer. Values are plain JSON, never student data. */
export interface Change {
  entity: string;
  entityId: string;
  what: string;
  before?: unknown;
  after?: unknown;
}

/** Writes one history row: who changed what, when and by which door. */
export async function recordHistory(work: Work, change: Change): Promise<void> {
  await work.tx
    .insertInto('history')
    .values({
      partnership_id: work.partnershipId,
      id: work.newId(),
      entity: change.entity,
      entity_id: change.entityId,
      what: change.what,
      before: change.before === undefined ? null : JSON.stringify(change.before),
      after: change.after === undefined ? null : JSON.stringify(change.after),
      at: work.now,
      by_person_id: work.actor.personId,
      via: work.actor.via,
    })
    .execute();
}
