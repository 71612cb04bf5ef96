import { X509Certificate } from 'node:crypto';
import { ConfidentialClientApplication } from '@azure/msal-node';
import type { MicrosoftEndpoints } from './endpoints.ts';

/** What the app proves itself with; a certificate is what Microsoft advises for production. */
export type AppCredential =
  | { secret: string }
  | { certificate: { thumbprintSha256: string; privateKey: string; x5c?: string } };

type Msal = Pick<ConfidentialClientApplication, 'acquireTokenByClientCredential' | 'acquireTokenOnBehalfOf'>;

export interface AppIdentity {
  clientId: string;
  /** For what speaks msal itself, as the bot's SDK does. */
  msal: Msal;
  /** A token of the app itself, from memory while it is good. `resource` such as `https://graph.microsoft.com`. */
  appToken(resource: string): Promise<string>;
  /** A token for Graph with the rights of the person whose token for this app is given. */
  onBehalfOf(userToken: string, scopes: readonly string[]): Promise<string>;
}

/**
 * The app as Entra knows it. Of several credentials the first that Entra takes is used, and stayed with until it is refused:
 * so a new secret or certificate can be put beside the old one before the old one ends, and nothing stands still meanwhile.
 */
export function createAppIdentity(
  endpoints: MicrosoftEndpoints,
  clientId: string,
  credentials: AppCredential | readonly AppCredential[],
): AppIdentity {
  const given = Array.isArray(credentials) ? (credentials as readonly AppCredential[]) : [credentials as AppCredential];
  const msal = rotating(given.map((credential) => application(endpoints, clientId, credential)));
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

/** The certificate in a PEM file that holds it together with its private key. Throws when one of the two is missing. */
export function certificateIn(pem: string): AppCredential {
  const privateKey = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA |EC )?PRIVATE KEY-----/.exec(
    pem,
  )?.[0];
  const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem)?.[0];
  if (!privateKey || !certificate) throw new Error('the file must hold a private key and its certificate, as PEM');
  const thumbprintSha256 = new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
  return { certificate: { thumbprintSha256, privateKey, x5c: certificate } };
}

function application(endpoints: MicrosoftEndpoints, clientId: string, credential: AppCredential): Msal {
  const { authority, authorityMetadata } = endpoints.entra;
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      authority,
      ...(authorityMetadata ? { authorityMetadata } : {}),
      ...('secret' in credential ? { clientSecret: credential.secret } : { clientCertificate: credential.certificate }),
    },
  });
}

function rotating(applications: readonly Msal[]): Msal {
  let inUse = 0;
  async function tried<T>(ask: (application: Msal) => Promise<T>): Promise<T> {
    let refusal: unknown = new Error('the app has no secret and no certificate');
    for (let nth = 0; nth < applications.length; nth += 1) {
      const turn = (inUse + nth) % applications.length;
      const application = applications[turn];
      if (!application) break;
      try {
        const answer = await ask(application);
        inUse = turn;
        return answer;
      } catch (cause) {
        refusal = cause;
        if (!isRefusedCredential(cause)) throw cause;
      }
    }
    throw refusal;
  }
  return {
    acquireTokenByClientCredential: (request) => tried((msal) => msal.acquireTokenByClientCredential(request)),
    acquireTokenOnBehalfOf: (request) => tried((msal) => msal.acquireTokenOnBehalfOf(request)),
  };
}

/** Entra does not take this secret or certificate: wrong, expired, or taken away. */
function isRefusedCredential(cause: unknown): boolean {
  return (cause as { errorCode?: string }).errorCode === 'invalid_client';
}

function tokenIn(answer: { accessToken: string } | null): string {
  if (!answer) throw new Error('Entra answered without a token');
  return answer.accessToken;
}
