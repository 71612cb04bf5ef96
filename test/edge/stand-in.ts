import type { AddressInfo } from 'node:net';
import express from 'express';
import { channelRouter } from '../../src/local-tenant/channel/router.ts';
import { TenantClock } from '../../src/local-tenant/clock.ts';
import type { TenantContext } from '../../src/local-tenant/context.ts';
import { Directory } from '../../src/local-tenant/directory.ts';
import { Issuer } from '../../src/local-tenant/entra/issuer.ts';
import { entraRouter } from '../../src/local-tenant/entra/router.ts';
import { SigningKey } from '../../src/local-tenant/entra/signing-key.ts';
import { Faults } from '../../src/local-tenant/faults.ts';
import { Journal } from '../../src/local-tenant/journal.ts';
import { pageApiRouter } from '../../src/local-tenant/page-api/router.ts';
import { Signals } from '../../src/local-tenant/signals.ts';
import { type Account, type Setting, tenantState } from '../../src/local-tenant/state.ts';
import type { World } from '../../src/local-tenant/world/world.ts';

export const TENANT_ID = '7a1c0d52-3f0e-4c9b-9d0e-1f2a3b4c5d6e';
export const CLIENT_ID = '5b8e4f70-2a6d-4b1c-8f3e-9c0d1e2f3a4b';
export const CLIENT_SECRET = 'only-for-the-test';

/** A few people are enough for the channel: some in the tenant, and one who has mail only. */
const PEOPLE: [id: string, name: string, directory: 'Member' | null][] = [
  ['11111111-1111-4111-8111-111111111111', 'Marijke de Wit', 'Member'],
  ['22222222-2222-4222-8222-222222222222', 'Joris van Dalen', 'Member'],
  ['33333333-3333-4333-8333-333333333333', 'Anneke Postma', null],
  ['44444444-4444-4444-8444-444444444444', 'Samira Bouzidi', 'Member'],
];
export const [MARIJKE, JORIS, ANNEKE, SAMIRA] = PEOPLE.map(([id]) => id) as [string, string, string, string];

/** One key for all stand-ins of a test file: botbuilder keeps its tokens for as long as the process lives. */
let signingKey: Setting | undefined;

export interface StandIn {
  ctx: TenantContext;
  url: string;
  /** Calls the page API; throws with the answer when it is refused. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
  close(): Promise<void>;
}

/** What a browser needs beside it: the folder with the built page, and the address of the app's tab. */
export interface Shown {
  page: string;
  tab: string;
}

/** The channel, Entra and the page API on a free port, with a world of a few people; without Graph or a journal file. */
export async function startStandIn(botEndpoint: string, shown?: Shown): Promise<StandIn> {
  const ctx = contextFor(botEndpoint);
  const app = express();
  app.use('/entra', entraRouter(ctx));
  app.use('/channel', channelRouter(ctx));
  app.use('/page-api', pageApiRouter(ctx));
  if (shown) app.use(express.static(shown.page));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ctx.url = () => url;
  if (shown) ctx.options.tabs.push({ id: 'tab', name: 'Proeftab', contentUrl: `${shown.tab}?host=${url}` });
  return {
    ctx,
    url,
    call: (method, path, body) => callPageApi(url, method, path, body),
    close: async () => {
      signingKey = ctx.state.settings.get('signing-key');
      ctx.signals.clear();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function callPageApi<T>(url: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${url}/page-api${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

function contextFor(botEndpoint: string): TenantContext & { url: () => string } {
  const options = {
    port: 0,
    tenantId: TENANT_ID,
    app: {
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      teamsAppId: 'de305d54-75b4-431b-adb2-eb6b9e546014',
      name: 'Proefbot',
      applicationIdUri: `api://127.0.0.1/${CLIENT_ID}`,
    },
    botEndpoint,
    tabs: [],
  };
  const state = tenantState(new Journal());
  for (const [id, displayName, directory] of PEOPLE) state.accounts.put(accountOf(id, displayName, directory));
  if (signingKey) state.settings.put(signingKey);
  const signals = new Signals();
  const directory = new Directory(state);
  const issuer = new Issuer(new SigningKey(state.settings), options, directory);
  const clock = new TenantClock(state.settings, signals);
  const faults = new Faults(state.settings, signals);
  const record: TenantContext['record'] = (kind, detail) =>
    state.record.put({ id: String(state.record.size + 1), at: clock.iso(), kind, detail });
  const world = { tenant: { id: TENANT_ID, domain: 'proef.example', displayName: 'Proefschool' } } as World;
  const atomically: TenantContext['atomically'] = (work) => work();
  return { options, state, world, clock, faults, issuer, directory, signals, url: () => '', atomically, record };
}

function accountOf(id: string, displayName: string, directory: 'Member' | null): Account {
  const [givenName, ...surname] = displayName.split(' ');
  const mail = `${givenName!.toLowerCase()}@proef.example`;
  return {
    id,
    displayName,
    givenName: givenName!,
    surname: surname.join(' '),
    mail,
    userPrincipalName: mail,
    homeTenantId: directory ? TENANT_ID : null,
    directory,
    jobTitle: 'Werkgroeplid',
    companyName: 'Proefschool',
    preferredLanguage: 'nl-NL',
    group: 'Werkgroep',
  };
}
