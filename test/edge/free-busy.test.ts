import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createGraph, type Graph } from '../../src/edge/graph/client.ts';
import { graphFreeBusy } from '../../src/edge/graph/free-busy.ts';
import { graphMeetingCalendar } from '../../src/edge/graph/meeting-calendar.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import type { FreeBusyReader } from '../../src/meetings/ports.ts';
import { availabilityIn, spanOf, withoutHold } from '../../src/meetings/rules/free-busy.ts';
import { APP, cast, graphOf, start } from './local-tenant-support.ts';

type Person = ReturnType<typeof cast>['lead'];

let tenant: LocalTenant;
let graph: Graph;
let reader: FreeBusyReader;
let now = Date.parse('2025-09-01T07:00:00.000Z');
beforeAll(async () => {
  tenant = await start();
  const endpoints = await endpointsOfStandIn(tenant.url);
  const identity = createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret });
  graph = createGraph(endpoints, identity);
  reader = graphFreeBusy(graph, () => now);
});
afterAll(() => tenant.close());

const SUMMER = { starts: '2026-06-01T10:00', minutes: 60 };
const FAR = { starts: '2026-11-30T10:00', minutes: 60 };

async function ask(emails: string[], slots = [SUMMER], fresh = false) {
  const spans = slots.map(spanOf);
  const { calendars, answered } = await reader.read({ mailbox: cast(tenant).lead.mail, emails, spans, fresh });
  const says = emails.map((email) => spans.map((span) => availabilityIn(calendars.get(email) ?? null, span)).join());
  return { says, answered };
}

async function book(mail: string, { starts }: { starts: string }, showAs: string) {
  const [from, until] = [`${starts}:00`, `${starts.slice(0, 11)}11:00:00`];
  const zoned = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Amsterdam' });
  const made = await graphOf(tenant)('POST', `/users/${mail}/events`, {
    ...{ subject: 'Elders', start: zoned(from), end: zoned(until), showAs },
  });
  expect(made.status).toBe(201);
}

describe('free and busy, by the calendars of the tenant', () => {
  test('more people than one call may hold, over more days than one window may span', async () => {
    const guests = tenant.world.people.filter(({ directory }) => directory !== 'Member').slice(0, 38);
    const [anna, bram, carla] = cast(tenant).members as [Person, Person, Person];
    await book(anna.mail, SUMMER, 'busy');
    await book(bram.mail, FAR, 'tentative');
    await book(carla.mail, FAR, 'workingElsewhere');
    const strangers = [...guests.map(({ mail }) => mail), 'niemand@nergens.example'];
    const { says, answered } = await ask([anna.mail, ...strangers, bram.mail, carla.mail], [SUMMER, FAR]);
    expect([strangers.length, answered]).toEqual([39, true]);
    expect(says[0]).toMatch(/^busy,/);
    expect(new Set(says.slice(1, 40))).toEqual(new Set(['unknown,unknown']));
    expect([says[40], says[41]]).toEqual([expect.stringMatching(/,tentative$/), expect.stringMatching(/,free$/)]);
  });

  test('gives again what it read just now, unless it is to be fresh or minutes have passed', async () => {
    const mail = cast(tenant).members[2]!.mail;
    const before = (await ask([mail])).says;
    await book(mail, SUMMER, 'busy');
    expect((await ask([mail])).says).toEqual(before);
    expect((await ask([mail], [SUMMER], true)).says).toEqual(['busy']);
    await book(mail, { starts: '2026-06-02T10:00' }, 'oof');
    now += 6 * 60_000;
    expect((await ask([mail], [{ starts: '2026-06-02T10:00', minutes: 30 }])).says).toEqual(['busy']);
  });

  test('a date that a poll holds shows as tentative, and is left out where it is the poll that asks', async () => {
    const calendar = graphMeetingCalendar(graph);
    const { mail } = cast(tenant).members[4]!;
    const mailbox = cast(tenant).lead.mail;
    const slot = { starts: '2027-04-01T10:00', minutes: 60 };
    const attendees = [{ name: 'Lid', email: mail, kind: 'required' as const }];
    const text = { mailbox, subject: 'Onder voorbehoud', html: '', place: '', online: false, attendees, ...slot };
    const before = (await ask([mail], [slot], true)).says;
    const hold = { ...text, tentative: true, transactionId: 'hold-1' };
    const { eventId } = await calendar.createEvent(hold);
    expect((await calendar.createEvent(hold)).eventId).toBe(eventId);
    const own = await graphOf(tenant)('GET', `/users/${mailbox}/events/${eventId}`);
    expect(own.body).toMatchObject({ showAs: 'tentative', responseRequested: false, isReminderOn: false });
    expect((await ask([mail], [slot], true)).says).toEqual(['tentative']);
    const span = spanOf(slot);
    const { calendars } = await reader.read({ mailbox, emails: [mail], spans: [span], fresh: true });
    expect([availabilityIn(withoutHold(calendars.get(mail) ?? null, span), span)]).toEqual(before);
    await calendar.cancelEvent({ mailbox, eventId, message: 'Niet meer nodig' });
    expect((await ask([mail], [slot], true)).says).toEqual(before);
  });

  test('while Graph does not answer, nobody counts as free, and nothing of it is kept', async () => {
    const mail = cast(tenant).members[3]!.mail;
    const outage = { starts: '2027-03-01T10:00', minutes: 60 };
    tenant.ctx.faults.set({ outage: 'graph' });
    expect(await ask([mail], [outage])).toEqual({ says: ['unknown'], answered: false });
    tenant.ctx.faults.set({ outage: 'none' });
    expect(await ask([mail], [outage])).toEqual({ says: ['free'], answered: true });
  }, 30_000);
});
