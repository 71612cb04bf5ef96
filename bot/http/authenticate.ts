import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../../src/edge/log.ts';
import { deliveryCopy } from '../../src/text/delivery.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Service } from '../service.ts';
import { type EntraUser, placesOf } from '../turns/who.ts';
import { languageOf, sendError } from './errors.ts';
import { refusalLimit } from './refusal-limit.ts';
import type { TabCall } from './route.ts';

/** Checks a token for the tab API; rejects with an error that has a `reason` when it does not open it. */
export type VerifyToken = (token: string) => Promise<EntraUser>;

/** Lets in whoever has a good token, whether or not they take part anywhere; `response.locals.user` says who. */
export function signedIn(verify: VerifyToken, log: Log, refusalsPerMinute?: number): RequestHandler {
  const limited = refusalLimit(refusalsPerMinute);
  return async (request, response, next) => {
    const token = /^Bearer ([\w.-]+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const user = token ? await verified(token, verify) : { reason: null };
    if ('reason' in user) {
      return limited(request, response, (fault?: unknown) => {
        if (fault) return next(fault);
        if (user.reason) log.info({ reason: user.reason }, 'token refused');
        response.set('WWW-Authenticate', 'Bearer');
        sendError(response, 401, 'signed-out', deliveryCopy[languageOf(response)].http.notSignedIn);
      });
    }
    response.locals['user'] = user;
    next();
  };
}

/** Whose token it is, or why it opens nothing. */
async function verified(token: string, verify: VerifyToken): Promise<EntraUser | { reason: string }> {
  try {
    return await verify(token);
  } catch (cause) {
    const { reason } = cause as { reason?: string };
    if (!reason) throw cause;
    return { reason };
  }
}

/** Lets in whoever takes part in the partnership of the path today, and makes their TabCall. */
export function takesPart(service: Service): RequestHandler<{ partnershipId: string }> {
  return async (request, response, next) => {
    const { partnershipId } = request.params;
    const [place] = await placesOf(service, userOf(response), partnershipId);
    // The same answer for a partnership that does not exist: nobody learns which there are.
    if (!place) throw new Refusal('not-allowed', 'unknown-person');
    const call: TabCall = {
      service,
      actor: { partnershipId, personId: place.personId, via: 'tab' },
      standing: place.standing,
      language: place.language,
      request: request as unknown as Request,
      response,
    };
    response.locals['call'] = call;
    next();
  };
}

export function userOf(response: Response): EntraUser {
  return response.locals['user'] as EntraUser;
}
