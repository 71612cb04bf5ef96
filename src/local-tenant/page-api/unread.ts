import { conversationsOf, messagesOf } from '../channel/memory.ts';
import type { TenantContext } from '../context.ts';

/** Up to when a person has read a conversation; kept as a setting per person and conversation. */
export function markRead(ctx: TenantContext, accountId: string, conversationId: string): void {
  const latest = messagesOf(ctx, conversationId).at(-1)?.createdAt;
  if (!latest || readUntil(ctx, accountId, conversationId) >= latest) return;
  ctx.state.settings.put({ id: markId(accountId, conversationId), value: latest });
}

export function unreadIn(ctx: TenantContext, accountId: string, conversationId: string): number {
  const until = readUntil(ctx, accountId, conversationId);
  let count = 0;
  for (const message of messagesOf(ctx, conversationId)) {
    if (message.from !== accountId && !message.deleted && message.createdAt > until) count += 1;
  }
  return count;
}

export function hasUnreadChat(ctx: TenantContext, accountId: string): boolean {
  return conversationsOf(ctx, accountId).some((conversation) => unreadIn(ctx, accountId, conversation.id) > 0);
}

function readUntil(ctx: TenantContext, accountId: string, conversationId: string): string {
  return (ctx.state.settings.get(markId(accountId, conversationId))?.value as string | undefined) ?? '';
}

const markId = (accountId: string, conversationId: string): string => `read ${accountId} ${conversationId}`;
