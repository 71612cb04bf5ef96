import type { RequestHandler } from 'express';
import { userOf } from './authenticate.ts';
import { perMinute } from './per-minute.ts';

/** Far above what the busiest screen asks, and far below what would keep others waiting. */
const REQUESTS_PER_MINUTE = 1_200;

/** Limits what one signed-in person may ask in a minute, from wherever: an object id is unique within its tenant only. */
export function callerLimit(requestsPerMinute = REQUESTS_PER_MINUTE): RequestHandler {
  return perMinute(requestsPerMinute, (response) => {
    const { tid, oid } = userOf(response);
    return `${tid} ${oid}`;
  });
}
