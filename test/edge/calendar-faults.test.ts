import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createGraph } from '../../src/edge/graph/client.ts';
import { graphMeetingCalendar } from '../../src/edge/graph/meeting-calendar.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import type { FaultSettings } from '../../src/local-tenant/faults.ts';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import type { MeetingCalendar } from '../../src/meetings/ports.ts';
import { APP, cast, start } from './local-tenant-support.ts';

let tenant: LocalTenant;
let calendar: MeetingCalendar;
beforeAll(async () => {
  tenant = await start();
  const endpoints = await endpointsOfStandIn(tenant.url);
  calendar = graphMeetingCalendar(
    createGraph(endpoints, createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret })),
  );
  // The token is fetched while nothing is broken.
  await calendar.createEvent(eventOf('warm'));
});
afterEach(() => {
  tenant.ctx.faults.set({ throttle: 0, outage: 'none', serverError: 0, timeoutAfterSuccess: 0 });
});
afterAll(() => tenant.close());

const eventOf = (transactionId: string) => ({
  mailbox: cast(tenant).lead.mail,
  subject: `Kringoverleg ${transactionId}`,
  html: '<p>Overleg</p>',
  starts: '2026-06-02T10:00',
  minutes: 60,
  place: 'Utrecht',
  online: false,
  attendees: [],
  transactionId,
});

function made(transactionId: string): number {
  const subject = eventOf(transactionId).subject;
  return tenant.ctx.state.calendar.all().filter(({ event }) => event['subject'] === subject).length;
}

const BROKEN: [string, Partial<FaultSettings>, number][] = [
  ['is asked to wait (429)', { throttle: 1 }, 0],
  ['is out of order (503)', { outage: 'graph' }, 0],
  ['fails (5xx)', { serverError: 1 }, 0],
  ['makes the event without saying so', { timeoutAfterSuccess: 1 }, 1],
];

test.each(BROKEN)(
  'when Outlook %s, an event asked for again is made once',
  async (what, fault, meanwhile) => {
    tenant.ctx.faults.set(fault);
    await expect(calendar.createEvent(eventOf(what))).rejects.toThrow();
    expect(made(what)).toBe(meanwhile);
    tenant.ctx.faults.set({ throttle: 0, outage: 'none', serverError: 0, timeoutAfterSuccess: 0 });
    const [first, again] = [await calendar.createEvent(eventOf(what)), await calendar.createEvent(eventOf(what))];
    expect(again.eventId).toBe(first.eventId);
    expect(made(what)).toBe(1);
  },
  60_000,
);
