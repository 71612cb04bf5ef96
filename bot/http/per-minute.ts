import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { deliveryCopy } from '../../src/text/delivery.ts';
import { languageOf, sendError } from './errors.ts';

/** Lets so many requests a minute through; whoever sends more is told to wait. `whose` names the caller; left out: the address. */
export function perMinute(limit: number, whose?: (response: Response) => string): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    ...(whose ? { keyGenerator: (_request, response) => whose(response as never) } : {}),
    handler: (_request, response) =>
      sendError(response as never, 429, 'too-many', deliveryCopy[languageOf(response as never)].http.tooMany),
  });
}
