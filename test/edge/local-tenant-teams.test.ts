import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { APP, cast, graphOf, listener, send, start } from './local-tenant-support.ts';

let tenant: LocalTenant;
let graph: ReturnType<typeof graphOf>;
let bot: Awaited<ReturnType<typeof listener>>;
beforeAll(async () => {
  bot = await listener((_heard, res) => res.writeHead(200).end());
  tenant = await start({ botEndpoint: `${bot.url}/api/messages` });
  graph = graphOf(tenant);
});
afterAll(async () => {
  await tenant.close();
  await bot.close();
});

const binding = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${APP.teamsAppId}` };

test('the app is in the org catalogue', async () => {
  const answer = await graph('GET', `/appCatalogs/teamsApps?$filter=externalId eq '${APP.clientId}'`);
  expect(answer.body.value).toEqual([
    expect.objectContaining({ id: APP.teamsAppId, distributionMethod: 'organization' }),
  ]);
});

test('installing for a guest tells the bot, with a token of the bot service; twice is a conflict', async () => {
  const { guest } = cast(tenant);
  const path = `/users/${guest.id}/teamwork/installedApps`;
  expect((await graph('POST', path, binding)).status).toBe(201);
  const again = await graph('POST', path, binding);
  expect([again.status, again.body.error.code]).toEqual([409, 'Conflict']);
  const heard = await bot.until((all) => all.some((one) => one.body.type === 'installationUpdate'));
  const update = heard.find((one) => one.body.type === 'installationUpdate')!;
  expect(update.body).toMatchObject({ action: 'add', from: { aadObjectId: guest.id }, channelId: 'msteams' });
  const claims = await tenant.ctx.issuer.verify(update.headers.authorization!.replace('Bearer ', ''), APP.clientId);
  expect(claims.serviceurl).toBe(update.body.serviceUrl);
});

test('the installation leads to the chat, and the chat shows which cards were posted', async () => {
  const { lead } = cast(tenant);
  const path = `/users/${lead.id}/teamwork/installedApps`;
  await graph('POST', path, binding);
  const filter = `$filter=teamsApp/id eq '${APP.teamsAppId}'`;
  const [installation] = (await graph('GET', `${path}?$expand=teamsApp&${filter}`)).body.value;
  expect(installation.teamsApp.displayName).toBe(APP.name);
  const chat = (await graph('GET', `${path}/${installation.id}/chat`)).body;
  expect(chat.chatType).toBe('oneOnOne');

  const conversation = tenant.ctx.state.conversations.find((one) => one.chatId === chat.id)!;
  const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Datumprikker' }] };
  const token = await tenant.ctx.issuer.appToken('https://api.botframework.com');
  const url = `${tenant.url}/channel/v3/conversations/${encodeURIComponent(conversation.id)}/activities`;
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  expect((await send('POST', url, { type: 'message', attachments }, { Authorization: `Bearer ${token}` })).status).toBe(
    201,
  );
  const [message] = (await graph('GET', `/chats/${encodeURIComponent(chat.id)}/messages?$top=5`)).body.value;
  expect(JSON.parse(message.attachments[0].content)).toEqual(card);
  expect(message.from.application.displayName).toBe(APP.name);
});

test('an activity notification needs the app and a topic', async () => {
  const { lead, members } = cast(tenant);
  await graph('POST', `/users/${lead.id}/teamwork/installedApps`, binding);
  const body = {
    topic: { source: 'text', value: 'Werkgroep', webUrl: 'https://teams.microsoft.com/l/entity/x' },
    activityType: 'systemDefault',
    previewText: { content: 'Er staat een vraag voor je klaar' },
    templateParameters: [{ name: 'systemDefaultText', value: 'Er staat een vraag voor je klaar' }],
  };
  expect((await graph('POST', `/users/${lead.id}/teamwork/sendActivityNotification`, body)).status).toBe(204);
  expect((await graph('POST', `/users/${members[12]!.id}/teamwork/sendActivityNotification`, body)).status).toBe(403);
  expect(
    (await graph('POST', `/users/${lead.id}/teamwork/sendActivityNotification`, { ...body, topic: {} })).status,
  ).toBe(400);
  const elsewhere = { ...body.topic, webUrl: 'https://elders.example/l/entity/x' };
  for (const wrong of [{ topic: elsewhere }, { previewText: { content: 'x'.repeat(151) } }]) {
    const answer = await graph('POST', `/users/${lead.id}/teamwork/sendActivityNotification`, { ...body, ...wrong });
    expect(answer.status).toBe(400);
  }
});

test('a notification comes into the feed of its person with the words of its kind; a kind that no package names is refused', async () => {
  const { lead, members } = cast(tenant);
  tenant.ctx.options.app.activityTypes = [{ type: 'vandaag', templateText: 'Vandaag bij {partnerschap}' }];
  const webUrl = 'https://teams.microsoft.com/l/entity/x';
  const notify = (activityType: string) =>
    graph('POST', `/users/${lead.id}/teamwork/sendActivityNotification`, {
      topic: { source: 'text', value: 'Oost', webUrl },
      activityType,
      previewText: { content: 'Verzet naar vier uur' },
      templateParameters: [{ name: 'partnerschap', value: 'Oost' }],
    });
  expect((await notify('onbekend')).status).toBe(400);
  expect((await notify('vandaag')).status).toBe(204);
  delete tenant.ctx.options.app.activityTypes;
  const feed = (who: { id: string }) => send('GET', `${tenant.url}/page-api/people/${who.id}/feed`);
  const [line] = (await feed(lead)).body;
  expect(line).toMatchObject({ title: 'Vandaag bij Oost', preview: 'Verzet naar vier uur', webUrl, read: false });
  const other = members.find(({ id }) => id !== lead.id)!;
  expect((await feed(other)).body).toEqual([]);
  const read = (who: { id: string }) => send('POST', `${tenant.url}/page-api/people/${who.id}/feed/${line.id}/read`);
  expect((await read(other)).status).toBe(404);
  expect((await read(lead)).status).toBe(204);
  expect((await feed(lead)).body[0].read).toBe(true);
});

test('uninstalling tells the bot, and the installation is gone', async () => {
  const { members } = cast(tenant);
  const path = `/users/${members[5]!.id}/teamwork/installedApps`;
  const made = await graph('POST', path, binding);
  const id = made.headers.get('location')!.split('/').at(-1)!;
  expect((await graph('DELETE', `${path}/${id}`)).status).toBe(204);
  expect((await graph('GET', `${path}/${id}`)).status).toBe(404);
  await bot.until((all) => all.some((one) => one.body.action === 'remove'));
});
