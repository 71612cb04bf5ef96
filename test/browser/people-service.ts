import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { errorHandler } from '../../bot/http/errors.ts';
import { pages } from '../../bot/http/pages.ts';
import { peopleRoutes } from '../../bot/http/people-routes.ts';
import { mountTabRoutes, type TabCall } from '../../bot/http/route.ts';
import { securityHeaders } from '../../bot/http/security.ts';
import type { Service } from '../../bot/service.ts';
import { singly, transactions } from '../../src/edge/database/transact.ts';
import { createLog } from '../../src/edge/log.ts';
import { highsSolver } from '../../src/edge/solver/highs.ts';
import { peopleJobs } from '../../src/people/jobs.ts';
import { standingOf } from '../../src/people/store.ts';
import { createPartnership } from '../../src/people/use-cases-settings.ts';
import { calendarsOf } from '../support/calendars.ts';
import { openEmbeddedCopy } from '../support/database.ts';

/** The programmaleider of a partnership that has nothing yet, as `EXAMPLE_ROSTER` names her. */
export const LEADER = { name: 'Jolanda van der Meulen', email: 'jolanda.van.der.meulen@voorbeeld.example' };
const NOW = '2026-11-02T09:00:00.000Z';

/** The built tabs over the real routes, jobs and database of people; only the signing in is left out. */
export async function startPeopleService(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const database = await openEmbeddedCopy();
  const clock = { now: () => NOW };
  const jobs: { name: string; payload: unknown }[] = [];
  const transact = transactions(
    database,
    { enqueue: async (_tx, { name }, payload) => void jobs.push({ name, payload }) },
    clock,
  );
  const service: Service = {
    transact,
    read: (partnershipId, look) => database.db.transaction().execute((tx) => look({ tx, partnershipId })),
    freeBusy: calendarsOf(),
    single: singly(database),
    clock,
    log: createLog('silent'),
    publicUrl: '',
    solve: highsSolver(),
  };
  const partnershipId = randomUUID();
  const { personId } = await transact({ partnershipId, personId: null, via: 'system' }, (work) =>
    createPartnership(work, {
      name: 'Partnerschap Opleiden Oost',
      institute: 'Hogeschool De Linde',
      secretariatMailbox: 'secretariaat@linde.example',
      language: 'nl',
      tenantId: 'tenant',
      programmaleider: { ...LEADER, entraId: 'leader' },
    }),
  );
  const handlers = peopleJobs({
    ...service,
    directory: { findByMail: async (emails) => new Map(emails.map((email) => [email, null])) },
    partnershipIds: async () => [partnershipId],
  });
  const work = async (): Promise<void> => {
    for (let next = jobs.shift(); next; next = jobs.shift()) {
      await handlers.find(({ job }) => job.name === next?.name)?.handle(next.payload);
    }
  };

  const app = express();
  app.use(securityHeaders());
  app.get(
    '/api/public-config',
    (_request, response) => void response.json({ clientId: 'c', authority: 'https://x', tenantId: 't' }),
  );
  app.get('/api/me', (_request, response) => {
    const place = {
      id: partnershipId,
      name: 'Partnerschap Opleiden Oost',
      personId,
      screens: ['meetings', 'programme', 'placements', 'people'],
    };
    response.json({ name: LEADER.name, language: 'nl', partnerships: [place] });
  });
  const router = express.Router();
  router.use(express.json(), async (_request, response, next) => {
    const standing = await service.read(partnershipId, (scope) => standingOf(scope, personId, '2026-11-02'));
    response.locals['call'] = {
      service,
      actor: { partnershipId, personId, via: 'tab' },
      standing,
      language: 'nl',
    } as TabCall;
    // What a request enqueues is done once it has been answered, as the worker would.
    response.on('finish', () => void work());
    next();
  });
  mountTabRoutes(router, peopleRoutes);
  app.use(`/api/partnerships/${partnershipId}`, router);
  app.use(pages(folder));
  app.use(errorHandler(service.log));
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await database.close();
    },
  };
}
