import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const SOURCES = [
  'bot',
  'src',
  'tabs',
  'package.json',
  'vite.config.ts',
  'vite.server.config.ts',
  'vite.outlook.config.ts',
];
const BUILT = [
  'dist/server/empty-database.tar',
  'dist/tabs/index.html',
  'dist/outlook/launch-event.js',
  'dist/local-tenant-page/index.html',
];

/** Builds what `npm start` runs, unless it is there and newer than every source. Takes half a minute when it builds. */
export async function ensureBuilt(): Promise<void> {
  const oldest = Math.min(...BUILT.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)));
  if (oldest > Math.max(...SOURCES.map(newestIn))) return;
  await build();
}

/** As for people: what Jest says of where it runs would build React as its developers have it, slower and half as large again. */
async function build(): Promise<void> {
  const env = { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' };
  await promisify(execFile)('npm', ['run', 'build'], { env, maxBuffer: 10_000_000 });
}

/** The empty, migrated database of the build, when it is newer than all that it is made of. */
export function builtDatabase(): string | undefined {
  const file = resolve('dist/server/empty-database.tar');
  const newest = Math.max(newestIn('src/edge/database'), newestIn('node_modules/@electric-sql/pglite/package.json'));
  return existsSync(file) && statSync(file).mtimeMs > newest ? file : undefined;
}

/** Where the built tabs lie, of whatever age; builds them where there are none. */
export async function builtTabs(): Promise<string> {
  const folder = resolve('dist/tabs');
  if (!existsSync(join(folder, 'index.html'))) await build();
  return folder;
}

function newestIn(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
