import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { deliveryCopy } from '../../src/text/delivery.ts';
import { languageOf, sendError } from './errors.ts';

/** A school behind one address whose people all come back in the same minute with tokens that ended stays far below it. */
const REFUSALS_PER_MINUTE = 600;

/**
 * Limits how often a token of one address is refused. It is asked only after a refusal: somebody with a good token is never kept out
 * by what others behind the same address send.
 */
export function refusalLimit(refusalsPerMinute = REFUSALS_PER_MINUTE): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: refusalsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => tooMany(response as never),
  });
}

/** Says that it is too much, in the caller's language. */
export function tooMany(response: Response): void {
  sendError(response, 429, 'too-many', deliveryCopy[languageOf(response)].http.tooMany);
}
