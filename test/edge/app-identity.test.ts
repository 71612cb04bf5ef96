import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConfigFault, readConfig } from '../../src/edge/config.ts';
import { certificateIn, createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn, type MicrosoftEndpoints } from '../../src/edge/identity/endpoints.ts';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { keyWithCertificate } from '../support/certificate.ts';
import { APP, startUnrecorded } from './local-tenant-support.ts';

let tenant: LocalTenant;
let endpoints: MicrosoftEndpoints;
beforeAll(async () => {
  tenant = await startUnrecorded();
  endpoints = await endpointsOfStandIn(tenant.url);
});
afterAll(() => tenant.close());

const GRAPH = 'https://graph.microsoft.com';
const good = { secret: APP.clientSecret };
const old = { secret: 'a secret that has ended' };

describe('the app proves itself', () => {
  test.each([
    ['with its secret', [good]],
    ['with the new secret once the old one has ended', [old, good]],
    ['with the old secret while the new one is not known yet', [good, old]],
  ])('%s', async (_what, credentials) => {
    const identity = createAppIdentity(endpoints, APP.clientId, credentials);
    expect(await identity.appToken(GRAPH)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    // What the bot uses goes the same way.
    const answer = await identity.msal.acquireTokenByClientCredential({ scopes: [`${GRAPH}/.default`] });
    expect(answer?.accessToken).toBeTruthy();
  });

  test('and is refused when none is good', async () => {
    const identity = createAppIdentity(endpoints, APP.clientId, [old, { secret: 'another' }]);
    await expect(identity.appToken(GRAPH)).rejects.toMatchObject({ errorCode: 'invalid_client' });
    await expect(createAppIdentity(endpoints, APP.clientId, []).appToken(GRAPH)).rejects.toThrow('no secret');
  });
});

describe('a certificate', () => {
  test('comes with its key from one file', async () => {
    const { key, certificate } = await keyWithCertificate(1);
    const credential = certificateIn(key + certificate);
    if (!('certificate' in credential)) throw new Error('a certificate was expected');
    expect(credential.certificate.thumbprintSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(credential.certificate.privateKey).toContain('PRIVATE KEY');
    expect(() => certificateIn(certificate)).toThrow('private key');
    expect(() => certificateIn('geen certificaat')).toThrow('private key');
  });
});

describe('the settings of a real tenant', () => {
  const guid = '11111111-2222-4333-8444-555555555555';
  const tenantOf = (more: Record<string, string>) => ({
    ...{ TENANT_ID: guid, CLIENT_ID: guid, TEAMS_APP_ID: guid, LINK_SECRET: 'x'.repeat(40) },
    ...{ PUBLIC_URL: 'https://kringwerk.example.org', ...more },
  });

  test('need a secret or a certificate, and take both', () => {
    expect(() => readConfig(tenantOf({}))).toThrow(ConfigFault);
    expect(() => readConfig(tenantOf({}))).toThrow(/CLIENT_SECRET or CLIENT_CERTIFICATE_FILE/);
    expect(readConfig(tenantOf({ CLIENT_SECRET: 'a' })).practice).toBe(false);
    expect(readConfig(tenantOf({ CLIENT_CERTIFICATE_FILE: 'key.pem' })).practice).toBe(false);
  });
});
