import express, { type Router } from 'express';
import { clickAs, openChatAs, sendMessageAs } from '../channel/acts.ts';
import { cardSeenBy } from '../channel/cards.ts';
import { notFound } from '../channel/channel-error.ts';
import { installFor, setBlocked, uninstallFor } from '../channel/installing.ts';
import { conversationsOf, installationOf, messagesOf } from '../channel/memory.ts';
import type { TenantContext } from '../context.ts';
import type { Account, ChatMessage, Conversation } from '../state.ts';
import { objectIn, optionalTextIn, personIn, textIn } from './asked.ts';
import { markRead, unreadIn } from './unread.ts';

/** Chats of a person, and what the person does in them. */
export function chatRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  router.get('/people/:person/chats', (req, res) => {
    const { id } = personIn(ctx, req);
    const chats = conversationsOf(ctx, id).map((conversation) => chatOf(ctx, id, conversation));
    res.json(chats.sort((one, other) => other.lastAt.localeCompare(one.lastAt)));
  });
  router.get('/people/:person/chats/:chat/messages', (req, res) => {
    const { id } = personIn(ctx, req);
    const conversation = conversationsOf(ctx, id).find((each) => each.id === req.params['chat']);
    if (!conversation) throw notFound();
    res.json(messagesOf(ctx, conversation.id).map((message) => messageFor(ctx, id, message)));
  });
  router.post('/people/:person/chats/:chat/open', async (req, res) => {
    const { id } = personIn(ctx, req);
    const chat = String(req.params['chat']);
    if (!conversationsOf(ctx, id).some((conversation) => conversation.id === chat)) throw notFound();
    markRead(ctx, id, chat);
    res.json({ refreshed: await openChatAs(ctx, id, chat) });
  });
  actRoutes(ctx, router);
  return router;
}

function actRoutes(ctx: TenantContext, router: Router): void {
  router.post('/people/:person/messages', async (req, res) => {
    const { id } = personIn(ctx, req);
    const text = textIn(req, 'text');
    res.json(await sendMessageAs(ctx, id, text, optionalTextIn(req, 'conversationId')));
  });
  router.post('/people/:person/card-actions', async (req, res) => {
    const { id } = personIn(ctx, req);
    const click = {
      messageId: textIn(req, 'messageId'),
      verb: optionalTextIn(req, 'verb'),
      data: objectIn(req, 'data'),
    };
    res.json(await clickAs(ctx, id, click));
  });
  router.post('/people/:person/installation', (req, res) => {
    const account = personIn(ctx, req);
    if (!account.directory) throw new RangeError('this person has no Teams here');
    res.json({ conversationId: installFor(ctx, account.id).conversationId });
  });
  router.put('/people/:person/installation', (req, res) => {
    const { id } = personIn(ctx, req);
    setBlocked(ctx, id, (req.body as { blocked?: unknown }).blocked === true);
    res.json({ blocked: Boolean(installationOf(ctx, id)?.blocked) });
  });
  router.delete('/people/:person/installation', (req, res) => {
    uninstallFor(ctx, personIn(ctx, req).id);
    res.status(204).end();
  });
}

function chatOf(ctx: TenantContext, accountId: string, conversation: Conversation) {
  const last = messagesOf(ctx, conversation.id)
    .filter((message) => !message.deleted)
    .at(-1);
  return {
    id: conversation.id,
    type: conversation.type,
    name: conversation.name,
    people: conversation.memberIds.length,
    installed: Boolean(installationOf(ctx, accountId)),
    lastAt: last?.createdAt ?? '',
    lastText: last ? lineOf(last) : '',
    unread: unreadIn(ctx, accountId, conversation.id),
  };
}

function lineOf({ activity }: ChatMessage): string {
  return String(activity['summary'] ?? activity['text'] ?? '');
}

function messageFor(ctx: TenantContext, accountId: string, message: ChatMessage) {
  const { activity, from } = message;
  const sender: Account | undefined = from === 'bot' ? undefined : ctx.state.accounts.get(from);
  return {
    id: message.id,
    from: from === 'bot' ? 'app' : from === accountId ? 'me' : 'other',
    name: sender?.displayName ?? ctx.options.app.name,
    at: message.createdAt,
    changedAt: message.updatedAt ?? null,
    deleted: Boolean(message.deleted),
    undelivered: Boolean(message.undelivered),
    text: message.deleted ? '' : String(activity['text'] ?? ''),
    textFormat: String(activity['textFormat'] ?? (from === 'bot' ? 'markdown' : 'plain')),
    card: message.deleted ? null : (cardSeenBy(message, accountId) ?? null),
    suggestions: suggestionsOf(activity),
  };
}

function suggestionsOf(activity: Record<string, unknown>): { title: string; value: string }[] {
  const actions = (activity['suggestedActions'] as { actions?: { title?: string; value?: unknown }[] } | undefined)
    ?.actions;
  return (actions ?? []).map(({ title, value }) => ({ title: String(title ?? value), value: String(value ?? title) }));
}
