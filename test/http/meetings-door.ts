import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { meetingsRoutes } from '../../bot/http/meetings-routes.ts';
import { createServer } from '../../bot/http/server.ts';
import { yearPlanRoutes } from '../../bot/http/year-plan-routes.ts';
import type { Service } from '../../bot/service.ts';
import { runCardAction } from '../../bot/turns/card-action.ts';
import { as, type Committee } from '../store/meetings-support.ts';
import type { TestDatabase } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

const TENANT = '7b9f4a52-6a0e-4c39-9a39-5f6f7d3e1c10';
type Who = keyof Committee['people'];

/** The tab API of meetings over real HTTP, and the buttons of its cards; the token is the person's Entra id. */
export async function openMeetings(database: TestDatabase) {
  const service: Service = { ...serviceOver(database), publicUrl: 'https://kring.example' };
  const app = createServer({
    service,
    adapter: { take: async () => ({ status: 200 }) },
    verifyToken: async (token) => ({ oid: token, tid: TENANT }),
    links: { read: () => ({ state: 'forged' }) } as never,
    onText: [],
    routes: [...meetingsRoutes, ...yearPlanRoutes],
    publicConfig: { clientId: '', authority: '', tenantId: TENANT },
    pagesFolder: 'dist/tabs',
    ready: async () => undefined,
  });
  const server = createHttpServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    service,
    async call<T>(made: { partnershipId: string }, who: string, method: string, path: string, body?: unknown) {
      const { port } = server.address() as AddressInfo;
      const response = await fetch(`http://127.0.0.1:${port}/api/partnerships/${made.partnershipId}${path}`, {
        method,
        headers: { authorization: `Bearer ${who}-${made.partnershipId}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as T };
    },
    async press(made: Committee, who: Who, verb: string, data: Record<string, unknown>) {
      const call = { service, actor: as(made, who), language: 'nl' as const };
      const pressed = await runCardAction(call, { verb, data: { p: made.partnershipId, verb, ...data } });
      return { outcome: pressed.outcome, card: JSON.stringify(pressed.card) };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
