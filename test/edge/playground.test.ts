import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import express from 'express';
import { onlyThisMachine } from '../../bot/http/security.ts';
import { ConfigFault, readConfig } from '../../src/edge/config.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { publicMicrosoft } from '../../src/edge/identity/endpoints.ts';
import { botAuthentication, TeamsAdapter } from '../../src/edge/teams/adapter.ts';
import { APP, TENANT } from './local-tenant-support.ts';

const PLAYGROUND_URL = 'http://127.0.0.1:56150';

describe('the mode in which the bot takes activities without a token', () => {
  test.each([
    ['in production', { NODE_ENV: 'production' }],
    ['with a real tenant', { TENANT_ID: TENANT }],
    ['when listening on every address', { HOST: '0.0.0.0' }],
    ['when listening on an address of the network', { HOST: '192.168.1.20' }],
    ['when people reach it by another address', { PUBLIC_URL: 'https://kring.example' }],
    ['behind a proxy', { TRUSTED_PROXIES: '1' }],
    ['with a playground elsewhere', { PLAYGROUND_URL: 'http://playground.example:56150' }],
    ['with a name that only looks like this machine', { PLAYGROUND_URL: 'http://127.0.0.1.example:56150' }],
  ])('is refused %s', (_when, setting) => {
    expect(() => readConfig({ PLAYGROUND_URL, ...setting })).toThrow(ConfigFault);
    expect(() => readConfig({ PLAYGROUND_URL, ...setting })).toThrow(/PLAYGROUND_URL: /);
  });

  test('is taken on this machine alone, and is off unless it is asked for', () => {
    expect(readConfig({ PLAYGROUND_URL }).PLAYGROUND_URL).toBe(PLAYGROUND_URL);
    expect(readConfig({ PLAYGROUND_URL, HOST: '::1', PUBLIC_URL: 'http://localhost:3978' }).practice).toBe(true);
    expect(readConfig({}).PLAYGROUND_URL).toBeUndefined();
  });
});

describe('who is let in without a token', () => {
  const endpoints = publicMicrosoft(TENANT);
  const identity = createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret });
  const taken = async (playgroundUrl: string | undefined, serviceUrl: string, authorization = '') => {
    let turns = 0;
    const adapter = new TeamsAdapter(botAuthentication(endpoints, TENANT, identity, playgroundUrl));
    const activity = { type: 'message', channelId: 'msteams', serviceUrl, conversation: { id: 'a:1' } };
    const { status } = await adapter.take(authorization, activity, async () => {
      turns += 1;
    });
    return [status, turns];
  };

  test('what comes from the playground, and nothing else', async () => {
    expect(await taken(PLAYGROUND_URL, `${PLAYGROUND_URL}/_connector`)).toEqual([200, 1]);
    expect(await taken(PLAYGROUND_URL, 'http://127.0.0.1:56151/_connector')).toEqual([401, 0]);
    expect(await taken(PLAYGROUND_URL, 'https://smba.trafficmanager.net/emea/')).toEqual([401, 0]);
    expect(await taken(PLAYGROUND_URL, 'http://127.0.0.1:56150@evil.example/')).toEqual([401, 0]);
    expect(await taken(PLAYGROUND_URL, 'no address')).toEqual([401, 0]);
    expect(await taken(undefined, `${PLAYGROUND_URL}/_connector`)).toEqual([401, 0]);
  });

  test('a token that comes along is looked at all the same', async () => {
    expect(await taken(PLAYGROUND_URL, `${PLAYGROUND_URL}/_connector`, 'Bearer forged')).toEqual([401, 0]);
  });

  test('a page that makes its own name point at this machine is turned away', async () => {
    const app = express();
    app.use(onlyThisMachine());
    app.get('/', (_request, response) => void response.json({}));
    const server = createServer(app);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const statusFor = (host: string): Promise<number> =>
      new Promise((answered, failed) => {
        const asked = request({ host: '127.0.0.1', port, headers: { host } }, (answer) => {
          answer.resume();
          answered(answer.statusCode ?? 0);
        });
        asked.on('error', failed);
        asked.end();
      });
    const statuses = ['127.0.0.1', `localhost:${port}`, `[::1]:${port}`, 'evil.example', '127.0.0.1.example'];
    expect(await Promise.all(statuses.map(statusFor))).toEqual([200, 200, 200, 403, 403]);
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
});
