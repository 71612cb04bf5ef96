import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tellBot } from '../../src/local-tenant/channel/installing.ts';
import { createEvent, eventOf } from '../../src/local-tenant/mailbox/calendar.ts';
import { cast, send } from '../edge/local-tenant-support.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

let under: ServiceUnderTest;
let lead: { id: string; mail: string };
let group: string;

beforeAll(async () => {
  under = await startService();
  const people = cast(under.tenant);
  lead = people.lead;
  await under.addPerson(people.lead);
  const made = await send('POST', `${under.tenant.url}/page-api/people/${lead.id}/groups`, {
    name: 'Werkgroep',
    memberIds: people.members.slice(0, 3).map(({ id }) => id),
  });
  expect(made.status).toBe(201);
  group = made.body.conversationId;
});
afterAll(() => under.close());

const said = () =>
  under.tenant.ctx.state.chat
    .filter((one) => one.from === 'bot' && one.conversationId === group)
    .map((one) => String(one.activity['text'] ?? ''));
const welcomes = () => said().filter((text) => text.startsWith('Ik ben Kringwerk'));

/** A message in the group as Teams brings it, with or without a mention of the bot. */
async function hears(text: string, entities: unknown[]): Promise<void> {
  const token = await under.tenant.ctx.issuer.botServiceToken(`${under.tenant.url}/channel/`);
  const activity = {
    ...{ type: 'message', text, entities, id: randomUUID(), channelId: 'msteams' },
    serviceUrl: `${under.tenant.url}/channel/`,
    conversation: { id: group, conversationType: 'groupChat', tenantId: under.tenant.ctx.options.tenantId },
    from: { id: '29:1', aadObjectId: lead.id },
    recipient: { id: '28:bot' },
  };
  const answer = await send('POST', `${under.url}/api/messages`, activity, { Authorization: `Bearer ${token}` });
  expect(answer.status).toBe(200);
}

test('says once, in the group, what it is for', async () => {
  expect(await under.until(() => welcomes().length > 0)).toBe(true);
  expect(welcomes()).toHaveLength(1);
  expect(welcomes()[0]).toContain('@Kringwerk koppel');
});

test('speaks only when it is spoken to', async () => {
  const before = said().length;
  await hears('wie ben ik', []);
  await hears('wie ben ik', [{ type: 'mention', mentioned: { id: '29:somebody else' } }]);
  await hears('wie ben ik', [{ type: 'clientInfo', locale: 'nl-NL' }]);
  expect(said()).toHaveLength(before);
  await hears('<at>Kringwerk</at> wie ben ik', [{ type: 'mention', mentioned: { id: '28:bot' } }]);
  expect(said().slice(before)).toEqual(['Partnerschap Opleiden Oost']);
});

test('taken out of the group it lets go of the body, says so in the history, and twice is once', async () => {
  const { db } = under.database;
  const bodyId = randomUUID();
  const p = { partnership_id: under.partnershipId };
  await db
    .insertInto('body')
    .values({ ...p, id: bodyId, name: 'POO-werkgroep', kind: 'werkgroep', quorum: '[]', conversation_id: group })
    .execute();
  const { accounts, conversations } = under.tenant.ctx.state;
  const account = accounts.get(lead.id);
  const conversation = conversations.get(group);
  if (!account || !conversation) throw new Error('the stand-in does not know them');
  await tellBot(under.tenant.ctx, account, conversation, 'remove');
  await tellBot(under.tenant.ctx, account, conversation, 'remove');
  const linked = await db.selectFrom('body').select('conversation_id').where('id', '=', bodyId).executeTakeFirst();
  expect(linked).toEqual({ conversation_id: null });
  const history = await db
    .selectFrom('history')
    .select(['what', 'before', 'after'])
    .where('partnership_id', '=', under.partnershipId)
    .where('entity_id', '=', bodyId)
    .execute();
  expect(history).toEqual([{ what: 'conversation-unlinked', before: group, after: null }]);
});

test('a Teams meeting is followed from its beginning to its end, as the stand-in plays it', async () => {
  const { db } = under.database;
  const p = { partnership_id: under.partnershipId };
  const [bodyId, meetingId, seatId] = [randomUUID(), randomUUID(), randomUUID()];
  const person = await db.selectFrom('person').select('id').where('entra_id', '=', lead.id).executeTakeFirstOrThrow();
  const day = under.service.clock.now().slice(0, 10);
  const draft = { subject: 'Stuurgroep', isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' };
  const at = (time: string) => ({ dateTime: `${day}T${time}`, timeZone: 'Europe/Amsterdam' });
  const item = createEvent(under.tenant.ctx, under.tenant.ctx.directory.byId(lead.id)!, {
    ...draft,
    start: at('00:00:00'),
    end: at('23:00:00'),
  });
  const joinUrl = eventOf(item).onlineMeeting?.joinUrl ?? '';
  const body = { quorum: '[]', conversation_id: null, ended_on: null, name: 'Stuurgroep', kind: 'stuurgroep' as const };
  await db
    .insertInto('body')
    .values({ ...p, ...body, id: bodyId })
    .execute();
  const seat = { board_id: null, kring_id: null, votes: true, required: false, ended_on: null, label: 'Voorzitter' };
  await db
    .insertInto('seat')
    .values({ ...p, ...seat, id: seatId, body_id: bodyId, role: 'voorzitter' })
    .execute();
  const term = { id: randomUUID(), kind: 'member' as const, from_date: null, until_date: null };
  await db
    .insertInto('seat_term')
    .values({ ...p, ...term, seat_id: seatId, person_id: person.id })
    .execute();
  await db
    .insertInto('meeting')
    .values({
      ...{ ...p, id: meetingId, body_id: bodyId, title: 'Stuurgroep', state: 'scheduled', starts: `${day}T00:00` },
      ...{ minutes: 1439, place: '', online: true, event_state: 'made', event_key: randomUUID(), event_notes: '' },
      ...{ join_url: joinUrl, created_by: person.id, created_at: under.service.clock.now() },
    })
    .execute();
  const play = async (what: string) => {
    const path = `/page-api/people/${lead.id}/calendar/${item.id}/meeting`;
    expect((await send('POST', under.tenant.url + path, { what })).status).toBe(204);
  };
  const live = () =>
    db.selectFrom('live_meeting').select('state').where('meeting_id', '=', meetingId).executeTakeFirst();
  const present = () =>
    db.selectFrom('attendance').select(['person_id', 'state']).where('meeting_id', '=', meetingId).execute();
  await play('start');
  expect((await live())?.state).toBe('running');
  await play('join');
  expect(await present()).toEqual([{ person_id: person.id, state: 'present' }]);
  await play('end');
  expect((await live())?.state).toBe('closed');
});
