import express from 'express';
import { sendError } from '../../bot/http/errors.ts';
import { pages } from '../../bot/http/pages.ts';
import { securityHeaders } from '../../bot/http/security.ts';
import type { AgendaView, SaveAgendaBody } from '../../src/agendas/schema.ts';
import type { Card } from '../../src/cards/kit.ts';
import { pollCard } from '../../src/meetings/cards/poll-card.ts';
import type { Answer } from '../../src/meetings/rules/answers.ts';
import type { RedistributionView } from '../../src/placements/schema-redistribution.ts';
import type { ScreenName } from '../../tabs/me.ts';
import { serve } from '../support/addresses.ts';
import { builtTabs } from '../support/built.ts';
import { agendaExtras } from './agenda-samples.ts';
import { bodyChangePreview, bodySettingsSample } from './body-samples.ts';
import { largeCard, largePoll, largePreview } from './large-poll.ts';
import { liveApi } from './live-api.ts';
import { ACTION_EVENTS, decisionEvents, minutesSample } from './minutes-samples.ts';
import { outcomeApi } from './outcome-api.ts';
import { balanceByBoard, redistribution, schoolGrid } from './placement-samples.ts';
import { programmeApi } from './programme-samples.ts';
import { reminderSamples } from './reminder-samples.ts';
import { searchApi } from './search-samples.ts';
import { appointmentHelp, bodyAtAGlance, surfaceBodies } from './surface-samples.ts';
import * as samples from './tab-samples.ts';

/** What was asked of the service, for a test to look at. */
export interface Heard {
  method: string;
  path: string;
  body: unknown;
}

export interface FakeApi {
  url: string;
  heard: Heard[];
  /** From now on this path answers with an error, until it is set to null. */
  fail(path: string | null, status?: number): void;
  boards: number;
  schools: number;
  /** True: the board of the grid gave a figure of its own, which goes before those of its schools. */
  overruled: boolean;
  /** True: the poll has 200 dates, put to 120 people who all answered. */
  largePoll: boolean;
  /** How far a redistribution in the background is; null: its proposal is there. */
  calculation: RedistributionView['calculation'];
  /** The screens of who is signed in; left out: those of the samples. */
  screens?: ScreenName[];
  close(): Promise<void>;
}

/**
 * The built tabs behind a service that answers with samples: enough to look at every screen, without a database.
 * `hostOrigin` may show them in a frame, as Teams may.
 */
export async function startFakeApi(hostOrigin?: string): Promise<FakeApi> {
  const app = express();
  const { url, close } = await serve(app);
  const failing = { path: null as string | null, status: 500 };
  const fake: FakeApi = {
    url,
    heard: [],
    boards: 40,
    schools: 12,
    overruled: false,
    largePoll: false,
    calculation: null,
    fail(path, status = 500) {
      failing.path = path;
      failing.status = status;
    },
    close,
  };
  app.use(securityHeaders(hostOrigin));
  app.use(express.json());
  app.use('/api', (request, response, next) => {
    const path = request.path.replace('/partnerships/p1', '');
    if (request.method !== 'GET') fake.heard.push({ method: request.method, path, body: request.body });
    if (path === failing.path)
      return sendError(response, failing.status, 'failed', 'Het lukte niet. Probeer het nog eens.');
    next();
  });
  app.get('/api/public-config', (_request, response) => {
    const practice = hostOrigin ? { practiceOrigin: hostOrigin } : {};
    response.json({ clientId: 'client', authority: `${fake.url}/entra`, tenantId: 'tenant', ...practice });
  });
  answerPages(app);
  app.use('/api', (request, response, next) => {
    if (request.get('authorization')) return next();
    sendError(response, 401, 'not-signed-in', 'Je bent niet aangemeld.');
  });
  let language = samples.me.language;
  const me = (_request: express.Request, response: express.Response): void => {
    const partnerships = samples.me.partnerships.map((one) => ({
      ...one,
      ...(fake.screens && { screens: fake.screens }),
    }));
    response.json({ ...samples.me, language, partnerships });
  };
  app.get('/api/me', me);
  app.put('/api/me/language', express.json(), (request, response) => {
    language = request.body.language;
    me(request, response);
  });
  app.use('/api/partnerships/p1', partnership(fake));
  app.use(pages(await builtTabs()));
  return fake;
}

