import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GRAPH_CHANGES, GRAPH_LIFECYCLE } from '../../bot/http/graph-webhook.ts';
import { createGraph } from '../../src/edge/graph/client.ts';
import { graphCalendarWatcher } from '../../src/edge/graph/watch-calendar.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import { keepWatches } from '../../src/meetings/use-cases.ts';
import { APP } from '../edge/local-tenant-support.ts';
import { type ServiceUnderTest, startService } from './service-under-test.ts';

let under: ServiceUnderTest;
let subscriptionId = '';
let clientState = '';

beforeAll(async () => {
  under = await startService();
  const endpoints = await endpointsOfStandIn(under.tenant.url);
  const identity = createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret });
  const door = { changes: `${under.url}${GRAPH_CHANGES}`, lifecycle: `${under.url}${GRAPH_LIFECYCLE}` };
  await keepWatches({
    transact: under.service.transact,
    clock: under.service.clock,
    partnershipIds: async () => [under.partnershipId],
    watcher: graphCalendarWatcher(createGraph(endpoints, identity), door),
  });
  const watch = await under.database.db.selectFrom('calendar_watch').selectAll().executeTakeFirstOrThrow();
  [subscriptionId, clientState] = [watch.subscription_id ?? '', watch.client_state];
});
afterAll(() => under?.close());

function post(path: string, body: unknown): Promise<Response> {
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${under.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: content,
  });
}
const notice = (change: object = {}) => ({
  value: [{ subscriptionId, clientState, changeType: 'updated', resourceData: { id: 'event-1' }, ...change }],
});

describe('the doors for change notifications', () => {
  test('a subscription was made through them, with a secret and both addresses', () => {
    const [made] = under.tenant.ctx.state.subscriptions.all();
    expect(made).toMatchObject({ id: subscriptionId, clientState, changeType: 'created,updated,deleted' });
    expect(clientState.length).toBeGreaterThanOrEqual(64);
    expect(made?.lifecycleNotificationUrl).toContain(GRAPH_LIFECYCLE);
  });

  test.each([GRAPH_CHANGES, GRAPH_LIFECYCLE])('%s echoes the validation token as plain text', async (path) => {
    const answer = await fetch(`${under.url}${path}?validationToken=${encodeURIComponent('<b>Validation: 1</b>')}`, {
      method: 'POST',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await answer.text()).toBe('<b>Validation: 1</b>');
  });

  test.each([
    ['with its secret', () => notice(), 202],
    ['brought again', () => notice(), 202],
    ['without a secret', () => notice({ clientState: null }), 401],
    ['with a forged secret', () => notice({ clientState: 'f'.repeat(64) }), 401],
    ['of a subscription that is not ours', () => notice({ subscriptionId: 'somebody-elses' }), 401],
    ['that is no notification', () => ({ value: 'all of them' }), 400],
    ['that is no JSON', () => '{', 400],
  ] as [string, () => unknown, number][])('a notification %s', async (_, body, status) => {
    const answer: Response = await post(GRAPH_CHANGES, body());
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain('at ');
  });

  test('a subscription that was taken away is made anew at the next look', async () => {
    const removed = { value: [{ subscriptionId, clientState, lifecycleEvent: 'subscriptionRemoved' }] };
    expect((await post(GRAPH_LIFECYCLE, removed)).status).toBe(202);
    const watch = await under.database.db.selectFrom('calendar_watch').selectAll().executeTakeFirstOrThrow();
    expect(watch.subscription_id).toBeNull();
  });
});
