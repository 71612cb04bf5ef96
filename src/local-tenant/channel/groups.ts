import { randomBytes, randomUUID } from 'node:crypto';
import type { TenantContext } from '../context.ts';
import type { Conversation } from '../state.ts';
import { tellBot } from './installing.ts';

/** A group chat or a channel that a person wants to have the app in. */
export interface NewGroup {
  type: 'groupChat' | 'channel';
  name: string;
  memberIds: string[];
}

/** Makes a group chat or channel with the app in it, as when a member adds the app there; the bot hears of it. */
export async function addAppToGroup(ctx: TenantContext, accountId: string, group: NewGroup): Promise<Conversation> {
  const account = ctx.state.accounts.get(accountId);
  const memberIds = [...new Set([accountId, ...group.memberIds])].filter((id) => ctx.state.accounts.get(id)?.directory);
  if (!account?.directory || memberIds.length < 2) throw new RangeError('a group needs two people who have Teams');
  const isChannel = group.type === 'channel';
  const id = isChannel ? threadId('tacv2') : threadId('v2');
  const conversation = ctx.state.conversations.put({
    id,
    type: group.type,
    name: group.name,
    memberIds,
    chatId: id,
    ...(isChannel ? { teamId: threadId('tacv2') } : {}),
  });
  ctx.state.installations.put({
    id: randomUUID(),
    accountId: '',
    appId: ctx.options.app.teamsAppId,
    conversationId: conversation.id,
    chatId: conversation.chatId,
  });
  await tellBot(ctx, account, conversation, 'add');
  return conversation;
}

const threadId = (kind: 'v2' | 'tacv2'): string => `19:${randomBytes(16).toString('hex')}@thread.${kind}`;
