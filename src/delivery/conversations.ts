import type { RawBuilder } from 'kysely';
import type { Scope, Work } from '../work/work.ts';
import { closeChat, markHandled, saveChat, takeActivity, unmarkHandled } from './store-chats.ts';
import { messagesToMark } from './store-links.ts';

export interface KnownChat {
  personId: string;
  tenantId: string;
  serviceUrl: string;
  conversationId: string;
}

/** Somebody can be reached in this chat from now on: they installed the app, or they wrote to us. */
export async function keepChat(work: Work, chat: KnownChat): Promise<void> {
  await saveChat(work.tx, { partnershipId: work.partnershipId, personId: chat.personId }, chat, work.now);
}

/** Somebody removed the app; what is sent from now on goes by mail. */
export async function chatRemoved(work: Work, personId: string, tenantId: string): Promise<void> {
  await closeChat(work.tx, { partnershipId: work.partnershipId, personId }, tenantId, 'uninstalled', work.now);
}

/** Takes an activity to handle it: the channel brings one again when it thinks the first was lost. */
export async function takeToHandle(
  work: Work,
  conversationId: string,
  activityId: string,
): Promise<'yours' | 'handled' | 'busy'> {
  return takeActivity(work.tx, { partnershipId: work.partnershipId, conversationId, activityId });
}

/** It was handled and answered. */
export async function wasHandled(work: Work, conversationId: string, activityId: string): Promise<void> {
  await markHandled(work.tx, { partnershipId: work.partnershipId, conversationId, activityId });
}

/** Handling broke off: when the channel brings the activity again, it is handled again. */
export async function handleAgain(work: Work, conversationId: string, activityId: string): Promise<void> {
  await unmarkHandled(work.tx, { partnershipId: work.partnershipId, conversationId, activityId });
}

/** Somebody looked at, or answered by, the card they got in their chat. */
export async function cardsWereUsed(
  scope: Scope,
  activityIds: readonly string[],
  how: 'seen' | 'answered',
): Promise<void> {
  await cardsToMark(scope, activityIds, how).execute(scope.tx);
}

/** The same as a statement, to be sent together with the answer itself. */
export function cardsToMark(
  scope: Scope,
  activityIds: readonly string[],
  how: 'seen' | 'answered',
): RawBuilder<unknown> {
  return messagesToMark(scope, { activityIds }, how);
}
