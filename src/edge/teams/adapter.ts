import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { type BotFrameworkAuthentication, MsalServiceClientCredentialsFactory } from 'botframework-connector';
import type { AppIdentity } from '../identity/app-identity.ts';
import type { MicrosoftEndpoints } from '../identity/endpoints.ts';
import { KnownCallers } from './known-callers.ts';
import { PlaygroundCallers } from './playground-callers.ts';

export type Turn = (context: TurnContext) => Promise<void>;
/** What goes back over HTTP for one activity. */
export interface TurnAnswer {
  status: number;
  body?: unknown;
}

/**
 * How the bot and Teams recognise each other, for an app of a single tenant. With `playgroundUrl` what comes from there is
 * let in without a token.
 */
export function botAuthentication(
  endpoints: MicrosoftEndpoints,
  tenantId: string,
  identity: AppIdentity,
  playgroundUrl?: string,
): BotFrameworkAuthentication {
  const { bot } = endpoints;
  const settings = {
    MicrosoftAppId: identity.clientId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
    ToBotFromChannelTokenIssuer: bot.tokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: bot.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: bot.emulatorOpenIdMetadataUrl,
    ToChannelFromBotOAuthScope: bot.oauthScope,
    ToChannelFromBotLoginUrl: bot.loginUrl,
    OAuthUrl: bot.oauthUrl,
    ValidateAuthority: 'true',
  };
  // The SDK brings an older msal of its own, which differs in types only.
  type Msal = ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1];
  const credentials = new MsalServiceClientCredentialsFactory(identity.clientId, identity.msal as unknown as Msal);
  const checked = new ConfigurationBotFrameworkAuthentication(settings, credentials);
  if (!playgroundUrl) return checked;
  const { clientId } = identity;
  return new PlaygroundCallers(checked, { clientId, audience: bot.oauthScope, url: playgroundUrl });
}

/**
 * Takes activities in. The SDK's own `process` answers 500 to a forged token and does not return for a body without a
 * type, so authentication and shape are checked here and only then is the turn run.
 */
export class TeamsAdapter extends CloudAdapter {
  constructor(authentication: BotFrameworkAuthentication) {
    super(new KnownCallers(authentication));
    this.onTurnError = async (_context, cause) => {
      throw cause;
    };
  }

  /** Answers 400 to what is no activity, 401 to whoever is not Teams; whatever the turn throws is thrown on. */
  async take(authorization: string, body: unknown, turn: Turn): Promise<TurnAnswer> {
    if (!isActivity(body)) return { status: 400 };
    const activity = body as unknown as Parameters<CloudAdapter['processActivityDirect']>[1];
    const authenticated = await this.botFrameworkAuthentication
      .authenticateRequest(activity, authorization)
      .catch(() => undefined);
    if (!authenticated) return { status: 401 };
    const answer = await this.processActivity(authenticated, activity, turn);
    return answer ? { status: answer.status, body: answer.body } : { status: 200 };
  }
}

function isActivity(body: unknown): body is Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { type, serviceUrl, conversation, channelId } = body as Record<string, unknown>;
  const hasConversation = typeof (conversation as { id?: unknown } | undefined)?.id === 'string';
  return typeof type === 'string' && typeof serviceUrl === 'string' && typeof channelId === 'string' && hasConversation;
}
