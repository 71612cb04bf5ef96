import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TabRoute } from '../../bot/http/route.ts';
import { createServer } from '../../bot/http/server.ts';
import type { TestDatabase } from './database.ts';
import { serviceOver } from './service-over.ts';

const TENANT = '7b9f4a52-6a0e-4c39-9a39-5f6f7d3e1c10';

/** Some routes of the tab API over real HTTP; the token is the person's Entra id, as its check has tests of its own. */
export interface TabServer {
  ask<T = unknown>(
    entraId: string,
    partnershipId: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }>;
  close(): Promise<void>;
}

export async function tabServer(
  database: TestDatabase,
  routes: readonly TabRoute<unknown, unknown>[],
): Promise<TabServer> {
  const app = createServer({
    service: { ...serviceOver(database), publicUrl: 'https://kring.example' },
    adapter: { take: async () => ({ status: 200 }) },
    verifyToken: async (token) => ({ oid: token, tid: TENANT }),
    links: { read: () => ({ state: 'forged' }) } as never,
    onText: [],
    routes,
    publicConfig: { clientId: '', authority: '', tenantId: TENANT },
    pagesFolder: 'dist/tabs',
    ready: async () => undefined,
  });
  const server = createHttpServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    ask: async (entraId, partnershipId, method, path, body) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/partnerships/${partnershipId}${path}`, {
        method,
        headers: { authorization: `Bearer ${entraId}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as never };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
