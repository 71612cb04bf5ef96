import type { TenantContext } from '../context.ts';
import type { Account, ChatMessage, Conversation } from '../state.ts';
import { cardIn } from './cards.ts';
import { badArgument, blocked, notFound, notInRoster, tooBig, uninstalled } from './channel-error.ts';
import { accountIdOf, splitThread } from './ids.ts';
import { conversationOf, installationIn, installationOf, type Json, keep, newMessageId } from './memory.ts';

/** A message may take this many bytes as UTF-16. */
const MESSAGE_BYTES = 100 * 1024;

/** Opens (or finds) the personal chat with one person, or starts a thread in a channel; a first message may come along. */
export function createConversation(ctx: TenantContext, body: Json): { id: string; activityId?: string } {
  const channelId = channelOf(body);
  if (channelId) return startThread(ctx, channelId, body);
  const members = Array.isArray(body['members']) ? (body['members'] as { id?: unknown }[]) : [];
  if (members.length !== 1 || body['isGroup'] === true)
    throw badArgument('Only one-to-one conversations can be created.');
  const tenantId = body['tenantId'] ?? (body['channelData'] as { tenant?: Json } | undefined)?.tenant?.['id'];
  if (tenantId !== ctx.options.tenantId) throw badArgument('Unknown tenant.');
  const account = ctx.state.accounts.get(accountIdOf(String(members[0]!.id)));
  if (!account?.directory) throw badArgument('Failed to decrypt pairwise id.');
  const conversation = personalConversation(ctx, account);
  const activity = body['activity'] as Json | undefined;
  if (!activity) return { id: conversation.id };
  return { id: conversation.id, activityId: sendActivity(ctx, conversation.id, activity).id };
}

function channelOf(body: Json): string | undefined {
  const channel = (body['channelData'] as { channel?: { id?: string } } | undefined)?.channel;
  return channel?.id;
}

function startThread(ctx: TenantContext, channelId: string, body: Json): { id: string; activityId: string } {
  const { id } = sendActivity(ctx, channelId, (body['activity'] ?? {}) as Json);
  return { id: `${channelId};messageid=${id}`, activityId: id };
}

function personalConversation(ctx: TenantContext, account: Account): Conversation {
  const installation = installationOf(ctx, account.id);
  if (!installation) throw notInRoster();
  if (installation.blocked) throw blocked();
  const conversation = ctx.state.conversations.get(installation.conversationId);
  if (!conversation) throw notFound();
  return conversation;
}

/** Puts a message of the bot in a conversation. Typing signals pass without leaving anything behind. */
export function sendActivity(
  ctx: TenantContext,
  conversationId: string,
  activity: Json,
  replyTo?: string,
): { id: string } {
  const conversation = writableConversation(ctx, conversationId);
  checkSize(activity);
  const id = newMessageId(ctx);
  if (activity['type'] === 'typing') return { id };
  if (activity['type'] !== 'message') throw badArgument('Unknown activity type.');
  const replyToId = replyTo ?? splitThread(conversationId).rootId;
  const sent = { ...activity, ...(replyToId ? { replyToId } : {}), id };
  const message: ChatMessage = {
    id,
    conversationId: conversation.id,
    from: 'bot',
    activity: sent,
    createdAt: ctx.clock.iso(),
  };
  ctx.record('activity.sent', recordOf(conversation, message));
  keep(ctx, message);
  return { id };
}

/** Replaces a message of the bot for everybody; what single persons saw of it is gone. */
export function updateActivity(ctx: TenantContext, conversationId: string, id: string, activity: Json): { id: string } {
  const conversation = writableConversation(ctx, conversationId);
  checkSize(activity);
  const { viewFor: _seenBefore, ...message } = botMessage(ctx, conversation, id);
  const updated = { ...message, activity: { ...activity, id }, updatedAt: ctx.clock.iso() };
  ctx.record('activity.updated', recordOf(conversation, updated));
  keep(ctx, updated);
  return { id };
}

export function deleteActivity(ctx: TenantContext, conversationId: string, id: string): void {
  const conversation = writableConversation(ctx, conversationId);
  const message = { ...botMessage(ctx, conversation, id), deleted: true, updatedAt: ctx.clock.iso() };
  ctx.record('activity.deleted', { conversation: conversation.id, account: accountIn(conversation), message: id });
  keep(ctx, message);
}

function botMessage(ctx: TenantContext, conversation: Conversation, id: string): ChatMessage {
  const message = ctx.state.chat.get(id);
  if (!message || message.deleted || message.from !== 'bot' || message.conversationId !== conversation.id) {
    throw badArgument('Message does not exist or was not sent by the bot.');
  }
  return message;
}

/** The conversation, if the bot may write there now. */
function writableConversation(ctx: TenantContext, conversationId: string): Conversation {
  const conversation = conversationOf(ctx, conversationId);
  if (!conversation) throw notFound();
  const installation = installationIn(ctx, conversation.id);
  if (!installation) throw conversation.type === 'personal' ? uninstalled() : notInRoster();
  if (installation.blocked) throw blocked();
  return conversation;
}

function checkSize(activity: Json): void {
  if (JSON.stringify(activity).length * 2 > MESSAGE_BYTES) throw tooBig();
}

function accountIn(conversation: Conversation): string | null {
  return conversation.type === 'personal' ? conversation.memberIds[0]! : null;
}

function recordOf(conversation: Conversation, message: ChatMessage): Json {
  const { activity } = message;
  return {
    conversation: conversation.id,
    conversationType: conversation.type,
    account: accountIn(conversation),
    message: message.id,
    ...(activity['replyToId'] ? { replyTo: activity['replyToId'] } : {}),
    ...(activity['text'] ? { text: activity['text'] } : {}),
    ...(activity['summary'] ? { summary: activity['summary'] } : {}),
    card: cardIn(activity) ?? null,
  };
}
