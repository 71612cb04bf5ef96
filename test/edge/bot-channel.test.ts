import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CardFactory, MessageFactory, TeamsInfo } from 'botbuilder';
import { personalConversationId, userIdOf } from '../../src/local-tenant/channel/ids.ts';
import { ANNEKE, CLIENT_ID, JORIS, MARIJKE, SAMIRA, type StandIn, startStandIn, TENANT_ID } from './stand-in.ts';
import { counterCard, startTinyBot, type TinyBot } from './tiny-bot.ts';

interface Shown {
  id: string;
  from: string;
  text: string;
  card: Record<string, unknown> | null;
  deleted: boolean;
}

let bot: TinyBot;
let tenant: StandIn;

beforeAll(async () => {
  bot = await startTinyBot();
});
// A fresh channel for each case: the limits run by the real clock, and no case should pay for another.
async function freshTenant(): Promise<void> {
  tenant = await startStandIn(bot.endpoint);
  bot.connect(tenant.url);
  bot.heard.length = 0;
}
afterEach(() => tenant.close());
afterAll(() => bot.close());

const say = (who: string, text: string) =>
  tenant.call<{ messageId: string; delivered: boolean }>('POST', `/people/${who}/messages`, { text });
const click = (who: string, messageId: string, verb: string | undefined, data: object) =>
  tenant.call<Record<string, unknown>>('POST', `/people/${who}/card-actions`, { messageId, verb, data });
const chatPath = (who: string) => `/people/${who}/chats/${encodeURIComponent(personalConversationId(who))}`;
const shownTo = (who: string) => tenant.call<Shown[]>('GET', `${chatPath(who)}/messages`);
const lastShownTo = async (who: string) => (await shownTo(who)).at(-1)!;
const records = (kind: string) => tenant.ctx.state.record.filter((record) => record.kind === kind);
const counter = (count: number) => MessageFactory.attachment(CardFactory.adaptiveCard(counterCard(count)));

/** The status and code with which the channel refused, or null when it did not. */
async function refusal(work: Promise<unknown>): Promise<{ status: number; code: string } | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const { statusCode, code, body } = error as {
      statusCode: number;
      code?: string;
      body?: { error?: { code: string } };
    };
    return { status: statusCode, code: body?.error?.code ?? String(code) };
  }
}

/** Asks the bot for its card, and gives the message's id. */
async function cardFor(who: string): Promise<string> {
  await say(who, 'kaart');
  return (await lastShownTo(who)).id;
}

/** Runs work of the bot in its chat with a person who said something before. */
async function inChatWith(who: string, work: Parameters<TinyBot['proactively']>[1]): Promise<void> {
  await bot.proactively(bot.references.get(who)!, work);
}

