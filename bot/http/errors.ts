import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import * as z from 'zod';
import type { Log } from '../../src/edge/log.ts';
import { deliveryCopy } from '../../src/text/delivery.ts';
import type { Language } from '../../src/text/format.ts';
import { refusalText } from '../../src/text/refusals.ts';
import { Refusal, type RefusalKind } from '../../src/work/refusal.ts';
import type { TabCall } from './route.ts';
import { traceOf } from './trace.ts';

const STATUS: Record<RefusalKind, number> = {
  invalid: 422,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  'too-big': 413,
  'wrong-type': 415,
};

/** What every refused request gets: a code for the screen, and a sentence for the person. */
export function sendError(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ error: { code, message } });
}

/** The language of whoever asks: known from the roster, or else what the browser says. */
export function languageOf(response: Response): Language {
  const call = response.locals['call'] as TabCall | undefined;
  if (call) return call.language;
  return response.req.acceptsLanguages('nl', 'en') === 'en' ? 'en' : 'nl';
}

export const notFound: RequestHandler = (_request, response) => {
  sendError(response, 404, 'not-found', deliveryCopy[languageOf(response)].http.notFound);
};

/** Turns whatever a route threw into a status and a sentence. What is unexpected is logged, and never shown. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (cause: unknown, request, response, next) => {
    if (response.headersSent) return next(cause);
    const language = languageOf(response);
    if (cause instanceof Refusal) {
      return sendError(response, STATUS[cause.kind], cause.code, refusalText(cause.code, cause.facts, language));
    }
    if (cause instanceof z.ZodError) {
      return sendError(response, 422, 'bad-input', refusalText('bad-input', {}, language));
    }
    const status = clientFault(cause);
    const { http } = deliveryCopy[language];
    if (status === 413) return sendError(response, 413, 'too-big', http.tooBig);
    if (status) return sendError(response, status, 'bad-request', http.badRequest);
    log.error(
      {
        trace: traceOf(response),
        method: request.method,
        cause: (cause as Error).message,
        stack: (cause as Error).stack,
      },
      'a request failed',
    );
    sendError(response, 500, 'failed', refusalText('failed', {}, language));
  };
}

/** The status that a body parser or the router gives to a request that is itself at fault. */
function clientFault(cause: unknown): number | undefined {
  const { status, expose } = (cause ?? {}) as { status?: unknown; expose?: unknown };
  const isClients = typeof status === 'number' && status >= 400 && status < 500;
  return isClients && (expose !== false || cause instanceof URIError) ? status : undefined;
}
