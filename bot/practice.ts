import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIVITY_IDS, nl } from '../manifest/locales/text.ts';
import { STATIC_TABS } from '../manifest/manifest.ts';
import { type Config, ConfigFault } from '../src/edge/config.ts';
import { type AppCredential, certificateIn } from '../src/edge/identity/app-identity.ts';
import type { LocalTenantOptions } from '../src/local-tenant/config.ts';
import { startLocalTenant } from '../src/local-tenant/start.ts';
import type { World } from '../src/local-tenant/world/world.ts';
import { importRoster, readUpload, rosterWorkbook } from '../src/people/use-cases.ts';
import { createPartnership } from '../src/people/use-cases-settings.ts';
import { Refusal } from '../src/work/refusal.ts';
import { rosterOfWorld } from './practice-roster.ts';
import type { Service } from './service.ts';

/**
 * The practice environment's app registration. These values open nothing: they are known to the stand-in tenant alone,
 * which listens on this machine only.
 */
export const PRACTICE_APP = {
  tenantId: '3f1c9a58-7d24-4f0e-9b6a-2c5e8d7f4a10',
  clientId: '9a4d2e71-5b83-4c6f-8e19-7f3b0c2d6a54',
  clientSecret: 'practice-only-and-never-a-real-secret',
  teamsAppId: 'c7e5b1f0-4a92-4d38-b6c7-1e8f5a3d9b26',
} as const;

/** How the stand-in plays Microsoft 365 for a service at `publicUrl`. */
export function practiceTenant(publicUrl: string): Omit<LocalTenantOptions, 'port'> {
  return {
    tenantId: PRACTICE_APP.tenantId,
    app: {
      clientId: PRACTICE_APP.clientId,
      clientSecret: PRACTICE_APP.clientSecret,
      teamsAppId: PRACTICE_APP.teamsAppId,
      name: 'Kringwerk',
      applicationIdUri: `api://${new URL(publicUrl).host}/${PRACTICE_APP.clientId}`,
      // What the manifest offers, so that practice shows nobody a command that the app in Teams has not.
      commands: nl.commands,
      activityTypes: ACTIVITY_IDS.map((type) => ({ type, templateText: nl.activities[type].templateText })),
    },
    botEndpoint: `${publicUrl}/api/messages`,
    tabs: STATIC_TABS.map((id) => ({ id, name: nl.tabs[id], contentUrl: `${publicUrl}/tab/${id}` })),
  };
}

export interface Practice {
  url: string;
  publicConfig: { practiceOrigin: string; authority: string };
  close(): Promise<void>;
}

/** The stand-in to talk to: one that already runs elsewhere, or one of our own. */
export async function openPractice(config: Config, publicUrl: string): Promise<Practice> {
  if (config.LOCAL_TENANT_URL) {
    const url = config.LOCAL_TENANT_URL.replace(/\/$/, '');
    return {
      url,
      publicConfig: { practiceOrigin: url, authority: `${url}/entra/${PRACTICE_APP.tenantId}` },
      close: async () => undefined,
    };
  }
  const standIn = await startLocalTenant({
    ...practiceTenant(publicUrl),
    port: config.LOCAL_TENANT_PORT,
    dataDir: join(config.DATA_DIR, 'practice'),
    ...(config.GRAPH_TRAFFIC_LOG ? { graphTrafficLog: config.GRAPH_TRAFFIC_LOG } : {}),
  });
  return {
    url: standIn.url,
    publicConfig: { practiceOrigin: standIn.url, authority: `${standIn.url}/entra/${PRACTICE_APP.tenantId}` },
    close: () => standIn.close(),
  };
}

/** The app registration: the configured one, or the practice environment's. Throws ConfigFault for a certificate that is none. */
export function appOf(config: Config): {
  tenantId: string;
  clientId: string;
  credentials: AppCredential[];
  teamsAppId: string;
} {
  if (config.practice) return { ...PRACTICE_APP, credentials: [{ secret: PRACTICE_APP.clientSecret }] };
  const { TENANT_ID = '', CLIENT_ID = '', TEAMS_APP_ID = '' } = config;
  return { tenantId: TENANT_ID, clientId: CLIENT_ID, credentials: credentialsOf(config), teamsAppId: TEAMS_APP_ID };
}

/** In the order in which they are tried: the certificate, then the secrets. */
function credentialsOf(config: Config): AppCredential[] {
  const { CLIENT_CERTIFICATE_FILE: file, CLIENT_SECRET: secret, CLIENT_SECRET_NEXT: next } = config;
  const secrets = [secret, next].flatMap((each) => (each ? [{ secret: each }] : []));
  if (!file) return secrets;
  try {
    return [certificateIn(readFileSync(file, 'utf8')), ...secrets];
  } catch (cause) {
    throw new ConfigFault([`CLIENT_CERTIFICATE_FILE: ${(cause as Error).message}`]);
  }
}

/**
 * Fills an empty product with the invented partnership, through the use cases that any partnership goes through: it is
 * founded, and its roster is imported from a workbook. Copies that start together found it once.
 */
export async function firstStart(service: Service, standInUrl: string, known: readonly string[]): Promise<void> {
  if (known.length > 0) return;
  const world = (await (await fetch(`${standInUrl}/world`)).json()) as World;
  const lead = world.people.find((person) => person.roles.includes('programmaleider'));
  if (!lead) return;
  const workbook = await rosterWorkbook(rosterOfWorld(world));
  const upload = await readUpload([{ name: 'deelnemerslijst.xlsx', bytes: workbook }]);
  const founded = {
    name: world.partnershipName,
    institute: world.institute.name,
    secretariatMailbox: world.secretariat.mail,
    language: 'nl' as const,
    tenantId: PRACTICE_APP.tenantId,
    programmaleider: { name: lead.displayName, email: lead.mail, entraId: lead.id },
  };
  try {
    const actor = { partnershipId: randomUUID(), personId: null, via: 'system' as const };
    const { partnershipId, personId } = await service.transact(actor, (work) => createPartnership(work, founded));
    await service.transact({ partnershipId, personId, via: 'system' }, (work) => importRoster(work, upload));
  } catch (cause) {
    if (!(cause instanceof Refusal && cause.code === 'partnership-exists')) throw cause;
  }
}