/** One call to the connector as the bot, past botbuilder's own retries. */
async function connector(method: string, path: string, body?: unknown, token?: string): Promise<Response> {
  const bearer = token ?? (await tenant.ctx.issuer.appToken('https://api.botframework.com'));
  return fetch(`${tenant.url}/channel/v3/conversations${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const activitiesOf = (who: string) => `/${encodeURIComponent(personalConversationId(who))}/activities`;
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
];

describe('what a person does', () => {
  beforeEachFresh();

  test('a first message installs the app, reaches the bot with who, where and when, and is answered', async () => {
    expect(await say(MARIJKE, 'hallo')).toMatchObject({ delivered: true });
    const lines = (await shownTo(MARIJKE)).map(({ from, text }) => `${from}: ${text}`);
    expect(lines).toEqual(['me: hallo', 'app: Je zei: hallo']);
    expect(bot.heard.find(({ type }) => type === 'message')).toMatchObject({
      channelId: 'msteams',
      serviceUrl: `${tenant.url}/channel/`,
      from: { id: userIdOf(MARIJKE), aadObjectId: MARIJKE, name: 'Marijke de Wit' },
      recipient: { id: `28:${CLIENT_ID}` },
      conversation: { id: personalConversationId(MARIJKE), conversationType: 'personal', tenantId: TENANT_ID },
      channelData: { tenant: { id: TENANT_ID } },
      locale: 'nl-NL',
    });
    await untilTrue(() => bot.heard.some(({ type }) => type === 'installationUpdate'));
    expect(bot.heard.map(({ type }) => type)).toContain('conversationUpdate');
  });

  test('Action.Execute carries the button, its data, the inputs as pre-filled and what was filled in', async () => {
    const messageId = await cardFor(MARIJKE);
    const outcome = await click(MARIJKE, messageId, 'stem', { opmerking: 'graag voor vijf uur' });
    expect(outcome).toMatchObject({ kind: 'card', status: 200, card: counterCard(1) });
    const invoke = bot.heard.find(({ type }) => type === 'invoke')!;
    expect(invoke).toMatchObject({ name: 'adaptiveCard/action', replyToId: messageId });
    expect(invoke.value).toEqual({
      action: {
        type: 'Action.Execute',
        id: 'knop',
        verb: 'stem',
        data: { count: 0, opmerking: 'graag voor vijf uur' },
      },
      trigger: 'manual',
    });
    expect((await lastShownTo(MARIJKE)).card).toEqual(counterCard(1));
  });

  test('Action.Submit is a message without text that points at the card', async () => {
    const messageId = await cardFor(MARIJKE);
    await click(MARIJKE, messageId, undefined, { keuze: 'ja' });
    expect(bot.heard.at(-1)).toMatchObject({ type: 'message', replyToId: messageId, value: { keuze: 'ja' } });
    expect((await lastShownTo(MARIJKE)).text).toBe('Ontvangen: {"keuze":"ja"}');
  });

  test.each([
    ['zeg', { kind: 'message', text: 'Je stem is geteld.' }],
    ['weg', { kind: 'error', code: 'BadRequest', text: 'Dat kan niet meer.' }],
    ['stuk', { kind: 'unreachable', text: 'Unable to reach app. Please try again.' }],
  ])('an invoke answered otherwise leaves the card alone (%s)', async (verb, outcome) => {
    const messageId = await cardFor(JORIS);
    expect(await click(JORIS, messageId, verb, {})).toMatchObject(outcome);
    expect((await lastShownTo(JORIS)).card).toEqual(counterCard(0, [userIdOf(JORIS)]));
  });

  test('opening the chat refreshes a card that names the person, at most once a minute', async () => {
    await cardFor(JORIS);
    const open = () => tenant.call('POST', `${chatPath(JORIS)}/open`);
    expect(await open()).toEqual({ refreshed: 1 });
    expect((await lastShownTo(JORIS)).card).toMatchObject({ speak: 'automatic' });
    expect(await open()).toEqual({ refreshed: 0 });
    tenant.ctx.clock.advance(2);
    expect(await open()).toEqual({ refreshed: 1 });
  });

  test('an activity that is delivered twice is the same activity, at the same moment', async () => {
    tenant.ctx.faults.set({ doubleDelivery: 1 });
    const messageId = await cardFor(SAMIRA);
    await click(SAMIRA, messageId, 'stem', {});
    const invokes = bot.heard.filter(({ type }) => type === 'invoke');
    expect(invokes).toHaveLength(2);
    expect(invokes[0]!.id).toBe(invokes[1]!.id);
    expect(records('activity.delivered').filter(({ detail }) => detail['message'] === invokes[0]!.id)).toHaveLength(2);
  });

  test('someone without Teams cannot be played in chat', async () => {
    await expect(say(ANNEKE, 'hallo')).rejects.toThrow(/404.*UserNotFound/);
  });
});

describe('what the bot does', () => {
  beforeEachFresh();

  test('opens a conversation itself, and sends, changes and removes a message', async () => {
    await say(JORIS, 'hallo');
    const parameters = { isGroup: false, members: [{ id: JORIS, name: '' }], tenantId: TENANT_ID };
    const { adapter } = bot;
    let opened = '';
    await adapter.createConversationAsync(
      CLIENT_ID,
      'msteams',
      `${tenant.url}/channel/`,
      'https://api.botframework.com',
      parameters as unknown as Parameters<typeof adapter.createConversationAsync>[4],
      async (context) => {
        opened = context.activity.conversation.id;
        const { id } = (await context.sendActivity(counter(5)))!;
        expect((await lastShownTo(JORIS)).card).toEqual(counterCard(5));
        await context.updateActivity({ ...counter(6), id });
        expect((await lastShownTo(JORIS)).card).toEqual(counterCard(6));
        await context.deleteActivity(id);
        expect(await lastShownTo(JORIS)).toMatchObject({ deleted: true, card: null });
      },
    );
    expect(opened).toBe(personalConversationId(JORIS));
    expect(records('activity.sent').at(-1)!.detail).toMatchObject({ account: JORIS, card: counterCard(5) });
    expect(records('activity.updated')[0]!.detail).toMatchObject({ account: JORIS, card: counterCard(6) });
    expect(records('activity.deleted')).toHaveLength(1);
  });

  test('a card replaced for everybody replaces what one person saw of it', async () => {
    const id = await cardFor(MARIJKE);
    await click(MARIJKE, id, 'stem', {});
    await inChatWith(MARIJKE, async (context) => void (await context.updateActivity({ ...counter(9), id })));
    expect((await lastShownTo(MARIJKE)).card).toEqual(counterCard(9));
  });

  test('reads members one by one and by page', async () => {
    await say(JORIS, 'hallo');
    await inChatWith(JORIS, async (context) => {
      const { members } = await TeamsInfo.getPagedMembers(context);
      expect(members).toMatchObject([{ id: userIdOf(JORIS), aadObjectId: JORIS, email: 'joris@proef.example' }]);
      expect(await TeamsInfo.getMember(context, JORIS)).toMatchObject({ name: 'Joris van Dalen' });
      expect(await refusal(TeamsInfo.getMember(context, ANNEKE))).toMatchObject({ status: 404 });
    });
  });
});

describe('groups and channels', () => {
  beforeEachFresh();

  test('the app hears what mentions it, and answers in the thread of the channel', async () => {
    const group = { type: 'channel', name: 'Werkgroep', memberIds: [JORIS, SAMIRA, ANNEKE] };
    const { conversationId } = await tenant.call<{ conversationId: string }>(
      'POST',
      `/people/${MARIJKE}/groups`,
      group,
    );
    expect(conversationId).toMatch(/^19:.+@thread\.tacv2$/);
    expect(bot.heard.map(({ type }) => type)).toEqual(['conversationUpdate', 'installationUpdate']);
    await tenant.call('POST', `/people/${JORIS}/messages`, { text: 'hallo', conversationId });
    const heard = bot.heard.at(-1)!;
    expect(heard.text).toBe('<at>Proefbot</at> hallo');
    expect(heard.conversation!.id).toBe(`${conversationId};messageid=${heard.id}`);
    const seen = await tenant.call<Shown[]>(
      'GET',
      `/people/${SAMIRA}/chats/${encodeURIComponent(conversationId)}/messages`,
    );
    expect(seen.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      'other: hallo',
      'app: Je zei: <at>Proefbot</at> hallo',
    ]);
    await bot.proactively({ ...bot.references.get(JORIS)! }, async (context) => {
      const { members } = await TeamsInfo.getPagedMembers(context);
      expect(members.map(({ name }) => name)).toEqual(['Marijke de Wit', 'Joris van Dalen', 'Samira Bouzidi']);
    });
  });
});

describe('what the channel refuses', () => {
  beforeEachFresh();
  const message = { type: 'message', text: 'Goedemorgen' };

  test('a token that is missing, forged, of another audience, or of another app', async () => {
    await say(JORIS, 'hallo');
    const { issuer } = tenant.ctx;
    const good = await issuer.appToken('https://api.botframework.com');
    const [head, body, signature] = good.split('.') as [string, string, string];
    const forged = `${head}.${body}.${[...signature].reverse().join('')}`;
    const forGraph = await issuer.appToken('https://graph.microsoft.com');
    const stranger = await issuer.sign({ aud: 'https://api.botframework.com', appid: TENANT_ID });
    const expired = await issuer.sign({ aud: 'https://api.botframework.com', appid: CLIENT_ID }, -600);
    for (const token of ['', forged, forGraph, stranger, expired, await issuer.userToken(JORIS)]) {
      expect((await connector('POST', activitiesOf(JORIS), message, token)).status).toBe(401);
    }
    expect((await connector('POST', activitiesOf(JORIS), message, good)).status).toBe(201);
  });

  test('a bot refuses what the channel did not sign', async () => {
    await say(JORIS, 'hallo');
    const activity = { ...bot.heard.at(-1)!, id: 'another' };
    const heard = bot.heard.length;
    const signed = await tenant.ctx.issuer.sign({ iss: 'https://api.botframework.com', aud: TENANT_ID });
    const response = await fetch(bot.endpoint, {
      method: 'POST',
      headers: { authorization: `Bearer ${signed}`, 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    expect(response.ok).toBe(false);
    expect(bot.heard).toHaveLength(heard);
  });

  test('the eighth message within a second, with the time to wait', async () => {
    await say(SAMIRA, 'hallo');
    const answers = [];
    for (let turn = 0; turn < 8; turn += 1) answers.push(await connector('POST', activitiesOf(SAMIRA), message));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await codeOf(refused[0]!)).toEqual([429, 'TooManyRequests']);
  });

  test('messages to who blocked, removed or never had the app, and to conversations that do not exist', async () => {
    expect(await codeOf(await connector('POST', activitiesOf(JORIS), message))).toEqual([404, 'ConversationNotFound']);
    const create = { members: [{ id: JORIS }], tenantId: TENANT_ID };
    expect(await codeOf(await connector('POST', '', create))).toEqual([403, 'BotNotInConversationRoster']);
    await say(JORIS, 'hallo');
    await tenant.call('PUT', `/people/${JORIS}/installation`, { blocked: true });
    expect(await codeOf(await connector('POST', activitiesOf(JORIS), message))).toEqual([
      403,
      'ConversationBlockedByUser',
    ]);
    await tenant.call('DELETE', `/people/${JORIS}/installation`);
    expect(await codeOf(await connector('POST', activitiesOf(JORIS), message))).toEqual([403, 'MessageWritesBlocked']);
    await untilTrue(() => bot.heard.some(({ type, action }) => type === 'installationUpdate' && action === 'remove'));
  });

  test('a message over 100 KB as UTF-16', async () => {
    await say(JORIS, 'hallo');
    const send = (length: number) => connector('POST', activitiesOf(JORIS), { ...message, text: 'x'.repeat(length) });
    expect((await send(51_000)).status).toBe(201);
    expect(await codeOf(await send(51_300))).toEqual([413, 'MessageSizeTooBig']);
  });
});

/** Each case of the block gets its own channel. */
function beforeEachFresh(): void {
  beforeEach(freshTenant);
}

/** Waits until something that follows by itself has come about. */
async function untilTrue(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
