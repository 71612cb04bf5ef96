import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createGraph, type Graph } from '../../src/edge/graph/client.ts';
import { graphMailSender } from '../../src/edge/graph/mail-sender.ts';
import { readBounces } from '../../src/edge/graph/read-bounces.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import { deliver, newMessage } from '../../src/local-tenant/mailbox/mail.ts';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { APP, cast, start } from './local-tenant-support.ts';

let tenant: LocalTenant;
let graph: Graph;
beforeAll(async () => {
  tenant = await start();
  const endpoints = await endpointsOfStandIn(tenant.url);
  graph = createGraph(endpoints, createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret }));
});
afterAll(() => tenant.close());

test('a mail that came back is found by its mark; an answer, an absence and a report on other mail are not', async () => {
  const { lead, members } = cast(tenant);
  const mailbox = lead.mail;
  const since = tenant.ctx.clock.iso();
  const sender = graphMailSender(graph);
  const send = async (mark: string, email: string): Promise<void> => {
    const draft = await sender.createDraft({
      mailbox,
      mark,
      to: { name: 'Wie', email },
      subject: 'Vraag',
      html: '<p>?</p>',
    });
    if (!('done' in draft)) throw new Error('no draft');
    await sender.send(mailbox, draft.done.mailId);
  };
  await send('mark-1', 'niemand@bestaat-niet.example');
  await send('mark-2', members[0]?.mail ?? mailbox);
  const account = tenant.ctx.directory.byAddress(mailbox);
  if (!account) throw new Error('no account');
  const came = (headers: { name: string; value: string }[]) =>
    deliver(tenant.ctx, mailbox, {
      ...newMessage(tenant.ctx, account, { subject: 'Afwezig', body: { contentType: 'text', content: '' } }),
      internetMessageHeaders: headers,
    });
  came([{ name: 'In-Reply-To', value: '<some@thing>' }]);
  came([
    { name: 'In-Reply-To', value: '<unknown@elsewhere>' },
    { name: 'Content-Type', value: 'multipart/report; report-type=delivery-status' },
  ]);
  const { bounces, until } = await readBounces(graph, mailbox, since);
  expect(bounces.map(({ mark }) => mark)).toEqual(['mark-1']);
  expect(until >= since).toBe(true);
  const later = new Date(Date.parse(until) + 1_000).toISOString();
  expect(await readBounces(graph, mailbox, later)).toEqual({ bounces: [], until: later });
});
