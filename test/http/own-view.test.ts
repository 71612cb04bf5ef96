import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { REGISTRY } from '../../bot/turns/card-action.ts';
import { handleText } from '../../bot/turns/commands.ts';
import { clickAs, openChatAs } from '../../src/local-tenant/channel/acts.ts';
import { cardSeenBy } from '../../src/local-tenant/channel/cards.ts';
import { addAppToGroup, type NewGroup } from '../../src/local-tenant/channel/groups.ts';
import { installFor, uninstallFor } from '../../src/local-tenant/channel/installing.ts';
import type { ChatMessage } from '../../src/local-tenant/state.ts';
import { owe } from '../../src/reminders/use-cases.ts';
import { cast, send } from '../edge/local-tenant-support.ts';
import { systemOf } from '../store/delivery-support.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

const QUESTION = 'Voorkeur voor de studiedag';
let under: ServiceUnderTest;
let lead: string;
let asked: string;
let other: string;
const bodyId = randomUUID();

beforeAll(async () => {
  under = await startService({}, { onText: [handleText], registry: REGISTRY });
  const people = cast(under.tenant);
  const [first, second] = people.members.filter(({ id }) => id !== people.lead.id);
  if (!first || !second) throw new Error('the world is too small');
  [lead, asked, other] = [people.lead.id, first.id, second.id];
  await under.addPerson(people.lead);
  await under.addPerson(second);
  const personId = await under.addPerson(first);
  const p = { partnership_id: under.partnershipId };
  const { db } = under.database;
  const kind = 'werkgroep' as const;
  await db
    .insertInto('body')
    .values({ ...p, id: bodyId, name: 'POO-werkgroep', kind, quorum: '[]', conversation_id: null })
    .execute();
  const seatId = randomUUID();
  const seat = { ...p, id: seatId, body_id: bodyId, label: 'lid', role: 'lid' as const, votes: true, required: false };
  await db
    .insertInto('seat')
    .values({ ...seat, board_id: null, kring_id: null, ended_on: null })
    .execute();
  const term = { ...p, id: randomUUID(), seat_id: seatId, person_id: personId, kind: 'member' as const };
  await db
    .insertInto('seat_term')
    .values({ ...term, from_date: null, until_date: null })
    .execute();
  const question = { question: { kind: 'poll' as const, subjectId: randomUUID() }, topic: 'poll:1', title: QUESTION };
  const debt = { ...question, dueAt: '2025-11-13T16:00:00.000Z', bodyId, seatId };
  await under.service.transact(systemOf(under.partnershipId), (work) => owe(work, [debt]));
});
afterAll(() => under.close());

const fromBot = (conversationId: string): ChatMessage[] =>
  under.tenant.ctx.state.chat.filter((one) => one.from === 'bot' && one.conversationId === conversationId);
const latest = (conversationId: string): ChatMessage => {
  const message = fromBot(conversationId).at(-1);
  if (!message) throw new Error('the bot said nothing');
  return message;
};
const seen = (conversationId: string, accountId: string) =>
  JSON.stringify(cardSeenBy(latest(conversationId), accountId));

/** Asks the bot for the own questions in a group chat or channel, with a mention, as Teams brings it. */
async function askIn(type: NewGroup['type'], memberIds: string[]): Promise<string> {
  const { ctx } = under.tenant;
  const { id } = await addAppToGroup(ctx, lead, { type, name: 'Werkgroep', memberIds });
  const { db } = under.database;
  await db.updateTable('body').set({ conversation_id: id }).where('id', '=', bodyId).execute();
  const token = await ctx.issuer.botServiceToken(`${under.tenant.url}/channel/`);
  const activity = {
    ...{ type: 'message', text: '<at>Kringwerk</at> mijn vragen', id: randomUUID(), channelId: 'msteams' },
    entities: [{ type: 'mention', mentioned: { id: '28:bot' } }],
    serviceUrl: `${under.tenant.url}/channel/`,
    conversation: { id, conversationType: type, tenantId: ctx.options.tenantId },
    channelData: { tenant: { id: ctx.options.tenantId } },
    ...{ from: { id: '29:1', aadObjectId: lead }, recipient: { id: '28:bot' } },
  };
  const answer = await send('POST', `${under.url}/api/messages`, activity, { Authorization: `Bearer ${token}` });
  expect(answer.status).toBe(200);
  return id;
}

