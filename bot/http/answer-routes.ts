import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod';
import { type AnswerLink, linkWasUsed, lookUpLink, renewLink, reportNotMe } from '../../src/delivery/answer-links.ts';
import { findPerson, standingOf } from '../../src/people/store.ts';
import { deliveryCopy } from '../../src/text/delivery.ts';
import type { Language } from '../../src/text/format.ts';
import { localDate } from '../../src/time/local.ts';
import type { Actor } from '../../src/work/work.ts';
import type { Service } from '../service.ts';
import { type CardRegistry, drawQuestion, REGISTRY, runCardAction } from '../turns/card-action.ts';
import type { CardCall } from '../turns/card-verb.ts';
import { languageOf, sendError } from './errors.ts';
import { perMinute } from './per-minute.ts';

/** Reads a signed token; undefined when the signature is not ours. */
export interface LinkReader {
  read(token: string): { partnershipId: string; linkId: string } | undefined;
}

export interface AnswerSettings {
  service: Service;
  links: LinkReader;
  registry?: CardRegistry;
  /** Requests a minute from one address; a person needs a handful. */
  requestsPerMinute?: number;
}

const pressedBody = z.object({ verb: z.string().min(1).max(100), data: z.record(z.string(), z.unknown()) });
const REQUESTS_PER_MINUTE = 60;

/** Answering by a mailed link, without signing in: one question, one person, for as long as the link is good. */
export function answerRoutes(settings: AnswerSettings): Router {
  const router = express.Router();
  router.use(perMinute(settings.requestsPerMinute ?? REQUESTS_PER_MINUTE));
  router.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    next();
  });
  router.use(express.json({ limit: '64kb' }));
  router.get('/:token', withLink(settings, show));
  router.post('/:token', withLink(settings, press));
  router.post('/:token/new-link', withLink(settings, renew, ['open', 'expired']));
  router.post('/:token/not-me', withLink(settings, notMe, ['open', 'expired']));
  return router;
}

interface LinkCall extends CardCall {
  link: AnswerLink;
  person: string;
  partnership: string;
  registry: CardRegistry;
}

type LinkStates = readonly ('open' | 'expired' | 'revoked')[];

/** Finds who and what the link stands for; answers 404 to a forged one and 410 to one that no longer opens. */
function withLink(
  settings: AnswerSettings,
  handle: (call: LinkCall, request: Request, response: Response) => Promise<void>,
  states: LinkStates = ['open'],
) {
  return async (request: Request<{ token: string }>, response: Response): Promise<void> => {
    const found = await findCall(settings, request.params.token);
    if (!found) {
      return sendError(response, 404, 'link-invalid', deliveryCopy[languageOf(response)].link.invalid);
    }
    const { state, ...call } = found;
    if (!states.includes(state)) {
      const code = state === 'expired' ? 'link-expired' : 'link-revoked';
      return sendError(
        response,
        410,
        code,
        deliveryCopy[call.language].link[state === 'expired' ? 'expired' : 'revoked'],
      );
    }
    await handle(call, request as unknown as Request, response);
  };
}

async function findCall(
  settings: AnswerSettings,
  token: string,
): Promise<(LinkCall & { state: LinkStates[number] }) | undefined> {
  const { service, links, registry = REGISTRY } = settings;
  const signed = links.read(token);
  if (!signed) return undefined;
  const { partnershipId, linkId } = signed;
  const now = service.clock.now();
  return service.read(partnershipId, async (scope) => {
    const link = await lookUpLink(scope, linkId, now);
    const person = link && (await findPerson(scope, link.personId));
    if (!link || !person) return undefined;
    const takesPart = (await standingOf(scope, person.id, localDate(now))) !== null;
    const actor: LinkCall['actor'] = { partnershipId, personId: person.id, via: 'link' };
    const language: Language = person.language;
    const names = { person: person.name, partnership: link.partnershipName };
    return { service, actor, language, link, registry, ...names, state: takesPart ? link.state : 'revoked' };
  });
}

async function show(call: LinkCall, _request: Request, response: Response): Promise<void> {
  const card = await drawQuestion(call, call.link.question, call.registry);
  await used(call.service, call.actor, call.link.id, 'seen');
  response.json({
    partnership: call.partnership,
    person: call.person,
    language: call.language,
    expiresAt: call.link.expiresAt,
    card,
  });
}

async function press(call: LinkCall, request: Request, response: Response): Promise<void> {
  const { verb, data } = pressedBody.parse(request.body);
  const { link, registry } = call;
  const { card, outcome } = await runCardAction(call, { verb, data }, { only: link.question, registry });
  if (outcome === 'answered') await used(call.service, call.actor, link.id, 'answered');
  response.json({ card });
}

async function renew(call: LinkCall, _request: Request, response: Response): Promise<void> {
  await call.service.transact(call.actor, (work) => renewLink(work, call.link.id));
  response.status(202).json({ message: deliveryCopy[call.language].link.renewed });
}

async function notMe(call: LinkCall, _request: Request, response: Response): Promise<void> {
  await call.service.transact(call.actor, (work) => reportNotMe(work, call.link.id));
  response.json({ message: deliveryCopy[call.language].link.notMe });
}

async function used(service: Service, actor: Actor, linkId: string, how: 'seen' | 'answered'): Promise<void> {
  await service.transact(actor, (work) => linkWasUsed(work, linkId, how));
}
