import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import { bodyChangeRoutes } from '../../bot/http/body-change-routes.ts';
import { errorHandler } from '../../bot/http/errors.ts';
import { outcomesRoutes } from '../../bot/http/outcomes-routes.ts';
import { mountTabRoutes } from '../../bot/http/route.ts';
import { createLog } from '../../src/edge/log.ts';
import { outcomeHandlers } from '../../src/outcomes/jobs.ts';
import type { OutcomeRoundView } from '../../src/outcomes/schema.ts';
import { KRINGEN, type OutcomeRoster, outcomeRoster } from '../store/outcomes-roster.ts';
import { onOneConnection } from '../support/database.ts';

type Answer = OutcomeRoundView & { roundId: string; error?: { code: string; message: string } };

onOneConnection((database) => {
  let roster: OutcomeRoster;
  let http: Server;
  let round: string;
  beforeEach(async () => {
    database.now = '2025-06-02T10:00:00.000Z';
    roster = await outcomeRoster(database);
    const { transact, read } = database;
    const log = createLog('silent');
    const service = { transact, read, clock: { now: () => database.now }, log, publicUrl: 'https://kring.example' };
    const app = express();
    app.use(express.json());
    app.use((request, response, next) => {
      response.locals['call'] = { service, actor: roster.as(request.get('x-person') ?? ''), language: 'nl' };
      next();
    });
    const router = express.Router();
    mountTabRoutes(router, [...outcomesRoutes, ...bodyChangeRoutes]);
    app.use(router);
    app.use(errorHandler(log));
    http = createServer(app);
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
    for (const name of KRINGEN) await roster.meeting(roster.kring[name], '2025-06-17T14:00', `Kring ${name} juni`);
    await roster.meeting(roster.stuurgroep, '2025-09-04T14:00', 'Stuurgroep september');
    const { json } = await ask('lead', 'POST', '/outcome-rounds', asked());
    round = `/outcome-rounds/${json.roundId}`;
  });
  afterEach(() => new Promise((done) => http.close(done)));

  const asked = (more: object = {}) => ({
    ...{ toBodyId: roster.stuurgroep, title: 'Samen leiden', explanation: '', dueOn: '2025-08-22' },
    ...{ questions: ['Gaan de kringen samen?'], kringen: KRINGEN.map((name) => ({ bodyId: roster.kring[name] })) },
    ...more,
  });

  async function ask(who: string, method: string, path: string, body?: unknown) {
    const response = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-person': who, connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: (text.startsWith('{') ? JSON.parse(text) : {}) as Answer };
  }
  const questionOf = async () => (await ask('lead', 'GET', round)).json.questions[0]?.questionId ?? '';
  const said = { position: 'agree', reasons: 'Het scheelt overleg', dissent: '', base: { reasons: '', dissent: '' } };

  test('asking is for who runs the programme, and what is wrong is said before anything is asked', async () => {
    expect((await ask('memberNoord', 'POST', '/outcome-rounds', asked())).status).toBe(403);
    for (const wrong of [{ questions: [] }, { title: ' ' }, { dueOn: '2025-02-30' }, { kringen: [] }]) {
      expect((await ask('lead', 'POST', '/outcome-rounds', asked(wrong))).status).toBe(422);
    }
    const past = await ask('lead', 'POST', '/outcome-rounds', asked({ dueOn: '2025-05-01' }));
    expect([past.status, past.json.error?.message]).toEqual([422, expect.stringMatching(/\p{L}/u)]);
    expect((await ask('lead', 'GET', '/outcome-rounds/elders')).status).toBe(404);
  });

  test('a kring answers for itself; nobody of elsewhere does, and what is settled stays as it is', async () => {
    const noord = `${round}/kringen/${roster.kring.Noord}`;
    const answer = `${noord}/answers/${await questionOf()}`;
    expect((await ask('chairZuid', 'PUT', answer, said)).status).toBe(403);
    expect((await ask('chairNoord', 'PUT', answer, { ...said, position: 'misschien' })).status).toBe(422);
    expect((await ask('chairNoord', 'PUT', answer, { ...said, reasons: 'x'.repeat(50_000) })).status).toBe(422);
    expect((await ask('chairNoord', 'PUT', `${noord}/answers/elders`, said)).status).toBeGreaterThanOrEqual(404);
    expect((await ask('chairNoord', 'PUT', answer, said)).status).toBe(200);
    expect((await ask('memberNoord', 'POST', `${noord}/settle`)).status).toBe(403);
    expect((await ask('chairNoord', 'POST', `${noord}/settle`)).status).toBe(200);
    const late = await ask('chairNoord', 'PUT', answer, { ...said, position: 'none' });
    expect([late.status, late.json.error?.message]).toEqual([409, expect.stringMatching(/\p{L}/u)]);
    const { kringen } = (await ask('lead', 'GET', round)).json;
    expect(JSON.stringify(kringen)).toContain('Het scheelt overleg');
  });

  test('bringing together names the kringen that are late, and goes on without them when that is asked', async () => {
    expect((await ask('chairNoord', 'POST', `${round}/roll-up`, { withoutLate: true })).status).toBe(403);
    const noord = `${round}/kringen/${roster.kring.Noord}`;
    await ask('chairNoord', 'PUT', `${noord}/answers/${await questionOf()}`, said);
    await ask('chairNoord', 'POST', `${noord}/settle`);
    const early = await ask('lead', 'POST', `${round}/roll-up`, {});
    expect([early.status, early.json.error?.message]).toEqual([409, expect.stringContaining('Kring Zuid')]);
    expect((await ask('lead', 'POST', `${round}/roll-up`, { withoutLate: true })).status).toBe(200);
    expect((await ask('chairZuid', 'GET', `${round}/document?format=exe`)).status).toBe(422);
    expect((await ask('chairNoord', 'POST', `${round}/withdraw`)).status).toBe(403);
  });

  test('a kring that is dissolved meanwhile is named so: what it settled stays, what it did not is asked no more', async () => {
    const kring = (name: (typeof KRINGEN)[number]) => `${round}/kringen/${roster.kring[name]}`;
    const questionId = await questionOf();
    await ask('chairZuid', 'PUT', `${kring('Zuid')}/answers/${questionId}`, said);
    expect((await ask('chairZuid', 'POST', `${kring('Zuid')}/settle`)).status).toBe(200);
    database.now = '2025-06-10T10:00:00.000Z';
    for (const bodyId of [roster.kring.Zuid, roster.kring.West]) {
      const change = { kind: 'dissolve', bodyId };
      const seen = await ask('lead', 'POST', '/body-changes/preview', { change });
      const done = await ask('lead', 'POST', '/body-changes', {
        change,
        seen: (seen.json as unknown as { seen: string }).seen,
      });
      expect([seen.status, done.status]).toEqual([200, 200]);
    }
    const needs = { transact: database.transact, publicUrl: 'https://kring.example' };
    for (const { handle } of outcomeHandlers({ ...needs, partnershipIds: async () => [roster.partnershipId] })) {
      await handle({});
    }
    const { kringen } = (await ask('lead', 'GET', round)).json;
    const standing = (name: (typeof KRINGEN)[number]) =>
      kringen.find(({ bodyId }) => bodyId === roster.kring[name])?.standing;
    expect([standing('Zuid'), standing('West'), standing('Noord')]).toEqual(['settled', 'gone', expect.any(String)]);
    const late = await ask('lead', 'POST', `${kring('West')}/settle`);
    expect([late.status, late.json.error?.message]).toEqual([409, expect.stringMatching(/\p{L}/u)]);
    expect((await ask('lead', 'PUT', `${kring('West')}/answers/${questionId}`, said)).status).toBe(409);
    expect((await ask('lead', 'POST', `${round}/roll-up`, { withoutLate: true })).status).toBe(200);
    const after = JSON.stringify((await ask('lead', 'GET', round)).json);
    expect(after).toContain('Het scheelt overleg');
    expect(after).toContain('"gone":["Kring West"]');
  });
});
