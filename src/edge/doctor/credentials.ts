import { X509Certificate } from 'node:crypto';
import type { Graph } from '../graph/client.ts';
import { isStatus } from '../graph/try.ts';
import type { AppCredential } from '../identity/app-identity.ts';
import { type Finding, good, unknown, wrong } from './finding.ts';

/** Renewing a certificate or a secret takes an administrator some time. */
const DAYS_TO_RENEW = 30;
const DAY_MS = 86_400_000;
/** Entra shows the first three characters of a secret, and no more. */
const HINT = 3;

const NEXT_CERTIFICATE =
  'Upload a new certificate in Entra beside this one, and put it in CLIENT_CERTIFICATE_FILE. Nothing stands still meanwhile.';
const NEXT_SECRET =
  'Make a new secret in Entra beside this one, and put it in CLIENT_SECRET_NEXT. Nothing stands still meanwhile.';

/** How long each certificate is still good, by the certificate itself. */
export function certificates(credentials: readonly AppCredential[], now: number): Finding[] {
  return credentials.flatMap((credential) => {
    const pem = 'certificate' in credential ? credential.certificate.x5c : undefined;
    if (!pem) return [];
    return [goodUntil("The app's certificate", new Date(new X509Certificate(pem).validTo), now, NEXT_CERTIFICATE)];
  });
}

interface PasswordCredential {
  hint?: string | null;
  endDateTime?: string | null;
}

/** How long each secret is still good, by what Entra keeps of it: that needs `Application.Read.All`, which is optional. */
export async function secrets(
  graph: Graph,
  clientId: string,
  credentials: readonly AppCredential[],
  now: number,
): Promise<Finding[]> {
  const given = credentials.flatMap((credential) => ('secret' in credential ? [credential.secret] : []));
  if (given.length === 0) return [];
  const what = "When the app's secrets end";
  try {
    const application = (await graph.api(`/applications(appId='${clientId}')`).select('passwordCredentials').get()) as {
      passwordCredentials?: PasswordCredential[];
    };
    const kept = application.passwordCredentials ?? [];
    return given.map((secret, nth) => secretFinding(secret, nth, kept, now));
  } catch (cause) {
    const mend = isStatus(cause, 403)
      ? 'The app may not look there (Application.Read.All, optional). Look in Entra under Certificates & secrets, and renew in time.'
      : (cause as Error).message;
    return [unknown(what, mend)];
  }
}

/** Several that begin alike: the one that ends last, because Entra tells them apart no further. */
function secretFinding(secret: string, nth: number, kept: readonly PasswordCredential[], now: number): Finding {
  const name = `The app's secret ${nth + 1}`;
  const ends = kept
    .filter(({ hint, endDateTime }) => hint === secret.slice(0, HINT) && endDateTime)
    .map(({ endDateTime }) => Date.parse(endDateTime ?? ''));
  if (ends.length > 0) return goodUntil(name, new Date(Math.max(...ends)), now, NEXT_SECRET);
  return wrong(name, 'Entra keeps no secret that begins as this one does. Take it out of the settings.');
}

function goodUntil(name: string, end: Date, now: number, mend: string): Finding {
  const days = (end.getTime() - now) / DAY_MS;
  const what = `${name} is good until ${end.toISOString().slice(0, 10)}`;
  if (days > DAYS_TO_RENEW) return good(what);
  return days > 0 ? unknown(what, mend) : wrong(what, mend);
}
