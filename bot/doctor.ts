import { parseArgs } from 'node:util';
import { RESOURCE_PERMISSIONS } from '../manifest/manifest.ts';
import { systemClock } from '../src/edge/clock.ts';
import { ConfigFault, givenSettings, readConfig } from '../src/edge/config.ts';
import { FolderInUse } from '../src/edge/database/folder-lock.ts';
import { type OpenDatabase, openDatabase } from '../src/edge/database/open.ts';
import type { Installation } from '../src/edge/doctor/installations.ts';
import { examine, type Finding } from '../src/edge/doctor.ts';
import { createGraph } from '../src/edge/graph/client.ts';
import { createAppIdentity } from '../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn, publicMicrosoft } from '../src/edge/identity/endpoints.ts';
import { GRAPH_CHANGES, GRAPH_LIFECYCLE } from './http/graph-webhook.ts';
import { appOf } from './practice.ts';

/**
 * `npm run doctor [-- --mailbox ADDRESS]`: looks at the configured tenant with the settings of the service and says what to
 * mend. Run it beside the running service, so that its doors can be tried too.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { mailbox: { type: 'string' } } });
  const settings = givenSettings();
  const config = readConfig(settings);
  const app = appOf(config);
  const standIn = config.LOCAL_TENANT_URL ?? `http://127.0.0.1:${config.LOCAL_TENANT_PORT}`;
  const endpoints = config.practice ? await endpointsOfStandIn(standIn) : publicMicrosoft(config.TENANT_ID ?? '');
  const identity = createAppIdentity(endpoints, app.clientId, app.credentials);
  const { finding, mailboxes, installations } = await database(config);
  const publicUrl = (config.PUBLIC_URL ?? `http://127.0.0.1:${config.PORT}`).replace(/\/$/, '');
  const findings = [
    finding,
    ...(await examine({
      endpoints,
      identity,
      graph: createGraph(endpoints, identity),
      teamsAppId: app.teamsAppId,
      publicUrl,
      credentials: app.credentials,
      door: { changes: `${publicUrl}${GRAPH_CHANGES}`, lifecycle: `${publicUrl}${GRAPH_LIFECYCLE}` },
      mailboxes: values.mailbox ? [values.mailbox] : mailboxes,
      installations,
      resourcePermissions: { chat: askedIn('.Chat'), user: askedIn('.User') },
      packageVersion: settings['MANIFEST_VERSION'] || null,
      now: () => Date.parse(systemClock.now()),
    })),
  ];
  for (const found of findings) process.stdout.write(`${line(found)}\n`);
  process.exitCode = findings.some(({ state }) => state === 'wrong') ? 1 : 0;
}

/** Permissions that the package asks for one chat or one person, for the app itself. */
function askedIn(place: '.Chat' | '.User'): string[] {
  return RESOURCE_PERMISSIONS.filter(({ name, type }) => type === 'Application' && name.endsWith(place)).map(
    ({ name }) => name,
  );
}

interface Known {
  finding: Finding;
  mailboxes: string[];
  installations: Installation[];
}

async function database(config: ReturnType<typeof readConfig>): Promise<Known> {
  const what = 'The database opens and is up to date';
  const none = { mailboxes: [], installations: [] };
  try {
    const open = await openDatabase(config.DATABASE_URL ? { url: config.DATABASE_URL } : { folder: config.DATA_DIR });
    const rows = await open.db.selectFrom('partnership').select('secretariat_mailbox').execute();
    const mailboxes = rows.map((row) => row.secretariat_mailbox);
    const installations = await installationsIn(open.db);
    await open.close();
    return { finding: { what, state: 'good', mend: '' }, mailboxes, installations };
  } catch (cause) {
    if (cause instanceof FolderInUse) {
      const mend = 'The running service has it open, which is fine. Name a mailbox with --mailbox to have it tried.';
      return { finding: { what, state: 'unknown', mend }, ...none };
    }
    const mend = `Check DATABASE_URL. ${(cause as Error).message}`;
    return { finding: { what, state: 'wrong', mend }, ...none };
  }
}

/** Enough to see whether anything is amiss: every installation of one package is granted the same. */
const INSTALLATIONS = 3;

async function installationsIn(db: OpenDatabase['db']): Promise<Installation[]> {
  const bodies = await db
    .selectFrom('body')
    .select('conversation_id as id')
    .where('ended_on', 'is', null)
    .where('conversation_id', 'like', '19:%@thread.v2')
    .limit(INSTALLATIONS)
    .execute();
  const people = await db
    .selectFrom('conversation_reference')
    .innerJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'conversation_reference.partnership_id')
        .onRef('person.id', '=', 'conversation_reference.person_id'),
    )
    .select('person.entra_id as id')
    .where('person.entra_id', 'is not', null)
    .limit(1)
    .execute();
  const found = (kind: Installation['kind'], rows: readonly { id: string | null }[]) =>
    rows.flatMap(({ id }): Installation[] => (id ? [{ kind, id }] : []));
  return [...found('user', people), ...found('chat', bodies)];
}

const SIGNS = { good: 'good   ', wrong: 'WRONG  ', unknown: 'unknown' } as const;

function line({ what, state, mend }: Finding): string {
  return `${SIGNS[state]}  ${what}${mend ? `\n         ${mend}` : ''}`;
}

main().catch((fault: Error) => {
  process.stderr.write(`${fault instanceof ConfigFault ? fault.message : fault.stack}\n`);
  process.exit(1);
});
