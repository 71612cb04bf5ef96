import express, { type Request, type Router } from 'express';
import { ChannelError } from '../channel/channel-error.ts';
import type { TenantContext } from '../context.ts';
import type { FeedLine } from '../state.ts';
import { personIn } from './asked.ts';

/** A person's activity feed in Teams, newest first, and that a line of it was looked at. */
export function feedRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  router.get('/people/:person/feed', (req, res) => {
    const lines = feedOf(ctx, personIn(ctx, req).id).map(({ accountId: _, ...line }) => line);
    res.json(lines.sort((one, other) => other.at.localeCompare(one.at)));
  });
  router.post('/people/:person/feed/:line/read', (req, res) => {
    const line = lineIn(ctx, req);
    if (!line.read) ctx.signals.emit('feed', ctx.state.feed.put({ ...line, read: true }));
    res.status(204).end();
  });
  return router;
}

export function hasUnreadFeed(ctx: TenantContext, accountId: string): boolean {
  return feedOf(ctx, accountId).some(({ read }) => !read);
}

function feedOf(ctx: TenantContext, accountId: string): FeedLine[] {
  return ctx.state.feed.index('account', (line) => [line.accountId]).get(accountId);
}

function lineIn(ctx: TenantContext, req: Request): FeedLine {
  const line = ctx.state.feed.get(String(req.params['line']));
  if (line?.accountId !== personIn(ctx, req).id) throw new ChannelError(404, 'ActivityNotFound', 'No such activity.');
  return line;
}
