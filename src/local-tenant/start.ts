import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import express, { type NextFunction, type Request, type Response } from 'express';
import { channelRouter } from './channel/router.ts';
import { TenantClock } from './clock.ts';
import type { LocalTenantOptions } from './config.ts';
import type { TenantContext } from './context.ts';
import { controlRouter } from './control.ts';
import { Directory } from './directory.ts';
import { endpointsAt, type TenantEndpoints } from './endpoints.ts';
import { Issuer } from './entra/issuer.ts';
import { entraRouter, TENANT_PATH } from './entra/router.ts';
import { SigningKey } from './entra/signing-key.ts';
import { Faults } from './faults.ts';
import { Notifier } from './graph/notifier.ts';
import { graphRouter } from './graph/router.ts';
import { Journal } from './journal.ts';
import { pageApiRouter } from './page-api/router.ts';
import { Signals } from './signals.ts';
import { tenantState } from './state.ts';
import { worldOf } from './world/fill.ts';
import type { World } from './world/world.ts';

export interface LocalTenant {
  url: string;
  ctx: TenantContext;
  world: World;
  endpoints: TenantEndpoints;
  notifier: Notifier;
  close(): Promise<void>;
}

/** Starts the stand-in for Microsoft 365: one port on this machine, remembering in `dataDir` where that is given. */
export async function startLocalTenant(options: LocalTenantOptions): Promise<LocalTenant> {
  const journal = new Journal(options.dataDir ? join(options.dataDir, 'local-tenant.jsonl') : undefined);
  const app = express();
  const server = createServer(app);
  let url = '';
  const ctx = contextOf(options, journal, () => url);
  await listen(server, options.port);
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const notifier = new Notifier(ctx);
  mount(app, ctx, notifier);
  // Whatever was to be told when the stand-in went down was missed.
  void notifier.lifecycle('missed');
  return {
    url,
    ctx,
    world: ctx.world,
    endpoints: endpointsAt(url, options),
    notifier,
    close: async () => {
      notifier.stop();
      ctx.signals.clear();
      await stop(server);
      journal.close();
    },
  };
}

function contextOf(options: LocalTenantOptions, journal: Journal, url: () => string): TenantContext {
  const state = tenantState(journal);
  const signals = new Signals();
  const clock = new TenantClock(state.settings, signals);
  if (options.startsAt && !state.settings.get('clock')) clock.begin(options.startsAt);
  const directory = new Directory(state);
  const issuer = new Issuer(new SigningKey(state.settings), options, directory);
  const world = worldOf(options, state, journal, clock);
  let recorded = state.record.size;
  return {
    options,
    state,
    world,
    clock,
    faults: new Faults(state.settings, signals, options.seed),
    issuer,
    directory,
    signals,
    url,
    atomically: (work) => journal.batch(work),
    record: (kind, detail) => {
      recorded += 1;
      return state.record.put({ id: String(recorded).padStart(9, '0'), at: clock.iso(), kind, detail });
    },
  };
}

function mount(app: express.Express, ctx: TenantContext, notifier: Notifier): void {
  app.disable('x-powered-by');
  app.use(onlyThisMachine);
  const entra = entraRouter(ctx);
  app.use('/entra', entra);
  app.use((req, res, next) => (TENANT_PATH.test(req.path) ? entra(req, res, next) : next()));
  app.use('/graph', graphRouter(ctx));
  app.use('/channel', channelRouter(ctx));
  app.use('/page-api', pageApiRouter(ctx));
  app.use(controlRouter(ctx, notifier));
  app.get('/sharepoint/personal/:file/:name', (req, res) => {
    const file = ctx.state.files.get(req.params.file);
    // Text, so that no name of a file is ever shown as a page.
    res.status(file ? 200 : 404).type('text/plain');
    res.send(file ? `Oefenomgeving. Hier opent SharePoint: ${file.name}` : 'Oefenomgeving. Dit bestand is er niet.');
  });
  const page = resolve('dist/local-tenant-page');
  if (existsSync(page)) app.use(express.static(page));
  app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    process.stderr.write(`local tenant: ${error instanceof Error ? error.stack : String(error)}\n`);
    if (res.headersSent) res.destroy();
    else res.status(500).json({ error: { code: 'InternalServerError', message: 'The stand-in stumbled.' } });
  });
}

/** A web page elsewhere must not reach the stand-in by a name that resolves to this machine. */
function onlyThisMachine(req: Request, res: Response, next: NextFunction): void {
  if (['127.0.0.1', 'localhost', '[::1]'].includes(req.hostname)) next();
  else res.status(421).end();
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done());
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
