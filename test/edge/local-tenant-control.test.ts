import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { APP, askToken, BEGIN, cast, graphOf, type Json, send, start } from './local-tenant-support.ts';

let tenant: LocalTenant;
let graph: ReturnType<typeof graphOf>;
beforeAll(async () => {
  tenant = await start();
  graph = graphOf(tenant);
});
afterAll(() => tenant.close());
afterEach(() => {
  tenant.ctx.faults.set({ throttle: 0, outage: 'none', serverError: 0, timeoutAfterSuccess: 0, slowMs: 0 });
});

const event = (subject: string): Json => ({
  subject,
  start: { dateTime: '2025-11-24T13:00:00', timeZone: 'Europe/Amsterdam' },
  end: { dateTime: '2025-11-24T17:00:00', timeZone: 'Europe/Amsterdam' },
});
const faults = (change: Json) => send('PUT', `${tenant.url}/faults`, change);

describe('the clock', () => {
  test('begins where it was told, goes forward, and never back', async () => {
    const before = (await send('GET', `${tenant.url}/clock`)).body;
    expect(Date.parse(before.now) - Date.parse(BEGIN)).toBeLessThan(600_000);
    const after = (await send('POST', `${tenant.url}/clock`, { advanceMinutes: 1440 })).body;
    expect(after.offsetMs - before.offsetMs).toBe(86_400_000);
    expect((await send('POST', `${tenant.url}/clock`, { to: BEGIN })).status).toBe(400);
    expect((await send('POST', `${tenant.url}/clock`, { to: '2025-09-10T06:00:00Z' })).body.now).toMatch(
      /^2025-09-10T06:00:0/,
    );
  });

  test('tells each change on a stream', async () => {
    const response = await fetch(`${tenant.url}/clock/stream`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => JSON.parse((await reader.read()).value!.replace('data: ', '')) as { offsetMs: number };
    const first = await next();
    await send('POST', `${tenant.url}/clock`, { advanceMinutes: 1 });
    expect((await next()).offsetMs - first.offsetMs).toBe(60_000);
    await reader.cancel();
  });

  test('tokens keep real time', async () => {
    const claims = await tenant.ctx.issuer.verify(
      await tenant.ctx.issuer.userToken(cast(tenant).lead.id),
      APP.clientId,
    );
    expect(Math.abs(claims.iat! * 1000 - Date.now())).toBeLessThan(60_000);
  });
});

describe('faults', () => {
  test('throttling answers 429 with Retry-After and Graph’s body', async () => {
    await faults({ throttle: 1 });
    const answer = await graph('GET', '/users');
    expect([answer.status, answer.headers.get('retry-after'), answer.body.error.code]).toEqual([
      429,
      '1',
      'TooManyRequests',
    ]);
  });

  test('an outage of Graph leaves the sign-in alone', async () => {
    await faults({ outage: 'graph' });
    expect((await graph('GET', '/users')).status).toBe(503);
    const form = {
      grant_type: 'client_credentials',
      client_secret: APP.clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    };
    expect((await askToken(tenant, form)).status).toBe(200);
  });

  test('a swallowed answer: the event is there, the caller never heard; the retry makes no second', async () => {
    const { lead } = cast(tenant);
    const body = { ...event('Gehoord?'), transactionId: 'swallowed-1' };
    await faults({ timeoutAfterSuccess: 1 });
    await expect(graph('POST', `/users/${lead.id}/events`, body)).rejects.toThrow();
    await faults({ timeoutAfterSuccess: 0 });
    const retry = await graph('POST', `/users/${lead.id}/events`, body);
    expect(retry.status).toBe(201);
    const made = tenant.ctx.state.calendar.filter((item) => item.event['subject'] === 'Gehoord?');
    expect(made.map((item) => item.id)).toEqual([retry.body.id]);
  });

  test('the dice fall the same for the same seed', async () => {
    await faults({ serverError: 0.5 });
    const row = async () => {
      tenant.ctx.faults.reseed(7);
      const statuses: number[] = [];
      for (let nth = 0; nth < 12; nth += 1) statuses.push((await graph('GET', '/organization')).status);
      return statuses;
    };
    const first = await row();
    expect(new Set(first).size).toBeGreaterThan(1);
    expect(await row()).toEqual(first);
  });

  test('senseless settings are refused', async () => {
    expect((await faults({ throttle: 2 })).status).toBe(400);
    expect((await faults({ outage: 'moon' })).status).toBe(400);
  });
});

describe('$batch', () => {
  test('answers each by itself, waits for what it depends on', async () => {
    const { lead } = cast(tenant);
    const requests = [
      { id: '1', method: 'GET', url: `/users/${lead.id}?$select=mail` },
      { id: '2', method: 'GET', url: '/users/nobody@nowhere.example' },
      {
        id: '3',
        method: 'POST',
        url: `/users/${lead.id}/events`,
        body: event('Na een fout'),
        headers: { 'Content-Type': 'application/json' },
        dependsOn: ['2'],
      },
    ];
    const { responses } = (await graph('POST', '/$batch', { requests })).body;
    expect(responses.map((one: Json) => one['status'])).toEqual([200, 404, 424]);
    expect(responses[0].body.mail).toBe(lead.mail);
  });

  test('throttles its members one by one', async () => {
    tenant.ctx.faults.set({ throttle: 0.4 });
    tenant.ctx.faults.reseed(3);
    const requests = Array.from({ length: 20 }, (_, nth) => ({ id: String(nth), method: 'GET', url: '/organization' }));
    let answer = await graph('POST', '/$batch', { requests });
    while (answer.status === 429) answer = await graph('POST', '/$batch', { requests });
    const statuses = answer.body.responses.map((one: Json) => one['status']);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });
});

test('the record is the witness: by kind, by family, and since an id', async () => {
  const { lead, guest } = cast(tenant);
  await graph('POST', `/users/${lead.id}/events`, event('Op het verslag'));
  const toRecipients = [{ emailAddress: { address: guest.mail } }];
  await graph('POST', `/users/${lead.id}/sendMail`, {
    message: { subject: 'Verslag', body: { content: 'x' }, toRecipients },
  });
  const ask = async (query: string) =>
    (await send('GET', `${tenant.url}/record${query}`)).body as { id: string; kind: string }[];
  const last = (await ask('?kind=event.')).at(-1)!;
  expect(last).toMatchObject({ kind: 'event.created', detail: { subject: 'Op het verslag' } });
  expect((await ask(`?after=${last.id}`)).map((entry) => entry.kind)).toContain('mail.sent');
  expect((await ask('?kind=event.created')).every((entry) => entry.kind === 'event.created')).toBe(true);
});

test('a page that reaches this machine by another name is sent away', async () => {
  const { hostname, port } = new URL(tenant.url);
  const status = await new Promise((done) => {
    request({ hostname, port, path: '/clock', headers: { host: 'rebound.example' } }, (res) =>
      done(res.statusCode),
    ).end();
  });
  expect(status).toBe(421);
});

test('after a restart everything acknowledged is there, and tokens of before still hold', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stand-in-'));
  const first = await start({ dataDir });
  const { lead, guest } = cast(first);
  const token = await first.ctx.issuer.appToken('https://graph.microsoft.com');
  const attendees = [{ type: 'required', emailAddress: { address: guest.mail } }];
  const made = (
    await graphOf(first)('POST', `/users/${lead.id}/events`, { ...event('Blijft'), attendees, transactionId: 'keep-1' })
  ).body;
  await send('POST', `${first.url}/clock`, { advanceMinutes: 60 });
  const size = first.ctx.state.calendar.size;
  await first.close();

  const second = await start({ dataDir, startsAt: '2030-01-01T00:00:00Z' });
  const asBefore = graphOf(second, token);
  expect((await asBefore('GET', `/users/${lead.id}/events/${made.id}`)).body.subject).toBe('Blijft');
  expect(
    (await asBefore('POST', `/users/${lead.id}/events`, { ...event('Blijft'), attendees, transactionId: 'keep-1' }))
      .body.id,
  ).toBe(made.id);
  expect(second.ctx.state.calendar.size).toBe(size);
  expect(second.world).toEqual(first.world);
  expect(second.ctx.clock.iso()).toMatch(/^2025-09-01T08:/);
  await second.close();
  rmSync(dataDir, { recursive: true });
});
