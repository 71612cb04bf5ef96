import compression from 'compression';
import express, { type Express, type Request, type Response } from 'express';
import { withTeamsLinks } from '../../src/cards/deep-links.ts';
import type { Metrics } from '../../src/edge/metrics.ts';
import type { TeamsAdapter, TurnAnswer } from '../../src/edge/teams/adapter.ts';
import type { Service } from '../service.ts';
import { createTurn } from '../turns/activity.ts';
import { type CardRegistry, REGISTRY } from '../turns/card-action.ts';
import { StillBeingHandled } from '../turns/once.ts';
import type { TextHandler } from '../turns/text-call.ts';
import { answerRoutes, type LinkReader } from './answer-routes.ts';
import { signedIn, takesPart, type VerifyToken } from './authenticate.ts';
import { callerLimit } from './caller-limit.ts';
import { cardRoutes } from './card-routes.ts';
import { errorHandler, notFound } from './errors.ts';
import { graphWebhook, type TakeNotices } from './graph-webhook.ts';
import { legalPages } from './legal-pages.ts';
import { found, me, speak } from './me-routes.ts';
import { metricsDoor, timed } from './metrics.ts';
import { outlookPages } from './outlook-pages.ts';
import { pages } from './pages.ts';
import { mountTabRoutes, type TabRoute } from './route.ts';
import { onlyThisMachine, securityHeaders } from './security.ts';
import { TEAMS_DOOR, traceOf, tracing } from './trace.ts';

/** What a page may know before anybody has signed in. */
export interface PublicConfig {
  clientId: string;
  /** Entra authority with its tenant, without a slash at the end. */
  authority: string;
  tenantId: string;
  scope?: string;
  practiceOrigin?: string;
}

export interface ServerSettings {
  service: Service;
  adapter: Pick<TeamsAdapter, 'take'>;
  verifyToken: VerifyToken;
  links: LinkReader;
  onText: readonly TextHandler[];
  /** The routes of the capabilities, below `/api/partnerships/:partnershipId`. */
  routes: readonly TabRoute<unknown, unknown>[];
  publicConfig: PublicConfig;
  /** Where the web bundle was built. */
  pagesFolder: string;
  /** Throws when the service cannot do its work: the database is away, say. */
  ready(): Promise<void>;
  /** True from the moment the service was told to stop: a load balancer sends nothing new. */
  stopping?(): boolean;
  /** Left out: nothing is measured. `token` opens GET /metrics; without one there is no such door. */
  measuring?: { metrics: Metrics; token?: string | undefined };
  /** Left out: nothing of Microsoft Graph is followed. */
  takeNotices?: TakeNotices;
  registry?: CardRegistry;
  /** The app in the catalogue; with it links to pages of ours in chat open inside Teams. */
  teamsAppId?: string;
  /** Proxies in front of the service whose word on addresses is taken. */
  trustedProxies?: number;
  /** Refuses whoever did not ask for this machine by name: a page elsewhere that made its own name point here. */
  onlyThisMachine?: boolean;
  answerRequestsPerMinute?: number;
  /** Requests to the tab API that one signed-in person may make. */
  callerRequestsPerMinute?: number;
  /** Tokens of one address that may be refused. */
  refusalsPerMinute?: number;
}

/** All doors of the service on one Express application. */
export function createServer(settings: ServerSettings): Express {
  const { service, registry = REGISTRY } = settings;
  const app = express();
  app.disable('x-powered-by');
  // Nothing of the API is kept by a browser; files get their tag from the file server.
  app.disable('etag');
  app.set('trust proxy', settings.trustedProxies ?? 0);
  app.use(tracing(service.log));
  measure(app, settings);
  if (settings.onlyThisMachine) app.use(onlyThisMachine());
  // Teams is no browser: it has no use for a browser's headers.
  app.post(TEAMS_DOOR, express.json({ limit: '256kb' }), messages(settings, registry));
  app.use(securityHeaders(settings.publicConfig.practiceOrigin));
  app.get('/health/live', (_request, response) => void response.json({ live: true }));
  app.get('/health/ready', readiness(settings));
  if (settings.takeNotices) app.use(graphWebhook(service, settings.takeNotices));
  app.use(compression());
  app.get('/api/public-config', (_request, response) => void response.json(settings.publicConfig));
  app.use(
    '/api/answers',
    answerRoutes({
      service,
      links: settings.links,
      registry,
      ...(settings.answerRequestsPerMinute ? { requestsPerMinute: settings.answerRequestsPerMinute } : {}),
    }),
  );
  app.use('/api', tabApi(settings, registry));
  app.use('/api', notFound);
  app.use(legalPages());
  app.use(outlookPages(settings.pagesFolder, service.publicUrl));
  app.use(pages(settings.pagesFolder));
  app.use(notFound);
  app.use(errorHandler(service.log));
  return app;
}

function measure(app: Express, { measuring }: ServerSettings): void {
  if (!measuring) return;
  app.use(timed(measuring.metrics));
  if (measuring.token) app.get('/metrics', metricsDoor(measuring.metrics, measuring.token));
}

/** Everything that needs a token; nothing of a body is read before it was checked. */
function tabApi(settings: ServerSettings, registry: CardRegistry): express.Router {
  const { service } = settings;
  const router = express.Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.use(signedIn(settings.verifyToken, service.log, settings.refusalsPerMinute));
  router.use(callerLimit(settings.callerRequestsPerMinute));
  router.get('/me', me(service));
  router.put('/me/language', express.json({ limit: '1kb' }), speak(service));
  router.post('/partnerships', express.json({ limit: '16kb' }), found(service));
  const partnership = express.Router({ mergeParams: true });
  partnership.use(takesPart(service) as unknown as express.RequestHandler);
  partnership.use(express.json({ limit: '1mb' }));
  mountTabRoutes(partnership, [...cardRoutes(registry), ...settings.routes]);
  router.use('/partnerships/:partnershipId', partnership);
  return router;
}

function messages(settings: ServerSettings, registry: CardRegistry): express.RequestHandler {
  const { service, adapter, onText } = settings;
  const { teamsAppId } = settings;
  const place = teamsAppId && { publicUrl: service.publicUrl, teamsAppId };
  const turn = createTurn({
    ...{ service, onText, registry },
    ...(place ? { inTeams: (content) => withTeamsLinks(content, place) } : {}),
  });
  return async (request: Request, response: Response) => {
    const trace = traceOf(response);
    const authorization = request.get('authorization') ?? '';
    const answer = await adapter.take(authorization, request.body, (context) => turn(context, trace)).catch(bringAgain);
    response.status(answer.status);
    if (answer.body === undefined) response.end();
    else response.json(answer.body);
  };
}

/** 503 makes Teams bring the activity again. */
function bringAgain(cause: unknown): TurnAnswer {
  if (cause instanceof StillBeingHandled) return { status: 503 };
  throw cause;
}

function readiness({ ready, stopping, service }: ServerSettings): express.RequestHandler {
  return async (_request, response) => {
    if (stopping?.()) return void response.status(503).json({ ready: false });
    try {
      await ready();
      response.json({ ready: true });
    } catch (cause) {
      service.log.warn({ cause: (cause as Error).message }, 'not ready');
      response.status(503).json({ ready: false });
    }
  };
}
