import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { TenantContext } from '../context.ts';
import { BOT_AUDIENCE } from '../entra/issuer.ts';
import { ChannelError, tooMany } from './channel-error.ts';
import { followInstallations } from './installing.ts';
import type { Json } from './memory.ts';
import { member, members, pagedMembers } from './roster.ts';
import { createConversation, deleteActivity, sendActivity, updateActivity } from './sending.ts';
import { LIMITS, Throttle } from './throttle.ts';

/** The bot connector (REST v3): what a bot may do in Teams, with the refusals Teams gives. */
export function channelRouter(ctx: TenantContext): Router {
  followInstallations(ctx);
  const router = express.Router();
  const limit = limiter();
  router.use((req, _res, next) => void authenticate(ctx, req).then(next, next));
  router.use(limit('app', () => ctx.options.app.clientId));
  router.use(
    ctx.faults.middleware('channel', ({ status, code, message }, _req, res) => {
      res.status(status).json({ error: { code, message } });
    }),
  );
  router.use(express.json({ limit: '1mb' }));

  const sends = limit('send', conversationIn);
  const reads = limit('read', conversationIn);
  router.post('/v3/conversations', limit('send', memberIn), (req, res) => {
    res.status(201).json(createConversation(ctx, bodyOf(req)));
  });
  router.post('/v3/conversations/:conversation/activities', sends, (req, res) => {
    res.status(201).json(sendActivity(ctx, conversationIn(req), bodyOf(req)));
  });
  router.post('/v3/conversations/:conversation/activities/:activity', sends, (req, res) => {
    res.status(201).json(sendActivity(ctx, conversationIn(req), bodyOf(req), activityIn(req)));
  });
  router.put('/v3/conversations/:conversation/activities/:activity', sends, (req, res) => {
    res.json(updateActivity(ctx, conversationIn(req), activityIn(req), bodyOf(req)));
  });
  router.delete('/v3/conversations/:conversation/activities/:activity', sends, (req, res) => {
    deleteActivity(ctx, conversationIn(req), activityIn(req));
    res.status(200).end();
  });
  router.get('/v3/conversations/:conversation/members', reads, (req, res) =>
    res.json(members(ctx, conversationIn(req))),
  );
  router.get('/v3/conversations/:conversation/pagedmembers', reads, (req, res) => {
    const { pageSize, continuationToken } = req.query;
    const token = typeof continuationToken === 'string' ? continuationToken : undefined;
    res.json(pagedMembers(ctx, conversationIn(req), Number(pageSize) || undefined, token));
  });
  router.get('/v3/conversations/:conversation/members/:user', reads, (req, res) => {
    res.json(member(ctx, conversationIn(req), String(req.params['user'])));
  });
  router.use((_req, _res, next) => next(new ChannelError(404, 'NotFound', 'No such operation.')));
  router.use(answerError);
  return router;
}

/** Only the bot itself gets in: a token of this tenant's Entra, for the bot service, issued to this bot. */
async function authenticate(ctx: TenantContext, req: Request): Promise<void> {
  const token = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1];
  const refuse = () => new ChannelError(401, 'Unauthorized', 'Authorization has been denied for this request.');
  if (!token) throw refuse();
  const claims = await ctx.issuer.verify(token, [BOT_AUDIENCE, `${BOT_AUDIENCE}/`]).catch(() => null);
  if (!claims || (claims.appid ?? claims.azp) !== ctx.options.app.clientId) throw refuse();
}

function limiter() {
  const throttle = new Throttle();
  return (kind: keyof typeof LIMITS, keyOf: (req: Request) => string) =>
    (req: Request, _res: Response, next: NextFunction): void => {
      const wait = throttle.take(`${kind} ${keyOf(req)}`, LIMITS[kind], Date.now());
      next(wait === null ? undefined : tooMany(Math.ceil(wait / 1000)));
    };
}

const conversationIn = (req: Request): string => String(req.params['conversation']);
const activityIn = (req: Request): string => String(req.params['activity']);
const memberIn = (req: Request): string => `create ${JSON.stringify(bodyOf(req)['members'] ?? '')}`;
const bodyOf = (req: Request): Json => (req.body ?? {}) as Json;

function answerError(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (!(error instanceof ChannelError)) {
    next(error);
    return;
  }
  if (error.retryAfterSeconds !== undefined) res.set('Retry-After', String(error.retryAfterSeconds));
  res.status(error.status).json({ error: { code: error.code, message: error.message } });
}
