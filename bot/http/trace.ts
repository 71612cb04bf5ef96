import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Log } from '../../src/edge/log.ts';
import { traced } from '../../src/work/trace.ts';
import { doorOf } from './metrics.ts';

/** Where Teams brings what people say and press. */
export const TEAMS_DOOR = '/api/messages';
const TRACE = 'trace';

/** The id of the request that is answered. */
export function traceOf(response: Response): string {
  return response.locals[TRACE] as string;
}

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
      log.info({ trace, method: request.method, door: doorOf(request), status: response.statusCode, ms }, 'answered');
    });
    response.locals[TRACE] = trace;
    // What Teams brings goes under its trace where it is known what it is: a crowd that answers carries it by hand.
    if (request.path === TEAMS_DOOR) return next();
    traced(trace, () => {
      next();
      return new Promise((done) => response.once('close', done));
    });
  };
}
