import { X509Certificate } from 'node:crypto';
import type { Graph } from './graph/client.ts';
import { isStatus } from './graph/try.ts';
import { graphCalendarWatcher, type NotificationDoor } from './graph/watch-calendar.ts';
import type { AppCredential, AppIdentity } from './identity/app-identity.ts';
import type { MicrosoftEndpoints } from './identity/endpoints.ts';

/** One thing that was looked at. `mend` says what to do, and is empty where nothing has to be done. */
export interface Finding {
  what: string;
  state: 'good' | 'wrong' | 'unknown';
  mend: string;
}

export interface Patient {
  endpoints: MicrosoftEndpoints;
  identity: AppIdentity;
  graph: Graph;
  teamsAppId: string;
  door: NotificationDoor;
  /** Where people, Teams and Outlook reach the pages, without a slash at the end. */
  publicUrl: string;
  credentials: AppCredential | readonly AppCredential[];
  /** Secretariats' mailboxes, of every partnership. */
  mailboxes: readonly string[];
  now(): number;
}

/** Application permissions, each with what fulfils it; mailboxes are tried instead, because Exchange may grant those. */
const NEEDED: readonly { permission: string; fulfilledBy: readonly string[] }[] = [
  { permission: 'User.ReadBasic.All', fulfilledBy: ['User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'] },
  {
    permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    fulfilledBy: ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'TeamsAppInstallation.ReadWriteForUser.All'],
  },
];
/** Renewing a certificate takes an administrator some time. */
const DAYS_TO_RENEW = 30;
/** A page of the tabs, and the pane of the Outlook add-in. */
const FRAMED_PAGES = ['/tab/overleg', '/tab/outlook/paneel'];
/** Of the hosts that show our pages these two stand for all: a proxy that drops one drops them together. */
const FRAMING_HOSTS = ['https://teams.microsoft.com', 'https://outlook.office.com'];
/** Tokens are refused when clocks differ by more than five minutes; this is when to look. */
const SKEW_SECONDS = 60;

/** Looks at everything the product needs of a tenant, one thing after another; a fault in one hides no other. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const token = await graphToken(patient);
  if (!token) {
    const mend = 'Check TENANT_ID, CLIENT_ID and CLIENT_SECRET, and whether the secret has expired.';
    return [{ what: 'Entra gives the app a token for Graph', state: 'wrong', mend }, ...certificates(patient)];
  }
  return [
    { what: 'Entra gives the app a token for Graph', state: 'good', mend: '' },
    ...certificates(patient),
    ...permissions(token),
    await clock(patient),
    await bot(patient),
    await catalogue(patient),
    ...(await mailboxFindings(patient)),
    await webhook(patient),
    await frames(patient),
  ];
}

function graphToken({ identity, endpoints }: Patient): Promise<string | null> {
  return identity.appToken(endpoints.graph.publicBaseUrl).catch(() => null);
}

/** How long each certificate is still good; of a secret Entra tells an app nothing until it refuses it. */
function certificates({ credentials, now }: Patient): Finding[] {
  const given = Array.isArray(credentials) ? (credentials as AppCredential[]) : [credentials as AppCredential];
  return given.flatMap((credential): Finding[] => {
    const pem = 'certificate' in credential ? credential.certificate.x5c : undefined;
    if (!pem) return [];
    const end = new Date(new X509Certificate(pem).validTo);
    const day = end.toISOString().slice(0, 10);
    const days = (end.getTime() - now()) / 86_400_000;
    const what = `The app's certificate is good until ${day}`;
    if (days > DAYS_TO_RENEW) return [{ what, state: 'good', mend: '' }];
    const mend =
      'Upload a new certificate in Entra beside this one, and put it in CLIENT_CERTIFICATE_FILE. Nothing stands still meanwhile.';
    return [{ what, state: days > 0 ? 'unknown' : 'wrong', mend }];
  });
}

function permissions(token: string): Finding[] {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
    roles?: string[];
  };
  const given = new Set(claims.roles ?? []);
  return NEEDED.map(({ permission, fulfilledBy }) => {
    const good = fulfilledBy.some((role) => given.has(role));
    const mend = `Add the application permission ${permission} in Entra and grant admin consent.`;
    return { what: `Permission ${permission}`, state: good ? 'good' : 'wrong', mend: good ? '' : mend };
  });
}

/** Any answer of Graph tells its time, a refusal as well. */
async function clock({ endpoints, now }: Patient): Promise<Finding> {
  const what = 'The clock agrees with that of Microsoft';
  const answer = await fetch(`${endpoints.graph.baseUrl}/v1.0/organization`).catch(() => null);
  const there = Date.parse(answer?.headers.get('date') ?? '');
  if (Number.isNaN(there)) return { what, state: 'unknown', mend: 'Graph could not be reached to compare with.' };
  const seconds = Math.round(Math.abs(there - now()) / 1_000);
  const good = seconds <= SKEW_SECONDS;
  const mend = `It differs by ${seconds} s. Let the machine keep time (NTP): tokens are refused after five minutes.`;
  return { what, state: good ? 'good' : 'wrong', mend: good ? '' : mend };
}

