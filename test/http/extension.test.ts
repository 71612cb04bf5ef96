import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEARCHES } from '../../bot/turns/extension.ts';
import { SEARCH_IDS } from '../../manifest/locales/text.ts';
import { cast, send } from '../edge/local-tenant-support.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

let under: ServiceUnderTest;
let lead: string;
let member: string;
let stranger: string;
const meetings = { werkgroep: randomUUID(), kring: randomUUID(), polling: randomUUID() };

beforeAll(async () => {
  under = await startService();
  const people = cast(under.tenant);
  lead = people.lead.id;
  const accounts = people.members.filter(({ id }) => id !== lead);
  const [first, second] = accounts;
  if (!first || !second) throw new Error('the world is too small');
  member = first.id;
  stranger = second.id;
  const leadPerson = await under.addPerson(people.lead);
  const memberPerson = await under.addPerson(first);
  const p = { partnership_id: under.partnershipId };
  const { db } = under.database;
  await db
    .insertInto('person_role')
    .values({ ...p, person_id: leadPerson, role: 'programmaleider', for_id: under.partnershipId })
    .execute();
  const bodies = { werkgroep: randomUUID(), kring: randomUUID() };
  const body = { ...p, quorum: '[]', conversation_id: null, ended_on: null };
  await db
    .insertInto('body')
    .values([
      { ...body, id: bodies.werkgroep, name: 'POO-werkgroep', kind: 'werkgroep' },
      { ...body, id: bodies.kring, name: 'Kring Noord', kind: 'kring' },
    ])
    .execute();
  const seatId = randomUUID();
  const seat = { ...p, board_id: null, kring_id: null, votes: true, required: false, ended_on: null };
  await db
    .insertInto('seat')
    .values({ ...seat, id: seatId, body_id: bodies.werkgroep, label: 'lid opleiding', role: 'lid' })
    .execute();
  const term = { ...p, id: randomUUID(), kind: 'member' as const, from_date: null, until_date: null };
  await db
    .insertInto('seat_term')
    .values({ ...term, seat_id: seatId, person_id: memberPerson })
    .execute();
  const meeting = {
    ...p,
    minutes: 120,
    place: 'Zaal 2.14',
    online: true,
    event_state: 'wanted' as const,
    event_notes: '',
    join_url: 'https://teams.microsoft.com/l/meetup-join/secret',
    created_by: leadPerson,
    created_at: '2026-08-01T09:00:00.000Z',
  };
  const [body1, body2] = [bodies.werkgroep, bodies.kring];
  const planned = { ...meeting, state: 'scheduled' as const };
  await db
    .insertInto('meeting')
    .values([
      {
        ...planned,
        id: meetings.werkgroep,
        body_id: body1,
        title: 'Werkgroep mei',
        starts: '2030-05-14T13:30',
        event_key: '1',
      },
      {
        ...planned,
        id: meetings.kring,
        body_id: body2,
        title: 'Kringoverleg mei',
        starts: '2030-05-07T13:30',
        event_key: '2',
      },
      {
        ...meeting,
        id: meetings.polling,
        body_id: body1,
        title: 'Zonder datum',
        state: 'polling',
        starts: null,
        event_key: '3',
      },
    ])
    .execute();
});
afterAll(() => under.close());

/** An invoke as Teams brings it from somebody's message box. */
async function invoke(person: string, name: string, value: unknown) {
  const token = await under.tenant.ctx.issuer.botServiceToken(`${under.tenant.url}/channel/`);
  const activity = {
    ...{ type: 'invoke', name, value, id: randomUUID(), channelId: 'msteams', locale: 'nl-NL' },
    serviceUrl: `${under.tenant.url}/channel/`,
    conversation: { id: 'a:x', tenantId: under.tenant.ctx.options.tenantId },
    from: { id: '29:1', aadObjectId: person },
    recipient: { id: '28:bot' },
  };
  const answer = await send('POST', `${under.url}/api/messages`, activity, { Authorization: `Bearer ${token}` });
  expect(answer.status).toBe(200);
  return answer.body.composeExtension as {
    type: string;
    text?: string;
    attachments?: { preview: { content: { title: string; text: string } }; content: unknown }[];
  };
}

