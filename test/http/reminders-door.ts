import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { errorHandler } from '../../bot/http/errors.ts';
import { mountTabRoutes } from '../../bot/http/route.ts';
import { TAB_ROUTES } from '../../bot/http/routes.ts';
import type { ReminderRoster } from '../store/reminders-roster.ts';
import type { TestDatabase } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

export type Name = keyof ReminderRoster['people'];

export interface Door {
  /** A request by somebody of the roster; JSON where the answer is JSON. */
  ask<T>(as: Name, method: string, path: string, body?: unknown): Promise<{ status: number; json: T }>;
  /** The bytes of a file. */
  file(as: Name, path: string): Promise<{ status: number; type: string; bytes: Buffer }>;
  close(): Promise<void>;
}

/** The tab API over real HTTP, for somebody whose token was found good. */
export async function openDoor(database: TestDatabase, roster: ReminderRoster): Promise<Door> {
  const service = { ...serviceOver(database), publicUrl: 'https://kringwerk.example' };
  const app = express();
  app.use(express.json());
  app.use((request, response, next) => {
    const actor = { ...roster.as(request.get('x-who') as Name), via: 'tab' };
    response.locals['call'] = { service, actor, language: 'nl' };
    next();
  });
  const router = express.Router();
  mountTabRoutes(router, TAB_ROUTES);
  app.use(router);
  app.use(errorHandler(service.log));
  const http: Server = createServer(app);
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const at = (path: string): string => `http://127.0.0.1:${(http.address() as AddressInfo).port}${path}`;
  const headers = (as: Name) => ({ 'content-type': 'application/json', connection: 'close', 'x-who': as });
  return {
    ask: async <T>(as: Name, method: string, path: string, body?: unknown) => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(at(path), { method, headers: headers(as), ...sent });
      return { status: response.status, json: (await response.json()) as T };
    },
    file: async (as, path) => {
      const response = await fetch(at(path), { headers: headers(as) });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { status: response.status, type: response.headers.get('content-type') ?? '', bytes };
    },
    close: () => new Promise((done) => void http.close(() => done())),
  };
}
