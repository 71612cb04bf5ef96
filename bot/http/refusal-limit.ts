import type { RequestHandler } from 'express';
import { perMinute } from './per-minute.ts';

/** A school behind one address whose people all come back in the same minute with tokens that ended stays far below it. */
const REFUSALS_PER_MINUTE = 600;

/**
 * Limits how often a token of one address is refused. It is asked only after a refusal: somebody with a good token is never kept out
 * by what others behind the same address send.
 */
export function refusalLimit(refusalsPerMinute = REFUSALS_PER_MINUTE): RequestHandler {
  return perMinute(refusalsPerMinute);
}
