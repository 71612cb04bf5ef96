import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { practiceTenant } from '../../bot/practice.ts';
import { type LocalTenant, startLocalTenant } from '../../src/local-tenant/start.ts';
import type { World } from '../../src/local-tenant/world/world.ts';

export interface ProductOptions {
  /** A Postgres server; without it one copy on an embedded database in a folder of its own. */
  databaseUrl?: string;
  copies?: number;
  /** How often a copy that was killed is started again when it ends while it starts: never, unless its database goes away too. */
  startsAgain?: number;
  /** Virtual instant at which the stand-in's world begins. */
  startsAt?: string;
  /** Who lives in the stand-in's world; without it the invented partnership. */
  world?: World;
  /** Extra environment for the service. */
  env?: Record<string, string>;
}

/** The running product: a stand-in in this process, and the service in processes that can be killed. */
export interface Product {
  standIn: LocalTenant;
  /** The address people and the stand-in use; requests go to a copy that lives. */
  url: string;
  copies: readonly Copy[];
  /** A call to the tab API as a person of the stand-in. Throws with status and body unless 2xx. */
  api<T>(accountId: string, method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

export interface Copy {
  readonly port: number;
  /** Of the process that runs now. */
  readonly pid: number;
  readonly alive: boolean;
  readonly restarts: number;
  /** The end of what it logged since it began, over all its processes. */
  readonly log: string;
  /** kill -9, and start again on the same port. Resolves when it is ready. */
  killAndRestart(): Promise<void>;
  /** What a new version does: SIGTERM, requests until it says that it is not ready any more, and start again. */
  rollOver(): Promise<void>;
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'kringwerk-product-'));
  const copies: ServiceCopy[] = [];
  const door = await openDoor(copies);
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const standIn = await startLocalTenant({
    ...practiceTenant(url),
    port: 0,
    ...(options.startsAt ? { startsAt: options.startsAt } : {}),
    ...(options.world ? { world: options.world } : {}),
    ...(process.env['GRAPH_TRAFFIC_LOG'] ? { graphTrafficLog: process.env['GRAPH_TRAFFIC_LOG'] } : {}),
  });
  const environment = {
    LOG_LEVEL: 'warn',
    ...options.env,
    PUBLIC_URL: url,
    LOCAL_TENANT_URL: standIn.url,
    TRUSTED_PROXIES: '1',
    DATA_DIR: join(folder, 'data'),
    ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
  };
  for (let copy = 0; copy < (options.copies ?? 1); copy += 1) {
    copies.push(new ServiceCopy(await freePort(), environment, options.startsAgain ?? 0));
    await copies[copy]?.start();
  }
  return {
    standIn,
    url,
    copies,
    api: (accountId, method, path, body) => callApi(standIn, url, accountId, method, path, body),
    stop: async () => {
      await Promise.all(copies.map((copy) => copy.stop()));
      await standIn.close();
      door.closeAllConnections();
      await new Promise((done) => door.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

class ServiceCopy implements Copy {
  readonly port: number;
  readonly #environment: Record<string, string>;
  readonly #startsAgain: number;
  #process: ChildProcess | null = null;
  #output = '';
  alive = false;
  restarts = 0;

  constructor(port: number, environment: Record<string, string>, startsAgain: number) {
    this.port = port;
    this.#environment = environment;
    this.#startsAgain = startsAgain;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  get log(): string {
    return this.#output;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--no-warnings', 'dist/server/main.js'], {
      env: { ...process.env, NODE_OPTIONS: '', ...this.#environment, PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    const keep = (chunk: Buffer): void => {
      this.#output = (this.#output + chunk.toString()).slice(-LOG_KEPT);
      if (process.env['SHOW_SERVICE_LOG']) process.stderr.write(chunk);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('exit', () => {
      this.alive = false;
    });
    await this.#ready(child);
    this.alive = true;
  }

  async killAndRestart(): Promise<void> {
    await this.#end('SIGKILL');
    this.restarts += 1;
    await this.#startAgain();
  }

  /** As whoever minds a service does, where its database goes away too: one that ends while it starts is started again. */
  async #startAgain(): Promise<void> {
    for (let left = this.#startsAgain; ; left -= 1) {
      try {
        return await this.start();
      } catch (fault) {
        if (left === 0) throw fault;
      }
    }
  }

  async rollOver(): Promise<void> {
    const child = this.#process;
    const ended = new Promise((done) => child?.once('exit', done));
    child?.kill('SIGTERM');
    // A load balancer knows nothing of signals: it goes on until the next look at the service's health.
    while (await isReady(this.port)) await new Promise((resume) => setTimeout(resume, BALANCER_LOOKS_MS));
    this.alive = false;
    await ended;
    await this.start();
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.alive = false;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await ended;
    clearTimeout(late);
  }

  async #ready(child: ChildProcess): Promise<void> {
    const until = Date.now() + READY_MS;
    while (Date.now() < until) {
      if (child.exitCode !== null) throw new Error(`the service ended while starting:\n${this.#output}`);
      if (await isReady(this.port)) return;
      await new Promise((resume) => setTimeout(resume, 50));
    }
    throw new Error(`the service was not ready in time:\n${this.#output}`);
  }
}

/** Characters. */
const LOG_KEPT = 200_000;
/** A machine that is busy with everything else too takes long to start a service. */
const READY_MS = 180_000;

const BALANCER_LOOKS_MS = 200;

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
  return answer?.ok ?? false;
}

/** What a load balancer does: pass each request to a living copy in turn; 503 while none lives. */
async function openDoor(copies: readonly ServiceCopy[]): Promise<Server> {
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const living = copies.filter((copy) => copy.alive);
    const copy = living[turn++ % Math.max(1, living.length)];
    if (!copy) return void outgoing.writeHead(503).end();
    const { method, url: path } = incoming;
    const headers = { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' };
    const onward = httpRequest({ host: '127.0.0.1', port: copy.port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    onward.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

async function callApi<T>(
  standIn: LocalTenant,
  url: string,
  accountId: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const token = await standIn.ctx.issuer.userToken(accountId);
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new ApiRefusal(answer.status, `${method} ${path}`, text);
  return (text ? JSON.parse(text) : undefined) as T;
}

export class ApiRefusal extends Error {
  readonly status: number;
  constructor(status: number, call: string, body: string) {
    super(`${call} → ${status}: ${body.slice(0, 500)}`);
    this.status = status;
  }
}
