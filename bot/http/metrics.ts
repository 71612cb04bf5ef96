import type { Request, RequestHandler } from 'express';
import type { Metrics } from '../../src/edge/metrics.ts';
import { isSameSecret } from '../../src/work/same-secret.ts';

/** Times every request under the pattern of its route: a path itself may name a person's link. */
export function timed(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const from = performance.now();
    response.once('finish', () => {
      const door = doorOf(request);
      const { method } = request;
      metrics.answered({ door, method, status: response.statusCode, seconds: (performance.now() - from) / 1_000 });
    });
    next();
  };
}

/** The pattern of the route that answered, never the path itself. */
export function doorOf(request: Request): string {
  const pattern = (request.route as { path?: string | string[] } | undefined)?.path;
  return pattern ? `${request.baseUrl.replace(/[0-9a-f-]{36}/gi, ':id')}${String(pattern)}` : 'other';
}

/** Figures for whoever watches over the service; without a token set there is no such door. */
export function metricsDoor(metrics: Metrics, token: string): RequestHandler {
  return async (request, response) => {
    if (!isSameSecret(`Bearer ${token}`, request.get('authorization') ?? '')) return void response.status(401).end();
    response.type(metrics.contentType).send(await metrics.text());
  };
}
