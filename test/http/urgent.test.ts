import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { askAgainThrough } from '../../bot/turns/ask-again.ts';
import { ACTIVITY_IDS, nl } from '../../manifest/locales/text.ts';
import { deliver } from '../../src/delivery/use-cases.ts';
import { createGraph } from '../../src/edge/graph/client.ts';
import { graphMeetingCalendar } from '../../src/edge/graph/meeting-calendar.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import { installationOf } from '../../src/local-tenant/channel/memory.ts';
import { mailOf } from '../../src/local-tenant/mailbox/mail.ts';
import { scheduleMeeting } from '../../src/meetings/use-cases/schedule-meeting.ts';
import { cancelMeeting, moveMeeting, syncEvent } from '../../src/meetings/use-cases.ts';
import { owe } from '../../src/reminders/use-cases.ts';
import { sendDueReminders } from '../../src/reminders/use-cases-due.ts';
import { addDays, localDate, toInstant, weekday } from '../../src/time/local.ts';
import { APP, cast } from '../edge/local-tenant-support.ts';
import { outgoing, systemOf } from '../store/delivery-support.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

/** Urgent news in the activity feed, as the stand-in's Teams shows it. */
let under: ServiceUnderTest;
let lead: { id: string; mail: string; personId: string };
let member: { id: string; mail: string; personId: string };
let body: { bodyId: string; seatId: string };
beforeAll(async () => {
  const activityTypes = ACTIVITY_IDS.map((type) => ({ type, templateText: nl.activities[type].templateText }));
  under = await startService({ app: { ...APP, activityTypes } });
  const people = cast(under.tenant);
  const [other] = people.members.filter(({ id }) => id !== people.lead.id);
  lead = { ...people.lead, personId: await under.addPerson(people.lead) };
  member = { ...other!, personId: await under.addPerson(other!) };
  body = await kring();
});
beforeEach(() => under.tenant.ctx.clock.to(`${aMonday()}T08:00:00.000Z`));
afterAll(() => under.close());

/** The next Monday in term. */
function aMonday(): string {
  let day = '2026-11-09';
  while (weekday(day) !== 1 || `${day}T08:00:00.000Z` < under.service.clock.now()) day = addDays(day, 1);
  return day;
}
const today = () => localDate(under.service.clock.now());
const actor = () => ({ partnershipId: under.partnershipId, personId: lead.personId, via: 'tab' as const });
const notified = (who: { id: string }) =>
  under.tenant.ctx.state.record.filter(
    ({ kind, detail }) => kind === 'activityNotification.sent' && detail['account'] === who.id,
  );
const cards = () => under.tenant.ctx.state.chat.filter(({ from }) => from === 'bot').length;

async function scheduled(starts: string): Promise<string> {
  const { transact } = under.service;
  const meetingId = await transact(actor(), (work) =>
    scheduleMeeting(work, {
      ...{ bodyId: body.bodyId, title: 'Kring West bijeen', starts, minutes: 120, place: 'Utrecht', online: false },
    }),
  );
  await follow(meetingId);
  return meetingId;
}

/** The calendar follows, and what waits goes out; the queue may hand either out twice. */
async function follow(meetingId: string): Promise<void> {
  const endpoints = await endpointsOfStandIn(under.tenant.url);
  const identity = createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret });
  const calendar = graphMeetingCalendar(createGraph(endpoints, identity));
  const keeper = { transact: under.service.transact, calendar, publicUrl: under.url };
  for (const _ of [1, 2]) {
    await syncEvent(keeper, under.partnershipId, meetingId);
    await under.pump.run();
  }
}

test('a meeting of today that is moved is one line with the way to it, beside the mail of Outlook and not in the chat', async () => {
  const meetingId = await scheduled(`${today()}T14:00`);
  const before = cards();
  await under.service.transact(actor(), (work) =>
    moveMeeting(work, under.url, meetingId, { starts: `${today()}T16:00`, minutes: 60, place: 'Zeist' }),
  );
  await follow(meetingId);
  const lines = notified(member);
  expect(lines.map(({ detail }) => [detail['activityType'], detail['preview']])).toEqual([
    ['vandaag', expect.stringMatching(/^Verzet: Kring West bijeen is nu ma \d+ \w+, 16\.00–17\.00$/)],
  ]);
  const link = new URL((lines[0]!.detail['topic'] as { webUrl: string }).webUrl);
  expect([link.hostname, link.pathname]).toEqual(['teams.microsoft.com', `/l/entity/${APP.teamsAppId}/overleg`]);
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: `bijeenkomst/${meetingId}` });
  expect(notified(lead)).toEqual([]);
  expect(cards()).toBe(before);
  const own = mailOf(under.tenant.ctx, member.mail).filter(({ message }) =>
    /Kring West bijeen/.test(String(message['subject'])),
  );
  expect(own.filter(({ meeting }) => meeting?.kind !== undefined).length).toBeGreaterThan(1);
  await under.service.transact(actor(), (work) => cancelMeeting(work, under.url, meetingId));
  await follow(meetingId);
  expect(notified(member).at(-1)?.detail['preview']).toContain('Gaat niet door: Kring West bijeen');
  expect(notified(member)).toHaveLength(2);
});

