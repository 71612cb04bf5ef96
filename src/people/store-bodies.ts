import { sql } from 'kysely';
import type { BodyRow, QuorumJson } from '../edge/database/tables/people.ts';
import type { Scope, Work } from '../work/work.ts';

export type BodyOnDay = Pick<BodyRow, 'id' | 'name' | 'kind'> & { conversationId: string | null };

/** The bodies that exist on `date` (ISO), by name. */
export async function bodiesOn(scope: Scope, date: string): Promise<BodyOnDay[]> {
  const rows = await scope.tx
    .selectFrom('body')
    .select(['id', 'name', 'kind', 'conversation_id as conversationId', 'ended_on as endedOn'])
    .where('partnership_id', '=', scope.partnershipId)
    .orderBy('name')
    .execute();
  return rows
    .filter(({ endedOn }) => endedOn === null || date <= endedOn)
    .map(({ id, name, kind, conversationId }) => ({ id, name, kind, conversationId }));
}

export async function findBodies(scope: Scope, bodyIds: readonly string[]): Promise<Map<string, BodyOnDay>> {
  if (bodyIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('body')
    .select(['id', 'name', 'kind', 'conversation_id as conversationId'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', 'in', [...new Set(bodyIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Where each of these bodies lives on: in the body it was merged into, and that one perhaps in another; by id. A body that
 * was not merged lives on in itself.
 */
export async function livingBodies(scope: Scope, bodyIds: readonly string[]): Promise<Map<string, string>> {
  if (bodyIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; living: string }>`
    with recursive line (id, living, further) as (
      select id, id, merged_into from body
        where partnership_id = ${scope.partnershipId} and id in (${sql.join([...new Set(bodyIds)])})
      union select line.id, body.id, body.merged_into from line
        join body on body.partnership_id = ${scope.partnershipId} and body.id = line.further)
    select id, living from line where further is null`.execute(scope.tx);
  return new Map(rows.map(({ id, living }) => [id, living]));
}

/** The same for one body. */
export async function livingBody(scope: Scope, bodyId: string): Promise<string> {
  return (await livingBodies(scope, [bodyId])).get(bodyId) ?? bodyId;
}

/** These bodies, and those that were merged into them, however long ago. */
export async function withMerged(scope: Scope, bodyIds: readonly string[]): Promise<string[]> {
  if (bodyIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with recursive line (id) as (
      select id from body where partnership_id = ${scope.partnershipId} and id in (${sql.join([...new Set(bodyIds)])})
      union select body.id from line
        join body on body.partnership_id = ${scope.partnershipId} and body.merged_into = line.id)
    select id from line`.execute(scope.tx);
  return rows.map(({ id }) => id);
}

/** Ties a conversation to a body; a conversation belongs to one body at most. */
export async function saveConversation(work: Work, bodyId: string, conversationId: string): Promise<void> {
  const bodies = work.tx.updateTable('body').where('partnership_id', '=', work.partnershipId);
  await bodies.set({ conversation_id: null }).where('conversation_id', '=', conversationId).execute();
  await bodies.set({ conversation_id: conversationId }).where('id', '=', bodyId).execute();
}

/** Unties a conversation from its body; returns that body's id, if it had one. */
export async function clearConversation(work: Work, conversationId: string): Promise<string | undefined> {
  const cleared = await work.tx
    .updateTable('body')
    .set({ conversation_id: null })
    .where('partnership_id', '=', work.partnershipId)
    .where('conversation_id', '=', conversationId)
    .returning('id')
    .executeTakeFirst();
  return cleared?.id;
}

export async function partnershipName(scope: Scope): Promise<string> {
  const row = await scope.tx
    .selectFrom('partnership')
    .select('name')
    .where('id', '=', scope.partnershipId)
    .executeTakeFirstOrThrow();
  return row.name;
}

/** The quorum of a body, and whether it was set in Kringwerk; locked while somebody changes it. */
export async function lockQuorum(
  scope: Scope,
  bodyId: string,
  lock: boolean,
): Promise<{ quorum: QuorumJson; kept: boolean }> {
  const row = await scope.tx
    .selectFrom('body')
    .select(['quorum', 'quorum_kept'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', bodyId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return { quorum: row?.quorum ?? [], kept: row?.quorum_kept ?? false };
}

/** Sets the quorum of a body; from then on the roster leaves it alone. */
export async function saveQuorum(work: Work, bodyId: string, quorum: QuorumJson): Promise<void> {
  await work.tx
    .updateTable('body')
    .set({ quorum: JSON.stringify(quorum), quorum_kept: true })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', bodyId)
    .execute();
}

/** Names of the bodies whose quorum was set in Kringwerk. */
export async function bodiesWithOwnQuorum(scope: Scope): Promise<string[]> {
  const rows = await scope.tx
    .selectFrom('body')
    .select('name')
    .where('partnership_id', '=', scope.partnershipId)
    .where('quorum_kept', '=', true)
    .execute();
  return rows.map(({ name }) => name);
}
