import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AppointmentFound, AppointmentHelp } from '../../src/meetings/schema-outlook.ts';
import type { BodyAtAGlance, SurfaceBodies } from '../../src/meetings/schema-surfaces.ts';
import { APP, cast, send } from '../edge/local-tenant-support.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

const CHAT = '19:meeting_werkgroep@thread.v2';
let under: ServiceUnderTest;
let people: { lead: string; member: string; outsider: string };
const ids = { werkgroep: randomUUID(), kring: randomUUID(), soon: randomUUID(), later: randomUUID() };

beforeAll(async () => {
  under = await startService();
  const { lead, members } = cast(under.tenant);
  const [member, outsider] = members.filter(({ id }) => id !== lead.id);
  if (!member || !outsider) throw new Error('the world is too small');
  people = { lead: lead.id, member: member.id, outsider: outsider.id };
  const p = { partnership_id: under.partnershipId };
  const { db } = under.database;
  const [leadPerson, memberPerson] = [await under.addPerson(lead), await under.addPerson(member)];
  await under.addPerson(outsider);
  await db
    .insertInto('person_role')
    .values({ ...p, person_id: leadPerson, role: 'programmaleider', for_id: under.partnershipId })
    .execute();
  const body = { ...p, quorum: '[]', conversation_id: null, ended_on: null };
  await db
    .insertInto('body')
    .values([
      { ...body, id: ids.werkgroep, name: 'POO-werkgroep', kind: 'werkgroep' },
      { ...body, id: ids.kring, name: 'Kring Noord', kind: 'kring' },
    ])
    .execute();
  const seatId = randomUUID();
  await db
    .insertInto('seat')
    .values({
      ...p,
      ...{ id: seatId, body_id: ids.werkgroep, label: 'lid', role: 'lid', votes: true, required: false },
      ...{ board_id: null, kring_id: null, ended_on: null },
    })
    .execute();
  await db
    .insertInto('seat_term')
    .values({
      ...{ ...p, id: randomUUID(), seat_id: seatId, person_id: memberPerson, kind: 'member' },
      ...{ from_date: null, until_date: null },
    })
    .execute();
  const meeting = {
    ...p,
    ...{ body_id: ids.werkgroep, state: 'scheduled' as const, minutes: 120, place: 'Zaal 1', online: true },
    ...{
      event_state: 'made' as const,
      event_notes: '',
      created_by: leadPerson,
      created_at: '2025-08-01T09:00:00.000Z',
    },
  };
  const join = (chat: string) => `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(chat)}/0`;
  await db
    .insertInto('meeting')
    .values([
      {
        ...meeting,
        id: ids.soon,
        title: 'Werkgroep oktober',
        starts: '2025-10-07T13:30',
        event_key: '1',
        join_url: null,
      },
      {
        ...meeting,
        ...{
          id: ids.later,
          title: 'Werkgroep november',
          starts: '2025-11-11T13:30',
          event_key: '2',
          join_url: join(CHAT),
        },
      },
    ])
    .execute();
});
afterAll(() => under.close());

async function get<T>(person: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
  const { tenantId } = under.tenant.ctx.options;
  const token = await under.tenant.ctx.issuer.sign({
    ...{ iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, aud: APP.clientId, tid: tenantId },
    ...{ oid: person, scp: 'access_as_user' },
  });
  return send(body ? 'POST' : 'GET', `${under.url}/api/partnerships/${under.partnershipId}${path}`, body, {
    Authorization: `Bearer ${token}`,
  });
}

describe('what a tab can be about', () => {
  test("a member chooses among one's own bodies, whoever runs the programme among all", async () => {
    const own = await get<SurfaceBodies>(people.member, '/surfaces/bodies');
    expect(own.body).toEqual({
      bodies: [{ bodyId: ids.werkgroep, name: 'POO-werkgroep', kind: 'werkgroep', mine: true }],
      suggested: null,
    });
    const all = await get<SurfaceBodies>(people.lead, '/surfaces/bodies');
    expect(all.body.bodies.map(({ name }) => name)).toEqual(['Kring Noord', 'POO-werkgroep']);
    expect((await get<SurfaceBodies>(people.outsider, '/surfaces/bodies')).body.bodies).toEqual([]);
  });

  test('the chat of a meeting suggests its body, to who may see it', async () => {
    const asked = `/surfaces/bodies?chat=${encodeURIComponent(CHAT)}`;
    expect((await get<SurfaceBodies>(people.member, asked)).body.suggested).toBe(ids.werkgroep);
    expect((await get<SurfaceBodies>(people.outsider, asked)).body.suggested).toBeNull();
  });
});

