import { randomUUID } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { TenantContext } from '../context.ts';
import { type Claims, GRAPH_AUDIENCE } from '../entra/issuer.ts';
import { appRoutes } from './app-routes.ts';
import { answerBatch, answerOf } from './batch.ts';
import { calendarViewRoutes } from './calendar-view.ts';
import { errorBody, type GraphAnswer, type GraphCall, GraphError } from './call.ts';
import { directoryRoutes } from './directory-routes.ts';
import { driveRoutes } from './drive-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { placeRoutes } from './place-routes.ts';
import { GraphRoutes } from './routes.ts';
import { scheduleRoute } from './schedule-route.ts';
import { subscriptionRoutes } from './subscription-routes.ts';
import { teamsRoutes } from './teams-routes.ts';
import { todoRoutes } from './todo-routes.ts';
import { trafficLog } from './traffic-log.ts';

const AUDIENCES = [GRAPH_AUDIENCE, `${GRAPH_AUDIENCE}/`, '00000003-0000-0000-c000-000000000000'];

/** Microsoft Graph v1.0, under /graph. */
export function graphRouter(ctx: TenantContext): Router {
  const routes = allRoutes();
  const router = express.Router();
  if (ctx.options.graphTrafficLog) router.use(trafficLog(ctx.options.graphTrafficLog));
  router.use(express.raw({ limit: '4mb', type: isContent }));
  router.use(express.json({ limit: '4mb' }));
  router.use((req, res, next) => {
    res.set({ 'request-id': randomUUID(), 'client-request-id': req.get('client-request-id') ?? randomUUID() });
    next();
  });
  router.use(
    ctx.faults.middleware('graph', (refusal, _req, res) => {
      res.status(refusal.status).json(errorBody(refusal.code, refusal.message));
    }),
  );
  router.use('/v1.0', async (req, res) => {
    const caller = await authenticate(ctx, req);
    const call = callOf(ctx, req, caller);
    const isBatch = call.method === 'POST' && call.path === '/$batch';
    write(res, await (isBatch ? answerBatch(routes, call) : answerOf(routes, call)));
  });
  router.use((_req, _res, next) => next(new GraphError(400, 'BadRequest', 'Invalid version.')));
  router.use(answerError);
  return router;
}

/** The content of a file is taken as it is, JSON too. */
function isContent(req: { method?: string | undefined; url?: string | undefined }): boolean {
  return req.method === 'PUT' && /:\/content(?:\?|$)/.test(req.url ?? '');
}

function allRoutes(): GraphRoutes {
  const routes = new GraphRoutes();
  directoryRoutes(routes);
  calendarViewRoutes(routes);
  scheduleRoute(routes);
  eventRoutes(routes);
  messageRoutes(routes);
  placeRoutes(routes);
  driveRoutes(routes);
  todoRoutes(routes);
  subscriptionRoutes(routes);
  teamsRoutes(routes);
  appRoutes(routes);
  return routes;
}

function callOf(ctx: TenantContext, req: Request, caller: Claims): GraphCall {
  const url = new URL(req.originalUrl, 'http://localhost');
  const headers = Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
  const path = url.pathname.replace(/^\/graph\/v1\.0/, '');
  return { ctx, method: req.method, path, params: {}, query: url.searchParams, headers, body: req.body ?? {}, caller };
}

function write(res: Response, answer: GraphAnswer): void {
  res.status(answer.status).set(answer.headers ?? {});
  if (answer.body === undefined) res.end();
  else res.json(answer.body);
}

/** A token for Graph, of this tenant, signed and alive; the message says what is wrong, as Graph does. */
async function authenticate(ctx: TenantContext, req: Request): Promise<Claims> {
  const refuse = (message: string) => new GraphError(401, 'InvalidAuthenticationToken', message);
  const token = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1];
  if (!token) throw refuse('Access token is empty.');
  const claims = await ctx.issuer.verify(token, AUDIENCES).catch((error: { code?: string; claim?: string }) => {
    if (error.code === 'ERR_JWT_EXPIRED') throw refuse('Lifetime validation failed, the token is expired.');
    if (error.claim === 'aud') throw refuse('Access token validation failure. Invalid audience.');
    throw refuse('Access token validation failure. Signature is invalid.');
  });
  if (claims.tid !== ctx.options.tenantId) throw refuse('Access token validation failure. Invalid tenant.');
  return claims;
}

function answerError(error: unknown, req: Request, res: Response, next: NextFunction): void {
  const id = req.get('client-request-id');
  if (error instanceof GraphError) {
    if (error.status === 401)
      res.set(
        'WWW-Authenticate',
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
      );
    res.status(error.status).json(errorBody(error.code, error.message, id));
  } else if ((error as { type?: string }).type === 'entity.parse.failed') {
    res.status(400).json(errorBody('BadRequest', 'Unable to read JSON request payload.', id));
  } else next(error);
}
