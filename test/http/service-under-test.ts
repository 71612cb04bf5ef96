import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { TAB_ROUTES } from '../../bot/http/routes.ts';
import { createServer } from '../../bot/http/server.ts';
import type { Service } from '../../bot/service.ts';
import type { CardRegistry } from '../../bot/turns/card-action.ts';
import { cardVerb } from '../../bot/turns/card-verb.ts';
import type { TextHandler } from '../../bot/turns/text-call.ts';
import { fileForMail } from '../../src/agendas/use-cases-papers.ts';
import { teamsLink, withTeamsLinks } from '../../src/cards/deep-links.ts';
import { actions, button, card } from '../../src/cards/kit.ts';
import { markId } from '../../src/delivery/cards/mark.ts';
import { SEND_DUE } from '../../src/delivery/schema.ts';
import { createPump, type Pump } from '../../src/delivery/sending/pump.ts';
import { outboxFigures } from '../../src/delivery/store-figures.ts';
import { noteUnreachable } from '../../src/delivery/use-cases-bounces.ts';
import { fileOf } from '../../src/documents/write.ts';
import type { OpenDatabase } from '../../src/edge/database/open.ts';
import { singly, transactions } from '../../src/edge/database/transact.ts';
import { graphActivityFeed } from '../../src/edge/graph/activity-feed.ts';
import { graphChatLookup } from '../../src/edge/graph/chat-lookup.ts';
import { createGraph } from '../../src/edge/graph/client.ts';
import { graphFreeBusy } from '../../src/edge/graph/free-busy.ts';
import { graphMailSender } from '../../src/edge/graph/mail-sender.ts';
import { graphOwnTodo } from '../../src/edge/graph/own-todo.ts';
import { graphSharedFiles } from '../../src/edge/graph/shared-file.ts';
import { createAnswerLinks } from '../../src/edge/identity/answer-links.ts';
import { createAppIdentity } from '../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../src/edge/identity/endpoints.ts';
import { createTabTokenCheck } from '../../src/edge/identity/tab-token.ts';
import { createLog } from '../../src/edge/log.ts';
import { createMetrics } from '../../src/edge/metrics.ts';
import { highsSolver } from '../../src/edge/solver/highs.ts';
import { botAuthentication, TeamsAdapter } from '../../src/edge/teams/adapter.ts';
import { teamsChannel } from '../../src/edge/teams/chat-channel.ts';
import { connectors } from '../../src/edge/teams/connector.ts';
import type { LocalTenantOptions } from '../../src/local-tenant/config.ts';
import type { LocalTenant } from '../../src/local-tenant/start.ts';
import { takeNotices } from '../../src/meetings/use-cases.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { APP, start, TENANT } from '../edge/local-tenant-support.ts';
import { openServerDatabase } from '../support/database.ts';

export const METRICS_TOKEN = 'a token for the figures';
export const SECRET = 'a secret of the test, long enough to sign';

/** The doors and the outbox of the product over the stand-in, with a question of the test's own. */
export interface ServiceUnderTest {
  url: string;
  tenant: LocalTenant;
  database: OpenDatabase;
  service: Service;
  links: ReturnType<typeof createAnswerLinks>;
  pump: Pump;
  /** Answers that reached the use case: person and choice. */
  answers: { personId: string; choice: string; via: string }[];
  partnershipId: string;
  /** Adds an account of the stand-in to the partnership. */
  addPerson(account: { id: string; mail: string; displayName: string; directory: string | null }): Promise<string>;
  /** Waits until `look` finds something. */
  until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>>;
  close(): Promise<void>;
}

/** What stands in the place of the test's own question and answer. */
export interface Conversation {
  onText: readonly TextHandler[];
  registry: CardRegistry;
}

