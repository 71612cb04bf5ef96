import type { Request, RequestHandler, Response, Router } from 'express';
import type * as z from 'zod';
import type { Standing } from '../../src/people/rules/roles.ts';
import type { Language } from '../../src/text/format.ts';
import type { Actor } from '../../src/work/work.ts';
import type { Service } from '../service.ts';

/** A request to the tab API by somebody whose token has been checked and who is known in the partnership. */
export interface TabCall {
  service: Service;
  actor: Actor & { personId: string };
  /** As of today in Europe/Amsterdam. */
  standing: Standing;
  language: Language;
  request: Request;
  response: Response;
}

export interface TabRoute<Body, Query> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/api/partnerships/:partnershipId`, such as `/meetings/:meetingId`. */
  path: string;
  body?: z.ZodType<Body>;
  query?: z.ZodType<Query>;
  /** Returns what is sent as JSON; undefined: the handler has answered itself (a file, a stream). */
  handle(call: TabCall, input: { params: Record<string, string>; body: Body; query: Query }): Promise<unknown>;
}

/** One route of the tab API. */
export function tabRoute<Body = undefined, Query = undefined>(
  route: TabRoute<Body, Query>,
): TabRoute<unknown, unknown> {
  return route as unknown as TabRoute<unknown, unknown>;
}

/** Puts the routes on a router whose requests carry a TabCall (set by `authenticate`). Errors go to the error handler. */
export function mountTabRoutes(router: Router, routes: readonly TabRoute<unknown, unknown>[]): void {
  for (const route of routes) router[route.method](route.path, handler(route));
}

function handler(route: TabRoute<unknown, unknown>): RequestHandler {
  return async (request, response) => {
    const call = response.locals['call'] as TabCall;
    const input = {
      params: request.params as Record<string, string>,
      body: route.body ? route.body.parse(request.body) : undefined,
      query: route.query ? route.query.parse(request.query) : undefined,
    };
    const answer = await route.handle({ ...call, request, response }, input);
    if (answer !== undefined) response.json(answer);
  };
}
