import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { errorHandler } from '../../bot/http/errors.ts';
import { mountTabRoutes, type TabCall } from '../../bot/http/route.ts';
import { TAB_ROUTES } from '../../bot/http/routes.ts';
import { tracing } from '../../bot/http/trace.ts';
import type { Service } from '../../bot/service.ts';
import { type Pressed, runCardAction } from '../../bot/turns/card-action.ts';
import { createLog } from '../../src/edge/log.ts';
import { standingOf } from '../../src/people/store.ts';
import { localDate } from '../../src/time/local.ts';
import type { PlacementRoster } from '../store/placements-roster.ts';
import type { TestDatabase } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

export type Who = keyof PlacementRoster['people'];
export type Refused = { error: { code: string; message: string } };

export interface PlacementsDoor {
  service: Service;
  /** A request by somebody of the roster; what is not JSON comes back as text. */
  ask<T>(who: Who, method: string, path: string, body?: unknown): Promise<{ status: number; body: T }>;
  /** A file as multipart is not needed: its bytes are the body. */
  upload<T>(who: Who, path: string, file: Buffer, type: string): Promise<{ status: number; body: T }>;
  /** The bytes of a file. */
  download(who: Who, path: string): Promise<{ status: number; bytes: Buffer; type: string }>;
  /** A button of a card in chat. */
  press(who: Who, verb: string, data: Record<string, unknown>): Promise<Pressed>;
  /** The card that somebody got last on a topic, as it now is. */
  cardOf(who: Who, topic: string): Promise<string>;
  close(): void;
}

/** All routes of the tab over real HTTP, for people of the placements roster whose token was found good. */
export async function placementsDoor(
  database: TestDatabase,
  roster: () => PlacementRoster,
  log = createLog('silent'),
): Promise<PlacementsDoor> {
  const service: Service = { ...serviceOver(database), log };
  const server = await serve(service, roster);
  const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return {
    service,
    ask: async <T>(who: Who, method: string, path: string, body?: unknown) => {
      const response = await fetch(at(path), {
        method,
        headers: { 'x-person': who, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as T };
    },
    upload: async <T>(who: Who, path: string, file: Buffer, type: string) => {
      const headers = { 'x-person': who, 'content-type': type };
      const response = await fetch(at(path), { method: 'POST', headers, body: new Uint8Array(file) });
      return { status: response.status, body: (await response.json()) as T };
    },
    download: async (who, path) => {
      const response = await fetch(at(path), { headers: { 'x-person': who } });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { status: response.status, bytes, type: response.headers.get('content-type') ?? '' };
    },
    press: (who, verb, data) =>
      runCardAction(
        { service, actor: roster().as(who, 'chat'), language: 'nl' },
        { verb, data: { p: roster().partnershipId, verb, ...data } },
      ),
    cardOf: async (who, topic) => {
      const row = await database.open.db
        .selectFrom('message')
        .select('content')
        .where('partnership_id', '=', roster().partnershipId)
        .where('person_id', '=', roster().people[who])
        .where('topic', '=', topic)
        .orderBy('key', 'desc')
        .executeTakeFirstOrThrow();
      return JSON.stringify(row.content.card);
    },
    close: () => void server.close(),
  };
}

function serve(service: Service, roster: () => PlacementRoster): Promise<Server> {
  const app = express();
  const router = express.Router();
  app.use(tracing(service.log), express.json(), async (request, response, next) => {
    const { partnershipId, people } = roster();
    const personId = people[request.header('x-person') as Who];
    const today = localDate(service.clock.now());
    const standing = await service.read(partnershipId, (scope) => standingOf(scope, personId, today));
    const actor = { partnershipId, personId, via: 'tab' as const };
    response.locals['call'] = { service, actor, standing, language: 'nl' } as TabCall;
    next();
  });
  mountTabRoutes(router, TAB_ROUTES);
  app.use(router, errorHandler(service.log));
  const server = createServer(app);
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}