const search = (person: string, commandId: string, words: string) =>
  invoke(person, 'composeExtension/query', { commandId, parameters: [{ name: 'woorden', value: words }] });
const titles = (answer: Awaited<ReturnType<typeof invoke>>) =>
  (answer.attachments ?? []).map(({ preview }) => preview.content.title);

test('every search that the manifest names is served, and no other', async () => {
  expect(Object.keys(SEARCHES)).toEqual([...SEARCH_IDS]);
  for (const id of SEARCH_IDS) expect((await search(lead, id, '')).type).toBe('result');
  for (const id of ['bestaatNiet', 'constructor', '__proto__']) {
    expect((await search(lead, id, '')).text).toContain('Er is niets veranderd');
  }
});

describe('searching', () => {
  test('whoever runs the programme finds every meeting with a date, a member those of their own bodies', async () => {
    expect(titles(await search(lead, 'zoekBijeenkomst', ''))).toEqual(['Kringoverleg mei', 'Werkgroep mei']);
    expect(titles(await search(member, 'zoekBijeenkomst', ''))).toEqual(['Werkgroep mei']);
    expect((await search(member, 'zoekBijeenkomst', 'kring')).text).toContain('Niets gevonden');
  });

  test('the first look, before anything is typed, shows what comes first', async () => {
    const parameters = [{ name: 'initialRun', value: 'true' }];
    const first = await invoke(lead, 'composeExtension/query', { commandId: 'zoekBijeenkomst', parameters });
    expect(titles(first)).toEqual(['Kringoverleg mei', 'Werkgroep mei']);
  });

  test('people are found with their seat, and without their address', async () => {
    const found = await search(lead, 'zoekMensen', '');
    expect(JSON.stringify(found)).toContain('lid opleiding');
    expect(JSON.stringify(found)).not.toMatch(/@[\w-]+\./);
  });

  test('a stranger learns nothing; what is no search is answered with a sentence', async () => {
    for (const id of SEARCH_IDS) expect((await search(stranger, id, '')).text).toContain('Ik ken je nog niet');
    for (const value of [null, 'x', {}, { commandId: 7 }]) {
      expect((await invoke(lead, 'composeExtension/query', value)).text).toContain('Het lukte niet');
    }
  });
});

describe('a link in a message', () => {
  const unfold = (person: string, url: unknown) => invoke(person, 'composeExtension/queryLink', { url });

  test.each(['bijeenkomst', 'agenda'])('/tab/%s unfolds for who may see the meeting', async (screen) => {
    const card = JSON.stringify(await unfold(member, `${under.url}/tab/${screen}/${meetings.werkgroep}`));
    expect(card).toContain('Werkgroep mei');
    expect(card).not.toContain('meetup-join');
  });

  test('what one may not see looks like what is not there', async () => {
    const none = { type: 'result', attachmentLayout: 'list', attachments: [] };
    const at = (path: string) => `${under.url}/tab/bijeenkomst/${path}`;
    expect(await unfold(member, at(randomUUID()))).toEqual(none);
    expect(await unfold(member, at(meetings.kring))).toEqual(none);
    expect(await unfold(stranger, at(meetings.werkgroep))).toEqual(none);
    expect(await unfold(lead, at(meetings.polling))).toEqual(none);
    expect(await unfold(lead, `https://elders.example/tab/bijeenkomst/${meetings.werkgroep}`)).toEqual(none);
    expect(await unfold(lead, `${under.url}.elders.example/tab/bijeenkomst/${meetings.werkgroep}`)).toEqual(none);
    expect(await unfold(lead, 'geen adres')).toEqual(none);
    expect(await unfold(lead, undefined)).toEqual(none);
  });
});
