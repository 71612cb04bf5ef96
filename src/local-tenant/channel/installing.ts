import { randomUUID } from 'node:crypto';
import type { TenantContext } from '../context.ts';
import type { Account, Conversation, Installation } from '../state.ts';
import { installActivities } from './activities.ts';
import { deliverUntilTaken } from './delivery.ts';
import { personalConversationId } from './ids.ts';
import { installationOf, isOurApp } from './memory.ts';

/** Installs the app for a person, as when they add it in Teams. Doing so twice changes nothing. */
export function installFor(ctx: TenantContext, accountId: string): Installation {
  const known = installationOf(ctx, accountId);
  if (known) return known;
  const installation: Installation = {
    id: randomUUID(),
    accountId,
    appId: ctx.options.app.teamsAppId,
    conversationId: personalConversationId(accountId),
    chatId: `19:${accountId}_${ctx.options.app.clientId}@unq.gbl.spaces`,
  };
  openConversation(ctx, installation);
  ctx.state.installations.put(installation);
  ctx.signals.emit('installed', installation);
  return installation;
}

/** Removes the app for a person. The chat stays readable; the bot can no longer write there. */
export function uninstallFor(ctx: TenantContext, accountId: string): void {
  const installation = installationOf(ctx, accountId);
  if (!installation) return;
  ctx.state.installations.delete(installation.id);
  ctx.signals.emit('uninstalled', installation);
}

/** Blocks or unblocks the bot for a person. */
export function setBlocked(ctx: TenantContext, accountId: string, blocked: boolean): void {
  const installation = installationOf(ctx, accountId);
  if (installation) ctx.state.installations.put({ ...installation, blocked });
}

/**
 * Tells the bot of installations, whoever made them: of leaving a chat only once it took everything about coming there.
 * Returns a function that stops doing so.
 */
export function followInstallations(ctx: TenantContext): () => void {
  const told = new Map<string, Promise<void>>();
  const inTurn = (installation: Installation, action: 'add' | 'remove'): Promise<void> => {
    const { conversationId } = installation;
    const before = told.get(conversationId) ?? Promise.resolve();
    const now = before.catch(() => undefined).then(() => announce(ctx, installation, action));
    told.set(conversationId, now);
    return now;
  };
  const stops = [
    ctx.signals.on('installed', (installation) => inTurn(installation, 'add')),
    ctx.signals.on('uninstalled', (installation) => inTurn(installation, 'remove')),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

async function announce(ctx: TenantContext, installation: Installation, action: 'add' | 'remove'): Promise<void> {
  const account = ctx.state.accounts.get(installation.accountId);
  if (!account || !isOurApp(ctx, installation)) return;
  await tellBot(ctx, account, openConversation(ctx, installation), action);
}

/** Brings the bot the news that it was added somewhere, or removed, by this person. */
export async function tellBot(
  ctx: TenantContext,
  account: Account,
  conversation: Conversation,
  action: 'add' | 'remove',
): Promise<void> {
  for (const activity of installActivities(ctx, account, conversation, action)) await deliverUntilTaken(ctx, activity);
}

function openConversation(ctx: TenantContext, installation: Installation): Conversation {
  const known = ctx.state.conversations.get(installation.conversationId);
  if (known) return known;
  return ctx.state.conversations.put({
    id: installation.conversationId,
    type: 'personal',
    name: ctx.options.app.name,
    memberIds: [installation.accountId],
    chatId: installation.chatId,
  });
}
