import { describe, expect, test } from '@jest/globals';
import {
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { KnownCallers } from '../../src/edge/teams/known-callers.ts';

type Activity = Parameters<BotFrameworkAuthentication['authenticateRequest']>[0];

/** Believes what ends with "true", as the SDK would after checking it; counts what it was asked. */
class Checking extends BotFrameworkAuthentication {
  readonly asked: string[] = [];
  made = 0;
  readonly #expires: number;

  constructor(secondsToLive: number) {
    super();
    this.#expires = Math.floor(Date.now() / 1_000) + secondsToLive;
  }

  async authenticateRequest(_activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    this.asked.push(header);
    if (!header.endsWith('true')) throw new Error('forged');
    const identity = new ClaimsIdentity([{ type: 'exp', value: String(this.#expires) }], true);
    return { audience: 'channel', callerId: '', claimsIdentity: identity, connectorFactory: new Counting(this) };
  }
  async createUserTokenClient(): Promise<UserTokenClient> {
    this.made += 1;
    return {} as UserTokenClient;
  }
  authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw new Error('not used');
  }
  createConnectorFactory(): ConnectorFactory {
    return new Counting(this);
  }
}

class Counting extends ConnectorFactory {
  readonly #counter: Checking;
  constructor(counter: Checking) {
    super();
    this.#counter = counter;
  }
  async create(serviceUrl: string): Promise<ConnectorClient> {
    this.#counter.made += 1;
    if (serviceUrl.includes('down')) throw new Error('cannot be made');
    return { serviceUrl } as unknown as ConnectorClient;
  }
}

const activity = (serviceUrl = 'https://smba.example/emea/', channelId = 'msteams') =>
  ({ type: 'invoke', serviceUrl, channelId }) as Activity;

describe('who was recognised before', () => {
  test('the same token is checked once, and the clients made for it are used again', async () => {
    const checking = new Checking(3_600);
    const callers = new KnownCallers(checking);
    const first = await callers.authenticateRequest(activity(), 'Bearer true');
    const second = await callers.authenticateRequest(activity(), 'Bearer true');
    expect(checking.asked).toEqual(['Bearer true']);
    expect(second).toBe(first);
    const clients = [first, second].map((known) => known.connectorFactory?.create('https://smba.example/emea/', 'bot'));
    expect(await clients[0]).toBe(await clients[1]);
    const tokens = await Promise.all([1, 2].map(() => callers.createUserTokenClient(first.claimsIdentity)));
    expect(tokens[0]).toBe(tokens[1]);
    expect(checking.made).toBe(2);
  });

  test.each([
    ['another token', activity(), 'Bearer another true'],
    ['another service address', activity('https://evil.example/'), 'Bearer true'],
    ['another channel', activity(undefined, 'directline'), 'Bearer true'],
  ])('%s is checked from the beginning', async (_what, other, header) => {
    const checking = new Checking(3_600);
    const callers = new KnownCallers(checking);
    await callers.authenticateRequest(activity(), 'Bearer true');
    await callers.authenticateRequest(other, header);
    expect(checking.asked).toHaveLength(2);
  });

  test('what is refused is refused each time', async () => {
    const checking = new Checking(3_600);
    const callers = new KnownCallers(checking);
    for (const _time of [1, 2]) {
      await expect(callers.authenticateRequest(activity(), 'Bearer forged')).rejects.toThrow('forged');
    }
    expect(checking.asked).toHaveLength(2);
  });

  test('a token at its end is no longer believed', async () => {
    const checking = new Checking(-1);
    const callers = new KnownCallers(checking);
    await callers.authenticateRequest(activity(), 'Bearer true');
    await callers.authenticateRequest(activity(), 'Bearer true');
    expect(checking.asked).toHaveLength(2);
  });

  test('a client that could not be made is tried again', async () => {
    const checking = new Checking(3_600);
    const { connectorFactory } = await new KnownCallers(checking).authenticateRequest(activity(), 'Bearer true');
    for (const _time of [1, 2]) {
      await expect(connectorFactory?.create('https://down.example/', 'bot')).rejects.toThrow('cannot be made');
    }
    expect(checking.made).toBe(2);
  });
});
