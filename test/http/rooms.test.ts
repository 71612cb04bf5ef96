import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createGraph } from '../../src/edge/graph/client.ts';
import { findRooms } from '../../src/edge/graph/find-rooms.ts';
import { graphMeetingCalendar } from '../../src/edge/graph/meeting-calendar.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import { createPollBody, type MeetingDetail, type MeetingRooms, type PollDetail } from '../../src/meetings/schema.ts';
import { scheduleMeeting } from '../../src/meetings/use-cases/schedule-meeting.ts';
import { cancelMeeting, followEvent, keepRooms, planPoll, syncEvent } from '../../src/meetings/use-cases.ts';
import { addDays, localDate } from '../../src/time/local.ts';
import { APP, cast } from '../edge/local-tenant-support.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

let under: ServiceUnderTest;
let lead: string;
let token: string;
let bodyId: string;
beforeAll(async () => {
  under = await startService();
  const people = cast(under.tenant);
  lead = await under.addPerson(people.lead);
  token = await under.tenant.ctx.issuer.userToken(people.lead.id);
  bodyId = randomUUID();
  const of = { partnership_id: under.partnershipId };
  const { db } = under.database;
  await db
    .insertInto('person_role')
    .values({ ...of, person_id: lead, role: 'programmaleider', for_id: under.partnershipId })
    .execute();
  await db
    .insertInto('body')
    .values({
      ...of,
      id: bodyId,
      name: 'Kring Noord',
      kind: 'kring',
      quorum: '[]',
      conversation_id: null,
      ended_on: null,
    })
    .execute();
});
afterAll(() => under.close());

test('a poll can be decided with a room, which is invited along; one that is not there decides nothing', async () => {
  const starts = `${addDays(localDate(under.service.clock.now()), 30)}T14:00`;
  const asked = createPollBody.parse({
    ...{ bodyId, title: 'Overleg in een zaal', deadline: `${addDays(starts.slice(0, 10), -5)}T17:00` },
    options: [{ starts, minutes: 60, place: '' }],
  });
  await sit(lead);
  await saveTheRooms();
  const actor = { partnershipId: under.partnershipId, personId: lead, via: 'tab' as const };
  const { pollId, meetingId } = await under.service.transact(actor, (work) => planPoll(work, under.url, asked));
  const [option] = (await ask<PollDetail>('GET', `/polls/${pollId}`)).body.options;
  const decide = (roomEmail: string) =>
    ask<PollDetail>('POST', `/polls/${pollId}/decide`, { optionId: option?.optionId, roomEmail });
  expect(await decide('kelder@nergens.example')).toMatchObject({
    status: 422,
    body: { error: { code: 'room-unknown' } },
  });
  expect((await ask<PollDetail>('GET', `/polls/${pollId}`)).body.phase).toBe('open');
  const { rooms } = (await ask<MeetingRooms>('GET', `/meetings/${meetingId}/rooms`)).body;
  expect((await decide(rooms[2]?.email ?? '')).status).toBe(200);
  const meeting = (await ask<MeetingDetail>('GET', `/meetings/${meetingId}`)).body;
  expect(meeting).toMatchObject({ starts, place: 'Zaal De Linde', room: { name: 'Zaal De Linde' } });
});

/** A seat of the body for somebody, so that there is a person to ask. */
async function sit(personId: string): Promise<void> {
  const of = { partnership_id: under.partnershipId };
  const seatId = randomUUID();
  const { db } = under.database;
  const seat = { label: 'voorzitter', role: 'voorzitter' as const, board_id: null, kring_id: null };
  await db
    .insertInto('seat')
    .values({ ...of, ...seat, id: seatId, body_id: bodyId, votes: true, required: false })
    .execute();
  await db
    .insertInto('seat_term')
    .values({
      ...of,
      id: randomUUID(),
      seat_id: seatId,
      person_id: personId,
      kind: 'member',
      from_date: null,
      until_date: null,
    })
    .execute();
}

