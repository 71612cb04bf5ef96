import type { Actor, Work } from './work.ts';

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
  await recordChanges(work, [{ ...change, actor: work.actor }]);
}

/** Writes a history row for each change, of people who acted together. */
export async function recordChanges(work: Work, changes: readonly (Change & { actor: Actor })[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ actor, entity, entityId, what, before, after }) => ({
    partnership_id: work.partnershipId,
    id: work.newId(),
    entity,
    entity_id: entityId,
    what,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
    at: work.now,
    by_person_id: actor.personId,
    via: actor.via,
  }));
  await work.tx.insertInto('history').values(rows).execute();
}
