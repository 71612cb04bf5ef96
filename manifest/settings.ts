import * as z from 'zod';

/** What differs between one tenant's package and another's; read from the same environment as the service. */
const environment = z.object({
  PUBLIC_URL: z.url({ protocol: /^https$/, error: 'must be the https address of the service' }),
  CLIENT_ID: z.guid('must be the application (client) id'),
  MANIFEST_VERSION: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'must be three numbers, such as 1.0.0')
    .default('1.0.0'),
  DEVELOPER_NAME: z.string().min(1).max(32).default('Kringwerk'),
});

export interface PackageSettings {
  /** Without a slash at the end. */
  publicUrl: string;
  host: string;
  clientId: string;
  /** The package's own id, by which a newer package replaces an older one. The catalogue gives the app another: TEAMS_APP_ID. */
  appId: string;
  version: string;
  developer: string;
}

/** Reads the settings; throws an Error that lists every fault at once. */
export function packageSettings(env: Record<string, string | undefined>): PackageSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  - ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The app package cannot be made:\n${faults.join('\n')}\nSee .env.example.`);
  }
  const url = new URL(parsed.data.PUBLIC_URL);
  return {
    publicUrl: parsed.data.PUBLIC_URL.replace(/\/$/, ''),
    host: url.host,
    clientId: parsed.data.CLIENT_ID,
    // The client id does for it: it is unique, always the same, and known before the catalogue has seen the package.
    appId: parsed.data.CLIENT_ID,
    version: parsed.data.MANIFEST_VERSION,
    developer: parsed.data.DEVELOPER_NAME,
  };
}