async function tenantGraph() {
  const endpoints = await endpointsOfStandIn(under.tenant.url);
  return createGraph(endpoints, createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret }));
}

async function saveTheRooms(): Promise<void> {
  const { transact, clock } = under.service;
  const graph = await tenantGraph();
  await keepRooms({ db: under.database.db, transact, clock, findRooms: () => findRooms(graph) });
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
  const response = await fetch(`${under.url}/api/partnerships/${under.partnershipId}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

test('a room of the tenant is chosen, answers by itself, and a second meeting in it is told to whoever made it', async () => {
  const graph = await tenantGraph();
  const { transact } = under.service;
  const keeper = { transact, calendar: graphMeetingCalendar(graph), publicUrl: under.url };
  await saveTheRooms();
  const schedule = (title: string, time: string, place: string) =>
    transact({ partnershipId: under.partnershipId, personId: lead, via: 'tab' }, (work) => {
      const starts = `${addDays(localDate(work.now), 21)}T${time}`;
      return scheduleMeeting(work, { bodyId, title, starts, minutes: 120, place, online: false });
    });
  const follow = async (meetingId: string) => {
    await syncEvent(keeper, under.partnershipId, meetingId);
    await followEvent(keeper, under.partnershipId, meetingId);
    await followEvent(keeper, under.partnershipId, meetingId);
    return (await ask<MeetingDetail>('GET', `/meetings/${meetingId}`)).body;
  };
  const told = async () =>
    (
      await under.database.db.selectFrom('message').select('content').where('topic', 'like', 'meeting-room:%').execute()
    ).map(({ content }) => content.summary);
  const first = await schedule('Ochtend', '10:00', '');
  const second = await schedule('Middag', '11:00', 'Ingang aan de achterkant');

  const { rooms } = (await ask<MeetingRooms>('GET', `/meetings/${first}/rooms`)).body;
  expect(rooms.map(({ name, capacity }) => [name, capacity])).toEqual([
    ['Aula', 120],
    ['Zaal De Beuk', 12],
    ['Zaal De Linde', 24],
  ]);
  const beuk = rooms[1]!.email;
  const chosen = await ask<MeetingDetail>('POST', `/meetings/${first}/room`, { email: beuk });
  expect(chosen).toMatchObject({
    status: 200,
    body: { place: 'Zaal De Beuk', room: { email: beuk, response: 'none' } },
  });
  expect((await follow(first)).room?.response).toBe('accepted');
  expect(await told()).toEqual([]);

  await ask('POST', `/meetings/${second}/room`, { email: beuk });
  expect(await follow(second)).toMatchObject({
    place: 'Ingang aan de achterkant',
    room: { name: 'Zaal De Beuk', response: 'declined' },
  });
  expect(await told()).toEqual(['Zaal De Beuk is al bezet voor Middag']);

  // Another room, and the first one free again.
  await ask('POST', `/meetings/${second}/room`, { email: rooms[2]!.email });
  expect((await follow(second)).room).toMatchObject({ name: 'Zaal De Linde', response: 'accepted' });
  await transact({ partnershipId: under.partnershipId, personId: lead, via: 'tab' }, (work) =>
    cancelMeeting(work, under.url, first),
  );
  await syncEvent(keeper, under.partnershipId, first);
  await ask('POST', `/meetings/${second}/room`, { email: beuk });
  expect((await follow(second)).room).toMatchObject({ name: 'Zaal De Beuk', response: 'accepted' });
  const none = await ask<MeetingDetail>('POST', `/meetings/${second}/room`, { email: null });
  expect(none.body).toMatchObject({ room: null, place: 'Ingang aan de achterkant' });
  const unknown = await ask('POST', `/meetings/${second}/room`, { email: 'kelder@nergens.example' });
  expect(unknown).toMatchObject({ status: 422, body: { error: { code: 'room-unknown' } } });
  expect(await told()).toHaveLength(1);
});
