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

interface ActivityRef {
  partnershipId: string;
  conversationId: string;
  activityId: string;
}

function keyOf({ partnershipId, conversationId, activityId }: ActivityRef) {
  return { partnership_id: partnershipId, conversation_id: conversationId, activity_id: activityId };
}

/** Seconds after which whoever began to handle an activity counts as lost. The channel goes on bringing it for longer. */
const HANDLING_SECONDS = 5;

/** `yours`: to be handled now; `handled`: nothing left to do; `busy`: somebody is at it, or was a moment ago. */
export async function takeActivity(db: Db, activity: ActivityRef): Promise<'yours' | 'handled' | 'busy'> {
  const taken = await db
    .insertInto('handled_activity')
    .values({ ...keyOf(activity), at: sql<string>`now()`, done: false })
    .onConflict((conflict) =>
      conflict
        .columns(['partnership_id', 'conversation_id', 'activity_id'])
        .doUpdateSet({ at: sql<string>`now()` })
        .where('handled_activity.done', '=', false)
        .where('handled_activity.at', '<', sql<Date>`now() - make_interval(secs => ${HANDLING_SECONDS})`),
    )
    .returning('done')
    .executeTakeFirst();
  if (taken) return 'yours';
  const known = await db
    .selectFrom('handled_activity')
    .select('done')
    .where((eb) => eb.and(keyOf(activity)))
    .executeTakeFirst();
  return known?.done ? 'handled' : 'busy';
}

/** From now on the activity is left alone when it is brought again. */
export async function markHandled(db: Db, activity: ActivityRef): Promise<void> {
  await db
    .updateTable('handled_activity')
    .set({ done: true })
    .where((eb) => eb.and(keyOf(activity)))
    .execute();
}

export async function unmarkHandled(db: Db, activity: ActivityRef): Promise<void> {
  await db
    .deleteFrom('handled_activity')
    .where((eb) => eb.and(keyOf(activity)))
    .execute();
}

/** The channel brings an activity again within minutes, never after a day. */
export async function forgetHandled(db: Db): Promise<void> {
  await db.deleteFrom('handled_activity').where('at', '<', sql<Date>`now() - interval '1 day'`).execute();
}
