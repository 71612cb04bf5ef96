import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphSharedFiles } from '../../src/edge/graph/shared-file.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import type { Account } from '../../src/local-tenant/state.ts';
import { APP, graphOf, startUnrecorded } from './local-tenant-support.ts';

let tenant: LocalTenant;
let owner: Account;
let reader: Account;
let look: (who: Account, address: string) => ReturnType<ReturnType<typeof graphSharedFiles>['look']>;
beforeAll(async () => {
  tenant = await startUnrecorded();
  const endpoints = await endpointsOfStandIn(tenant.url);
  const files = graphSharedFiles(endpoints, createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret }));
  const members = tenant.ctx.state.accounts.filter((each) => each.directory === 'Member' && !each.shared && !each.room);
  [owner, reader] = members as [Account, Account];
  look = async (who, address) => files.look(await tenant.ctx.issuer.userToken(who.id), address);
});
afterAll(() => tenant.close());

/** Puts a file in the owner's OneDrive through Graph, with the owner's own rights. */
async function put(name: string, content: string): Promise<{ id: string; webUrl: string }> {
  const token = await tenant.ctx.issuer.delegatedToken(owner.id, 'Files.ReadWrite');
  const response = await fetch(`${tenant.url}/graph/v1.0/me/drive/root:/${encodeURIComponent(name)}:/content`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' },
    body: content,
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; webUrl: string };
}

test('a file is seen by its owner, and by others once it is shared; new content carries another mark', async () => {
  const { id, webUrl } = await put('Begroting 2027 (concept).pdf', '%PDF-1.7 een');
  const first = await look(owner, webUrl);
  expect(first).toMatchObject({ ok: true, name: 'Begroting 2027 (concept).pdf', size: 12, type: 'application/pdf' });
  expect(await look(reader, webUrl)).toEqual({ ok: false, because: 'link-no-access' });
  const graph = graphOf(tenant, await tenant.ctx.issuer.delegatedToken(owner.id, 'Files.ReadWrite'));
  const link = await graph('POST', `/me/drive/items/${id}/createLink`, { type: 'view', scope: 'organization' });
  expect(link).toMatchObject({ status: 201, body: { roles: ['read'], link: { type: 'view', scope: 'organization' } } });
  expect(await look(reader, link.body.link.webUrl)).toEqual(first);
  await put('Begroting 2027 (concept).pdf', '%PDF-1.7 twee!');
  const second = await look(reader, `${webUrl}?web=1`);
  expect(second).toMatchObject({ ok: true, size: 14 });
  expect(second).not.toMatchObject({ tag: (first as { tag: string }).tag });
});

test('an address of something else, and one that is gone, are no file', async () => {
  for (const address of ['https://voorbeeld.example/a.pdf', `${tenant.url}/sharepoint/personal/0A0A/weg.pdf`]) {
    expect(await look(owner, address)).toEqual({ ok: false, because: 'link-unknown' });
  }
});

test('without the right to read files, or with a token that is none, nothing is told', async () => {
  const { webUrl } = await put('Jaarplan.pdf', '%PDF-1.7');
  const token = `u!${Buffer.from(webUrl).toString('base64url')}`;
  const graph = graphOf(tenant, await tenant.ctx.issuer.delegatedToken(owner.id, 'User.Read'));
  expect(await graph('GET', `/shares/${token}/driveItem`)).toMatchObject({
    status: 403,
    body: { error: { code: 'accessDenied' } },
  });
  expect(await graphOf(tenant)('GET', `/shares/${token}/driveItem`)).toMatchObject({ status: 403 });
  const own = graphOf(tenant, await tenant.ctx.issuer.delegatedToken(owner.id, 'Files.ReadWrite'));
  expect(await own('GET', `/shares/${encodeURIComponent(webUrl)}/driveItem`)).toMatchObject({
    status: 400,
    body: { error: { code: 'invalidRequest' } },
  });
});

test('Entra that does not answer, or does not take the person, is told apart from a file that may not be read', async () => {
  const endpoints = await endpointsOfStandIn(tenant.url);
  const identity = createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret });
  const files = graphSharedFiles(endpoints, identity);
  const stranger = await tenant.ctx.issuer.appToken('https://graph.microsoft.com');
  expect(await files.look(stranger, 'https://a.example')).toEqual({ ok: false, because: 'link-consent' });
  const wrong = graphSharedFiles(endpoints, createAppIdentity(endpoints, APP.clientId, { secret: 'another' }));
  const token = await tenant.ctx.issuer.userToken(owner.id);
  expect(await wrong.look(token, 'https://a.example')).toEqual({ ok: false, because: 'link-unavailable' });
});
