import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
} from 'botframework-connector';

export type ConnectorAt = (serviceUrl: string) => Promise<ConnectorClient>;

/**
 * Clients for the channel, one for each service address. The pipeline's own repetition is taken out: it would post a
 * message again after a lost answer, which is for the outbox to decide.
 */
export function connectors(
  authentication: BotFrameworkAuthentication,
  clientId: string,
  oauthScope: string,
): ConnectorAt {
  const known = new Map<string, Promise<ConnectorClient>>();
  const identity = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: clientId },
    { type: AuthenticationConstants.AppIdClaim, value: clientId },
  ]);
  const make = async (serviceUrl: string): Promise<ConnectorClient> => {
    const client = await authentication.createConnectorFactory(identity).create(serviceUrl, oauthScope);
    withoutRepetition(client);
    return client;
  };
  return (serviceUrl) => {
    const client = known.get(serviceUrl) ?? make(serviceUrl);
    known.set(serviceUrl, client);
    return client;
  };
}

function withoutRepetition(client: ConnectorClient): void {
  const { pipeline } = (client as unknown as { client: { pipeline: { removePolicy(policy: { name: string }): void } } })
    .client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}
