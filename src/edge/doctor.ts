import { certificates, secrets } from './doctor/credentials.ts';
import { type Finding, good, unknown, wrong } from './doctor/finding.ts';
import { grants, type Installation, type ResourcePermissions } from './doctor/installations.ts';
import type { Graph } from './graph/client.ts';
import { isStatus } from './graph/try.ts';
import { graphCalendarWatcher, type NotificationDoor } from './graph/watch-calendar.ts';
import type { AppCredential, AppIdentity } from './identity/app-identity.ts';
import type { MicrosoftEndpoints } from './identity/endpoints.ts';

export type { Finding } from './doctor/finding.ts';

export interface Patient {
  endpoints: MicrosoftEndpoints;
  identity: AppIdentity;
  graph: Graph;
  teamsAppId: string;
  door: NotificationDoor;
  /** Where people, Teams and Outlook reach the pages, without a slash at the end. */
  publicUrl: string;
  credentials: AppCredential | readonly AppCredential[];
  /** Some places where the app was added. */
  installations: readonly Installation[];
  resourcePermissions: ResourcePermissions;
  /** Of the package that was built last; null: not known. */
  packageVersion: string | null;
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
/** Application permissions that may be left out, each with what does not work then. */
const OPTIONAL: readonly { permission: string; without: string }[] = [
  { permission: 'Place.Read.All', without: 'nobody can choose a meeting room; a place is typed' },
  { permission: 'Chat.Read.All', without: 'after a crash a person decides whether a card was already posted' },
];
/** A page of the tabs, and the pane of the Outlook add-in. */
const FRAMED_PAGES = ['/tab/overleg', '/tab/outlook/paneel'];
/** Of the hosts that show our pages these two stand for all: a proxy that drops one drops them together. */
const FRAMING_HOSTS = ['https://teams.microsoft.com', 'https://outlook.office.com'];
/** Tokens are refused when clocks differ by more than five minutes; this is when to look. */
const SKEW_SECONDS = 60;

/** Looks at everything the product needs of a tenant, one thing after another; a fault in one hides no other. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const { graph, identity, credentials: given, now } = patient;
  const credentials = Array.isArray(given) ? (given as readonly AppCredential[]) : [given as AppCredential];
  const what = 'Entra gives the app a token for Graph';
  const token = await graphToken(patient);
  if (!token) {
    const mend = 'Check TENANT_ID, CLIENT_ID and CLIENT_SECRET, and whether the secret has expired.';
    return [wrong(what, mend), ...certificates(credentials, now())];
  }
  return [
    good(what),
    ...certificates(credentials, now()),
    ...(await secrets(graph, identity.clientId, credentials, now())),
    ...permissions(token),
    inPeoplesNames(),
    await clock(patient),
    await bot(patient),
    ...(await catalogue(patient)),
    ...(await grants(graph, identity.clientId, patient.installations, patient.resourcePermissions)),
    ...(await mailboxFindings(patient)),
    await webhook(patient),
    await frames(patient),
  ];
}

function graphToken({ identity, endpoints }: Patient): Promise<string | null> {
  return identity.appToken(endpoints.graph.publicBaseUrl).catch(() => null);
}

function permissions(token: string): Finding[] {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
    roles?: string[];
  };
  const given = new Set(claims.roles ?? []);
  const needed = NEEDED.map(({ permission, fulfilledBy }) => {
    const what = `Permission ${permission}`;
    if (fulfilledBy.some((role) => given.has(role))) return good(what);
    return wrong(what, `Add the application permission ${permission} in Entra and grant admin consent.`);
  });
  const optional = OPTIONAL.map(({ permission, without }) => {
    const what = `Permission ${permission} (optional)`;
    return given.has(permission) ? good(what) : unknown(what, `Without it ${without}.`);
  });
  return [...needed, ...optional];
}

/** What the app does in the name of whoever asks it; only their own token tells whether it may, and the doctor has none. */
function inPeoplesNames(): Finding {
  const mend =
    'Both are optional. The app cannot see for itself whether they are allowed: look in Entra under API permissions. Whoever misses one is told so, under Mijn meldingen or when they paste a link.';
  return { what: 'Delegated permissions Files.ReadWrite and Tasks.ReadWrite', state: 'unknown', mend };
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

interface CatalogueApp {
  id: string;
  appDefinitions?: { version?: string | null }[];
}

/** Whether the app is there, and as new as the package that was built last. */
async function catalogue({ graph, identity, teamsAppId, packageVersion }: Patient): Promise<Finding[]> {
  const what = 'The app is in the catalogue of the organisation';
  try {
    const app = await findApp(graph, `id eq '${teamsAppId}'`);
    if (app) return [good(what), ...(packageVersion ? [newest(app, packageVersion)] : [])];
    // The package's own id is easily taken for the one that the catalogue gave it.
    const ours = await findApp(graph, `externalId eq '${identity.clientId}'`);
    if (ours) return [wrong(what, `It is, under another id: set TEAMS_APP_ID to ${ours.id} and restart the service.`)];
    return [wrong(what, `Upload ${PACKAGE} in the Teams admin centre, and set TEAMS_APP_ID to the id shown there.`)];
  } catch (cause) {
    if (!isStatus(cause, 403)) return [unknown(what, messageOf(cause))];
    const mend =
      'The app may not look there (AppCatalog.Read.All). Check in the Teams admin centre that TEAMS_APP_ID is right.';
    return [unknown(what, mend)];
  }
}

async function findApp(graph: Graph, filter: string): Promise<CatalogueApp | undefined> {
  const request = graph.api('/appCatalogs/teamsApps').filter(filter).expand('appDefinitions');
  const { value } = (await request.get()) as { value: CatalogueApp[] };
  return value[0];
}

const PACKAGE = 'dist/manifest/kringwerk.zip';

/** An older package names fewer kinds of notification, commands and permissions than the service uses. */
function newest({ appDefinitions = [] }: CatalogueApp, packageVersion: string): Finding {
  const there =
    appDefinitions
      .map(({ version }) => version ?? '0')
      .sort(byVersion)
      .at(-1) ?? '0';
  const what = `The catalogue has version ${there} of the app`;
  if (byVersion(there, packageVersion) >= 0) return good(what);
  return wrong(what, `Upload ${PACKAGE}, version ${packageVersion}: the one there knows less than the service does.`);
}

/** By number, part by part: 1.10.0 comes after 1.9.0. */
function byVersion(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  for (let at = 0; at < 3; at += 1) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
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
