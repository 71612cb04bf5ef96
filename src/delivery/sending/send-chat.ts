import type { Chat, ChatPerson, Tried } from '../ports.ts';
import { afterAskingFault, afterChatFault, afterNotFound } from '../rules/channel-outcome.ts';
import { saveChat } from '../store-chats.ts';
import type { Claimed } from '../store-claims.ts';
import { recordFallback, recordSent } from '../store-outbox.ts';
import { inTurn, type Sending, whileOurs } from './context.ts';
import { sendFitting } from './fitting.ts';
import { backIntoQueue, isLookedAtAgain } from './look-again.ts';
import { settleFault } from './settle.ts';

/** Sends one card to one person's chat; a doubtful one is looked for first. */
export async function sendToChat(sending: Sending, claimed: Claimed): Promise<void> {
  const entraId = claimed.person?.entraId;
  if (!entraId) return recordFallback(sending.db, claimed, 'mail', 'not-in-directory');
  const person = { entraId, tenantId: claimed.partnership.tenantId };
  if (claimed.doubtful) {
    if (await settledByAsking(sending, claimed, person)) return;
    if (isLookedAtAgain(sending, claimed)) return backIntoQueue(sending, claimed);
  }
  const opened = claimed.chat ? { done: claimed.chat } : await openChat(sending, claimed, person);
  if ('fault' in opened) {
    return settleFault(sending, claimed, afterChatFault('open', opened.fault, claimed.attempts), opened.fault);
  }
  await post(sending, claimed, opened.done);
}

/** True when the answer settled it: it is there, it cannot be known, or it must not be tried again this way. */
async function settledByAsking(sending: Sending, claimed: Claimed, person: ChatPerson): Promise<boolean> {
  const found = await sending.chat.find(person, claimed.id);
  if ('fault' in found) {
    const next = afterAskingFault('chat', found.fault, claimed.attempts);
    if (next === 'not-there') return false;
    await settleFault(sending, claimed, next, found.fault);
    return true;
  }
  if (found.done) {
    const { conversationId, serviceUrl } = claimed.chat ?? {};
    const where = conversationId ? { conversationId, serviceUrl: serviceUrl ?? null } : {};
    await recordSent(sending.db, claimed, sending.clock.now(), { activityId: found.done.activityId, ...where });
    return true;
  }
  if (afterNotFound(claimed.lastProblem) === 'post') return false;
  await recordFallback(sending.db, claimed, 'mail', claimed.lastProblem ?? 'chat-refused');
  return true;
}

async function openChat(sending: Sending, claimed: Claimed, person: ChatPerson): Promise<Tried<Chat>> {
  const installed = await sending.chat.install(person);
  if ('fault' in installed) return installed;
  const opened = await inTurn(sending, person.tenantId, undefined, () => sending.chat.open(person));
  if ('fault' in opened || !claimed.person) return opened;
  const who = { partnershipId: claimed.partnershipId, personId: claimed.person.id };
  await saveChat(sending.db, who, { tenantId: person.tenantId, ...opened.done }, sending.clock.now());
  return opened;
}

async function post(sending: Sending, claimed: Claimed, chat: Chat): Promise<void> {
  const { tenantId } = claimed.partnership;
  const posted = await sendFitting(sending, claimed, (message) =>
    inTurn(sending, tenantId, chat.conversationId, () => whileOurs(claimed, () => sending.chat.post(chat, message))),
  );
  if ('fault' in posted) {
    return settleFault(sending, claimed, afterChatFault('post', posted.fault, claimed.attempts), posted.fault);
  }
  const { conversationId, serviceUrl } = chat;
  const receipt = { activityId: posted.done.activityId, conversationId, serviceUrl };
  await recordSent(sending.db, claimed, sending.clock.now(), receipt);
}
