import { parseArgs } from 'node:util';
import { systemClock } from '../src/edge/clock.ts';
import { ConfigFault, readConfig } from '../src/edge/config.ts';
import { FolderInUse } from '../src/edge/database/folder-lock.ts';
import { openDatabase } from '../src/edge/database/open.ts';
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
  const config = readConfig(process.env);
  const app = appOf(config);
  const standIn = config.LOCAL_TENANT_URL ?? `http://127.0.0.1:${config.LOCAL_TENANT_PORT}`;
  const endpoints = config.practice ? await endpointsOfStandIn(standIn) : publicMicrosoft(config.TENANT_ID ?? '');
  const identity = createAppIdentity(endpoints, app.clientId, app.credentials);
  const { finding, mailboxes } = await database(config);
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
      now: () => Date.parse(systemClock.now()),
    })),
  ];
  for (const found of findings) process.stdout.write(`${line(found)}\n`);
  process.exitCode = findings.some(({ state }) => state === 'wrong') ? 1 : 0;
}

async function database(config: ReturnType<typeof readConfig>): Promise<{ finding: Finding; mailboxes: string[] }> {
  const what = 'The database opens and is up to date';
  try {
    const open = await openDatabase(config.DATABASE_URL ? { url: config.DATABASE_URL } : { folder: config.DATA_DIR });
    const rows = await open.db.selectFrom('partnership').select('secretariat_mailbox').execute();
    await open.close();
    return { finding: { what, state: 'good', mend: '' }, mailboxes: rows.map((row) => row.secretariat_mailbox) };
  } catch (cause) {
    if (cause instanceof FolderInUse) {
      const mend = 'The running service has it open, which is fine. Name a mailbox with --mailbox to have it tried.';
      return { finding: { what, state: 'unknown', mend }, mailboxes: [] };
    }
    const mend = `Check DATABASE_URL. ${(cause as Error).message}`;
    return { finding: { what, state: 'wrong', mend }, mailboxes: [] };
  }
}

const SIGNS = { good: 'good   ', wrong: 'WRONG  ', unknown: 'unknown' } as const;

function line({ what, state, mend }: Finding): string {
  return `${SIGNS[state]}  ${what}${mend ? `\n         ${mend}` : ''}`;
}

main().catch((fault: Error) => {
  process.stderr.write(`${fault instanceof ConfigFault ? fault.message : fault.stack}\n`);
  process.exit(1);
});