test('the app was put there for who never had it; who removed it is told by Outlook alone, and nobody is troubled', async () => {
  expect(installationOf(under.tenant.ctx, member.id)).toBeDefined();
  const { db } = under.database;
  await under.service.transact(systemOf(under.partnershipId), (work) =>
    deliver(work, [outgoing(member.personId, { key: 'a card' })]),
  );
  await under.pump.run();
  const before = notified(member).length;
  const mails = mailOf(under.tenant.ctx, member.mail).length;
  const meetingId = await scheduled(`${today()}T14:00`);
  // Gone without a word, so that we do not know yet.
  const installation = installationOf(under.tenant.ctx, member.id)!;
  under.tenant.ctx.state.installations.delete(installation.id);
  await under.service.transact(actor(), (work) =>
    moveMeeting(work, under.url, meetingId, { starts: `${today()}T16:00`, minutes: 60, place: 'Zeist' }),
  );
  await follow(meetingId);
  expect(notified(member)).toHaveLength(before);
  const rows = await db
    .selectFrom('message')
    .select(['state', 'way', 'last_problem'])
    .where('topic', '=', `meeting-today:${meetingId}`)
    .execute();
  expect(rows).toEqual([{ state: 'superseded', way: 'activity', last_problem: 'feed-refused' }]);
  // The invitation and its change, both of Outlook.
  expect(mailOf(under.tenant.ctx, member.mail)).toHaveLength(mails + 2);
  under.tenant.ctx.state.installations.put(installation);
  await db.deleteFrom('conversation_reference').where('person_id', '=', member.personId).execute();
});

test('many at once stay within the limit of Graph: everybody once, and none of them is turned away', async () => {
  const people = under.tenant.ctx.state.accounts.filter(
    ({ directory, shared, room, id }) =>
      directory === 'Member' && !shared && !room && ![lead.id, member.id].includes(id),
  );
  const some = people.slice(0, 12);
  const personIds: string[] = [];
  for (const account of some) personIds.push(await under.addPerson(account));
  const start = performance.now();
  await under.service.transact(systemOf(under.partnershipId), (work) =>
    deliver(
      work,
      personIds.map((personId) => ({
        ...outgoing(personId, { key: `urgent ${personId}`, summary: 'Verzet' }),
        ...{ purpose: 'inform' as const, urgent: 'meeting-today' as const },
      })),
    ),
  );
  await under.pump.run();
  // Four a second, so that twelve take two seconds at least.
  expect(performance.now() - start).toBeGreaterThan(1_900);
  for (const account of some) expect(notified(account)).toHaveLength(1);
  const rows = await under.database.db
    .selectFrom('message')
    .select(['state', 'attempts', 'last_problem'])
    .where('person_id', 'in', personIds)
    .execute();
  expect(rows).toEqual(personIds.map(() => ({ state: 'sent', attempts: 1, last_problem: null })));
});

test('a question that closes today is one line in the morning; it leads to where it is answered', async () => {
  const system = systemOf(under.partnershipId);
  const day = today();
  const question = { question: { kind: 'poll', subjectId: randomUUID() }, topic: 'poll:x', title: 'Datum in maart' };
  const due = addDays(day, 7);
  const owed = { ...question, bodyId: body.bodyId, seatId: body.seatId, dueAt: toInstant(`${due}T17:00`) };
  await under.service.transact(system, (work) => owe(work, [owed]));
  const before = notified(member).length;
  const minute = async () => {
    await under.service.transact(system, (work) => sendDueReminders(work, askAgainThrough(under.service)));
    await under.pump.run();
  };
  // The Friday before, the question itself comes back as a card in the chat.
  const chats = cards();
  under.tenant.ctx.clock.to(toInstant(`${addDays(day, 4)}T09:00`));
  await minute();
  expect([cards() - chats, notified(member).length]).toEqual([1, before]);
  under.tenant.ctx.clock.to(toInstant(`${due}T08:00`));
  await minute();
  expect(notified(member)).toHaveLength(before);
  under.tenant.ctx.clock.to(toInstant(`${due}T08:30`));
  await minute();
  await minute();
  expect(cards() - chats).toBe(1);
  expect(notified(member).slice(before)).toMatchObject([
    { detail: { activityType: 'sluitVandaag', preview: 'Sluit vandaag om 17.00 uur: Datum in maart' } },
  ]);
});

/** A kring of these two people. */
async function kring() {
  const { db } = under.database;
  const of = { partnership_id: under.partnershipId };
  const [bodyId, seatId] = [randomUUID(), randomUUID()];
  await db
    .updateTable('person')
    .set({ directory_checked_at: under.service.clock.now() })
    .where('id', 'in', [lead.personId, member.personId])
    .execute();
  await db
    .insertInto('person_role')
    .values({ ...of, person_id: lead.personId, role: 'programmaleider', for_id: under.partnershipId })
    .execute();
  const none = { quorum: '[]', conversation_id: null, ended_on: null };
  await db
    .insertInto('body')
    .values({ ...of, ...none, id: bodyId, name: 'Kring West', kind: 'kring' })
    .execute();
  for (const [id, label, personId] of [
    [randomUUID(), 'Lid 1', lead.personId],
    [seatId, 'Lid 2', member.personId],
  ] as const) {
    const seat = { ...of, id, body_id: bodyId, label, role: 'lid' as const, board_id: null, kring_id: null };
    await db
      .insertInto('seat')
      .values({ ...seat, votes: true, required: false, ended_on: null })
      .execute();
    const term = { ...of, id: randomUUID(), seat_id: id, person_id: personId, kind: 'member' as const };
    await db
      .insertInto('seat_term')
      .values({ ...term, from_date: null, until_date: null })
      .execute();
  }
  return { bodyId, seatId };
}
