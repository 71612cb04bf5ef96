import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import { agendasRoutes } from '../../bot/http/agendas-routes.ts';
import { errorHandler } from '../../bot/http/errors.ts';
import { remindersRoutes } from '../../bot/http/reminders-routes.ts';
import { mountTabRoutes } from '../../bot/http/route.ts';
import type { AgendaVersionView, AgendaView } from '../../src/agendas/schema.ts';
import type { MyObligations, OpenOverview, ReminderPreview, SendOutcome } from '../../src/reminders/schema.ts';
import { owe } from '../../src/reminders/use-cases.ts';
import { addMeeting } from '../store/agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from '../store/reminders-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

type Name = keyof ReminderRoster['people'];

onOneConnection((database) => {
  let roster: ReminderRoster;
  let http: Server;
  let who: Name;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    const service = { ...serviceOver(database), publicUrl: 'https://kringwerk.example' };
    const app = express();
    app.use(express.json());
    app.use((_request, response, next) => {
      response.locals['call'] = { service, actor: { ...roster.as(who), via: 'tab' }, language: 'nl' };
      next();
    });
    const router = express.Router();
    mountTabRoutes(router, [...remindersRoutes, ...agendasRoutes]);
    app.use(router);
    app.use(errorHandler(service.log));
    http = createServer(app);
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  });
  afterEach(() => new Promise((done) => http.close(done)));

  async function ask<T>(as: Name, method: string, path: string, body?: unknown): Promise<{ status: number; json: T }> {
    who = as;
    const response = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}${path}`, {
      method,
      headers: { 'content-type': 'application/json', connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json()) as T };
  }

  test('reminders: my questions, who has not answered, preview and send', async () => {
    await database.transact({ ...roster.as('lead'), via: 'system' }, (work) =>
      owe(work, [
        {
          question: { kind: 'poll', subjectId: 'p1' },
          topic: 'poll:p1',
          title: 'Werkgroep voorjaar',
          dueAt: '2026-11-13T16:00:00.000Z',
          bodyId: roster.werkgroep,
          seatId: roster.seats.member,
        },
        {
          question: { kind: 'capacity', subjectId: 'r1' },
          topic: 'r1',
          title: 'Plaatsingsronde',
          dueAt: '2026-11-13T16:00:00.000Z',
          boardId: roster.boards.brug,
        },
      ]),
    );
    const mine = await ask<MyObligations>('member', 'GET', '/my-obligations');
    expect(mine.json.open).toMatchObject([{ title: 'Werkgroep voorjaar', bodyName: 'POO-werkgroep', boardName: null }]);
    const open = await ask<OpenOverview>('lead', 'GET', `/obligations?bodyId=${roster.kring}`);
    expect(open.json.subjects).toMatchObject([{ title: 'Plaatsingsronde', asked: 1, answered: 0 }]);
    expect(open.json.subjects[0]?.open[0]?.people).toHaveLength(2);
    expect((await ask('member', 'GET', '/obligations')).status).toBe(403);
    expect((await ask('member', 'POST', '/reminders/preview', {})).status).toBe(403);

    const preview = await ask<ReminderPreview>('lead', 'POST', '/reminders/preview', { kind: 'poll' });
    expect(preview.json.recipients).toMatchObject([{ name: 'Saskia de Wilde-Hoogendoorn', way: 'chat' }]);
    const { sendId, selection } = preview.json;
    const sent = await ask<SendOutcome>('lead', 'POST', '/reminders', { sendId, selection });
    expect(sent.json).toEqual({ state: 'sent', sendId, people: 1, byChat: 1, byMail: 0, nobodyToAsk: [] });
    const again = await ask<SendOutcome>('lead', 'POST', '/reminders', { sendId: 'another-send', selection });
    expect(again.json).toMatchObject({ state: 'ask-again' });
    expect((await ask('lead', 'POST', '/reminders', { selection })).status).toBe(422);
  });

  test('agendas: save, conflict, circulate, versions', async () => {
    const path = `/meetings/${await addMeeting(database, roster)}/agenda`;
    const items = [{ title: 'Opening', kind: 'informeren', minutes: 10 }];
    const saved = await ask<AgendaView>('chair', 'PUT', path, { revision: 0, items });
    expect(saved.json).toMatchObject({ revision: 1, state: 'draft', itemMinutes: 10, overrun: 0 });
    const stale = await ask<{ error: { message: string } }>('lead', 'PUT', path, { revision: 0, items });
    expect(stale.status).toBe(409);
    expect(stale.json.error.message).toContain('Hendrik-Jan Oosterwijk heeft deze agenda intussen gewijzigd');
    expect((await ask('chair', 'PUT', path, { revision: 1, items: [{ ...items[0], minutes: 0 }] })).status).toBe(422);
    expect((await ask('member', 'PUT', path, { revision: 1, items })).status).toBe(403);
    const out = await ask<AgendaView>('chair', 'POST', `${path}/circulate`, { revision: 1 });
    expect(out.json).toMatchObject({ state: 'circulated', version: 1, changedSinceCirculated: false });
    const unchanged = await ask<{ error: { code: string } }>('chair', 'POST', `${path}/circulate`, { revision: 1 });
    expect([unchanged.status, unchanged.json.error.code]).toEqual([409, 'agenda-unchanged']);
    const versions = await ask<{ versions: AgendaVersionView[] }>('member', 'GET', `${path}/versions`);
    expect(versions.json.versions).toMatchObject([{ version: 1, items: [{ title: 'Opening' }] }]);
    expect((await ask('head', 'GET', path)).status).toBe(403);
    expect((await ask('chair', 'GET', '/meetings/unknown/agenda')).status).toBe(404);
  });
});
