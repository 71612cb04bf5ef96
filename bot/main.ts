import { createServer as createHttpServer } from 'node:http';
import { agendaHandlers } from '../src/agendas/jobs.ts';
import { fileForMail } from '../src/agendas/use-cases-papers.ts';
import { teamsLink, withTeamsLinks } from '../src/cards/deep-links.ts';
import { markId } from '../src/delivery/cards/mark.ts';
import { deliveryHandlers } from '../src/delivery/jobs.ts';
import { createPump } from '../src/delivery/sending/pump.ts';
import { endLeases } from '../src/delivery/store-claims.ts';
import { outboxFigures } from '../src/delivery/store-figures.ts';
import { noteUnreachable } from '../src/delivery/use-cases-bounces.ts';
import { fileOf } from '../src/documents/write.ts';
import { followClock, systemClock } from '../src/edge/clock.ts';
import { type Config, ConfigFault, givenSettings, readConfig } from '../src/edge/config.ts';
import { awaitServer, DatabaseAway } from '../src/edge/database/await-server.ts';
import { FolderInUse } from '../src/edge/database/folder-lock.ts';
import { type OpenDatabase, openDatabase } from '../src/edge/database/open.ts';
import { showPresence } from '../src/edge/database/presence.ts';
import { keepingStatistics } from '../src/edge/database/statistics.ts';
import { reads, singly, transactions } from '../src/edge/database/transact.ts';
import { graphActivityFeed } from '../src/edge/graph/activity-feed.ts';
import { graphChatLookup } from '../src/edge/graph/chat-lookup.ts';
import { createGraph } from '../src/edge/graph/client.ts';
import { findRooms } from '../src/edge/graph/find-rooms.ts';
import { findUsersByMail } from '../src/edge/graph/find-users.ts';
import { graphFreeBusy } from '../src/edge/graph/free-busy.ts';
import { graphMailSender } from '../src/edge/graph/mail-sender.ts';
import { graphMeetingCalendar } from '../src/edge/graph/meeting-calendar.ts';
import { graphOwnTodo } from '../src/edge/graph/own-todo.ts';
import { readBounces } from '../src/edge/graph/read-bounces.ts';
import { graphSharedFiles } from '../src/edge/graph/shared-file.ts';
import { tried } from '../src/edge/graph/try.ts';
import { graphCalendarWatcher } from '../src/edge/graph/watch-calendar.ts';
import { createAnswerLinks } from '../src/edge/identity/answer-links.ts';
import { createAppIdentity } from '../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn, publicMicrosoft } from '../src/edge/identity/endpoints.ts';
import { keptSecret } from '../src/edge/identity/kept-secret.ts';
import { createTabTokenCheck } from '../src/edge/identity/tab-token.ts';
import { createLog, type Log } from '../src/edge/log.ts';
import { createMetrics } from '../src/edge/metrics.ts';
import { openQueue } from '../src/edge/queue/queue.ts';
import { highsSolver } from '../src/edge/solver/highs.ts';
import { botAuthentication, TeamsAdapter } from '../src/edge/teams/adapter.ts';
import { teamsChannel } from '../src/edge/teams/chat-channel.ts';
import { connectors } from '../src/edge/teams/connector.ts';
import { meetingsJobs } from '../src/meetings/jobs.ts';
import { describeInCalendar, takeNotices } from '../src/meetings/use-cases.ts';
import { minutesHandlers } from '../src/minutes/jobs.ts';
import { outcomeHandlers } from '../src/outcomes/jobs.ts';
import { peopleJobs } from '../src/people/jobs.ts';
import { placementJobs, redistributionJobs } from '../src/placements/jobs.ts';
import { programmeHandlers } from '../src/programmes/jobs.ts';
import { reminderHandlers } from '../src/reminders/jobs.ts';
import { drain } from './drain.ts';
import { GRAPH_CHANGES, GRAPH_LIFECYCLE } from './http/graph-webhook.ts';
import { liveHub } from './http/live-hub.ts';
import { TAB_ROUTES } from './http/routes.ts';
import { createServer } from './http/server.ts';
import { appOf, firstStart, openPractice } from './practice.ts';
import type { Service } from './service.ts';
import { askAgainThrough, lookAgainThrough } from './turns/ask-again.ts';
import { handleText } from './turns/commands.ts';
import { ALL_JOBS, startWorker, tickNow } from './worker.ts';

