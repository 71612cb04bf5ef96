import type { TenantContext } from '../context.ts';
import type { ChatMessage, Conversation, Installation } from '../state.ts';
import { splitThread } from './ids.ts';

export type Json = Record<string, unknown>;

/** All messages of a conversation, oldest first; deleted ones included. */
export function messagesOf(ctx: TenantContext, conversationId: string): ChatMessage[] {
  return ctx.state.chat.index('conversation', (message) => [message.conversationId]).get(conversationId);
}

/** The conversations a person takes part in. */
export function conversationsOf(ctx: TenantContext, accountId: string): Conversation[] {
  return ctx.state.conversations.index('member', (conversation) => conversation.memberIds).get(accountId);
}

export function conversationOf(ctx: TenantContext, id: string): Conversation | undefined {
  return ctx.state.conversations.get(splitThread(id).conversationId);
}

/** The customer's app as installed for a person, if it is. */
export function installationOf(ctx: TenantContext, accountId: string): Installation | undefined {
  const byAccount = ctx.state.installations.index('account', (installation) => [installation.accountId]);
  return byAccount.get(accountId).find((installation) => isOurApp(ctx, installation));
}

/** The customer's app as installed in a conversation (a personal chat, a group or a channel). */
export function installationIn(ctx: TenantContext, conversationId: string): Installation | undefined {
  const byConversation = ctx.state.installations.index('conversation', (installation) => [installation.conversationId]);
  return byConversation.get(conversationId).find((installation) => isOurApp(ctx, installation));
}

export function isOurApp(ctx: TenantContext, installation: Installation): boolean {
  return [ctx.options.app.teamsAppId, ctx.options.app.clientId].includes(installation.appId);
}

/** Message ids are the sending time in milliseconds, as in Teams, moved up where that is taken. */
export function newMessageId(ctx: TenantContext): string {
  let id = ctx.clock.ms();
  while (ctx.state.chat.get(String(id))) id += 1;
  return String(id);
}

/** Keeps a message as it now is, and tells whoever is looking. */
export function keep(ctx: TenantContext, message: ChatMessage): ChatMessage {
  ctx.state.chat.put(message);
  ctx.signals.emit('chat', message);
  return message;
}
