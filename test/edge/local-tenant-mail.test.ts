import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { cast, graphOf, type Json, start } from './local-tenant-support.ts';

const PROPERTY = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name dispatch';
const IMMUTABLE = { Prefer: 'IdType="ImmutableId"' };

let tenant: LocalTenant;
let graph: ReturnType<typeof graphOf>;
beforeAll(async () => {
  tenant = await start();
  graph = graphOf(tenant);
});
afterAll(() => tenant.close());

const to = (...addresses: string[]) => addresses.map((address) => ({ emailAddress: { address } }));
const letter = (subject: string, addresses: string[], more: Json = {}): Json => ({
  subject,
  body: { contentType: 'html', content: '<p>Beste mensen, hierbij de stukken.</p>' },
  toRecipients: to(...addresses),
  ...more,
});
const inboxOf = (mail: string) =>
  tenant.ctx.state.mail.filter((item) => item.mailbox === mail && item.folder === 'inbox');

test('sendMail reaches everyone once and leaves a copy with the sender', async () => {
  const { lead, guest, mailOnly } = cast(tenant);
  const message = letter('Stukken', [guest.mail, mailOnly.mail], { ccRecipients: to(guest.mail.toUpperCase()) });
  expect((await graph('POST', `/users/${lead.mail}/sendMail`, { message, saveToSentItems: true })).status).toBe(202);
  for (const person of [guest, mailOnly]) {
    expect(inboxOf(person.mail).map((item) => item.message['subject'])).toEqual(['Stukken']);
  }
  const sent = await graph('GET', `/users/${lead.id}/mailFolders/sentitems/messages?$filter=subject eq 'Stukken'`);
  expect(sent.body.value[0]).toMatchObject({ isDraft: false, bodyPreview: 'Beste mensen, hierbij de stukken.' });
});

test('a draft is found by its extended property, before and after it was sent', async () => {
  const { lead, guest } = cast(tenant);
  const singleValueExtendedProperties = [{ id: PROPERTY, value: 'poll-7/seat-3' }];
  const draft = await graph(
    'POST',
    `/users/${lead.id}/messages`,
    letter('Datumprikker', [guest.mail], { singleValueExtendedProperties }),
    IMMUTABLE,
  );
  expect(draft.body.isDraft).toBe(true);
  const filter = encodeURIComponent(
    `singleValueExtendedProperties/any(ep: ep/id eq '${PROPERTY}' and ep/value eq 'poll-7/seat-3')`,
  );
  const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${PROPERTY}')`);
  const find = () =>
    graph(
      'GET',
      `/users/${lead.id}/messages?$filter=${filter}&$expand=${expand}&$select=id,isDraft`,
      undefined,
      IMMUTABLE,
    );
  expect((await find()).body.value).toEqual([
    expect.objectContaining({ id: draft.body.id, isDraft: true, singleValueExtendedProperties }),
  ]);
  expect((await graph('POST', `/users/${lead.id}/messages/${draft.body.id}/send`)).status).toBe(202);
  expect((await find()).body.value).toEqual([expect.objectContaining({ id: draft.body.id, isDraft: false })]);
  expect((await graph('POST', `/users/${lead.id}/messages/${draft.body.id}/send`)).status).toBe(400);
  const received = inboxOf(guest.mail).filter((item) => item.message['subject'] === 'Datumprikker');
  expect(received).toHaveLength(1);
  expect(received[0]!.message).not.toHaveProperty('singleValueExtendedProperties');
});

test('without immutable ids the id of a draft is gone once it was sent', async () => {
  const { lead, guest } = cast(tenant);
  const draft = (await graph('POST', `/users/${lead.id}/messages`, letter('Los', [guest.mail]))).body;
  await graph('PATCH', `/users/${lead.id}/messages/${draft.id}`, { subject: 'Losser' });
  await graph('POST', `/users/${lead.id}/messages/${draft.id}/send`);
  expect((await graph('GET', `/users/${lead.id}/messages/${draft.id}`)).body.error.code).toBe('ErrorItemNotFound');
  expect(inboxOf(guest.mail).map((item) => item.message['subject'])).toContain('Losser');
});

test('an address nobody has comes back as a report in the sender’s inbox', async () => {
  const { lead } = cast(tenant);
  await graph('POST', `/users/${lead.id}/sendMail`, { message: letter('Aan niemand', ['weg@nergens.example']) });
  const answer = await graph(
    'GET',
    `/users/${lead.id}/mailFolders/inbox/messages?$filter=startswith(subject,'Onbestelbaar')&$select=subject,internetMessageHeaders,from`,
  );
  expect(answer.body.value[0].subject).toBe('Onbestelbaar: Aan niemand');
  expect(answer.body.value[0].internetMessageHeaders).toContainEqual({
    name: 'X-Failed-Recipients',
    value: 'weg@nergens.example',
  });
  expect(tenant.ctx.state.record.filter((entry) => entry.kind === 'mail.bounced').at(-1)?.detail).toMatchObject({
    to: 'weg@nergens.example',
  });
});

test('folders count, and messages page and can be marked read', async () => {
  const { lead, members } = cast(tenant);
  const reader = members[11]!;
  for (const nth of [1, 2, 3])
    await graph('POST', `/users/${lead.id}/sendMail`, { message: letter(`Nummer ${nth}`, [reader.mail]) });
  const page = (
    await graph('GET', `/users/${reader.id}/mailFolders/inbox/messages?$top=2&$orderby=subject desc&$count=true`)
  ).body;
  expect(page['@odata.count']).toBe(3);
  expect(page.value.map((message: Json) => message['subject'])).toEqual(['Nummer 3', 'Nummer 2']);
  expect((await graph('GET', page['@odata.nextLink'])).body.value).toHaveLength(1);
  await graph('PATCH', `/users/${reader.id}/messages/${page.value[0].id}`, { isRead: true });
  expect((await graph('GET', `/users/${reader.id}/mailFolders/inbox`)).body).toMatchObject({
    totalItemCount: 3,
    unreadItemCount: 2,
  });
});

test('attachments stay with the message', async () => {
  const { lead, guest } = cast(tenant);
  const attachments = [
    {
      '@odata.type': '#microsoft.graph.fileAttachment',
      name: 'agenda.pdf',
      contentType: 'application/pdf',
      contentBytes: 'JVBERg==',
    },
  ];
  const draft = (
    await graph('POST', `/users/${lead.id}/messages`, letter('Met stuk', [guest.mail], { attachments }), IMMUTABLE)
  ).body;
  const listed = (await graph('GET', `/users/${lead.id}/messages/${draft.id}/attachments`)).body.value;
  expect(listed).toEqual([expect.objectContaining({ name: 'agenda.pdf', contentBytes: 'JVBERg==' })]);
});

test('a message without a proper addressee is refused', async () => {
  const { lead } = cast(tenant);
  for (const addresses of [[], ['geen adres']]) {
    const answer = await graph('POST', `/users/${lead.id}/sendMail`, { message: letter('Fout', addresses) });
    expect(answer.body.error.code).toBe('ErrorInvalidRecipients');
  }
});
