import { ConfidentialClientApplication } from '@azure/msal-node';
import type { MicrosoftEndpoints } from './endpoints.ts';

/** What the app proves itself with; a certificate is what Microsoft advises for production. */
export type AppCredential =
  | { secret: string }
  | { certificate: { thumbprintSha256: string; privateKey: string; x5c?: string } };

export interface AppIdentity {
  clientId: string;
  /** For what speaks msal itself, as the bot's SDK does. */
  msal: ConfidentialClientApplication;
  /** A token of the app itself, from memory while it is good. `resource` such as `https://graph.microsoft.com`. */
  appToken(resource: string): Promise<string>;
  /** A token for Graph with the rights of the person whose token for this app is given. */
  onBehalfOf(userToken: string, scopes: readonly string[]): Promise<string>;
}

export function createAppIdentity(
  endpoints: MicrosoftEndpoints,
  clientId: string,
  credential: AppCredential,
): AppIdentity {
  const { authority, authorityMetadata } = endpoints.entra;
  const msal = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority,
      ...(authorityMetadata ? { authorityMetadata } : {}),
      ...('secret' in credential ? { clientSecret: credential.secret } : { clientCertificate: credential.certificate }),
    },
  });
  return {
    clientId,
    msal,
    appToken: async (resource) => {
      const answer = await msal.acquireTokenByClientCredential({ scopes: [`${resource}/.default`] });
      return tokenIn(answer);
    },
    onBehalfOf: async (userToken, scopes) => {
      const answer = await msal.acquireTokenOnBehalfOf({ oboAssertion: userToken, scopes: [...scopes] });
      return tokenIn(answer);
    },
  };
}

function tokenIn(answer: { accessToken: string } | null): string {
  if (!answer) throw new Error('Entra answered without a token');
  return answer.accessToken;
}
