import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalTenantOptions } from '../../src/local-tenant/config.ts';
import { type LocalTenant, startLocalTenant } from '../../src/local-tenant/start.ts';

export const TENANT = 'a1111111-1111-4111-8111-111111111111';
export const APP = {
  clientId: 'b2222222-2222-4222-8222-222222222222',
  clientSecret: 'not so secret',
  teamsAppId: 'c3333333-3333-4333-8333-333333333333',
  name: 'Overleg',
  applicationIdUri: 'api://localhost/b2222222-2222-4222-8222-222222222222',
};
/** A Monday; the clocks in the Netherlands are two hours ahead of UTC. */
export const BEGIN = '2025-09-01T07:00:00.000Z';

export type Json = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of a foreign service, looked at field by field
  body: any;
}

export function start(more: Partial<LocalTenantOptions> = {}): Promise<LocalTenant> {
  return startLocalTenant({
    port: 0,
    tenantId: TENANT,
    app: APP,
    botEndpoint: 'http://127.0.0.1:9/api/messages',
    tabs: [],
    startsAt: BEGIN,
    ...(process.env['GRAPH_TRAFFIC_LOG'] ? { graphTrafficLog: process.env['GRAPH_TRAFFIC_LOG'] } : {}),
    ...more,
  });
}

/** A tenant for requests that are wrong on purpose: the contract checker must not hear of them. */
export function startUnrecorded(): Promise<LocalTenant> {
  return start({ graphTrafficLog: undefined });
}

export async function send(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, headers: { 'Content-Type': 'application/json', ...headers }, ...text });
  const answer = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: answer && isJson ? JSON.parse(answer) : answer };
}

/** Asks Graph as the app. */
export function graphOf(tenant: LocalTenant, token?: string) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const bearer = token ?? (await tenant.ctx.issuer.appToken('https://graph.microsoft.com'));
    const address = path.startsWith('https:')
      ? path.replace('https://graph.microsoft.com', '/graph')
      : `/graph/v1.0${path}`;
    return send(method, `${tenant.url}${address}`, body, { Authorization: `Bearer ${bearer}`, ...headers });
  };
}

/** Posts a form to the token endpoint. */
export async function askToken(tenant: LocalTenant, form: Record<string, string>, tenantId = TENANT): Promise<Answer> {
  const url = `${tenant.url}/${tenantId}/oauth2/v2.0/token`;
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ client_id: APP.clientId, ...form }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** People of the world by what they are. */
export function cast(tenant: LocalTenant) {
  const people = tenant.world.people;
  const find = (fits: (person: (typeof people)[number]) => boolean) => people.find(fits)!;
  const members = people.filter((person) => person.directory === 'Member');
  return {
    lead: find((person) => person.roles.includes('programmaleider')),
    members,
    guest: find((person) => person.directory === 'Guest'),
    mailOnly: find((person) => person.directory === null),
  };
}

export interface Heard {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: whatever was posted
  body: any;
}

/** A server that keeps what it hears; `until` waits for enough of it. */
export async function listener(answer: (heard: Heard, res: ServerResponse) => void) {
  const all: Heard[] = [];
  const waiting: (() => void)[] = [];
  const server: Server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const body = req.headers['content-type']?.includes('json') && text ? JSON.parse(text) : text;
    const heard = { method: req.method!, url: new URL(req.url!, 'http://localhost'), headers: req.headers, body };
    all.push(heard);
    answer(heard, res);
    for (const wake of waiting.splice(0)) wake();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    all,
    async until(fits: (all: Heard[]) => boolean): Promise<Heard[]> {
      while (!fits(all)) await new Promise<void>((wake) => waiting.push(wake));
      return all;
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
