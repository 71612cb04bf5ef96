import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  AuthenticationHandler,
  Client,
  type Context,
  HTTPMessageHandler,
  type Middleware,
  RetryHandler,
} from '@microsoft/microsoft-graph-client';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { cast, graphOf, send, start, TENANT } from './local-tenant-support.ts';

let tenant: LocalTenant;
let graph: ReturnType<typeof graphOf>;
beforeAll(async () => {
  tenant = await start();
  graph = graphOf(tenant);
});
afterAll(() => tenant.close());

describe('who gets in', () => {
  test.each([
    ['no token', async () => undefined, 'Access token is empty.'],
    [
      'an expired token',
      () => tenant.ctx.issuer.sign({ aud: 'https://graph.microsoft.com', tid: TENANT }, -60),
      'Lifetime validation failed, the token is expired.',
    ],
    [
      'a token for the app',
      () => tenant.ctx.issuer.userToken(cast(tenant).lead.id),
      'Access token validation failure. Invalid audience.',
    ],
    [
      'a token of another tenant',
      () => tenant.ctx.issuer.appToken('https://graph.microsoft.com', 'd4444444-4444-4444-8444-444444444444'),
      'Access token validation failure. Invalid tenant.',
    ],
    [
      'a tampered token',
      async () => `${(await tenant.ctx.issuer.appToken('https://graph.microsoft.com')).slice(0, -8)}AAAAAAAA`,
      'Access token validation failure. Signature is invalid.',
    ],
  ])('%s is refused', async (_name, make, message) => {
    const token = await make();
    const answer = await send(
      'GET',
      `${tenant.url}/graph/v1.0/users`,
      undefined,
      token ? { Authorization: `Bearer ${token}` } : {},
    );
    expect(answer.status).toBe(401);
    expect(answer.body.error).toMatchObject({ code: 'InvalidAuthenticationToken', message });
    expect(answer.body.error.innerError['request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a person sees their own mailbox and not another', async () => {
    const { lead, members } = cast(tenant);
    const own = graphOf(tenant, await tenant.ctx.issuer.delegatedToken(lead.id, 'Calendars.Read'));
    expect((await own('GET', '/me/events?$top=1')).status).toBe(200);
    expect((await own('GET', `/users/${members[5]!.id}/events`)).body.error.code).toBe('ErrorAccessDenied');
  });
});

describe('users', () => {
  test('are found by id, by UPN in any case, and guests by their long UPN', async () => {
    const { lead, guest } = cast(tenant);
    const upn = tenant.ctx.directory.byId(guest.id)!.userPrincipalName;
    expect(upn).toContain('#EXT#');
    expect((await graph('GET', `/users/${lead.id}`)).body.mail).toBe(lead.mail);
    expect((await graph('GET', `/users/${lead.mail.toUpperCase()}`)).body.id).toBe(lead.id);
    const answer = await graph('GET', `/users/${encodeURIComponent(upn)}?$select=userType,companyName`);
    expect(answer.body).toMatchObject({ id: guest.id, userType: 'Guest', companyName: guest.organisation });
    expect(answer.body).not.toHaveProperty('mail');
  });

  test('whoever has only mail is unknown to the directory', async () => {
    const { mailOnly } = cast(tenant);
    expect((await graph('GET', `/users/${mailOnly.id}`)).body.error.code).toBe('Request_ResourceNotFound');
    const filtered = await graph('GET', `/users?$filter=mail eq '${mailOnly.mail}'`);
    expect(filtered.body.value).toEqual([]);
  });

  test.each([
    ["mail eq '{lead}'", 1],
    ["userPrincipalName in ('{lead}','{other}')", 2],
    ["mail eq '{lead}' or mail eq '{other}'", 2],
    ["startswith(displayName,'{name}') and userType eq 'Member'", 1],
    ["userType eq 'Guest' and not (accountEnabled eq true)", 0],
  ])('$filter=%s', async (filter, count) => {
    const { lead, members } = cast(tenant);
    const text = filter
      .replaceAll('{lead}', lead.mail)
      .replaceAll('{other}', members[3]!.mail)
      .replaceAll('{name}', lead.displayName);
    const answer = await graph('GET', `/users?$filter=${encodeURIComponent(text)}`);
    expect(answer.body.value).toHaveLength(count);
  });

  test('an unreadable filter is a 400', async () => {
    expect((await graph('GET', '/users?$filter=mail eq')).status).toBe(400);
  });

  test('the Graph client pages through all of them by real-looking links', async () => {
    const client = Client.initWithMiddleware({ middleware: chain(tenant) });
    const seen = new Set<string>();
    let page = await client.api('/users').select('id').top(25).get();
    expect(page['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?.*\$skiptoken=/);
    for (;;) {
      for (const user of page.value) seen.add(user.id);
      if (!page['@odata.nextLink']) break;
      page = await client.api(page['@odata.nextLink']).get();
    }
    // Beside the people there are the shared mailbox of the secretariat and three rooms.
    expect(seen.size).toBe(tenant.world.people.filter((person) => person.directory).length + 4);
  });
});

test('groups have the people of the bodies', async () => {
  const groups = (await graph('GET', "/groups?$filter=displayName eq 'Stuurgroep'")).body.value;
  const members = (await graph('GET', `/groups/${groups[0].id}/members/microsoft.graph.user?$select=id,displayName`))
    .body.value;
  const seats = tenant.world.bodies.find((body) => body.name === 'Stuurgroep')!.seats;
  const known = seats.filter((seat) => tenant.ctx.directory.user(seat.holderId));
  expect(members.map((member: { id: string }) => member.id).sort()).toEqual(known.map((seat) => seat.holderId).sort());
  const own = (await graph('GET', `/users/${known[0]!.holderId}/memberOf`)).body.value;
  expect(own.map((group: { id: string }) => group.id)).toContain(groups[0].id);
});

test('the organisation is the institute', async () => {
  const answer = await graph('GET', '/organization');
  expect(answer.body.value[0]).toMatchObject({ id: TENANT, displayName: tenant.world.institute.name });
});

/** The chain a client of this tenant uses: the real base address, sent to loopback at the very end. */
function chain(target: LocalTenant): Middleware {
  const getAccessToken = () => target.ctx.issuer.appToken('https://graph.microsoft.com');
  const authentication = new AuthenticationHandler({ getAccessToken });
  const retry = new RetryHandler();
  authentication.setNext(retry);
  retry.setNext({
    async execute(context: Context) {
      context.request = String(context.request).replace('https://graph.microsoft.com', target.endpoints.graph.baseUrl);
      await new HTTPMessageHandler().execute(context);
    },
  });
  return authentication;
}