/** `options` changes how the stand-in plays Microsoft 365. */
export async function startService(
  options: Partial<LocalTenantOptions> = {},
  conversation: Partial<Conversation> = {},
): Promise<ServiceUnderTest> {
  const http = createHttpServer();
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const [tenant, { open: database, giveBack }] = await Promise.all([
    start({ ...options, botEndpoint: `${url}/api/messages` }),
    openServerDatabase(1),
  ]);
  const endpoints = await endpointsOfStandIn(tenant.url);
  const identity = createAppIdentity(endpoints, APP.clientId, { secret: APP.clientSecret });
  const clock = { now: () => tenant.ctx.clock.iso() };
  const log = createLog('silent');
  const jobs: Promise<void>[] = [];
  const transact = transactions(
    database,
    { enqueue: async (_tx, job) => void (job.name === SEND_DUE.name && jobs.push(Promise.resolve())) },
    clock,
  );
  const service: Service = {
    transact,
    read: (partnershipId, look) => database.db.transaction().execute((tx) => look({ tx, partnershipId })),
    single: singly(database),
    clock,
    sharedFiles: graphSharedFiles(endpoints, identity),
    ownTodo: graphOwnTodo(endpoints, identity),
    freeBusy: graphFreeBusy(createGraph(endpoints, identity), () => Date.parse(clock.now())),
    log,
    publicUrl: url,
    solve: highsSolver(),
  };
  const authentication = botAuthentication(endpoints, TENANT, identity);
  const graph = createGraph(endpoints, identity);
  const chat = {
    ...graphChatLookup(graph, {
      publicBaseUrl: endpoints.graph.publicBaseUrl,
      teamsAppId: APP.teamsAppId,
      markIn: markId,
    }),
    ...teamsChannel({
      connectorAt: connectors(authentication, APP.clientId, endpoints.bot.oauthScope),
      clientId: APP.clientId,
      defaultServiceUrl: endpoints.bot.channelServiceUrl,
      inTeams: (card) => withTeamsLinks(card, { publicUrl: url, teamsAppId: APP.teamsAppId }),
    }),
  };
  const links = createAnswerLinks(SECRET);
  const pump = createPump({
    writePaper: fileOf,
    db: database.db,
    clock,
    chat,
    mail: graphMailSender(graph),
    feed: graphActivityFeed(graph, (page) => teamsLink(page, { publicUrl: url, teamsAppId: APP.teamsAppId }) ?? page),
    left: (partnershipId, personId) =>
      transact({ partnershipId, personId: null, via: 'system' }, (work) =>
        noteUnreachable(work, personId, 'left-tenant'),
      ),
    links,
    keptFile: (partnershipId, ref) => service.read(partnershipId, (scope) => fileForMail(scope, ref)),
    publicUrl: url,
    log,
    random: () => 0.1,
  });
  const answers: ServiceUnderTest['answers'] = [];
  const app = createServer({
    service,
    adapter: new TeamsAdapter(authentication),
    verifyToken: createTabTokenCheck({ endpoints, clientId: APP.clientId, tenantId: TENANT, allowedTenantIds: [] }),
    links,
    onText: conversation.onText ?? [echo],
    routes: TAB_ROUTES,
    teamsAppId: APP.teamsAppId,
    publicConfig: { clientId: APP.clientId, authority: endpoints.entra.authority, tenantId: TENANT },
    pagesFolder: 'dist/tabs',
    ready: async () => undefined,
    registry: conversation.registry ?? questionOf(answers),
    answerRequestsPerMinute: 40,
    // The doors are tried with every kind of bad token, in less than a minute.
    refusalsPerMinute: 10_000,
    measuring: { metrics: createMetrics(() => outboxFigures(database.db)), token: METRICS_TOKEN },
    takeNotices: (notices) => takeNotices({ db: database.db, transact }, notices),
  });
  http.on('request', app);
  const partnershipId = randomUUID();
  await database.db
    .insertInto('partnership')
    .values({
      id: partnershipId,
      name: 'Partnerschap Opleiden Oost',
      institute: 'Marijke Hogeschool',
      tenant_id: TENANT,
      secretariat_mailbox: tenant.world.secretariat.mail,
      language: 'nl',
      created_at: clock.now(),
    })
    .execute();
  return {
    url,
    tenant,
    database,
    service,
    links,
    pump,
    answers,
    partnershipId,
    addPerson: (account) => addPerson(database, partnershipId, account),
    until,
    close: async () => {
      await pump.stop();
      http.closeAllConnections();
      await new Promise<void>((done) => http.close(() => done()));
      await tenant.close();
      await database.close();
      await giveBack();
    },
  };
}

const echo: TextHandler = async (call, text) => (text === 'wie ben ik' ? [{ text: call.partnershipName }] : []);

/** A question with one answer, that is closed once somebody chose "dicht". */
function questionOf(answers: ServiceUnderTest['answers']): CardRegistry {
  const draw = (personId: string) =>
    card({
      language: 'nl',
      who: 'POO-werkgroep',
      question: `Gekozen: ${answers.findLast((one) => one.personId === personId)?.choice ?? 'nog niets'}`,
      answer: [actions(button('Verstuur antwoord', 'test.answer', { pollId: 'poll-1', choice: 'ja' }))],
    });
  return {
    verbs: [
      cardVerb({
        verb: 'test.answer',
        data: z.object({ pollId: z.string(), choice: z.enum(['ja', 'nee', 'dicht', 'stuk']) }),
        question: { kind: 'poll', subject: ({ pollId }) => pollId, answers: true },
        run: async ({ actor }, { choice }) => {
          if (choice === 'stuk') throw new Error('a fault inside');
          if (choice === 'dicht') throw new Refusal('conflict', 'not-allowed');
          answers.push({ personId: actor.personId, choice, via: actor.via });
          return draw(actor.personId);
        },
      }),
      cardVerb({
        verb: 'test.other',
        data: z.object({}).loose(),
        run: async ({ actor }) => draw(actor.personId),
      }),
    ],
    questions: [{ kind: 'poll', draw: async ({ actor }) => draw(actor.personId) }],
  };
}

async function addPerson(
  database: OpenDatabase,
  partnershipId: string,
  account: { id: string; mail: string; displayName: string; directory: string | null },
): Promise<string> {
  const id = randomUUID();
  await database.db
    .insertInto('person')
    .values({
      partnership_id: partnershipId,
      id,
      name: account.displayName,
      email: account.mail.toLowerCase(),
      language: 'nl',
      organisation: null,
      entra_id: account.directory ? account.id : null,
      directory: account.directory ? 'member' : null,
      directory_checked_at: null,
      ended_on: null,
    })
    .execute();
  return id;
}

async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<T>;
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
