import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GRAPH_CHANGES, GRAPH_LIFECYCLE } from '../../bot/http/graph-webhook.ts';
import { examine, type Finding, type Patient } from '../../src/edge/doctor.ts';
import { createGraph } from '../../src/edge/graph/client.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import { APP } from '../edge/local-tenant-support.ts';
import { METRICS_TOKEN, type ServiceUnderTest, startService } from './service-under-test.ts';

let under: ServiceUnderTest;
beforeAll(async () => {
  under = await startService();
});
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
      graph: createGraph(endpoints, identity),
      teamsAppId: APP.teamsAppId,
      door: { changes: `${under.url}${GRAPH_CHANGES}`, lifecycle: `${under.url}${GRAPH_LIFECYCLE}` },
      mailboxes: [under.tenant.world.secretariat.mail],
      now: () => under.tenant.ctx.clock.ms(),
      ...change,
    };
  }
  const wrong = (findings: Finding[]) => findings.filter(({ state }) => state !== 'good').map(({ what }) => what);

  test('finds nothing wrong with a tenant that is set up well, and leaves nothing behind', async () => {
    // Graph's answers carry the machine's own time, whatever time the stand-in plays.
    const findings = await examine(await patient());
    expect(wrong(findings).filter((what) => !what.startsWith('The clock'))).toEqual([]);
    expect(under.tenant.ctx.state.subscriptions.all()).toEqual([]);
  });

  test.each([
    ['a wrong secret', {}, 'wrong', /token for Graph/],
    ['a mailbox that does not exist', { mailboxes: ['niemand@elders.example'] }, undefined, /^Calendar of/],
    [
      'an app that is not in the catalogue',
      { teamsAppId: '00000000-0000-4000-8000-000000000000' },
      undefined,
      /catalogue/,
    ],
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