/** Load balancers look at a copy's health every few seconds. */
const DRAIN_SECONDS = 5;

/** For as long a service waits for a database server that starts with it, or is coming back, before it gives up. */
const DATABASE_SECONDS = 60;

/** Wires everything once and serves until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig(givenSettings());
  const log = createLog(config.LOG_LEVEL);
  const publicUrl = (config.PUBLIC_URL ?? `http://127.0.0.1:${config.PORT}`).replace(/\/$/, '');

  const [database, practice] = await Promise.all([
    openChosen(config, log),
    config.practice ? openPractice(config, publicUrl) : null,
  ]);
  const followed = practice ? await followClock(practice.url) : null;
  const clock = followed ?? systemClock;
  const endpoints = practice ? await endpointsOfStandIn(practice.url) : publicMicrosoft(config.TENANT_ID ?? '');
  const app = appOf(config);

  const identity = createAppIdentity(endpoints, app.clientId, app.credentials);
  const graph = createGraph(endpoints, identity);
  const authentication = botAuthentication(endpoints, app.tenantId, identity, config.PLAYGROUND_URL);
  const connectorAt = connectors(authentication, app.clientId, endpoints.bot.oauthScope);
  const links = createAnswerLinks(config.LINK_SECRET ?? keptSecret(config.DATA_DIR, 'link-secret'));

  const queue = await openQueue(database, ALL_JOBS, log);
  const transact = transactions(database, queue, clock);
  const partnershipIds = async (): Promise<string[]> =>
    (await database.db.selectFrom('partnership').select('id').orderBy('created_at').execute()).map(({ id }) => id);
  const service: Service = {
    transact,
    read: reads(database),
    single: singly(database),
    clock,
    sharedFiles: graphSharedFiles(endpoints, identity),
    ownTodo: graphOwnTodo(endpoints, identity),
    freeBusy: graphFreeBusy(graph, () => Date.parse(clock.now())),
    log,
    publicUrl,
    solve: highsSolver(),
  };

  const chat = {
    ...teamsChannel({
      ...{ connectorAt, clientId: app.clientId, defaultServiceUrl: endpoints.bot.channelServiceUrl },
      inTeams: (card) => withTeamsLinks(card, { publicUrl, teamsAppId: app.teamsAppId }),
    }),
    ...graphChatLookup(graph, {
      publicBaseUrl: endpoints.graph.publicBaseUrl,
      teamsAppId: app.teamsAppId,
      markIn: markId,
    }),
  };
  const mail = graphMailSender(graph);
  const inTab = { publicUrl, teamsAppId: app.teamsAppId };
  const feed = graphActivityFeed(graph, (page) => teamsLink(page, inTab) ?? page);
  const metrics = createMetrics(() => outboxFigures(database.db));
  if (database.kind === 'embedded') await endLeases(database.db);
  const askAgain = askAgainThrough(service);
  const presence = config.DATABASE_URL
    ? await showPresence(config.DATABASE_URL, (since) => void pump.comeBack(since))
    : null;
  const pump = createPump({
    ...(presence ? { holder: presence.number } : {}),
    db: database.db,
    clock,
    chat,
    feed,
    mail,
    writePaper: fileOf,
    left: (partnershipId, personId) =>
      transact({ partnershipId, personId: null, via: 'system' }, (work) =>
        noteUnreachable(work, personId, 'left-tenant'),
      ),
    lookAgain: lookAgainThrough(service, askAgain),
    links,
    keptFile: (partnershipId, ref) => service.read(partnershipId, (scope) => fileForMail(scope, ref)),
    publicUrl,
    log,
    random: Math.random,
    tried: metrics.tried,
  });
  const people = {
    ...service,
    partnershipIds,
    directory: { findByMail: (emails: string[]) => findUsersByMail(graph, emails) },
  };
  await startWorker(queue, [
    ...deliveryHandlers(pump, {
      ...{ transact, read: service.read, now: clock.now, partnershipIds },
      bounces: (mailbox, since) => tried(() => readBounces(graph, mailbox, since)),
    }),
    ...peopleJobs(people),
    ...meetingsJobs({
      ...{ db: database.db, transact, read: service.read, clock, publicUrl, partnershipIds },
      freeBusy: service.freeBusy,
      calendar: graphMeetingCalendar(graph),
      findRooms: () => findRooms(graph),
      watcher: graphCalendarWatcher(graph, {
        changes: `${publicUrl}${GRAPH_CHANGES}`,
        lifecycle: `${publicUrl}${GRAPH_LIFECYCLE}`,
      }),
    }),
    ...agendaHandlers({ transact, event: { put: describeInCalendar }, publicUrl, partnershipIds }),
    ...minutesHandlers({ transact, partnershipIds }),
    ...outcomeHandlers({ transact, partnershipIds, publicUrl }),
    ...programmeHandlers({ transact, partnershipIds, publicUrl }),
    ...reminderHandlers({ transact, partnershipIds, askAgain }),
    ...placementJobs({ transact, partnershipIds }),
    ...redistributionJobs({ transact, solve: service.solve }),
  ]);
  const endStatistics =
    database.kind === 'embedded'
      ? keepingStatistics(database.db, (cause) => log.warn({ cause: cause.name }, 'statistics were not kept'))
      : () => undefined;
  if (practice) await firstStart(service, practice.url, await partnershipIds());
  const tick = () =>
    tickNow((job) => database.db.transaction().execute((tx) => queue.enqueue(tx, job, {}))).catch((cause: Error) =>
      log.error({ cause: cause.message }, 'what came due could not be looked at'),
    );
  followed?.onJump(() => void tick());
  await tick();

  let stopping = false;
  const server = createHttpServer(
    createServer({
      service,
      adapter: new TeamsAdapter(authentication),
      verifyToken: createTabTokenCheck({ endpoints, ...app, allowedTenantIds: config.ALLOWED_TENANT_IDS }),
      links,
      onText: [handleText],
      routes: TAB_ROUTES,
      teamsAppId: app.teamsAppId,
      measuring: { metrics, token: config.METRICS_TOKEN },
      takeNotices: (notices) => takeNotices({ db: database.db, transact }, notices),
      publicConfig: {
        clientId: app.clientId,
        authority: endpoints.entra.authority,
        tenantId: app.tenantId,
        ...practice?.publicConfig,
      },
      pagesFolder: 'dist/tabs',
      trustedProxies: config.TRUSTED_PROXIES,
      onlyThisMachine: config.PLAYGROUND_URL !== undefined,
      stopping: () => stopping,
      ready: async () => void (await database.db.selectFrom('partnership').select('id').limit(1).execute()),
    }),
  );
  server.listen(config.PORT, config.HOST, () => greet(practice?.url ?? publicUrl, practice !== null));

  const drainSeconds = config.DRAIN_SECONDS ?? (config.practice ? 0 : DRAIN_SECONDS);
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    // A load balancer goes on sending until it has looked at `/health/ready` again.
    await new Promise((resume) => setTimeout(resume, drainSeconds * 1_000));
    liveHub(service).end();
    endStatistics();
    await drain(server);
    await pump.stop();
    await queue.stop();
    followed?.close();
    await practice?.close();
    await presence?.close();
    await database.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

function greet(url: string, practising: boolean): void {
  process.stdout.write(`\nKringwerk ${practising ? 'oefent op' : 'draait op'} ${url}\n`);
}

async function openChosen(config: Config, log: Log): Promise<OpenDatabase> {
  const { DATABASE_URL: url, DATA_DIR: folder } = config;
  if (!url) return openDatabase({ folder, from: 'dist/server/empty-database.tar' });
  await awaitServer(url, DATABASE_SECONDS, () =>
    log.warn({}, 'the database server does not answer yet; waiting for it'),
  );
  return openDatabase({ url });
}

main().catch((fault: Error) => {
  const expected = [ConfigFault, DatabaseAway, FolderInUse].some((kind) => fault instanceof kind);
  process.stderr.write(`${expected ? fault.message : fault.stack}\n`);
  process.exit(1);
});
