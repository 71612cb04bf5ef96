import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ConfigFault, givenSettings, readConfig, SETTINGS } from '../../src/edge/config.ts';
import { ensureBuilt } from '../support/built.ts';

const read = (file: string): string => readFileSync(file, 'utf8');

interface Locked {
  dev?: boolean;
  link?: boolean;
  optional?: boolean;
  integrity?: string;
  hasInstallScript?: boolean;
}

/** Set for others than the service: Node itself, the package of the app, and the Postgres beside it. */
const OTHERS = new Set([
  ...['NODE_ENV', 'MANIFEST_VERSION', 'DEVELOPER_NAME'],
  ...['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'],
]);

describe('what the service can be told', () => {
  test('is explained in .env.example, setting by setting', () => {
    const explained = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(SETTINGS.filter((name) => !explained.includes(name))).toEqual([]);
    expect(explained.filter((name) => !SETTINGS.includes(name ?? '') && !OTHERS.has(name ?? ''))).toEqual([]);
  });

  test('is left to the container, the compose file and the defaults by a copy of .env.example in which nothing was filled in', () => {
    expect(parseEnv(read('.env.example'))).toEqual({});
  });

  test('comes from a file beside the service too, and what the environment says goes before it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kringwerk-settings-'));
    const file = join(folder, '.env');
    writeFileSync(file, 'LOCAL_TENANT_PORT=4001\nPATH=/nowhere\n');
    expect(readConfig(givenSettings(file)).LOCAL_TENANT_PORT).toBe(4001);
    expect(givenSettings(file)['PATH']).toBe(process.env['PATH']);
    expect(givenSettings(`${file}.absent`)).toEqual(process.env);
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['Dockerfile', /^ENV (.+)$/gm],
    ['compose.yaml', /^ {6}([A-Z_]+):/gm],
    ['azure.bicep', /\{ name: '([A-Z_]+)', (?:value|secretRef)/g],
  ])('%s says nothing that nobody listens to', (file, pattern) => {
    const found = [...read(file).matchAll(pattern)].map(([, text = '']) => text);
    const names = found.flatMap((text) => [...text.matchAll(/([A-Z_]{3,})(?==|$)/g)].map(([, name = '']) => name));
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !SETTINGS.includes(name) && !OTHERS.has(name))).toEqual([]);
  });

  test('is enough as Azure gets it: what its template sets is a configuration of a real tenant', () => {
    const id = 'a1111111-1111-4111-8111-111111111111';
    const example: Record<string, string> = {
      ...{ PUBLIC_URL: 'https://kring.example', TRUSTED_PROXIES: '1', LINK_SECRET: 'x'.repeat(32) },
      ...{ TENANT_ID: id, CLIENT_ID: id, TEAMS_APP_ID: id, CLIENT_SECRET: 'secret' },
      DATABASE_URL: 'postgres://db.example/kringwerk',
    };
    const set = [...read('azure.bicep').matchAll(/\{ name: '([A-Z_]+)', (?:value|secretRef)/g)].map(([, name]) => name);
    const given = Object.fromEntries(Object.entries(example).filter(([name]) => set.includes(name)));
    expect(readConfig({ ...given, NODE_ENV: 'production', HOST: '0.0.0.0' }).practice).toBe(false);
    expect(() => readConfig({ ...given, LINK_SECRET: undefined })).toThrow(ConfigFault);
  });
});

describe('azure.bicep', () => {
  const text = read('azure.bicep').replace(/^\s*\/\/.*$/gm, '');
  const declared = [...text.matchAll(/^(param|var|resource) (\w+)/gm)].map(([, kind, name = '']) => ({ kind, name }));

  test('declares nothing twice, and nothing that it does not use', () => {
    const names = declared.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const unused = declared.filter(({ kind, name }) => {
      const uses = text.match(new RegExp(`(?<![\\w'./-])${name}(?![\\w'-]*:)\\b`, 'g')) ?? [];
      return kind !== 'resource' && uses.length < 2;
    });
    expect(unused).toEqual([]);
  });

  test('keeps what is secret out of plain sight', () => {
    const secure = [...text.matchAll(/@secure\(\)\s+(?:@\w+\([^)]*\)\s+)*param (\w+)/g)].map(([, name = '']) => name);
    expect(secure.sort()).toEqual(['clientSecret', 'clientSecretNext', 'databasePassword', 'linkSecret']);
    const environment = text.slice(text.indexOf('env: concat('), text.indexOf('probes:'));
    for (const name of secure) expect([name, environment.includes(`value: ${name}`)]).toEqual([name, false]);
    expect(text.slice(text.indexOf('\noutput '))).not.toMatch(/[Ss]ecret|[Pp]assword/);
  });

  test('closes whatever it opens', () => {
    const open: string[] = [];
    const pairs: Record<string, string> = { '}': '{', ']': '[', ')': '(' };
    for (const [mark] of text.replace(/'(?:[^'\\$]|\\.|\$\{[^}]*\}|\$)*'/g, '').matchAll(/[{}[\]()]/g)) {
      if (mark in pairs) expect(open.pop()).toBe(pairs[mark]);
      else open.push(mark);
    }
    expect(open).toEqual([]);
  });
});

describe('the container', () => {
  beforeAll(() => ensureBuilt(), 180_000);

  test('holds every package that the service loads', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const loaded = new Set<string>();
    for (const file of readdirSync('dist/server').filter((name) => name.endsWith('.js'))) {
      for (const [, from = ''] of read(`dist/server/${file}`).matchAll(
        /^(?:import|export) (?:.* from )?"([^"]+)";?$/gm,
      )) {
        if (!/^[./]|^node:/.test(from))
          loaded.add(
            from
              .split('/')
              .slice(0, from.startsWith('@') ? 2 : 1)
              .join('/'),
          );
      }
    }
    expect(loaded.size).toBeGreaterThan(15);
    const missing = [...loaded].filter((name) => !(name in dependencies) && !builtinModules.includes(name));
    expect(missing).toEqual([]);
  });

  test('installs what the lock file names and nothing else, and lets no package run a script but those that are known', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
    const shipped = Object.entries(packages).filter(([path, { dev, link }]) => path && !dev && !link);
    expect(shipped.length).toBeGreaterThan(100);
    // Packages for machines that the lock file was not made on come without a checksum, and are not installed either.
    const unsure = shipped.filter(([, { integrity, optional }]) => !integrity && !optional).map(([path]) => path);
    expect(unsure).toEqual([]);
    const scripted = shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    // It checks that the program for this machine came along.
    expect(scripted).toEqual(['node_modules/esbuild']);
  });

  test('runs as nobody in particular, lets the service hear that it has to stop, and keeps its data outside', () => {
    const text = read('Dockerfile');
    expect(text).toMatch(/^USER node$/m);
    expect(text).toMatch(/^CMD \["node", "dist\/server\/main\.js"\]$/m);
    expect(text).toMatch(/^VOLUME \/data$/m);
    expect(text).toContain('DATA_DIR=/data');
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env', '.data', 'node_modules']));
  });
});
