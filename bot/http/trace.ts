import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Log } from '../../src/edge/log.ts';
import { traced } from '../../src/work/trace.ts';
import { doorOf } from './metrics.ts';

/**
 * Everything that a request sets in motion goes under one id, which the answer carries too (`x-request-id`): what somebody saw can
 * be found in the log by it. One line tells how the request ended, under the pattern of its route: a path may name a person's link.
 */
export function tracing(log: Log): RequestHandler {
  return (request, response, next) => {
    const trace = randomUUID();
    const from = performance.now();
    response.set('x-request-id', trace);
    response.once('finish', () => {
      const ms = Math.round(performance.now() - from);
      traced(trace, () =>
        log.info({ method: request.method, door: doorOf(request), status: response.statusCode, ms }, 'answered'),
      );
    });
    traced(trace, next);
  };
}
