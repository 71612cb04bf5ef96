import type { TenantContext } from '../context.ts';
import type { Account, Conversation } from '../state.ts';
import { ChannelError, notFound, notInRoster } from './channel-error.ts';
import { accountIdOf, userIdOf } from './ids.ts';
import { conversationOf, installationIn, type Json } from './memory.ts';

const PAGE_SIZE = { least: 50, most: 500 };

/** Everyone in a conversation, as Teams describes members to a bot. */
export function members(ctx: TenantContext, conversationId: string): Json[] {
  return rosterOf(ctx, readable(ctx, conversationId)).map((account) => memberOf(ctx, account));
}

/** One page of the members; the token is where the next page starts. */
export function pagedMembers(ctx: TenantContext, conversationId: string, size?: number, token?: string): Json {
  const everyone = rosterOf(ctx, readable(ctx, conversationId));
  const pageSize = Math.min(PAGE_SIZE.most, Math.max(PAGE_SIZE.least, size || PAGE_SIZE.most));
  const start = token ? Number(Buffer.from(token, 'base64url').toString()) : 0;
  const page = everyone.slice(start, start + pageSize).map((account) => memberOf(ctx, account));
  const next = start + pageSize;
  if (next >= everyone.length) return { members: page };
  return { members: page, continuationToken: Buffer.from(String(next)).toString('base64url') };
}

/** One member, by Bot Framework id or by Entra object id. */
export function member(ctx: TenantContext, conversationId: string, userId: string): Json {
  const wanted = accountIdOf(userId);
  const account = rosterOf(ctx, readable(ctx, conversationId)).find(({ id }) => id === wanted);
  if (!account) throw new ChannelError(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
  return memberOf(ctx, account);
}

function readable(ctx: TenantContext, conversationId: string): Conversation {
  const conversation = conversationOf(ctx, conversationId);
  if (!conversation) throw notFound();
  if (!installationIn(ctx, conversation.id)) throw notInRoster();
  return conversation;
}

function rosterOf(ctx: TenantContext, conversation: Conversation): Account[] {
  return conversation.memberIds.flatMap((id) => ctx.state.accounts.get(id) ?? []);
}

function memberOf(ctx: TenantContext, account: Account): Json {
  return {
    id: userIdOf(account.id),
    name: account.displayName,
    objectId: account.id,
    aadObjectId: account.id,
    givenName: account.givenName,
    surname: account.surname,
    email: account.mail,
    userPrincipalName: account.userPrincipalName,
    tenantId: ctx.options.tenantId,
    userRole: account.directory === 'Guest' ? 'guest' : 'user',
  };
}
