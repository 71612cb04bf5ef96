import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { userOf } from './authenticate.ts';
import { tooMany } from './refusal-limit.ts';

/** Far above what the busiest screen asks, and far below what would keep others waiting. */
const REQUESTS_PER_MINUTE = 1_200;

/** Limits what one signed-in person may ask in a minute, from wherever: an object id is unique within its tenant only. */
export function callerLimit(requestsPerMinute = REQUESTS_PER_MINUTE): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_request, response) => {
      const { tid, oid } = userOf(response as never);
      return `${tid} ${oid}`;
    },
    handler: (_request, response) => tooMany(response as never),
  });
}
