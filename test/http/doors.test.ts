import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { TAB_ROUTES } from '../../bot/http/routes.ts';
import { deliver } from '../../src/delivery/use-cases.ts';
import { setBlocked } from '../../src/local-tenant/channel/installing.ts';
import { APP, cast, send } from '../edge/local-tenant-support.ts';
import { outgoing, systemOf } from '../store/delivery-support.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

let under: ServiceUnderTest;
let lead: { id: string; personId: string };
let mailOnly: { id: string; mail: string; personId: string };
beforeAll(async () => {
  under = await startService();
  const people = cast(under.tenant);
  lead = { id: people.lead.id, personId: await under.addPerson(people.lead) };
  mailOnly = { ...people.mailOnly, personId: await under.addPerson(people.mailOnly) };
});
afterAll(() => under.close());

const people = () => cast(under.tenant);
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const issuer = () => under.tenant.ctx.issuer;
const member = () => `/api/partnerships/${under.partnershipId}`;

async function claims(more: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { tenantId } = under.tenant.ctx.options;
  return {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: APP.clientId,
    tid: tenantId,
    oid: lead.id,
    scp: 'access_as_user',
    ...more,
  };
}

describe('the tab API', () => {
  const routes: [method: string, path: string][] = [
    ...TAB_ROUTES.map(({ method, path }): [string, string] => [
      method.toUpperCase(),
      `/api/partnerships/here${path.replace(/:\w+/g, 'x')}`,
    ]),
    ['GET', '/api/me'],
    ['PUT', '/api/me/language'],
    ['POST', '/api/partnerships/here/card-actions'],
    ['GET', '/api/partnerships/here/questions/poll/poll-1'],
  ];
  const other = '99999999-9999-4999-8999-999999999999';
  const tokens: [string, () => Promise<string | undefined>][] = [
    ['no token', async () => undefined],
    ['something that is no token', async () => 'abc.def.ghi'],
    ['an expired token', async () => issuer().sign(await claims(), -600)],
    ['a token for Graph', async () => issuer().sign(await claims({ aud: 'https://graph.microsoft.com' }))],
    ['a token of the app itself', async () => issuer().sign(await claims({ scp: undefined, roles: ['x'] }))],
    [
      'a token of another tenant',
      async () => issuer().sign(await claims({ tid: other, iss: `https://login.microsoftonline.com/${other}/v2.0` })),
    ],
    ['a token of another issuer', async () => issuer().sign(await claims({ iss: 'https://sts.windows.net/x/' }))],
    ['a token with another scope', async () => issuer().sign(await claims({ scp: 'User.Read' }))],
    ['a token whose contents were changed', async () => tampered(await issuer().sign(await claims()))],
    ['a token without a signature', async () => (await issuer().sign(await claims())).replace(/[^.]*$/, '')],
  ];

  for (const [method, path] of routes) {
    test.each(tokens)(`${method} ${path} refuses %s`, async (_what, tokenOf) => {
      const token = await tokenOf();
      const answer = await send(
        method,
        `${under.url}${path.replace('/here', `/${under.partnershipId}`)}`,
        method === 'GET' ? undefined : {},
        token ? bearer(token) : {},
      );
      expect([answer.status, answer.body.error.code]).toEqual([401, 'signed-out']);
    });
  }

  test('says who is signed in, and nothing to who is unknown', async () => {
    const known = await send('GET', `${under.url}/api/me`, undefined, bearer(await issuer().sign(await claims())));
    expect(known.body.partnerships).toEqual([
      { id: under.partnershipId, name: 'Partnerschap Opleiden Oost', personId: lead.personId, screens: ['meetings'] },
    ]);
    const stranger = await issuer().sign(await claims({ oid: '12121212-1212-4212-8212-121212121212' }));
    const unknown = await send('GET', `${under.url}/api/me`, undefined, bearer(stranger));
    expect(unknown.body.partnerships).toEqual([]);
    for (const id of [under.partnershipId, 'there-is-none']) {
      const path = `/api/partnerships/${id}/questions/poll/poll-1`;
      const answer = await send('GET', `${under.url}${path}`, undefined, bearer(stranger));
      expect([answer.status, answer.body.error.code]).toEqual([403, 'unknown-person']);
    }
  });

  test('gives everybody their own language, until they choose another', async () => {
    const token = bearer(await issuer().sign(await claims()));
    const chosen = await send('PUT', `${under.url}/api/me/language`, { language: 'en' }, token);
    expect([chosen.status, chosen.body.language]).toEqual([200, 'en']);
    const refused = await send('PUT', `${under.url}/api/me/language`, { language: 'fr' }, token);
    expect([refused.status, refused.body.error.code]).toEqual([422, 'bad-input']);
    expect((await send('GET', `${under.url}/api/me`, undefined, token)).body.language).toBe('en');
    const back = await send('PUT', `${under.url}/api/me/language`, { language: 'nl' }, token);
    expect(back.body.language).toBe('nl');
  });

  test('draws a question and takes its answer with the same card', async () => {
    const token = bearer(await issuer().sign(await claims()));
    const asked = await send('GET', `${under.url}${member()}/questions/poll/poll-1`, undefined, token);
    expect(JSON.stringify(asked.body.card)).toContain('nog niets');
    const body = { verb: 'test.answer', data: { pollId: 'poll-1', choice: 'ja' } };
    const answered = await send('POST', `${under.url}${member()}/card-actions`, body, token);
    expect(JSON.stringify(answered.body.card)).toContain('Gekozen: ja');
    expect(under.answers.at(-1)).toEqual({ personId: lead.personId, choice: 'ja', via: 'tab' });
  });

  test('faults become sentences: bad input, too much, unreadable, unknown, and a fault inside', async () => {
    const token = bearer(await issuer().sign(await claims()));
    const path = `${under.url}${member()}/card-actions`;
    const statusOf = async (body: unknown) => (await send('POST', path, body, token)).status;
    expect(await statusOf({ verb: '' })).toBe(422);
    expect(await statusOf({ verb: 'x', data: { much: 'x'.repeat(1_100_000) } })).toBe(413);
    expect(await statusOf({ verb: 'test.answer', data: { pollId: 'poll-1', choice: 'stuk' } })).toBe(500);
    const broken = await fetch(path, {
      method: 'POST',
      body: '{',
      headers: { ...token, 'content-type': 'application/json' },
    });
    expect(broken.status).toBe(400);
    const inside = await send('POST', path, { verb: 'test.answer', data: { pollId: 'p', choice: 'stuk' } }, token);
    expect(JSON.stringify(inside.body)).not.toContain('a fault inside');
    expect((await send('GET', `${under.url}/api/nothing`, undefined, token)).status).toBe(404);
  });

  test('may be framed by Teams and Outlook, and by nobody else', async () => {
    const { headers } = await send('GET', `${under.url}/health/live`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self' https://*.cloud.microsoft");
    expect(headers.get('x-frame-options')).toBeNull();
  });
});

describe('the bot', () => {
  const messages = () => `${under.url}/api/messages`;
  const activity = () => ({
    type: 'message',
    id: '1',
    text: 'wie ben ik',
    channelId: 'msteams',
    serviceUrl: `${under.tenant.url}/channel/`,
    conversation: { id: 'a:x', tenantId: under.tenant.ctx.options.tenantId },
    from: { id: '29:1', aadObjectId: lead.id },
    recipient: { id: '28:bot' },
  });

  test('answers 401 to whoever is not Teams and 400 to what is no activity', async () => {
    const good = await issuer().botServiceToken(`${under.tenant.url}/channel/`);
    expect((await send('POST', messages(), activity())).status).toBe(401);
    expect((await send('POST', messages(), activity(), bearer(tampered(good)))).status).toBe(401);
    expect((await send('POST', messages(), activity(), bearer(await issuer().sign(await claims())))).status).toBe(401);
    expect((await send('POST', messages(), { hello: 'there' }, bearer(good))).status).toBe(400);
    expect((await send('POST', messages(), [], bearer(good))).status).toBe(400);
  });

  test('a token that is brought again opens nothing else than it did, and nothing once it ended', async () => {
    const invoke = () => ({ ...activity(), type: 'invoke', name: 'adaptiveCard/action', value: {} });
    const service = `${under.tenant.url}/channel/`;
    const good = await issuer().botServiceToken(service);
    expect((await send('POST', messages(), invoke(), bearer(good))).status).toBe(200);
    const elsewhere = { ...invoke(), id: '2', serviceUrl: 'https://elders.example/channel/' };
    expect((await send('POST', messages(), elsewhere, bearer(good))).status).toBe(401);
    expect((await send('GET', `${under.url}/api/me`, undefined, bearer(good))).status).toBe(401);
    const ended = await issuer().sign({ ...decodeJwt(good), exp: undefined, iat: undefined }, -600);
    expect((await send('POST', messages(), invoke(), bearer(ended))).status).toBe(401);
    const forAnother = await issuer().sign({ ...decodeJwt(good), aud: lead.id });
    expect((await send('POST', messages(), invoke(), bearer(forAnother))).status).toBe(401);
  });

  test('a button that is brought twice is pressed once, and both times the card comes back', async () => {
    const good = await issuer().botServiceToken(`${under.tenant.url}/channel/`);
    const data = { p: under.partnershipId, pollId: 'poll-1', choice: 'ja' };
    const action = { type: 'Action.Execute', verb: 'test.answer', data };
    const pressed = { ...activity(), id: 'same', type: 'invoke', name: 'adaptiveCard/action', value: { action } };
    const answers = [
      await send('POST', messages(), pressed, bearer(good)),
      await send('POST', messages(), pressed, bearer(good)),
    ];
    expect(answers.map(({ status, body }) => [status, body.statusCode])).toEqual([
      [200, 200],
      [200, 200],
    ]);
    expect(answers[1]?.body.value.fallbackText).toBe(answers[0]?.body.value.fallbackText);
  });

  test('somebody of another tenant is nobody here, in chat, on a button and in a search', async () => {
    const good = await issuer().botServiceToken(`${under.tenant.url}/channel/`);
    const other = '99999999-9999-4999-8999-999999999999';
    // The same object id: ids are unique within a tenant only.
    const stranger = { ...activity(), id: 'foreign', conversation: { id: 'a:y', tenantId: other } };
    const action = { verb: 'test.answer', data: { p: under.partnershipId, pollId: 'poll-1', choice: 'nee' } };
    const before = under.answers.length;
    const pressed = { ...stranger, type: 'invoke', name: 'adaptiveCard/action', value: { action } };
    const onButton = await send('POST', messages(), pressed, bearer(good));
    expect([onButton.status, onButton.body.type]).toEqual([200, 'application/vnd.microsoft.activity.message']);
    const value = { commandId: 'zoekMensen', parameters: [{ name: 'woorden', value: 'a' }] };
    const search = { ...stranger, type: 'invoke', name: 'composeExtension/query', value };
    const found = await send('POST', messages(), search, bearer(good));
    expect(found.body.composeExtension.type).toBe('message');
    for (const said of [onButton, found]) expect(JSON.stringify(said.body)).not.toContain('Oost');
    expect(under.answers).toHaveLength(before);
  });

  test('answers in the chat, once for a message that comes twice', async () => {
    under.tenant.ctx.faults.set({ doubleDelivery: 1 });
    await send('POST', `${under.tenant.url}/page-api/people/${lead.id}/messages`, { text: 'wie ben ik' });
    under.tenant.ctx.faults.set({ doubleDelivery: 0 });
    const texts = () =>
      under.tenant.ctx.state.chat.filter((one) => one.from === 'bot').map((one) => one.activity['text']);
    expect(await under.until(() => texts().includes('Partnerschap Opleiden Oost'))).toBe(true);
    expect(texts().filter((text) => text === 'Partnerschap Opleiden Oost')).toHaveLength(1);
  });

  test('an invoke without an action is answered inside an HTTP 200', async () => {
    const good = await issuer().botServiceToken(`${under.tenant.url}/channel/`);
    const invoke = { ...activity(), type: 'invoke', name: 'adaptiveCard/action', value: {} };
    const answer = await send('POST', messages(), invoke, bearer(good));
    expect([answer.status, answer.body.statusCode, answer.body.type]).toEqual([
      200,
      400,
      'application/vnd.microsoft.error',
    ]);
  });

  test('a card action gives the refreshed card, a refusal above the question, a fault a sentence', async () => {
    const good = await issuer().botServiceToken(`${under.tenant.url}/channel/`);
    const pressed = (choice: string, p = under.partnershipId) => ({
      ...activity(),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'test.answer', data: { p, pollId: 'poll-1', choice } } },
    });
    const ask = async (choice: string, p?: string) =>
      (await send('POST', messages(), pressed(choice, p), bearer(good))).body;
    expect((await ask('nee')).value.fallbackText).toContain('Gekozen: nee');
    const refused = await ask('dicht');
    expect(JSON.stringify(refused.value.body[0])).toContain('Je mag dit niet doen');
    expect(refused.value.fallbackText).toContain('Gekozen: nee');
    expect((await ask('stuk')).type).toBe('application/vnd.microsoft.error');
    expect((await ask('ja', 'another-partnership')).type).toBe('application/vnd.microsoft.activity.message');
  });
});

