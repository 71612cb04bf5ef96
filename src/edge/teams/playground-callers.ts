import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';

type Activity = Parameters<BotFrameworkAuthentication['authenticateRequest']>[0];

/**
 * Microsoft's Agents Playground has no keys: what it brings carries no token. Whatever says to come from its address is
 * let in as it is, and all the rest is checked as ever. `readConfig` refuses this mode wherever others could reach the bot;
 * replies can only go to the playground's own address, because that is what an activity is recognised by.
 */
export class PlaygroundCallers extends BotFrameworkAuthentication {
  readonly #checked: BotFrameworkAuthentication;
  readonly #origin: string;
  readonly #audience: string;
  readonly #identity: ClaimsIdentity;

  /** `audience`: for whom the bot's own tokens are, which the playground does not look at. */
  constructor(
    checked: BotFrameworkAuthentication,
    { clientId, audience, url }: { clientId: string; audience: string; url: string },
  ) {
    super();
    this.#checked = checked;
    this.#origin = new URL(url).origin;
    this.#audience = audience;
    const claims = [AuthenticationConstants.AudienceClaim, AuthenticationConstants.AppIdClaim];
    this.#identity = new ClaimsIdentity(
      claims.map((type) => ({ type, value: clientId })),
      AuthenticationConstants.AnonymousAuthType,
    );
  }

  async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    if (authHeader.trim() || !this.#isPlayground(activity.serviceUrl)) {
      return this.#checked.authenticateRequest(activity, authHeader);
    }
    return {
      audience: this.#audience,
      callerId: '',
      claimsIdentity: this.#identity,
      connectorFactory: this.#checked.createConnectorFactory(this.#identity),
    };
  }

  #isPlayground(serviceUrl: string | undefined): boolean {
    return serviceUrl !== undefined && URL.canParse(serviceUrl) && new URL(serviceUrl).origin === this.#origin;
  }

  createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    return this.#checked.createUserTokenClient(identity);
  }

  authenticateStreamingRequest(authHeader: string, channelId: string): Promise<AuthenticateRequestResult> {
    return this.#checked.authenticateStreamingRequest(authHeader, channelId);
  }

  createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return this.#checked.createConnectorFactory(identity);
  }
}