/** One poll that can be answered, as a card. */
function pollState() {
  const state = { answers: {} as Record<string, Answer>, remark: '', editing: true };
  return {
    card: (): Card =>
      pollCard(
        { ...samples.poll, mine: state.answers, remark: state.remark },
        { view: state.editing ? 'form' : 'answered' },
      ),
    press({ verb, data }: { verb: string; data: Record<string, string> }): Card {
      state.editing = verb === 'poll.edit';
      if (verb === 'poll.answer') {
        for (const [name, value] of Object.entries(data)) {
          if (name.startsWith('o-') && value) state.answers[name.slice(2)] = value as Answer;
        }
        state.remark = data['remark'] ?? '';
      }
      return this.card();
    },
    answered: () => !state.editing,
  };
}

function partnership(fake: FakeApi): express.Router {
  const router = express.Router();
  const question = pollState();
  let agenda = samples.agenda();
  const gives = (path: string, value: () => unknown) =>
    router.get(path, (_request, response) => void response.json(value()));
  gives('/my-obligations', () => (question.answered() ? { open: [] } : samples.obligations));
  gives('/me/meetings', () => samples.myMeetings);
  gives('/me/recent-meetings', () => samples.recentMeetings);
  let preferences = { way: 'chat', rhythm: 'daily', pausedFrom: '2026-12-21', pausedUntil: '2027-01-01' };
  gives('/me/preferences', () => preferences);
  router.put('/me/preferences', (request, response) => {
    preferences = request.body;
    response.json(preferences);
  });
  let todo = { on: true, problem: null, lookedAt: '2026-11-24T08:15:00.000Z', tasks: 3 };
  gives('/me/todo', () => todo);
  router.put('/me/todo', (request, response) => {
    todo = { ...todo, on: request.body.on };
    response.json(todo);
  });
  router.post('/me/todo/sync', (_request, response) => void response.json(todo));
  router.post('/meetings/:meetingId/papers/check-links', (_request, response) => {
    const broken = [
      { paperId: 'paper-1', name: 'Begroting 2027.xlsx', itemTitle: 'Begroting: voorstel van de penvoerder' },
    ];
    response.json({ looked: 2, broken, unsure: [] });
  });
  gives('/questions/:kind/:subjectId', () => ({ card: fake.largePoll ? largeCard() : question.card() }));
  router.post('/card-actions', (request, response) => void response.json({ card: question.press(request.body) }));
  gives('/meetings/overview', () => samples.overview);
  router.post('/meetings/suggestions', (_request, response) => void response.json(samples.suggestions));
  gives('/polls/:pollId', () => (fake.largePoll ? largePoll() : samples.pollDetail()));
  router.post('/polls', (_request, response) => void response.json({ pollId: 'poll-1', meetingId: 'meeting-3' }));
  router.post('/polls/:pollId/check', (_request, response) => void response.json(samples.pollCheck));
  router.post('/polls/:pollId/proposals/:id/:step', (_request, response) => void response.json(samples.pollDetail()));
  router.post('/polls/:pollId/:step', (_request, response) => void response.json(samples.pollDetail()));
  gives('/meetings/:meetingId/rooms', () => ({
    rooms: [{ email: 'zaal.linde@marijkehogeschool.example', name: 'Zaal De Linde', capacity: 24 }],
  }));
  gives('/meetings/:meetingId', () => samples.meetingDetail);
  router.post('/meetings/availability', ({ body }, response) => void response.json(samples.availability(body)));
  router.post('/meetings/:meetingId/:step', (_request, response, next) => {
    if (_request.params.step === 'agenda') return next();
    response.json({ ...samples.meetingDetail, conflict: null });
  });
  gives('/meetings/:meetingId/agenda', () => agenda);
  router.put('/meetings/:meetingId/agenda', (request, response) => {
    const body = request.body as SaveAgendaBody;
    if (body.revision !== agenda.revision) {
      const message = 'Frank Lindeboom heeft deze agenda intussen gewijzigd.';
      response.status(409).json({ error: { code: 'agenda-changed-meanwhile', message } });
      return;
    }
    agenda = saved(agenda, body);
    response.json(agenda);
  });
  router.post('/meetings/:meetingId/agenda/circulate', (_request, response) => {
    agenda = { ...agenda, version: agenda.version + 1, changes: [], changedSinceCirculated: false };
    response.json(agenda);
  });
  gives('/meetings/:meetingId/agenda/versions', () => samples.versions);
  let minutes = minutesSample();
  gives('/meetings/:meetingId/minutes', () => minutes);
  router.put('/meetings/:meetingId/minutes/items/:itemId', (request, response) => {
    const text = `${(request.body as { text: string }).text}\nVan een ander`;
    const items = minutes.items.map((item) => (item.itemId === request.params.itemId ? { ...item, text } : item));
    minutes = { ...minutes, items };
    response.json(minutes);
  });
  outcomeApi(router);
  programmeApi(router);
  searchApi(router);
  liveApi(router);
  gives('/decisions', () => ({ decisions: minutesSample().decisions }));
  gives('/archives', () => ({
    bodies: [
      { bodyId: 'body-3', name: 'Stuurgroep', years: [2026, 2025] },
      { bodyId: 'body-4', name: 'Kring Rivierenland (opgeheven)', years: [2024] },
    ],
  }));
  router.get('/archives/:bodyId/:year', (_request, response) => {
    response.type('application/zip').send(Buffer.from('PK'));
  });
  gives('/decisions/:decisionId/history', () => ({ events: decisionEvents() }));
  gives('/actions/:actionId/owners', () => ({
    owners: [
      { personId: 'person-1', name: 'Frank Lindeboom' },
      { personId: 'person-7', name: 'Margriet van der Woude-Hoogenboezem' },
    ],
  }));
  gives('/actions/:actionId/history', () => ({ events: ACTION_EVENTS }));
  router.put('/actions/:actionId', (_request, response) => void response.json({ changed: true }));
  router.put('/decisions/:decisionId', (_request, response) => void response.json({ changed: true }));
  router.post('/decisions/:decisionId/withdraw', (_request, response) => void response.json({ changed: true }));
  gives('/actions', () => ({ actions: minutesSample().actions }));
  gives('/placement-rounds', () => samples.rounds);
  gives('/placement-rounds/:roundId/balance', () => balanceByBoard(fake.boards));
  gives('/placement-rounds/:roundId', () => samples.dashboard(fake.boards));
  gives('/placement-rounds/:roundId/boards/:boardId/capacity', () => samples.form);
  router.put(
    '/placement-rounds/:roundId/boards/:boardId/capacity',
    (_request, response) => void response.json(samples.form),
  );
  router.post('/placement-rounds', (_request, response) => void response.json(samples.dashboard()));
  gives('/placement-rounds/:roundId/redistribution', () => redistribution(fake.calculation));
  router.post('/placement-rounds/:roundId/redistribution/runs', (_request, response) => {
    fake.calculation = { state: 'queued', done: 0, total: 2, startedAt: new Date().toISOString() };
    response.json(redistribution(fake.calculation));
  });
  router.post('/placement-rounds/:roundId/redistribution/asks', (_request, response) => {
    response.json({ boards: 2, unreachable: [] });
  });
  gives('/placement-rounds/:roundId/boards/:boardId/schools', () => schoolGrid(fake.schools, fake.overruled));
  router.put('/placement-rounds/:roundId/boards/:boardId/schools', (_request, response) => {
    response.json(samples.form);
  });
  gives('/placement-forms', () => ({ forms: [samples.form] }));
  reminderSamples(router);
  gives('/obligations', () => samples.openOverview);
  let problems = samples.problems;
  gives('/deliveries/problems', () => problems);
  const without = (id: string) => ({ problems: problems.problems.filter((problem) => problem.id !== id) });
  router.post('/deliveries/:id/again', ({ params }, response) => {
    problems = without(params.id);
    response.json({ outcome: 'sent' });
  });
  router.post('/deliveries/:id/let-be', ({ params }, response) => {
    problems = without(params.id);
    response.json({});
  });
  router.post('/outlook/appointment', (_request, response) => void response.json(appointmentHelp()));
  router.post('/outlook/meeting', (_request, response) => void response.json({ meeting: bodyAtAGlance().meeting }));
  router.get('/surfaces/bodies', ({ query }, response) => {
    response.json(surfaceBodies(query['chat'] as string | undefined));
  });
  router.get('/surfaces/bodies/:bodyId', ({ params }, response) => {
    if (params.bodyId === 'body-1') response.json(bodyAtAGlance());
    else sendError(response, 404, 'not-found', 'Dit bestaat niet.');
  });
  agendaExtras(router);
  gives('/bodies/:bodyId/settings', () => bodySettingsSample);
  router.put('/bodies/:bodyId/settings', ({ body }, response) => {
    response.json({ ...bodySettingsSample, ...body, savedAt: '2026-09-01T08:00:00.000Z' });
  });
  router.post('/body-changes/preview', (_request, response) => void response.json(bodyChangePreview));
  router.post('/body-changes', (_request, response) => void response.json({ told: 14 }));
  gives('/bodies', () => ({ items: samples.bodies }));
  router.post('/reminders/preview', (_request, response) => {
    response.json(fake.largePoll ? largePreview() : samples.preview);
  });
  router.post('/reminders', (request, response) => {
    const { confirmedAgain } = request.body as { confirmedAgain: boolean };
    response.json(
      confirmedAgain
        ? { state: 'sent', sendId: 'send-00000001', people: 5, byChat: 4, byMail: 1, nobodyToAsk: [] }
        : { state: 'ask-again', preview: samples.preview },
    );
  });
  return router;
}

