import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import * as z from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** Everything that can be set from outside; `.env.example` explains each in a sentence. */
const environment = z.object({
  PORT: port(3978),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATA_DIR: z.string().default('./.data'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Seconds for which a copy that was told to stop still takes requests; left out: none in practice, else five. */
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(60).optional(),
  METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
  LINK_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  TENANT_ID: z.guid().optional(),
  ALLOWED_TENANT_IDS: list.default([]),
  CLIENT_ID: z.guid().optional(),
  CLIENT_SECRET: z.string().min(1).optional(),
  CLIENT_SECRET_NEXT: z.string().min(1).optional(),
  CLIENT_CERTIFICATE_FILE: z.string().min(1).optional(),
  TEAMS_APP_ID: z.guid().optional(),
  LOCAL_TENANT_PORT: port(3980),
  LOCAL_TENANT_URL: z.url().optional(),
  GRAPH_TRAFFIC_LOG: z.string().optional(),
  PLAYGROUND_URL: z.url().optional(),
});

/** The names of all of them. */
export const SETTINGS: readonly string[] = Object.keys(environment.shape);

const REAL_TENANT = ['TENANT_ID', 'CLIENT_ID', 'TEAMS_APP_ID', 'PUBLIC_URL', 'LINK_SECRET'] as const;

export type Config = Omit<z.infer<typeof environment>, 'DATA_DIR'> & {
  DATA_DIR: string;
  /** True when no real tenant is configured: the service then talks to the stand-in. */
  practice: boolean;
};

/** All that is wrong with the environment, each fault a line that says what to set. */
export class ConfigFault extends Error {
  constructor(faults: string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nSee .env.example.`);
    this.name = 'ConfigFault';
  }
}

/** What the service is told: its environment, and what that leaves open from a file `.env` where it is started, if there is one. */
export function givenSettings(file = '.env'): Record<string, string | undefined> {
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : process.env;
}

/** Reads the configuration. Throws ConfigFault listing every fault at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const real = 'TENANT_ID' in given;
  if (real) for (const key of REAL_TENANT) if (!(key in given)) faults.push(`${key}: is needed when TENANT_ID is set`);
  if (real && !('CLIENT_SECRET' in given || 'CLIENT_CERTIFICATE_FILE' in given))
    faults.push('CLIENT_SECRET or CLIENT_CERTIFICATE_FILE: one is needed when TENANT_ID is set');
  if (real && 'LOCAL_TENANT_URL' in given) faults.push('LOCAL_TENANT_URL: leave it out when TENANT_ID is set');
  if ('PLAYGROUND_URL' in given) faults.push(...playgroundFaults(given));
  if (faults.length > 0 || !parsed.success) throw new ConfigFault(faults);
  return { ...parsed.data, DATA_DIR: resolve(parsed.data.DATA_DIR), practice: !real };
}

/**
 * The playground's bot door asks for no token, so everything about it has to stay on this machine: no real tenant, no
 * production, no other address to listen on or to be reached at, and no proxy that brings others in.
 */
function playgroundFaults(given: Record<string, string | undefined>): string[] {
  const faults: string[] = [];
  const refuse = (when: boolean, why: string): void => void (when && faults.push(`PLAYGROUND_URL: ${why}`));
  refuse(given['NODE_ENV'] === 'production', 'leave it out in production (NODE_ENV is "production")');
  refuse('TENANT_ID' in given, 'leave it out when TENANT_ID is set: the playground is for practice alone');
  refuse(!isLoopback(given['HOST'] ?? '127.0.0.1'), 'HOST must be 127.0.0.1, so that nobody else reaches the bot');
  refuse(Number(given['TRUSTED_PROXIES'] ?? 0) > 0, 'leave TRUSTED_PROXIES out: a proxy would bring others in');
  for (const key of ['PLAYGROUND_URL', 'PUBLIC_URL']) {
    const url = given[key];
    refuse(url !== undefined && !isLoopback(hostOf(url)), `${key} must be an address of this machine`);
  }
  return faults;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** True for a host name of this machine that nobody else can reach. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host.replace(/^\[|\]$/g, '').toLowerCase());
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
