import type { Graph } from './graph/client.ts';
import { isStatus } from './graph/try.ts';
import { graphCalendarWatcher, type NotificationDoor } from './graph/watch-calendar.ts';
import type { AppIdentity } from './identity/app-identity.ts';
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
/** Tokens are refused when clocks differ by more than five minutes; this is when to look. */
const SKEW_SECONDS = 60;

/** Looks at everything the product needs of a tenant, one thing after another; a fault in one hides no other. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const token = await graphToken(patient);
  if (!token) {
    const mend = 'Check TENANT_ID, CLIENT_ID and CLIENT_SECRET, and whether the secret has expired.';
    return [{ what: 'Entra gives the app a token for Graph', state: 'wrong', mend }];
  }
  return [
    { what: 'Entra gives the app a token for Graph', state: 'good', mend: '' },
    ...permissions(token),
    await clock(patient),
    await bot(patient),
    await catalogue(patient),
    ...(await mailboxFindings(patient)),
    await webhook(patient),
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

function messageOf(cause: unknown): string {
  return (cause as Error).message || 'Microsoft gave no reason.';
}
