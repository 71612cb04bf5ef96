import type { LocalTenantOptions } from './config.ts';
import { BOT_AUDIENCE, BOT_SERVICE_ISSUER, GRAPH_AUDIENCE } from './entra/issuer.ts';
import { tenantMetadata } from './entra/metadata.ts';

/** The addresses a service must be configured with to live in this tenant; in production they are Microsoft's. */
export interface TenantEndpoints {
  entra: {
    /** What msal wants to hear, although nothing is asked there: it refuses http. */
    authority: string;
    issuer: string;
    openIdConfigurationUrl: string;
    jwksUri: string;
    tokenEndpoint: string;
    authorizationEndpoint: string;
    /** For msal's `authorityMetadata`: a JSON text with the loopback endpoints. */
    authorityMetadata: string;
  };
  graph: {
    /** The base address that clients keep, and the one its requests must be sent to instead. */
    publicBaseUrl: string;
    baseUrl: string;
  };
  bot: {
    channelServiceUrl: string;
    tokenIssuer: string;
    openIdMetadataUrl: string;
    emulatorOpenIdMetadataUrl: string;
    oauthScope: string;
    loginUrl: string;
    oauthUrl: string;
  };
  /** The stand-in's own clock (GET, POST) and its stream of changes (SSE). */
  clockUrl: string;
  clockStreamUrl: string;
}

export function endpointsAt(url: string, { tenantId }: LocalTenantOptions): TenantEndpoints {
  const metadata = tenantMetadata(url, tenantId);
  const openIdConfigurationUrl = `${url}/${tenantId}/v2.0/.well-known/openid-configuration`;
  return {
    entra: {
      authority: `https://login.microsoftonline.com/${tenantId}`,
      issuer: metadata.issuer,
      openIdConfigurationUrl,
      jwksUri: metadata.jwks_uri,
      tokenEndpoint: metadata.token_endpoint,
      authorizationEndpoint: metadata.authorization_endpoint,
      authorityMetadata: JSON.stringify(metadata),
    },
    graph: { publicBaseUrl: GRAPH_AUDIENCE, baseUrl: `${url}/graph` },
    bot: {
      channelServiceUrl: `${url}/channel/`,
      tokenIssuer: BOT_SERVICE_ISSUER,
      openIdMetadataUrl: `${url}/entra/botframework/v1/.well-known/openidconfiguration`,
      emulatorOpenIdMetadataUrl: openIdConfigurationUrl,
      oauthScope: BOT_AUDIENCE,
      loginUrl: `https://login.microsoftonline.com/${tenantId}`,
      oauthUrl: `${url}/channel`,
    },
    clockUrl: `${url}/clock`,
    clockStreamUrl: `${url}/clock/stream`,
  };
}
