import { join } from 'node:path';
import type { LocalTenantOptions } from '../src/local-tenant/config.ts';
import { type LocalTenant, startLocalTenant } from '../src/local-tenant/start.ts';

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
  const tab = (id: string, name: string) => ({ id, name, contentUrl: `${publicUrl}/tab/${id}` });
  return {
    tenantId: PRACTICE_APP.tenantId,
    app: {
      clientId: PRACTICE_APP.clientId,
      clientSecret: PRACTICE_APP.clientSecret,
      teamsAppId: PRACTICE_APP.teamsAppId,
      name: 'Kringwerk',
      applicationIdUri: `api://${new URL(publicUrl).host}/${PRACTICE_APP.clientId}`,
      commands: [
        { title: 'mijn vragen', description: 'Laat zien wat je nog moet beantwoorden' },
        { title: 'agenda', description: 'Laat je volgende bijeenkomst zien' },
        { title: 'status', description: 'Laat zien hoe het ervoor staat' },
        { title: 'herinner wie nog niet heeft gereageerd', description: 'Maakt een voorbeeld; je verstuurt het zelf' },
        { title: 'help', description: 'Laat zien wat je kunt vragen' },
      ],
    },
    botEndpoint: `${publicUrl}/api/messages`,
    tabs: [tab('overleg', 'Mijn overleg'), tab('programma', 'Programma'), tab('plaatsing', 'Plaatsing')],
  };
}

/** Starts the stand-in beside the service, remembering under the same data folder. */
export function startPractice(settings: {
  publicUrl: string;
  port: number;
  dataDir: string;
  graphTrafficLog?: string;
}): Promise<LocalTenant> {
  return startLocalTenant({
    ...practiceTenant(settings.publicUrl),
    port: settings.port,
    dataDir: join(settings.dataDir, 'practice'),
    ...(settings.graphTrafficLog ? { graphTrafficLog: settings.graphTrafficLog } : {}),
  });
}
