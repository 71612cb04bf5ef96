import express, { type RequestHandler, type Router } from 'express';
import type { CalendarNotice } from '../../src/meetings/schema.ts';
import { calendarNotices } from '../../src/meetings/schema.ts';
import { gather } from '../../src/work/gather.ts';
import type { Service } from '../service.ts';

/** Puts genuine notifications where a job finds them; says of each, in the order given, whether it was genuine. */
export type TakeNotices = (notices: readonly CalendarNotice[]) => Promise<readonly boolean[]>;

/** Outlook tells of one change with several requests in the same moment. */
const together = gather<readonly CalendarNotice[], readonly boolean[]>();

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

function notices(service: Service, take: TakeNotices): RequestHandler {
  const takeAll = async (requests: readonly (readonly CalendarNotice[])[]): Promise<(readonly boolean[])[]> => {
    const isGenuine = [...(await take(requests.flat()))];
    return requests.map((own) => isGenuine.splice(0, own.length));
  };
  return async (request, response) => {
    const parsed = calendarNotices.safeParse(request.body);
    if (!parsed.success) return void response.status(400).end();
    const isGenuine = await together(service, 'notices', parsed.data.value, takeAll);
    const genuine = isGenuine.filter(Boolean).length;
    const forged = isGenuine.length - genuine;
    if (forged > 0) service.log.warn({ forged }, 'notifications without the secret of their subscription');
    response.status(genuine === 0 && forged > 0 ? 401 : 202).end();
  };
}
