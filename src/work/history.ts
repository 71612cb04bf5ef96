import { type RawBuilder, sql } from 'kysely';
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
  if (changes.length > 0) await changesToRecord(work, changes).execute(work.tx);
}

/** The statement that writes a history row for each change, to be sent together with the changes themselves. */
export function changesToRecord(work: Work, changes: readonly (Change & { actor: Actor })[]): RawBuilder<unknown> {
  const column = (of: (change: Change & { actor: Actor }) => string | null) => changes.map(of);
  // One list for each column: the text stays the same for any number of rows, so that the database need not plan it anew.
  return sql`
    insert into history (partnership_id, at, id, entity, entity_id, what, before, after, by_person_id, via)
    select ${work.partnershipId}, ${work.now}::timestamptz, id, entity, entity_id, what, before::jsonb, after::jsonb, by, via
    from unnest(${column(() => work.newId())}::text[], ${column(({ entity }) => entity)}::text[],
      ${column(({ entityId }) => entityId)}::text[], ${column(({ what }) => what)}::text[],
      ${column(({ before }) => jsonOf(before))}::text[], ${column(({ after }) => jsonOf(after))}::text[],
      ${column(({ actor }) => actor.personId)}::text[], ${column(({ actor }) => actor.via)}::text[])
      as change (id, entity, entity_id, what, before, after, by, via)`;
}

function jsonOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
