import { createHash, randomBytes } from 'node:crypto';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { APP, askToken, cast, send, start, TENANT } from './local-tenant-support.ts';

let tenant: LocalTenant;
beforeAll(async () => {
  tenant = await start();
});
afterAll(() => tenant.close());

function msal(): ConfidentialClientApplication {
  const { authority, authorityMetadata } = tenant.endpoints.entra;
  const auth = { clientId: APP.clientId, clientSecret: APP.clientSecret, authority, authorityMetadata };
  return new ConfidentialClientApplication({ auth });
}

describe('client credentials', () => {
  test('msal gets tokens for Graph and for the bot service', async () => {
    for (const audience of ['https://graph.microsoft.com', 'https://api.botframework.com']) {
      const result = await msal().acquireTokenByClientCredential({ scopes: [`${audience}/.default`] });
      const claims = decodeJwt(result!.accessToken);
      expect(claims).toMatchObject({ aud: audience, tid: TENANT, appid: APP.clientId });
      expect(claims.exp! - Date.now() / 1000).toBeGreaterThan(3000);
    }
  });

  test.each([
    ['a wrong secret', { client_secret: 'guess' }, 401, 7000215],
    ['no secret', { client_secret: '' }, 401, 7000218],
    ['another app', { client_id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' }, 400, 700016],
    ['an unknown resource', { scope: 'https://storage.example/.default' }, 400, 500011],
    ['a single permission', { scope: 'https://graph.microsoft.com/User.Read' }, 400, 70011],
    ['an unknown grant', { grant_type: 'password' }, 400, 70003],
  ])('%s is refused in the words of Entra', async (_name, change, status, number) => {
    const form = {
      grant_type: 'client_credentials',
      client_secret: APP.clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    };
    const answer = await askToken(tenant, { ...form, ...change });
    expect(answer.status).toBe(status);
    expect(answer.body.error_codes).toEqual([number]);
    expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${number}: `));
  });
});

describe('tokens of people', () => {
  test('a tab token is verified with the published keys', async () => {
    const { lead } = cast(tenant);
    const token = await tenant.ctx.issuer.userToken(lead.id);
    const metadata = await send('GET', tenant.endpoints.entra.openIdConfigurationUrl);
    const keys = createRemoteJWKSet(new URL(metadata.body.jwks_uri));
    const { payload } = await jwtVerify(token, keys, { issuer: metadata.body.issuer, audience: APP.clientId });
    expect(payload).toMatchObject({
      oid: lead.id,
      tid: TENANT,
      scp: 'access_as_user',
      preferred_username: lead.mail,
      name: lead.displayName,
    });
  });

  test('a guest at home has another tenant and another object id', async () => {
    const { guest } = cast(tenant);
    const claims = decodeJwt(await tenant.ctx.issuer.userToken(guest.id, { tenantId: guest.homeTenantId! }));
    expect(claims['tid']).toBe(guest.homeTenantId);
    expect(claims['oid']).not.toBe(guest.id);
  });

  test('on-behalf-of gives a Graph token for that person, and refuses a token that is not for the app', async () => {
    const { lead } = cast(tenant);
    const scopes = ['https://graph.microsoft.com/User.Read'];
    const result = await msal().acquireTokenOnBehalfOf({
      oboAssertion: await tenant.ctx.issuer.userToken(lead.id),
      scopes,
    });
    expect(decodeJwt(result!.accessToken)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      oid: lead.id,
      scp: 'User.Read',
    });
    const foreign = await askToken(tenant, {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      client_secret: APP.clientSecret,
      scope: scopes[0]!,
      assertion: await tenant.ctx.issuer.appToken('https://graph.microsoft.com'),
    });
    expect(foreign.body).toMatchObject({ error: 'invalid_grant', error_codes: [500131] });
  });

  test('the bot service signs with an endorsed key', async () => {
    const metadata = await send('GET', tenant.endpoints.bot.openIdMetadataUrl);
    const { keys } = (await send('GET', metadata.body.jwks_uri)).body;
    expect(keys[0].endorsements).toEqual(['msteams']);
    const token = await tenant.ctx.issuer.botServiceToken(tenant.endpoints.bot.channelServiceUrl);
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(metadata.body.jwks_uri)), {
      issuer: 'https://api.botframework.com',
    });
    expect(payload).toMatchObject({ aud: APP.clientId, serviceurl: tenant.endpoints.bot.channelServiceUrl });
  });
});

describe('signing in with a plain browser', () => {
  const redirect = 'http://127.0.0.1:4999/signed-in';

  async function code(accountId: string, challenge: string): Promise<string> {
    const query = new URLSearchParams({
      client_id: APP.clientId,
      redirect_uri: redirect,
      response_type: 'code',
      scope: `openid profile offline_access ${APP.applicationIdUri}/access_as_user`,
      state: 'kept',
      nonce: 'once',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const page = await send('GET', `${tenant.endpoints.entra.authorizationEndpoint}?${query}`);
    expect(page.body).toContain(`value="${accountId}"`);
    query.set('account', accountId);
    const answer = await fetch(tenant.endpoints.entra.authorizationEndpoint, {
      method: 'POST',
      body: query,
      redirect: 'manual',
    });
    const back = new URL(answer.headers.get('location')!);
    expect(`${back.origin}${back.pathname} ${back.searchParams.get('state')}`).toBe(`${redirect} kept`);
    return back.searchParams.get('code')!;
  }

  test('code and verifier give a token for the app, once; the refresh token gives the next', async () => {
    const { lead } = cast(tenant);
    const verifier = randomBytes(32).toString('base64url');
    const given = await code(lead.id, createHash('sha256').update(verifier).digest('base64url'));
    const form = { grant_type: 'authorization_code', code: given, redirect_uri: redirect };
    expect((await askToken(tenant, { ...form, code_verifier: 'another' })).body.error_codes).toEqual([501481]);
    const answer = await askToken(tenant, { ...form, code_verifier: verifier });
    expect(decodeJwt(answer.body.access_token)).toMatchObject({
      aud: APP.clientId,
      oid: lead.id,
      scp: 'access_as_user',
    });
    expect(decodeJwt(answer.body.id_token)).toMatchObject({ nonce: 'once', oid: lead.id });
    expect((await askToken(tenant, { ...form, code_verifier: verifier })).body.error_codes).toEqual([54005]);
    const again = await askToken(tenant, { grant_type: 'refresh_token', refresh_token: answer.body.refresh_token });
    expect(decodeJwt(again.body.access_token)).toMatchObject({ oid: lead.id });
  });

  test('a redirect address elsewhere is refused', async () => {
    const query = new URLSearchParams({
      client_id: APP.clientId,
      redirect_uri: 'https://elsewhere.example/',
      response_type: 'code',
    });
    const answer = await send('GET', `${tenant.endpoints.entra.authorizationEndpoint}?${query}`);
    expect(answer.body.error_codes).toEqual([50011]);
  });
});
