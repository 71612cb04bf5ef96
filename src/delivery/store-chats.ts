import { type Kysely, sql } from 'kysely';
import type { ConversationReferenceRow } from '../edge/database/tables/delivery.ts';
import type { Database } from '../edge/database/tables/index.ts';

type Db = Kysely<Database>;
export interface PersonRef {
  partnershipId: string;
  personId: string;
}

export interface OpenChat {
  tenantId: string;
  serviceUrl: string | null;
  conversationId: string;
}

/** Remembers where somebody's chat is; an open chat replaces whatever was known. */
export async function saveChat(db: Db, person: PersonRef, chat: OpenChat, now: string): Promise<void> {
  const row = {
    tenant_id: chat.tenantId,
    service_url: chat.serviceUrl,
    conversation_id: chat.conversationId,
    state: 'open' as const,
    changed_at: now,
  };
  await db
    .insertInto('conversation_reference')
    .values({ partnership_id: person.partnershipId, person_id: person.personId, ...row })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'person_id']).doUpdateSet(row))
    .execute();
}

/** Marks a chat as closed; it opens again when the person installs the app or writes to us. */
export async function closeChat(
  db: Db,
  person: PersonRef,
  tenantId: string,
  state: Exclude<ConversationReferenceRow['state'], 'open'>,
  now: string,
): Promise<void> {
  await db
    .insertInto('conversation_reference')
    .values({
      partnership_id: person.partnershipId,
      person_id: person.personId,
      tenant_id: tenantId,
      service_url: null,
      conversation_id: null,
      state,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'person_id']).doUpdateSet({ state, changed_at: now }))
    .execute();
}

/** Forgets where the chat was, so that it is opened anew. */
export async function forgetChat(db: Db, person: PersonRef): Promise<void> {
  await db
    .deleteFrom('conversation_reference')
    .where('partnership_id', '=', person.partnershipId)
    .where('person_id', '=', person.personId)
    .execute();
}

/** True the first time an activity is seen; false when it was handled already. */
export async function markHandled(
  db: Db,
  activity: { partnershipId: string; conversationId: string; activityId: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('handled_activity')
    .values({
      partnership_id: activity.partnershipId,
      conversation_id: activity.conversationId,
      activity_id: activity.activityId,
      at: sql<string>`now()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function unmarkHandled(
  db: Db,
  activity: { partnershipId: string; conversationId: string; activityId: string },
): Promise<void> {
  await db
    .deleteFrom('handled_activity')
    .where('partnership_id', '=', activity.partnershipId)
    .where('conversation_id', '=', activity.conversationId)
    .where('activity_id', '=', activity.activityId)
    .execute();
}

/** The channel brings an activity again within minutes, never after a day. */
export async function forgetHandled(db: Db): Promise<void> {
  await db.deleteFrom('handled_activity').where('at', '<', sql<Date>`now() - interval '1 day'`).execute();
}
