import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer } from '../../bot/http/server.ts';
import { createLog } from '../../src/edge/log.ts';
import { ensureBuilt } from '../support/built.ts';

const PUBLIC_URL = 'https://kring.example';
const ANCESTORS = [
  "'self'",
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

let url: string;
let close: () => Promise<void>;
beforeAll(async () => {
  await ensureBuilt();
  const nothing = async () => [] as never;
  const server = createHttpServer(
    createServer({
      // Nobody is known anywhere: what is looked at here comes before that.
      service: {
        read: nothing,
        log: createLog('silent'),
        publicUrl: PUBLIC_URL,
        clock: { now: () => '2026-01-05T08:00:00.000Z' },
      } as never,
      adapter: { take: async () => ({ status: 401 }) },
      verifyToken: async (token) => {
        if (token === 'bad') throw Object.assign(new Error('refused'), { reason: 'expired' });
        return { oid: token, tid: 'tenant', roles: [] };
      },
      links: { read: () => undefined },
      onText: [],
      routes: [],
      publicConfig: { clientId: '', authority: '', tenantId: '' },
      pagesFolder: 'dist/tabs',
      ready: async () => undefined,
      callerRequestsPerMinute: 5,
      refusalsPerMinute: 5,
    }),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
}, 180_000);
afterAll(() => close());

describe('headers', () => {
  test.each(['/health/live', '/api/public-config', '/api/me', '/privacy', '/bestaat-niet'])('of %s', async (path) => {
    const { headers } = await fetch(url + path, { redirect: 'manual' });
    const policy = headers.get('content-security-policy') ?? '';
    expect(/frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ')).toEqual(ANCESTORS);
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
    // teams-js asks there which hosts to believe.
    expect(/connect-src ([^;]*)/.exec(policy)?.[1]?.split(' ')).toContain('https://res.cdn.office.net');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('the pages in Outlook may load Office.js from Microsoft, and nothing else changes', async () => {
    const { headers } = await fetch(`${url}/tab/outlook/paneel`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self' https://appsforoffice.microsoft.com");
    expect(/frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ')).toEqual(ANCESTORS);
  });

  test.each(['/tab/aanmelden', '/tab/aangemeld', '/tab/outlook/aanmelden'])(
    '%s keeps the window that opened it: Teams waits for word from it',
    async (path) => {
      expect((await fetch(url + path)).headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
    },
  );
});

describe('nobody is sent elsewhere', () => {
  test.each(['/', '//elders.example', '/tab//elders.example', '/\\elders.example', '/?next=https://elders.example'])(
    '%s',
    async (path) => {
      const answer = await fetch(url + path, { redirect: 'manual' });
      const location = answer.headers.get('location');
      if (location !== null) expect(location).toBe('/tab/overleg');
    },
  );
});

describe('one caller', () => {
  const me = (token: string) => fetch(`${url}/api/me`, { headers: { authorization: `Bearer ${token}` } });

  test('who asks too much is told to wait, and others are not', async () => {
    for (let nth = 0; nth < 5; nth += 1) expect((await me('somebody')).status).toBe(200);
    const refused = await me('somebody');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await refused.json()).toMatchObject({ error: { code: 'too-many' } });
    expect((await me('somebody-else')).status).toBe(200);
  });

  test('a token that is refused says nothing of why', async () => {
    const refused = await me('bad');
    expect(refused.status).toBe(401);
    expect(await refused.text()).not.toContain('expired');
  });

  test('an address that goes on with tokens that are refused is told to wait; a good token from there is let in', async () => {
    let refused = await me('bad');
    for (let nth = 0; nth < 5; nth += 1) refused = await me('bad');
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ error: { code: 'too-many' } });
    expect((await fetch(`${url}/api/me`)).status).toBe(429);
    expect((await me('somebody-new')).status).toBe(200);
  });
});

test('Outlook gets its script with the address of the service, and may give it a token', async () => {
  const script = await (await fetch(`${url}/outlook/launch-event.js`)).text();
  expect(script.startsWith(`var kringwerkUrl="${PUBLIC_URL}";`)).toBe(true);
  const allowed = await (await fetch(`${url}/.well-known/microsoft-officeaddins-allowed.json`)).json();
  expect(allowed).toEqual({ allowed: [`${PUBLIC_URL}/outlook/launch-event.js`] });
});