describe('a body at a glance', () => {
  const glance = (person: string, bodyId: string, chat?: string) =>
    get<BodyAtAGlance>(person, `/surfaces/bodies/${bodyId}${chat ? `?chat=${encodeURIComponent(chat)}` : ''}`);

  test('begins with the next meeting, or with the one whose chat it is shown in', async () => {
    const channel = (await glance(people.member, ids.werkgroep)).body;
    expect([channel.meeting?.title, channel.coming.map(({ title }) => title), channel.may]).toEqual([
      'Werkgroep oktober',
      ['Werkgroep november'],
      { plan: false },
    ]);
    const here = (await glance(people.member, ids.werkgroep, CHAT)).body;
    expect([here.meeting?.title, here.coming.map(({ title }) => title)]).toEqual([
      'Werkgroep november',
      ['Werkgroep oktober'],
    ]);
    expect((await glance(people.lead, ids.kring)).body).toMatchObject({
      meeting: null,
      coming: [],
      may: { plan: true },
    });
  });

  test('what one may not see is not there', async () => {
    expect((await glance(people.outsider, ids.werkgroep)).status).toBe(404);
    expect((await glance(people.outsider, ids.werkgroep, CHAT)).status).toBe(404);
    expect((await glance(people.member, randomUUID())).status).toBe(404);
    expect((await glance(people.member, ids.werkgroep, 'x'.repeat(400))).status).toBe(422);
  });
});

describe('the add-in in Outlook', () => {
  const asked = { bodyId: ids.werkgroep, starts: '2025-11-11T13:30', minutes: 120 };
  const help = (person: string, more: object = {}) =>
    get<AppointmentHelp>(person, '/outlook/appointment', { ...asked, ...more });

  test('fills in an appointment for who plans for the body, and for nobody else', async () => {
    const { body } = await help(people.lead);
    expect(body).toMatchObject({ subject: 'Werkgroep november', stop: null });
    expect(body.attendees).toHaveLength(1);
    expect(body.html).toContain('/tab/agenda/');
    expect((await help(people.member)).status).toBe(403);
    expect((await help(people.outsider)).status).toBe(403);
    expect((await help(people.lead, { bodyId: randomUUID() })).status).toBe(404);
    expect((await help(people.lead, { starts: 'morgen' })).status).toBe(422);
  });

  test('says what stops it, also when Outlook gives an instant', async () => {
    const nobody = await help(people.lead, { invited: [] });
    expect(nobody.body.stop).toContain('Niet uitgenodigd: lid.');
    const christmas = await help(people.lead, { starts: '2025-12-25T12:30:00.000Z' });
    expect(christmas.body.stop).toContain('vrije dag');
    expect(christmas.body.fingerprint).not.toBe(nobody.body.fingerprint);
  });

  test('finds the meeting that an appointment is, by its chat or by its moment and name, for who may see it', async () => {
    const find = async (person: string, more: object) =>
      (await get<AppointmentFound>(person, '/outlook/meeting', { starts: '2025-01-01T09:00', subject: '', ...more }))
        .body.meeting?.title;
    expect(await find(people.member, { chat: CHAT })).toBe('Werkgroep november');
    const named = { starts: '2025-10-07T11:30:00.000Z', subject: 'FW: Werkgroep oktober' };
    expect(await find(people.member, named)).toBe('Werkgroep oktober');
    expect(await find(people.member, { ...named, subject: 'Iets anders' })).toBeUndefined();
    expect(await find(people.outsider, { chat: CHAT })).toBeUndefined();
  });
});
