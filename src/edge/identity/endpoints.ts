import * as z from 'zod';

/**
 * Where Microsoft is. In production the public addresses; in the practice environment what the stand-in answers to
 * `GET /endpoints`. Nothing else in the product knows the difference.
 */
export const microsoftEndpoints = z.object({
  entra: z.object({
    /** What msal calls the authority; never asked for anything when `authorityMetadata` is given. */
    authority: z.string(),
    /** Issuer of the tenant's v2 tokens; other tenants differ in the id only. */
    issuer: z.string(),
    jwksUri: z.string(),
    /** JSON text for msal with other token endpoints than the authority's own; null: ask the authority. */
    authorityMetadata: z.string().nullable(),
  }),
  graph: z.object({ publicBaseUrl: z.string(), baseUrl: z.string() }),
  bot: z.object({
    /** Where a bot of this region finds Teams before it has heard from it. */
    channelServiceUrl: z.string(),
    tokenIssuer: z.string(),
    openIdMetadataUrl: z.string(),
    emulatorOpenIdMetadataUrl: z.string(),
    oauthScope: z.string(),
    loginUrl: z.string(),
    oauthUrl: z.string(),
  }),
});
export type MicrosoftEndpoints = z.infer<typeof microsoftEndpoints>;

const LOGIN = 'https://login.microsoftonline.com';
const GRAPH = 'https://graph.microsoft.com';

/** The public cloud, for an app registered in one tenant. */
export function publicMicrosoft(tenantId: string): MicrosoftEndpoints {
  return {
    entra: {
      authority: `${LOGIN}/${tenantId}`,
      issuer: `${LOGIN}/${tenantId}/v2.0`,
      jwksUri: `${LOGIN}/${tenantId}/discovery/v2.0/keys`,
      authorityMetadata: null,
    },
    graph: { publicBaseUrl: GRAPH, baseUrl: GRAPH },
    bot: {
      channelServiceUrl: 'https://smba.trafficmanager.net/emea/',
      tokenIssuer: 'https://api.botframework.com',
      openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      emulatorOpenIdMetadataUrl: `${LOGIN}/${tenantId}/v2.0/.well-known/openid-configuration`,
      oauthScope: 'https://api.botframework.com',
      loginUrl: `${LOGIN}/${tenantId}`,
      oauthUrl: 'https://api.botframework.com',
    },
  };
}

/** What the stand-in at `url` says of itself. */
export async function endpointsOfStandIn(url: string): Promise<MicrosoftEndpoints> {
  const answer = await fetch(`${url}/endpoints`);
  return microsoftEndpoints.parse(await answer.json());
}