function saved(before: AgendaView, { items }: SaveAgendaBody): AgendaView {
  return {
    ...before,
    revision: before.revision + 1,
    changedSinceCirculated: true,
    changes: [{ what: 'moved', title: items[0]?.title ?? '', position: 1 }],
    items: items.map((item, index) => ({
      ...item,
      id: item.id ?? `new-${index}`,
      presenterId: item.presenterId ?? null,
      presenterText: item.presenterText ?? null,
      presenter: item.presenterText ?? (item.presenterId ? samples.me.name : null),
      explanation: item.explanation ?? '',
      desired: item.desired ?? '',
      paperDue: item.paperDue ?? false,
      papers: before.items.find(({ id }) => id === item.id)?.papers ?? [],
      origin: null,
      startsAt: before.startsAt,
      endsAt: before.startsAt,
    })),
  };
}

function answerPages(app: express.Express): void {
  const question = pollState();
  const expired = 'Deze link is verlopen. Wat je eerder hebt geantwoord, blijft staan.';
  app.get('/api/answers/good', (_request, response) => {
    const { name, partnerships } = samples.me;
    response.json({ partnership: partnerships[0]?.name, person: name, language: 'nl', card: question.card() });
  });
  app.post('/api/answers/good', (request, response) => void response.json({ card: question.press(request.body) }));
  app.post(
    '/api/answers/good/not-me',
    (_request, response) => void response.json({ message: 'Bedankt voor het melden.' }),
  );
  app.get('/api/answers/old', (_request, response) => sendError(response, 410, 'link-expired', expired));
  app.post('/api/answers/old/new-link', (_request, response) => {
    response.status(202).json({ message: 'We hebben je een mail gestuurd met een nieuwe link.' });
  });
  app.get('/api/answers/:token', (_request, response) =>
    sendError(response, 404, 'link-invalid', 'Deze link klopt niet.'),
  );
}
