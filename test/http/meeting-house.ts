import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { liveHub } from '../../bot/http/live-hub.ts';
import { TAB_ROUTES } from '../../bot/http/routes.ts';
import { createServer } from '../../bot/http/server.ts';
import type { Service } from '../../bot/service.ts';
import { graphOwnTodo } from '../../src/edge/graph/own-todo.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import { createTabTokenCheck } from '../../src/edge/identity/tab-token.ts';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { APP, start, TENANT } from '../edge/local-tenant-support.ts';
import type { ReminderRoster } from '../store/reminders-roster.ts';
import type { TestDatabase } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

export type Name = keyof ReminderRoster['people'];
export interface Refused {
  error: { code: string; message: string };
}

/** The whole tab API over real HTTP with tokens of the stand-in tenant, on a database of a test. */
export interface House {
  tenant: LocalTenant;
  service: Service;
  /** Gives everybody of the roster an account in the tenant; from then on they are asked for by name. */
  moveIn(roster: ReminderRoster): Promise<void>;
  /** The account of somebody in the tenant. */
  accountOf(who: Name): string;
  ask<T>(who: Name, method: string, path: string, body?: unknown): Promise<{ status: number; json: T & Refused }>;
  /** As `ask`, with a file in a form. */
  upload(who: Name, path: string, file: { name: string; content: BlobPart }): ReturnType<House['ask']>;
  close(): Promise<void>;
}

export async function openHouse(database: TestDatabase): Promise<House> {
  const tenant = await start();
  const endpoints = await endpointsOfStandIn(tenant.url);
  const identity = createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret });
  const service: Service = {
    ...serviceOver(database),
    publicUrl: 'https://kringwerk.example',
    ownTodo: graphOwnTodo(endpoints, identity),
  };
  const app = createServer({
    service,
    adapter: { take: async () => ({ status: 200 }) },
    verifyToken: createTabTokenCheck({ endpoints, clientId: APP.clientId, tenantId: TENANT, allowedTenantIds: [] }),
    links: { read: () => ({ state: 'forged' }) } as never,
    onText: [],
    routes: TAB_ROUTES,
    publicConfig: { clientId: '', authority: '', tenantId: TENANT },
    pagesFolder: 'dist/tabs',
    ready: async () => undefined,
  });
  const http = createHttpServer(app);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const accounts = tenant.ctx.state.accounts.filter((one) => one.directory === 'Member' && !one.shared && !one.room);
  const living = new Map<Name, string>();
  let partnershipId = '';

  const send = async (who: Name, method: string, path: string, body?: BodyInit, type?: string) => {
    const token = await tenant.ctx.issuer.userToken(living.get(who) ?? '');
    const { port } = http.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/api/partnerships/${partnershipId}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, connection: 'close', ...(type ? { 'content-type': type } : {}) },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return { status: response.status, json: (text.startsWith('{') ? JSON.parse(text) : {}) as never };
  };
  return {
    tenant,
    service,
    async moveIn(roster) {
      partnershipId = roster.partnershipId;
      const { db } = database.open;
      await db.updateTable('partnership').set({ tenant_id: TENANT }).where('id', '=', partnershipId).execute();
      for (const [nth, name] of (Object.keys(roster.people) as Name[]).entries()) {
        const account = accounts[nth]?.id ?? '';
        living.set(name, account);
        const place = { entra_id: account, directory: 'member' as const };
        await db.updateTable('person').set(place).where('id', '=', roster.people[name]).execute();
      }
    },
    accountOf: (who) => living.get(who) ?? '',
    ask: (who, method, path, body) =>
      send(who, method, path, body === undefined ? undefined : JSON.stringify(body), 'application/json'),
    upload: (who, path, { name, content }) => {
      const form = new FormData();
      form.append('files', new Blob([content]), name);
      return send(who, 'POST', path, form);
    },
    async close() {
      liveHub(service).end();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
      await tenant.close();
    },
  };
}
