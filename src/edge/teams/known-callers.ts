import {
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';

type Activity = Parameters<BotFrameworkAuthentication['authenticateRequest']>[0];

/** How long a token that was found true is believed without looking again; never beyond its own end. */
const BELIEVED_MS = 5 * 60_000;
/** The channel has a token for each region; more than these at once is nobody we know. */
const MOST_CALLERS = 200;

/**
 * Teams brings thousands of activities with the same token, which lives for an hour. The SDK's authentication checks it in
 * full; what it found, and the clients it made for answering, are kept for a few minutes for exactly that token, channel and
 * service address. Anything else is checked from the beginning, and what was refused is never kept.
 */
export class KnownCallers extends BotFrameworkAuthentication {
  readonly #checked: BotFrameworkAuthentication;
  readonly #known = new Map<string, { until: number; result: AuthenticateRequestResult }>();
  readonly #tokenClients = new WeakMap<ClaimsIdentity, Promise<UserTokenClient>>();

  constructor(checked: BotFrameworkAuthentication) {
    super();
    this.#checked = checked;
  }

  async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const caller = JSON.stringify([authHeader, activity.channelId, activity.serviceUrl]);
    const known = this.#known.get(caller);
    if (known && Date.now() < known.until) return known.result;
    const checked = await this.#checked.authenticateRequest(activity, authHeader);
    const factory = checked.connectorFactory;
    const result = factory ? { ...checked, connectorFactory: new KeptConnectors(factory) } : checked;
    if (this.#known.size >= MOST_CALLERS) this.#known.clear();
    this.#known.set(caller, { until: believedUntil(checked.claimsIdentity), result });
    return result;
  }

  createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    const known = this.#tokenClients.get(identity);
    if (known) return known;
    const made = this.#checked.createUserTokenClient(identity);
    this.#tokenClients.set(identity, made);
    made.catch(() => this.#tokenClients.delete(identity));
    return made;
  }

  authenticateStreamingRequest(authHeader: string, channelId: string): Promise<AuthenticateRequestResult> {
    return this.#checked.authenticateStreamingRequest(authHeader, channelId);
  }

  createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return this.#checked.createConnectorFactory(identity);
  }

  override getOriginatingAudience(): string {
    return this.#checked.getOriginatingAudience();
  }
}

function believedUntil(identity: ClaimsIdentity): number {
  const expires = Number(identity.getClaimValue('exp')) * 1_000;
  return Math.min(Number.isFinite(expires) ? expires : 0, Date.now() + BELIEVED_MS);
}

class KeptConnectors extends ConnectorFactory {
  readonly #made: ConnectorFactory;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();

  constructor(made: ConnectorFactory) {
    super();
    this.#made = made;
  }

  create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    const place = JSON.stringify([serviceUrl, audience]);
    const known = this.#clients.get(place);
    if (known) return known;
    const client = this.#made.create(serviceUrl, audience);
    this.#clients.set(place, client);
    client.catch(() => this.#clients.delete(place));
    return client;
  }
}
