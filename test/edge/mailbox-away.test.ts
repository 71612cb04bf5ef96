import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createGraph, type Graph } from '../../src/edge/graph/client.ts';
import { graphMeetingCalendar } from '../../src/edge/graph/meeting-calendar.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
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

test('an event that was removed is gone; a mailbox that was removed takes no event with it', async () => {
  const calendar = graphMeetingCalendar(graph);
  const { lead } = cast(tenant);
  const text = {
    mailbox: lead.mail,
    subject: 'Kringoverleg',
    html: '<p>Overleg</p>',
    starts: '2026-06-02T10:00',
    minutes: 60,
    place: 'Utrecht',
    online: false,
    attendees: [],
  };
  const { eventId } = await calendar.createEvent({ ...text, transactionId: 'key-1' });
  const event = { mailbox: lead.mail, eventId };
  expect(await calendar.readEvent(event)).toMatchObject({ starts: '2026-06-02T10:00', cancelled: false });
  expect(await calendar.readEvent({ ...event, eventId: `${eventId.slice(0, -4)}AAA=` })).toBe('gone');

  const account = tenant.ctx.state.accounts.get(lead.id);
  if (!account) throw new Error('nobody of that id');
  tenant.ctx.state.accounts.put({ ...account, directory: 'Guest' });
  for (const ask of [
    () => calendar.readEvent(event),
    () => calendar.updateEvent({ ...text, eventId }),
    () => calendar.cancelEvent({ ...event, message: 'Gaat niet door.' }),
    () => calendar.createEvent({ ...text, transactionId: 'key-2' }),
  ])
    await expect(ask()).rejects.toMatchObject({ code: 'mailbox-away', facts: { mailbox: lead.mail } });

  tenant.ctx.state.accounts.put(account);
  expect(await calendar.readEvent(event)).toMatchObject({ starts: '2026-06-02T10:00', cancelled: false });
});
