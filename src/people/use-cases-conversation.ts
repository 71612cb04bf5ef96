import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import { mayConversations } from './rules/may-conversations.ts';
import { rolesAt } from './rules/roles.ts';
import { standingOf } from './store.ts';
import { clearConversation, findBodies, saveConversation } from './store-bodies.ts';

/** Makes a channel or group chat the one of a body; doing it again changes nothing. */
export async function linkConversation(work: Work, bodyId: string, conversationId: string): Promise<{ name: string }> {
  const body = (await findBodies(work, [bodyId])).get(bodyId);
  if (!body) throw new Refusal('not-found', 'not-found');
  const standing = work.actor.personId ? await standingOf(work, work.actor.personId, localDate(work.now)) : null;
  if (!mayConversations('conversation.link', rolesAt(standing, { bodyId }))) {
    throw new Refusal('not-allowed', 'not-allowed');
  }
  if (body.conversationId === conversationId) return { name: body.name };
  await saveConversation(work, bodyId, conversationId);
  await recordHistory(work, {
    entity: 'body',
    entityId: bodyId,
    what: 'conversation-linked',
    before: body.conversationId,
    after: conversationId,
  });
  return { name: body.name };
}

/**
 * The app was removed from a channel or group: its body has no conversation any more, and nothing is sent there. Who may
 * remove an app is decided by Teams, so nobody is refused here.
 */
export async function conversationRemoved(work: Work, conversationId: string): Promise<void> {
  const bodyId = await clearConversation(work, conversationId);
  if (!bodyId) return;
  await recordHistory(work, {
    entity: 'body',
    entityId: bodyId,
    what: 'conversation-unlinked',
    before: conversationId,
    after: null,
  });
}
