import type { TenantContext } from '../context.ts';
import type { Account, ChatMessage, Conversation } from '../state.ts';
import { executeActivity, messageActivity, submitActivity } from './activities.ts';
import { type CardAction, cardIn, cardSeenBy, clickedData, refreshActionFor } from './cards.ts';
import { ChannelError, notFound } from './channel-error.ts';
import { deliver, deliverUntilTaken, isTaken } from './delivery.ts';
import { userIdOf } from './ids.ts';
import { installFor } from './installing.ts';
import { conversationOf, installationIn, type Json, keep, messagesOf, newMessageId } from './memory.ts';
import { type InvokeOutcome, outcomeOf } from './outcome.ts';

/** What a person can do with a card: press Action.Execute (`verb`) or Action.Submit (no verb). */
export interface CardClick {
  messageId: string;
  verb?: string;
  /** What was filled in; pre-filled inputs and the action's own data are added as a client would. */
  data?: Json;
}

/** A client shows only the latest messages, so only those are refreshed when a chat is opened. */
const REFRESHED_MESSAGES = 20;
const REFRESH_PAUSE_MS = 60_000;

/** Says something to the bot as a person; without a conversation in their personal chat, installed where needed. */
export async function sendMessageAs(
  ctx: TenantContext,
  accountId: string,
  text: string,
  conversationId?: string,
): Promise<{ messageId: string; delivered: boolean }> {
  const account = accountOf(ctx, accountId);
  const conversation = conversationFor(ctx, account, conversationId ?? installFor(ctx, accountId).conversationId);
  const id = newMessageId(ctx);
  const activity = messageActivity(ctx, account, conversation, { id, text });
  const message = keep(ctx, {
    id,
    conversationId: conversation.id,
    from: accountId,
    activity: { ...activity, text },
    createdAt: ctx.clock.iso(),
  });
  const delivered = isTaken(await deliverUntilTaken(ctx, activity));
  if (!delivered) keep(ctx, { ...message, undelivered: true });
  return { messageId: id, delivered };
}

/** Presses a button of a card as a person, and shows them what comes back. */
export async function clickAs(ctx: TenantContext, accountId: string, click: CardClick): Promise<InvokeOutcome> {
  const { account, conversation, message } = openMessage(ctx, accountId, click.messageId);
  if (!click.verb) return submit(ctx, account, conversation, message, click.data ?? {});
  const { id, data } = clickedData(cardSeenBy(message, accountId), click.verb, click.data ?? {});
  const action = { ...(id ? { id } : {}), verb: click.verb, data };
  return execute(ctx, account, conversation, message, action, 'manual');
}

/** Opens a chat as a person: cards that name them in `refresh` are asked for anew, at most once a minute each. */
export async function openChatAs(ctx: TenantContext, accountId: string, conversationId: string): Promise<number> {
  const account = accountOf(ctx, accountId);
  // A channel never refreshes by itself, and without the app there is nobody to ask.
  if (!installationIn(ctx, conversationId) || conversationOf(ctx, conversationId)?.type === 'channel') return 0;
  const conversation = conversationFor(ctx, account, conversationId);
  const shown = messagesOf(ctx, conversation.id).slice(-REFRESHED_MESSAGES);
  const refreshes = shown.flatMap((message) => {
    const action = refreshDue(ctx, accountId, message);
    return action ? [execute(ctx, account, conversation, message, withoutType(action), 'automatic')] : [];
  });
  return (await Promise.all(refreshes)).length;
}

async function submit(
  ctx: TenantContext,
  account: Account,
  conversation: Conversation,
  message: ChatMessage,
  data: Json,
): Promise<InvokeOutcome> {
  const id = newMessageId(ctx);
  const delivery = await deliverUntilTaken(
    ctx,
    submitActivity(ctx, account, conversation, { id, replyToId: message.id, rootId: rootOf(message), data }),
  );
  return isTaken(delivery) ? { kind: 'none', status: delivery.status, response: null } : outcomeOf(delivery);
}

async function execute(
  ctx: TenantContext,
  account: Account,
  conversation: Conversation,
  message: ChatMessage,
  action: Json,
  trigger: 'manual' | 'automatic',
): Promise<InvokeOutcome> {
  const activity = executeActivity(ctx, account, conversation, {
    replyToId: message.id,
    rootId: rootOf(message),
    action,
    trigger,
  });
  const outcome = outcomeOf(await deliver(ctx, activity));
  if (outcome.kind === 'card') showTo(ctx, account.id, message.id, outcome.card);
  return outcome;
}

/** Shows a person their own version of a card, unless the message was replaced or deleted in the meantime. */
function showTo(ctx: TenantContext, accountId: string, messageId: string, card: Json): void {
  const message = ctx.state.chat.get(messageId);
  if (!message || message.deleted) return;
  keep(ctx, { ...message, viewFor: { ...message.viewFor, [accountId]: card } });
}

const refreshedAt = new WeakMap<TenantContext, Map<string, number>>();

function refreshDue(ctx: TenantContext, accountId: string, message: ChatMessage): CardAction | undefined {
  if (message.from !== 'bot' || message.deleted || !cardIn(message.activity)) return undefined;
  const action = refreshActionFor(cardSeenBy(message, accountId), userIdOf(accountId));
  if (!action) return undefined;
  const times = refreshedAt.get(ctx) ?? new Map<string, number>();
  refreshedAt.set(ctx, times);
  // A card that was replaced for everybody is a new card: its first refresh need not wait.
  const key = `${message.id} ${message.updatedAt ?? ''} ${accountId}`;
  if (ctx.clock.ms() - (times.get(key) ?? 0) < REFRESH_PAUSE_MS) return undefined;
  times.set(key, ctx.clock.ms());
  return action;
}

function withoutType({ type: _type, ...action }: CardAction): Json {
  return action;
}

function openMessage(ctx: TenantContext, accountId: string, messageId: string) {
  const account = accountOf(ctx, accountId);
  const message = ctx.state.chat.get(messageId);
  if (!message || message.deleted) throw new ChannelError(404, 'MessageNotFound', 'This message is no longer there.');
  return { account, conversation: conversationFor(ctx, account, message.conversationId), message };
}

function accountOf(ctx: TenantContext, accountId: string): Account {
  const account = ctx.state.accounts.get(accountId);
  if (!account?.directory) throw new ChannelError(404, 'UserNotFound', 'This person has no Teams here.');
  return account;
}

function conversationFor(ctx: TenantContext, account: Account, conversationId: string): Conversation {
  const conversation = conversationOf(ctx, conversationId);
  if (!conversation?.memberIds.includes(account.id)) throw notFound();
  if (!installationIn(ctx, conversation.id)) {
    throw new ChannelError(409, 'AppNotInstalled', 'The app is not installed in this conversation.');
  }
  return conversation;
}

/** The message a thread began with. */
function rootOf(message: ChatMessage): string {
  return String(message.activity['replyToId'] ?? message.id);
}