describe('what is sent, over the stand-in', () => {
  const state = async (key: string) =>
    under.database.db.selectFrom('message').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
  const cards = (key: string) =>
    under.tenant.ctx.state.chat.filter((one) => one.from === 'bot' && one.activity['summary'] === key);
  const sendNow = async (personId: string, key: string) => {
    const message = outgoing(personId, { key, summary: key, expiresAt: '2026-09-01T00:00:00.000Z' });
    await under.service.transact(systemOf(under.partnershipId), (work) => deliver(work, [message]));
    await under.pump.run();
  };

  test('a card arrives in the chat, also when every answer of the channel is lost once', async () => {
    under.tenant.ctx.faults.set({ timeoutAfterSuccess: 1 });
    const lost = sendNow(lead.personId, 'lost answers');
    await under.until(async () => (await state('lost answers')).last_problem);
    under.tenant.ctx.faults.set({ timeoutAfterSuccess: 0 });
    await lost;
    expect((await state('lost answers')).state).toBe('sent');
    expect(cards('lost answers')).toHaveLength(1);
  });

  test('who shut the chat is notified in Teams with the way to the tab; who removed the app gets mail', async () => {
    const notified = () => under.tenant.ctx.state.record.filter(({ kind }) => kind === 'activityNotification.sent');
    setBlocked(under.tenant.ctx, lead.id, true);
    await sendNow(lead.personId, 'shut chat');
    expect(await state('shut chat')).toMatchObject({ way: 'activity', state: 'sent', last_problem: null });
    expect(notified().map(({ detail }) => detail)).toMatchObject([
      { account: lead.id, activityType: 'vraag', preview: 'shut chat' },
    ]);
    expect(JSON.stringify(notified())).toContain('https://teams.microsoft.com/l/entity/');
    setBlocked(under.tenant.ctx, lead.id, false);
    const { db } = under.database;
    await db.deleteFrom('conversation_reference').where('person_id', '=', lead.personId).execute();
  });

  test('who is not in the tenant any more gets mail, and is flagged on the contact list', async () => {
    const gone = await under.addPerson({ ...people().members[5]!, id: randomUUID(), mail: 'gone@school.example' });
    await sendNow(gone, 'left');
    expect(await state('left')).toMatchObject({ way: 'mail', state: 'sent' });
    const flag = under.database.db.selectFrom('person_unreachable').select('problem').where('person_id', '=', gone);
    expect((await flag.executeTakeFirst())?.problem).toBe('left-tenant');
  });

  test('mail carries a link that opens one question, for one person, until it is withdrawn', async () => {
    await sendNow(mailOnly.personId, 'by mail');
    expect(await state('by mail')).toMatchObject({ state: 'sent', last_problem: null });
    const [item] = under.tenant.ctx.state.mail.filter((one) => one.mailbox === mailOnly.mail.toLowerCase());
    const html = JSON.stringify(item?.message['body']).replaceAll('\\"', '"');
    const token = /\/answer\/([\w.-]+)"/.exec(html)?.[1] ?? '';
    const at = `${under.url}/api/answers/${token}`;
    const shown = await send('GET', at);
    expect([shown.status, shown.body.partnership]).toEqual([200, 'Partnerschap Opleiden Oost']);
    expect((await state('by mail')).state).toBe('seen');
    const answer = await send('POST', at, { verb: 'test.answer', data: { pollId: 'poll-1', choice: 'ja' } });
    expect(answer.body.card.fallbackText).toContain('Gekozen: ja');
    expect(under.answers.at(-1)).toEqual({ personId: mailOnly.personId, choice: 'ja', via: 'link' });
    expect((await state('by mail')).state).toBe('answered');
    const before = under.answers.length;
    for (const data of [
      { pollId: 'poll-2', choice: 'nee' },
      { pollId: 'poll-1', choice: 'anders' },
    ]) {
      await send('POST', at, { verb: 'test.answer', data });
    }
    const other = await send('POST', at, { verb: 'test.other', data: { pollId: 'poll-1' } });
    expect(JSON.stringify(other.body.card.body[0])).toContain('alleen de vraag uit je mail');
    expect(under.answers).toHaveLength(before);
    for (const forged of [`${token}x`, tampered(`x.${token}`).slice(2), 'nothing']) {
      expect((await send('GET', `${under.url}/api/answers/${forged}`)).status).toBe(404);
    }
    expect((await send('POST', `${at}/new-link`, {})).status).toBe(202);
    expect((await send('POST', `${at}/not-me`, {})).status).toBe(200);
    expect((await send('GET', at)).status).toBe(410);
  });

  test('too many tries from one address are refused for a while', async () => {
    const statuses = new Set<number>();
    for (let tries = 0; tries < 45; tries += 1)
      statuses.add((await send('GET', `${under.url}/api/answers/x.y`)).status);
    expect(statuses).toContain(429);
  });
});

/** The same token with one letter of its contents changed. */
function tampered(token: string): string {
  const [head, body = '', signature] = token.split('.');
  const letter = body[10] === 'A' ? 'B' : 'A';
  return [head, body.slice(0, 10) + letter + body.slice(11), signature].join('.');
}