async function bot({ identity, endpoints }: Patient): Promise<Finding> {
  const what = 'The bot gets a token to write to Teams with';
  const resource = endpoints.bot.oauthScope.replace(/\/\.default$/, '');
  const token = await identity.appToken(resource).catch(() => null);
  const mend = 'Create the Azure Bot resource with this client id, single tenant, with the Teams channel.';
  return { what, state: token ? 'good' : 'wrong', mend: token ? '' : mend };
}

async function catalogue({ graph, teamsAppId }: Patient): Promise<Finding> {
  const what = 'The app is in the catalogue of the organisation';
  const filter = `id eq '${teamsAppId.replaceAll("'", "''")}'`;
  try {
    const found = (await graph.api('/appCatalogs/teamsApps').filter(filter).get()) as { value: unknown[] };
    const mend =
      'Upload dist/manifest/kringwerk.zip in the Teams admin centre, and set TEAMS_APP_ID to the id shown there.';
    return { what, state: found.value.length > 0 ? 'good' : 'wrong', mend: found.value.length > 0 ? '' : mend };
  } catch (cause) {
    if (!isStatus(cause, 403)) return { what, state: 'unknown', mend: messageOf(cause) };
    const mend =
      'The app may not look there (AppCatalog.Read.All). Check in the Teams admin centre that TEAMS_APP_ID is right.';
    return { what, state: 'unknown', mend };
  }
}

async function mailboxFindings({ graph, mailboxes }: Patient): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [nth, mailbox] of mailboxes.entries()) {
    const path = `/users/${encodeURIComponent(mailbox)}`;
    const name = `secretariat's mailbox ${nth + 1} of ${mailboxes.length}`;
    findings.push(await reads(graph, `${path}/calendar`, `Calendar of ${name}`, 'Application Calendars.ReadWrite'));
    findings.push(
      await reads(graph, `${path}/messages?$top=1&$select=id`, `Mail of ${name}`, 'Application Mail.ReadWrite'),
    );
  }
  return findings;
}

async function reads(graph: Graph, path: string, what: string, role: string): Promise<Finding> {
  try {
    await graph.api(path).get();
    return { what, state: 'good', mend: '' };
  } catch (cause) {
    if (isStatus(cause, 403)) {
      const mend = `Give the app the Exchange role "${role}" with a scope that holds this mailbox, or the permission in Entra.`;
      return { what, state: 'wrong', mend };
    }
    if (isStatus(cause, 404)) {
      const mend = 'There is no such mailbox. Correct it under Deelnemers, Instellingen, or create it in Exchange.';
      return { what, state: 'wrong', mend };
    }
    return { what, state: 'unknown', mend: messageOf(cause) };
  }
}

/** Microsoft calls the door before it makes a subscription, so that making one tells whether it can be reached. */
async function webhook({ graph, door, mailboxes, now }: Patient): Promise<Finding> {
  const what = `Microsoft reaches ${door.changes}`;
  const [mailbox] = mailboxes;
  if (!mailbox) return { what, state: 'unknown', mend: 'Found a partnership first, or name a mailbox with --mailbox.' };
  try {
    const expiresAt = new Date(now() + 60 * 60_000).toISOString();
    const watcher = graphCalendarWatcher(graph, door);
    const { subscriptionId } = await watcher.subscribe({ mailbox, clientState: 'doctor', expiresAt });
    await graph.api(`/subscriptions/${encodeURIComponent(subscriptionId)}`).delete();
    return { what, state: 'good', mend: '' };
  } catch (cause) {
    const mend = `Start the service, and let PUBLIC_URL be an https address that the internet reaches. ${messageOf(cause)}`;
    return { what, state: 'wrong', mend };
  }
}

/** Looks at the pages from outside, because a proxy before the service may add or drop the headers that Teams goes by. */
async function frames({ publicUrl }: Patient): Promise<Finding> {
  const what = 'Teams and Outlook may show the tabs and the add-in';
  for (const path of FRAMED_PAGES) {
    const answer = await fetch(publicUrl + path).catch(() => null);
    if (!answer?.ok) {
      const mend = `${publicUrl}${path} gives ${answer ? `status ${answer.status}` : 'no answer'}. Start the service, and let PUBLIC_URL be its address.`;
      return { what, state: 'wrong', mend };
    }
    const policy = answer.headers.get('content-security-policy') ?? '';
    const allowed = /frame-ancestors([^;]*)/.exec(policy)?.[1]?.split(/\s+/) ?? [];
    if (!FRAMING_HOSTS.every((host) => allowed.includes(host)) || answer.headers.has('x-frame-options')) {
      const mend = `Something before the service changes the headers of ${publicUrl}${path}. Let it leave Content-Security-Policy alone and add no X-Frame-Options.`;
      return { what, state: 'wrong', mend };
    }
  }
  return { what, state: 'good', mend: '' };
}

function messageOf(cause: unknown): string {
  return (cause as Error).message || 'Microsoft gave no reason.';
}
