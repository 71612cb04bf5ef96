import { randomUUID } from 'node:crypto';
import type { Subscription } from '../state.ts';
import {
  badRequest,
  created,
  GRAPH,
  type GraphCall,
  GraphError,
  type GraphHandler,
  type Json,
  noContent,
  ok,
} from './call.ts';
import { page } from './page.ts';
import type { GraphRoutes } from './routes.ts';

const LONGEST_MINUTES = 10_080;
const SHORTEST_MINUTES = 45;
const HANDSHAKE_MS = 10_000;
const CHANGES = new Set(['created', 'updated', 'deleted']);

/** Change notifications: asking for them, and keeping them alive. */
export function subscriptionRoutes(routes: GraphRoutes): void {
  routes.on('GET', '/subscriptions', (call) =>
    page(
      call,
      call.ctx.state.subscriptions.all().map((one) => shown(call, one)),
      { context: 'subscriptions', defaultTop: 100 },
    ),
  );
  routes.on('POST', '/subscriptions', create);
  routes.on('GET', '/subscriptions/:subscription', (call) => ok(entity(call, subscriptionOf(call))));
  routes.on('PATCH', '/subscriptions/:subscription', renew);
  routes.on('DELETE', '/subscriptions/:subscription', remove);
  routes.on('POST', '/subscriptions/:subscription/reauthorize', (call) => {
    const subscription = subscriptionOf(call);
    call.ctx.record('subscription.reauthorized', { subscription: subscription.id });
    return noContent();
  });
}

const create: GraphHandler = async (call) => {
  const asked = checked(call);
  const subscription: Subscription = { ...asked, id: randomUUID() };
  await handshake(subscription.notificationUrl);
  if (subscription.lifecycleNotificationUrl) await handshake(subscription.lifecycleNotificationUrl);
  call.ctx.state.subscriptions.put(subscription);
  call.ctx.record('subscription.created', { subscription: subscription.id, resource: subscription.resource });
  return created(entity(call, subscription));
};

const renew: GraphHandler = (call) => {
  const subscription = subscriptionOf(call);
  const renewed = { ...subscription, expirationDateTime: expiryOf(call) };
  call.ctx.state.subscriptions.put(renewed);
  call.ctx.record('subscription.renewed', { subscription: subscription.id });
  return ok(entity(call, renewed));
};

const remove: GraphHandler = (call) => {
  const subscription = subscriptionOf(call);
  call.ctx.state.subscriptions.delete(subscription.id);
  call.ctx.record('subscription.deleted', { subscription: subscription.id });
  return noContent();
};

function checked(call: GraphCall): Omit<Subscription, 'id'> {
  const text = (name: string) => (typeof call.body[name] === 'string' ? (call.body[name] as string) : '');
  const [resource, changeType, clientState] = [
    text('resource').replace(/^\//, ''),
    text('changeType'),
    text('clientState'),
  ];
  const [url, lifecycleUrl] = [text('notificationUrl'), text('lifecycleNotificationUrl')];
  if (!resource) throw badRequest('The resource of the subscription is required.', 'InvalidRequest');
  if (!/^users[/(][^/]+\/(events|calendar\/events|messages|mailFolders.*\/messages)$/i.test(resource)) {
    throw badRequest(`Resource '${resource}' cannot be subscribed to.`, 'ExtensionError');
  }
  const changes = changeType.split(',').map((change) => change.trim());
  if (!changes.every((change) => CHANGES.has(change))) throw badRequest('The changeType is invalid.', 'InvalidRequest');
  if (clientState.length > 128) throw badRequest('The clientState is longer than 128 characters.', 'InvalidRequest');
  for (const address of [url, ...(lifecycleUrl ? [lifecycleUrl] : [])]) {
    if (!isAcceptable(address)) throw badRequest('The notificationUrl must be an https address.', 'InvalidRequest');
  }
  return {
    resource,
    changeType: changes.join(','),
    notificationUrl: url,
    expirationDateTime: expiryOf(call),
    ...(clientState ? { clientState } : {}),
    ...(lifecycleUrl ? { lifecycleNotificationUrl: lifecycleUrl } : {}),
  };
}

/** Graph wants https; on one's own machine plain http will do. */
function isAcceptable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}

/** Too far away is refused; too near is moved to the least there is. */
function expiryOf(call: GraphCall): string {
  const asked = Date.parse(String(call.body['expirationDateTime'] ?? ''));
  if (Number.isNaN(asked)) throw badRequest('The expirationDateTime is missing or invalid.', 'InvalidRequest');
  const minutes = (asked - call.ctx.clock.ms()) / 60_000;
  if (minutes > LONGEST_MINUTES + 1) {
    throw badRequest(`Subscription expiration can only be ${LONGEST_MINUTES} minutes in the future.`, 'ExtensionError');
  }
  if (minutes < 0) throw badRequest('The expirationDateTime lies in the past.', 'InvalidRequest');
  return new Date(Math.max(asked, call.ctx.clock.ms() + SHORTEST_MINUTES * 60_000)).toISOString();
}

/** The endpoint must echo a token as plain text before it gets anything. */
async function handshake(address: string): Promise<void> {
  const token = `Validation: Testing client application reachability for subscription ${randomUUID()}`;
  const url = new URL(address);
  url.searchParams.set('validationToken', token);
  const refused = (why: string) => badRequest(`Subscription validation request failed. ${why}`, 'ValidationError');
  try {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
    const response = await fetch(url, { method: 'POST', headers, signal: AbortSignal.timeout(HANDSHAKE_MS) });
    const echo = await response.text();
    if (response.status !== 200)
      throw refused(`Notification endpoint must respond with 200 OK to validation request, not ${response.status}.`);
    if (!response.headers.get('content-type')?.startsWith('text/plain'))
      throw refused('The answer must be text/plain.');
    if (echo !== token) throw refused('The validation token was not echoed.');
  } catch (error) {
    if (error instanceof GraphError) throw error;
    throw refused('The request is invalid due to the notification endpoint not being reachable in time.');
  }
}

function subscriptionOf(call: GraphCall): Subscription {
  const found = call.ctx.state.subscriptions.get(call.params['subscription']!);
  if (found && Date.parse(found.expirationDateTime) > call.ctx.clock.ms()) return found;
  throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
}

function shown(call: GraphCall, subscription: Subscription): Json {
  const { clientState: _secret, ...open } = subscription;
  return {
    ...open,
    applicationId: call.ctx.options.app.clientId,
    creatorId: call.caller.oid ?? null,
    latestSupportedTlsVersion: 'v1_2',
  };
}

function entity(call: GraphCall, subscription: Subscription): Json {
  return {
    '@odata.context': `${GRAPH}/$metadata#subscriptions/$entity`,
    ...shown(call, subscription),
    clientState: subscription.clientState ?? null,
  };
}
