import express, { type RequestHandler, type Router } from 'express';
import type { CalendarNotice } from '../../src/meetings/schema.ts';
import { calendarNotices } from '../../src/meetings/schema.ts';
import type { Service } from '../service.ts';

/** Puts genuine notifications where a job finds them; answers how many were genuine. */
export type TakeNotices = (notices: readonly CalendarNotice[]) => Promise<number>;

export const GRAPH_CHANGES = '/api/graph/changes';
export const GRAPH_LIFECYCLE = '/api/graph/lifecycle';

/**
 * The doors for change notifications of Microsoft Graph. There is no token on them: what counts is the secret that was
 * given with the subscription. Graph waits three seconds, so they are stored and accepted, and looked at afterwards.
 */
export function graphWebhook(service: Service, take: TakeNotices): Router {
  const router = express.Router();
  router.post([GRAPH_CHANGES, GRAPH_LIFECYCLE], handshake, express.json({ limit: '1mb' }), notices(service, take));
  return router;
}

/** When a subscription is made, Graph wants its token back as plain text. */
const handshake: RequestHandler = (request, response, next) => {
  const { validationToken } = request.query;
  if (typeof validationToken !== 'string') return next();
  response.type('text/plain').set('X-Content-Type-Options', 'nosniff').send(validationToken);
};

function notices({ log }: Service, take: TakeNotices): RequestHandler {
  return async (request, response) => {
    const parsed = calendarNotices.safeParse(request.body);
    if (!parsed.success) return void response.status(400).end();
    const genuine = await take(parsed.data.value);
    const forged = parsed.data.value.length - genuine;
    if (forged > 0) log.warn({ forged }, 'notifications without the secret of their subscription');
    response.status(genuine === 0 && forged > 0 ? 401 : 202).end();
  };
}
