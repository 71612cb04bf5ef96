import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { GRAPH_CHANGES, GRAPH_LIFECYCLE } from '../../bot/http/graph-webhook.ts';
import { RESOURCE_PERMISSIONS } from '../../manifest/manifest.ts';
import type { Installation } from '../../src/edge/doctor/installations.ts';
import { examine, type Finding, type Patient } from '../../src/edge/doctor.ts';
import { createGraph } from '../../src/edge/graph/client.ts';
import { type AppIdentity, certificateIn, createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import { addAppToGroup } from '../../src/local-tenant/channel/groups.ts';
import { installFor } from '../../src/local-tenant/channel/installing.ts';
import { APP, cast } from '../edge/local-tenant-support.ts';
import { ensureBuilt } from '../support/built.ts';
import { keyWithCertificate } from '../support/certificate.ts';
import { METRICS_TOKEN, type ServiceUnderTest, startService } from './service-under-test.ts';

const ASKED = RESOURCE_PERMISSIONS.map(({ name }) => name);
let under: ServiceUnderTest;
beforeAll(async () => {
  await ensureBuilt();
  // The contract of Graph at hand knows no applications, which the doctor looks at.
  under = await startService({ graphTrafficLog: undefined, app: { ...APP, resourcePermissions: [...ASKED] } });
}, 180_000);
afterAll(() => under?.close());

describe('the figures for whoever watches over the service', () => {
  const ask = (token?: string) =>
    fetch(`${under.url}/metrics`, token ? { headers: { authorization: `Bearer ${token}` } } : {});

  test('are for who has the token', async () => {
    expect([
      (await ask()).status,
      (await ask('a wrong one, as long')).status,
      (await ask(METRICS_TOKEN)).status,
    ]).toEqual([401, 401, 200]);
  });

  test('tell of the outbox and of each door, and of nobody', async () => {
    const person = await under.addPerson(under.tenant.world.people[0]!);
    await fetch(`${under.url}/api/answers/${person}-is-no-token`);
    await fetch(`${under.url}/health/live`);
    const text = await (await ask(METRICS_TOKEN)).text();
    expect(text).toContain('kringwerk_outbox_oldest_due_seconds 0');
    expect(text).toMatch(
      /kringwerk_request_seconds_count\{door="\/api\/answers\/:token",method="GET",status="404"\} 1/,
    );
    expect(text).not.toContain(person);
  });
});

describe('the doctor', () => {
  async function patient(change: Partial<Patient> = {}, secret = APP.clientSecret): Promise<Patient> {
    const endpoints = await endpointsOfStandIn(under.tenant.url);
    const identity = createAppIdentity(endpoints, APP.clientId, { secret });
    return {
      endpoints,
      identity,
      graph: createGraph(endpoints, await allowedToLook(identity)),
      installations: [],
      resourcePermissions: {
        chat: ['OnlineMeeting.ReadBasic.Chat', 'OnlineMeetingParticipant.Read.Chat'],
        user: ['TeamsActivity.Send.User'],
      },
      packageVersion: null,
      teamsAppId: APP.teamsAppId,
      door: { changes: `${under.url}${GRAPH_CHANGES}`, lifecycle: `${under.url}${GRAPH_LIFECYCLE}` },
      publicUrl: under.url,
      credentials: { secret },
      mailboxes: [under.tenant.world.secretariat.mail],
      now: () => under.tenant.ctx.clock.ms(),
      ...change,
    };
  }
  const LOOKS = ['Application.Read.All', 'ResourceSpecificPermissionGrant.ReadForChat.All'];
  /** The app with rights to look at itself, which an administrator may give or not. */
  async function allowedToLook(
    identity: AppIdentity,
    roles = [...LOOKS, 'ResourceSpecificPermissionGrant.ReadForUser.All'],
  ) {
    const { issuer } = under.tenant.ctx;
    const own = decodeJwt(await identity.appToken('https://graph.microsoft.com').catch(() => issuer.appToken('x')));
    const given = [...((own['roles'] as string[] | undefined) ?? []), ...roles];
    return { ...identity, appToken: () => issuer.sign({ ...own, roles: given }) };
  }
  /** Without what a doctor cannot see, and says so. */
  const wrong = (findings: Finding[]) =>
    findings.flatMap(({ what, state }) => (state === 'good' || what.startsWith('Delegated') ? [] : [what]));

  test('finds nothing wrong with a tenant that is set up well, and leaves nothing behind', async () => {
    // Graph's answers carry the machine's own time, whatever time the stand-in plays.
    const findings = await examine(await patient());
    expect(wrong(findings).filter((what) => !what.startsWith('The clock'))).toEqual([]);
    expect(under.tenant.ctx.state.subscriptions.all()).toEqual([]);
  });

  test('says in time that a certificate ends, and when it has', async () => {
    const { key, certificate } = await keyWithCertificate(60);
    const credentials = certificateIn(key + certificate);
    const stateIn = async (days: number) => {
      const now = () => Date.now() + days * 86_400_000;
      const findings = await examine(await patient({ credentials, now }));
      return findings.find(({ what }) => what.startsWith("The app's certificate"));
    };
    expect(await stateIn(0)).toMatchObject({ state: 'good', mend: '' });
    expect(await stateIn(40)).toMatchObject({ state: 'unknown', mend: expect.stringContaining('CLIENT_CERTIFICATE') });
    expect((await stateIn(70))?.state).toBe('wrong');
  });

  test('says in time that a secret ends, and that one is there no more', async () => {
    const secretsAt = async (days: number, secret: string = APP.clientSecret) => {
      const now = () => under.tenant.ctx.clock.ms() + days * 86_400_000;
      const findings = await examine(await patient({ credentials: [{ secret }], now }));
      return findings.find(({ what }) => what.startsWith("The app's secret"));
    };
    expect(await secretsAt(0)).toMatchObject({ state: 'good', what: expect.stringMatching(/until \d{4}-\d\d-\d\d$/) });
    // The stand-in's secrets end half a year on, counted from its own clock, whatever day it is asked on.
    expect(await secretsAt(160)).toMatchObject({
      state: 'unknown',
      mend: expect.stringContaining('CLIENT_SECRET_NEXT'),
    });
    expect((await secretsAt(190))?.state).toBe('wrong');
    expect(await secretsAt(0, 'another secret')).toMatchObject({
      state: 'wrong',
      mend: expect.stringContaining('no secret'),
    });
  });

  test('without the right to look at secrets and grants it says where to look instead', async () => {
    const endpoints = await endpointsOfStandIn(under.tenant.url);
    const graph = createGraph(endpoints, createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret }));
    const { lead } = cast(under.tenant);
    const findings = await examine(await patient({ graph, installations: [{ kind: 'user', id: lead.id }] }));
    const about = (what: RegExp) => findings.find((finding) => what.test(finding.what));
    expect(about(/^When the app's secrets end/)).toMatchObject({
      ...{ state: 'unknown', mend: expect.stringContaining('Application.Read.All') },
    });
    expect(about(/^What the app asks for/)).toMatchObject({
      ...{ state: 'unknown', mend: expect.stringContaining('ReadForUser.All') },
    });
  });

  test('looks at what an installation was granted, and names what is missing', async () => {
    const { lead, members } = cast(under.tenant);
    const group = await addAppToGroup(under.tenant.ctx, lead.id, {
      ...{ type: 'groupChat', name: 'Werkgroep', memberIds: members.map(({ id }) => id) },
    });
    installFor(under.tenant.ctx, lead.id);
    const installations: Installation[] = [
      { kind: 'chat', id: group.chatId },
      { kind: 'user', id: lead.id },
    ];
    const grantsFor = async (change: Partial<Patient>) =>
      (await examine(await patient({ installations, ...change }))).filter(({ what }) =>
        what.startsWith('What the app'),
      );
    expect((await grantsFor({})).map(({ state }) => state)).toEqual(['good', 'good']);
    const newer = { chat: ['OnlineMeeting.ReadBasic.Chat', 'ChatMember.Read.Chat'], user: [] };
    const [chat, user] = await grantsFor({ resourcePermissions: newer });
    expect(chat).toMatchObject({ state: 'wrong', mend: expect.stringContaining('Missing: ChatMember.Read.Chat.') });
    expect(user?.state).toBe('good');
    const gone: Installation[] = [{ kind: 'chat', id: '19:gone@thread.v2' }];
    expect((await grantsFor({ installations: gone }))[0]).toMatchObject({ state: 'unknown' });
  });

  test.each([
    [null, undefined],
    ['0.9.9', 'good'],
    ['1.0.0', 'good'],
    ['1.10.0', 'wrong'],
  ])('holds the catalogue against the package that was built last: %s', async (packageVersion, state) => {
    const findings = await examine(await patient({ packageVersion }));
    expect(findings.find(({ what }) => what.startsWith('The catalogue has version'))?.state).toBe(state);
  });

  test('sees that a proxy spoils what Teams and Outlook go by', async () => {
    const proxy = createServer(async (request, response) => {
      const answer = await fetch(under.url + request.url);
      const policy = answer.headers.get('content-security-policy') ?? '';
      response.setHeader('content-security-policy', policy.replace(/frame-ancestors[^;]*/, "frame-ancestors 'self'"));
      response.end(await answer.text());
    });
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
    const publicUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const frames = async (url: string) =>
      (await examine(await patient({ publicUrl: url }))).find(({ what }) => what.startsWith('Teams and Outlook'));
    expect(await frames(publicUrl)).toMatchObject({ state: 'wrong', mend: expect.stringContaining('headers') });
    proxy.closeAllConnections();
    await new Promise((closed) => proxy.close(closed));
    expect(await frames(publicUrl)).toMatchObject({ state: 'wrong', mend: expect.stringContaining('no answer') });
    expect((await frames(under.url))?.state).toBe('good');
  });

  test('tells the id of an app in the catalogue where another one was set, as that of its package', async () => {
    const ofPackage = await examine(await patient({ teamsAppId: APP.clientId }));
    expect(ofPackage.find(({ what }) => /catalogue/.test(what))).toMatchObject({
      ...{ state: 'wrong', mend: expect.stringContaining(APP.teamsAppId) },
    });
  });

  test.each([
    ['a wrong secret', {}, 'wrong', /token for Graph/],
    ['a mailbox that does not exist', { mailboxes: ['niemand@elders.example'] }, undefined, /^Calendar of/],
    [
      'a door that Microsoft cannot reach',
      { door: { changes: 'http://127.0.0.1:9/no', lifecycle: 'http://127.0.0.1:9/no' } },
      undefined,
      /^Microsoft reaches/,
    ],
    ['a clock that is an hour off', { now: () => Date.now() + 3_600_000 }, undefined, /clock/],
  ] as [string, Partial<Patient>, string | undefined, RegExp][])(
    'says what to mend: %s',
    async (_, change, secret, what) => {
      const found = (await examine(await patient(change, secret))).find((finding) => what.test(finding.what));
      expect(found?.state).toBe('wrong');
      expect(found?.mend.length).toBeGreaterThan(20);
    },
  );
});
