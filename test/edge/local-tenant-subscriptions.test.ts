import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { cast, graphOf, type Heard, type Json, listener, send, start, TENANT } from './local-tenant-support.ts';

let tenant: LocalTenant;
let graph: ReturnType<typeof graphOf>;
let hook: Awaited<ReturnType<typeof listener>>;
beforeAll(async () => {
  tenant = await start();
  graph = graphOf(tenant);
  hook = await listener(answer);
});
afterAll(async () => {
  await tenant.close();
  await hook.close();
});

/** A proper endpoint under /good, one that echoes nothing under /mute, one that fails once under /shaky. */
function answer(heard: Heard, res: ServerResponse): void {
  const token = heard.url.searchParams.get('validationToken');
  if (token && heard.url.pathname !== '/mute') res.writeHead(200, { 'Content-Type': 'text/plain' }).end(token);
  else if (heard.url.pathname === '/shaky' && count('/shaky') === 1) res.writeHead(503).end();
  else if (heard.url.pathname !== '/asleep') res.writeHead(202).end();
}
const posts = (path: string) => hook.all.filter((one) => one.url.pathname === path && one.body?.value);
const count = (path: string) => posts(path).length;

const inMinutes = (minutes: number) => new Date(tenant.ctx.clock.ms() + minutes * 60_000).toISOString();
const wish = (path: string, more: Json = {}): Json => ({
  changeType: 'created,updated,deleted',
  notificationUrl: `${hook.url}${path}`,
  resource: `users/${cast(tenant).lead.id}/events`,
  expirationDateTime: inMinutes(4000),
  clientState: 'ours',
  ...more,
});
const event = (subject: string): Json => ({
  subject,
  start: { dateTime: '2025-11-24T13:00:00', timeZone: 'Europe/Amsterdam' },
  end: { dateTime: '2025-11-24T17:00:00', timeZone: 'Europe/Amsterdam' },
});

test('every change of the calendar is told, with the client state', async () => {
  const { lead } = cast(tenant);
  const made = await graph('POST', '/subscriptions', wish('/good'));
  expect(made.status).toBe(201);
  const item = (await graph('POST', `/users/${lead.id}/events`, event('POO-middag'))).body;
  await graph('PATCH', `/users/${lead.id}/events/${item.id}`, { subject: 'Middag' });
  await graph('DELETE', `/users/${lead.id}/events/${item.id}`);
  await hook.until(() => count('/good') === 3);
  expect(
    posts('/good')
      .map((one) => one.body.value[0].changeType)
      .sort(),
  ).toEqual(['created', 'deleted', 'updated']);
  expect(posts('/good')[0]!.body.value[0]).toMatchObject({
    subscriptionId: made.body.id,
    clientState: 'ours',
    tenantId: TENANT,
    resource: `Users/${lead.id}/Events/${item.id}`,
    resourceData: { '@odata.type': '#Microsoft.Graph.Event', id: item.id },
  });
  await graph('DELETE', `/subscriptions/${made.body.id}`);
});

test('an endpoint that does not echo the token gets no subscription', async () => {
  const answer = await graph('POST', '/subscriptions', wish('/mute'));
  expect([answer.status, answer.body.error.code]).toEqual([400, 'ValidationError']);
});

test('the lifetime is at most 10,080 minutes and at least 45', async () => {
  expect((await graph('POST', '/subscriptions', wish('/good', { expirationDateTime: inMinutes(10_100) }))).status).toBe(
    400,
  );
  const short = (await graph('POST', '/subscriptions', wish('/good', { expirationDateTime: inMinutes(5) }))).body;
  expect(Date.parse(short.expirationDateTime) - tenant.ctx.clock.ms()).toBeGreaterThan(44 * 60_000);
  const renewed = await graph('PATCH', `/subscriptions/${short.id}`, { expirationDateTime: inMinutes(10_000) });
  expect(renewed.status).toBe(200);
  await graph('DELETE', `/subscriptions/${short.id}`);
});

test('a failing endpoint is tried again; one that sleeps is dropped and on the record', async () => {
  const { lead } = cast(tenant);
  const shaky = (await graph('POST', '/subscriptions', wish('/shaky', { changeType: 'created' }))).body;
  const asleep = (await graph('POST', '/subscriptions', wish('/asleep', { changeType: 'created' }))).body;
  await graph('POST', `/users/${lead.id}/events`, event('Twee luisteraars'));
  await hook.until(() => count('/shaky') === 2);
  await tenant.notifier.idle();
  const about = (kind: string, id: string) =>
    tenant.ctx.state.record.filter((entry) => entry.kind === kind && entry.detail['subscription'] === id);
  expect(about('notification.delivered', shaky.id)).toHaveLength(1);
  expect(about('notification.dropped', asleep.id)).toEqual([
    expect.objectContaining({ detail: expect.objectContaining({ why: 'slow' }) }),
  ]);
  for (const one of [shaky, asleep]) await graph('DELETE', `/subscriptions/${one.id}`);
});

test('lifecycle notifications come on demand, when the end is near, and the end comes', async () => {
  const lifecycleNotificationUrl = `${hook.url}/lifecycle`;
  const made = (
    await graph(
      'POST',
      '/subscriptions',
      wish('/good', { lifecycleNotificationUrl, expirationDateTime: inMinutes(300) }),
    )
  ).body;
  await send('POST', `${tenant.url}/lifecycle`, { event: 'missed' });
  await hook.until(() => count('/lifecycle') === 1);
  await send('POST', `${tenant.url}/clock`, { advanceMinutes: 250 });
  await hook.until(() => count('/lifecycle') === 2);
  expect(posts('/lifecycle').map((one) => one.body.value[0].lifecycleEvent)).toEqual([
    'missed',
    'reauthorizationRequired',
  ]);
  expect((await graph('POST', `/subscriptions/${made.id}/reauthorize`)).status).toBe(204);
  await send('POST', `${tenant.url}/clock`, { advanceMinutes: 60 });
  expect((await graph('GET', `/subscriptions/${made.id}`)).status).toBe(404);
});