describe('in a group chat', () => {
  test('everybody gets one card, and each sees their own questions in it', async () => {
    const group = await askIn('groupChat', [asked, other]);
    const shared = latest(group).activity['attachments'] as { content: { refresh?: { userIds?: string[] } } }[];
    expect(shared[0]?.content.refresh?.userIds).toHaveLength(3);
    expect(JSON.stringify(shared)).not.toContain(QUESTION);
    expect(JSON.stringify(shared)).toContain('POO-werkgroep');
    expect(await openChatAs(under.tenant.ctx, asked, group)).toBe(1);
    expect(await openChatAs(under.tenant.ctx, other, group)).toBe(1);
    expect(seen(group, asked)).toContain(QUESTION);
    expect(seen(group, other)).toContain('Je hebt geen open vragen');
    expect(seen(group, lead)).not.toContain(QUESTION);
  });

  test.each([
    ['of more than 60 people', 'groupChat' as const, 61],
    ['of a channel', 'channel' as const, 3],
  ])('%s nobody is asked by itself, and the button shows one their own', async (_where, type, size) => {
    const many = under.tenant.world.people.flatMap(({ id, directory }) => (directory ? [id] : []));
    const members = [...new Set([lead, asked, other, ...many])].slice(0, size);
    expect(members).toHaveLength(size);
    const place = await askIn(type, members);
    expect(seen(place, asked)).not.toContain('"refresh"');
    expect(await openChatAs(under.tenant.ctx, asked, place)).toBe(0);
    const { id } = latest(place);
    await clickAs(under.tenant.ctx, asked, { messageId: id, verb: 'obligation.mine' });
    expect(seen(place, asked)).toContain(QUESTION);
    expect(seen(place, other)).not.toContain(QUESTION);
  });
});

describe('whoever adds the app for themselves', () => {
  const chatOf = (accountId: string): string => installFor(under.tenant.ctx, accountId).conversationId;
  const said = (conversationId: string) => JSON.stringify(fromBot(conversationId).map(({ activity }) => activity));

  test('is welcomed once, with what they may ask', async () => {
    const chat = chatOf(lead);
    await under.until(() => fromBot(chat).length > 0);
    expect(said(chat)).toContain('Welkom, ik ben Kringwerk');
    expect(said(chat)).toContain('Mijn vragen');
    expect(fromBot(chat)).toHaveLength(1);
  });

  test('hears how to become known, when nobody knows them', async () => {
    const stranger = under.tenant.world.people.find(
      ({ id, directory }) => directory && ![lead, asked, other].includes(id),
    );
    const chat = chatOf(stranger?.id ?? '');
    await under.until(() => fromBot(chat).length > 0);
    expect(said(chat)).toContain('Ik ken je nog niet');
  });

  test('to whom a question is on its way gets that, and no welcome before it', async () => {
    const chat = chatOf(asked);
    const personal = (state: 'open' | 'uninstalled') =>
      under.database.db
        .selectFrom('conversation_reference')
        .select('state')
        .where('tenant_id', '=', under.tenant.ctx.options.tenantId)
        .where('conversation_id', '=', chat)
        .where('state', '=', state)
        .executeTakeFirst();
    await under.until(() => personal('open'));
    // The bot hears of leaving only after it was done with coming.
    uninstallFor(under.tenant.ctx, asked);
    await under.until(async () => !(await personal('open')));
    expect(fromBot(chat)).toEqual([]);
  });
});
