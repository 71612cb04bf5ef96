import express, { type Response, type Router } from 'express';
import type { TenantContext } from '../context.ts';

/** Long connections get a sign of life this often, so that nothing in between closes them. */
const HEARTBEAT_MS = 20_000;

/** Server-sent events: what changed and for whom, so that the page fetches just that again. */
export function eventRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  router.get('/events', (req, res) => {
    res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', Connection: 'keep-alive' });
    res.flushHeaders();
    const heartbeat = setInterval(() => res.write(': here\n\n'), HEARTBEAT_MS).unref();
    const stops = follow(ctx, res);
    req.on('close', () => {
      clearInterval(heartbeat);
      for (const stop of stops) stop();
    });
  });
  return router;
}

function follow(ctx: TenantContext, res: Response): (() => void)[] {
  const tell = (kind: string, people: string[]) => res.write(`data: ${JSON.stringify({ kind, people })}\n\n`);
  const holder = (mailbox: string) => ctx.directory.byAddress(mailbox)?.id ?? '';
  const { signals } = ctx;
  return [
    signals.on('chat', ({ conversationId }) => {
      tell('chat', ctx.state.conversations.get(conversationId)?.memberIds ?? []);
    }),
    signals.on('installed', ({ accountId }) => void tell('chat', [accountId])),
    signals.on('uninstalled', ({ accountId }) => void tell('chat', [accountId])),
    signals.on('mail', ({ mailbox }) => void tell('mail', [holder(mailbox)])),
    signals.on('calendar', ({ item }) => void tell('calendar', [holder(item.mailbox)])),
    signals.on('feed', ({ accountId }) => void tell('feed', [accountId])),
    signals.on('todo', ({ ownerId }) => void tell('todo', [ownerId])),
    signals.on('clock', () => void tell('clock', [])),
    signals.on('faults', () => void tell('faults', [])),
  ];
}
