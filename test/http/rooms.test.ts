import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createGraph } from '../../src/edge/graph/client.ts';
import { findRooms } from '../../src/edge/graph/find-rooms.ts';
import { graphMeetingCalendar } from '../../src/edge/graph/meeting-calendar.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import type { MeetingDetail, MeetingRooms } from '../../src/meetings/schema.ts';
import { scheduleMeeting } from '../../src/meetings/use-cases/schedule-meeting.ts';
import { cancelMeeting, followEvent, keepRooms, syncEvent } from '../../src/meetings/use-cases.ts';
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

async function ask<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
  const response = await fetch(`${under.url}/api/partnerships/${under.partnershipId}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

test('a room of the tenant is chosen, answers by itself, and a second meeting in it is told to whoever made it', async () => {
  const endpoints = await endpointsOfStandIn(under.tenant.url);
  const graph = createGraph(endpoints, createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret }));
  const { transact, clock } = under.service;
  const keeper = { transact, calendar: graphMeetingCalendar(graph), publicUrl: under.url };
  await keepRooms({ db: under.database.db, transact, clock, findRooms: () => findRooms(graph) });
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
