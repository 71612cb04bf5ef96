import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import { agendasRoutes } from '../../bot/http/agendas-routes.ts';
import { errorHandler } from '../../bot/http/errors.ts';
import { liveHub } from '../../bot/http/live-hub.ts';
import { liveRoutes } from '../../bot/http/live-routes.ts';
import { minutesRoutes } from '../../bot/http/minutes-routes.ts';
import { mountTabRoutes } from '../../bot/http/route.ts';
import type { Service } from '../../bot/service.ts';
import type { AgendaView } from '../../src/agendas/schema.ts';
import { createLog } from '../../src/edge/log.ts';
import { withChange } from '../../src/live/rules/live-change.ts';
import type { LiveEvent, LiveShared, LiveView } from '../../src/live/schema.ts';
import type { DecisionEvent, MinutesView } from '../../src/minutes/schema.ts';
import type { Transact } from '../../src/work/work.ts';
import { addMeeting } from '../store/agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from '../store/reminders-roster.ts';
import { onOneConnection } from '../support/database.ts';

type Name = keyof ReminderRoster['people'];
interface Refused {
  error: { message: string };
}

onOneConnection((database) => {
  let roster: ReminderRoster;
  let copies: { http: Server; service: Service; url: string }[];
  let itemId: string;
  let meeting: string;

  beforeEach(async () => {
    database.now = '2026-11-24T12:30:00.000Z';
    roster = await reminderRoster(database);
    copies = [await startCopy(), await startCopy()];
    meeting = `/meetings/${await addMeeting(database, roster)}`;
    const items = [{ title: 'Budget', kind: 'besluiten', minutes: 30 }];
    const { json } = await ask<AgendaView>('chair', 'PUT', `${meeting}/agenda`, { revision: 0, items });
    itemId = json.items[0]?.id ?? '';
    await ask('chair', 'POST', `${meeting}/agenda/circulate`, { revision: 1 });
    await ask('chair', 'POST', `${meeting}/live/start`);
  });
  afterEach(async () => {
    for (const { http, service } of copies) {
      liveHub(service).end();
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    }
  });

  /** One copy of the service: its own hub, the same database. */
  async function startCopy() {
    const log = createLog('silent');
    const service = {
      ...{
        transact: ((actor, act) => database.transact(actor, act)) as Transact,
        read: database.read,
        single: database.read,
      },
      ...{ clock: { now: () => database.now }, log, publicUrl: 'https://kringwerk.example' },
    } as unknown as Service;
    const app = express();
    app.use(express.json());
    app.use((request, response, next) => {
      const who = request.get('x-person') as Name;
      response.locals['call'] = { service, actor: { ...roster.as(who), via: 'tab' }, language: 'nl' };
      next();
    });
    const router = express.Router();
    mountTabRoutes(router, [...agendasRoutes, ...minutesRoutes, ...liveRoutes]);
    app.use(router);
    app.use(errorHandler(log));
    const http = createServer(app);
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
    return { http, service, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
  }

  async function ask<T>(who: Name, method: string, path: string, body?: unknown) {
    const response = await fetch(`${copies[0]?.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-person': who, connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json()) as T };
  }

  /** Watches through one copy; `until` resolves with the first event that fits. */
  async function watch(who: Name, copy: number, query = '') {
    const path = `${copies[copy]?.url}${meeting}/live/events${query}`;
    const response = await fetch(path, { headers: { 'x-person': who } });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let waiting = '';
    const next = async (): Promise<LiveShared | null> => {
      for (;;) {
        const end = waiting.indexOf('\n\n');
        const part = end < 0 ? null : waiting.slice(0, end);
        if (part !== null) waiting = waiting.slice(end + 2);
        if (part?.startsWith('data: ')) return JSON.parse(part.slice(6)) as LiveShared;
        if (part !== null) continue;
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) return null;
        waiting += value;
      }
    };
    const until = async (fits: (shared: LiveShared) => boolean): Promise<LiveShared> => {
      for (;;) {
        const shared = await next();
        if (!shared) throw new Error('the stream ended');
        if (fits(shared)) return shared;
      }
    };
    return { status: response.status, type: response.headers.get('content-type'), until, next };
  }

  test('what the secretary types is heard by whoever watches, through any copy of the service', async () => {
    const near = await watch('member', 0);
    const far = await watch('member', 1);
    expect(near.type).toBe('text/event-stream');
    expect(await near.until(() => true)).toMatchObject({ state: 'running', currentItemId: itemId });
    const typed = { base: '', text: 'Ans vraagt naar de reserve', unfinished: false };
    await ask('chair', 'PUT', `${meeting}/minutes/items/${itemId}`, typed);
    for (const viewer of [near, far]) {
      await viewer.until(({ items }) => items[0]?.text === 'Ans vraagt naar de reserve');
    }
    await ask('chair', 'POST', `${meeting}/live/ballots`, { itemId, question: 'Akkoord?' });
    const { ballots } = await far.until((shared) => shared.ballots.length === 1);
    const seatId = roster.seats.member;
    const path = `${meeting}/live/ballots/${ballots[0]?.ballotId}`;
    const voted = await ask<LiveView>('member', 'POST', `${path}/votes`, { seatId, choice: 'for' });
    expect(voted.json.mine.votes).toMatchObject([{ seatId, choice: 'for' }]);
    await near.until((shared) => shared.ballots[0]?.cast === 1);
    await ask('chair', 'POST', `${path}/close`);
    const closed = await far.until((shared) => shared.ballots[0]?.state === 'closed');
    expect(closed.ballots[0]?.totals).toEqual({ for: 1, against: 0, abstain: 0 });
    const late = await ask<{ error: { message: string } }>('chair', 'POST', `${path}/votes`, {
      ...{ seatId: roster.seats.chair, choice: 'for' },
    });
    expect([late.status, late.json.error.message]).toEqual([409, expect.stringContaining('al gesloten')]);
  });

  test('who asks for changes gets the whole once and then what changed; both views stay what a fresh look gives', async () => {
    const viewers = { chair: await watch('chair', 0, '?changes=1'), member: await watch('member', 1, '?changes=1') };
    const seen = { chair: (await viewers.chair.next())!, member: (await viewers.member.next())! };
    const sizes: number[] = [];
    const hearUntil = async (who: keyof typeof seen, fits: (shared: LiveShared) => boolean) => {
      while (!fits(seen[who])) {
        const event = (await viewers[who].next()) as LiveEvent | null;
        if (!event) throw new Error('the stream ended');
        if ('lists' in event) sizes.push(JSON.stringify(event).length);
        seen[who] = 'lists' in event ? withChange(seen[who], event) : event;
      }
    };
    let base = '';
    for (const line of ['Een', 'Twee', 'Drie']) {
      const text = `${base}${line}\n`;
      await ask('chair', 'PUT', `${meeting}/minutes/items/${itemId}`, { base, text, unfinished: false });
      base = text;
      for (const who of ['chair', 'member'] as const) {
        await hearUntil(who, ({ items }) => items[0]?.text.includes(line) ?? false);
      }
    }
    // The draft is for the chair alone: the member goes on seeing what was circulated.
    const items = [
      { id: itemId, title: 'Budget', kind: 'besluiten', minutes: 30 },
      { title: 'Nieuw', minutes: 5 },
    ];
    const kinds = items.map((item) => ({ kind: 'bespreken', ...item }));
    expect((await ask('chair', 'PUT', `${meeting}/agenda`, { revision: 1, items: kinds })).status).toBe(200);
    await hearUntil('chair', (shared) => shared.items.length === 2);
    await ask('chair', 'PUT', `${meeting}/live/attendance`, { seatId: roster.seats.chair, present: true });
    for (const who of ['chair', 'member'] as const) {
      await hearUntil(who, ({ seats }) => seats.some(({ state }) => state === 'present'));
      const { json } = await ask<LiveView>(who, 'GET', `${meeting}/live`);
      expect({ ...seen[who], now: '' }).toEqual({ ...json.shared, now: '' });
    }
    expect(seen.member.items).toHaveLength(1);
    // Of a whole meeting nothing comes along but the item that was typed beside, or the seat that was filled.
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(JSON.stringify(seen.member).length / 2);
    expect(
      (await fetch(`${copies[0]?.url}${meeting}/live/events?changes=2`, { headers: { 'x-person': 'chair' } })).status,
    ).toBe(422);
  });

  test('a stream is for who may watch, ends when rights end, and lets go when the copy stops', async () => {
    const outside = await fetch(`${copies[0]?.url}${meeting}/live/events`, { headers: { 'x-person': 'head' } });
    expect(outside.status).toBe(403);
    const leaving = await watch('member', 0);
    await leaving.until(() => true);
    await database.open.db
      .updateTable('seat_term')
      .set({ until_date: '2026-11-01' })
      .where('person_id', '=', roster.people.member)
      .execute();
    const attendance = { seatId: roster.seats.chair, present: true };
    expect((await ask('chair', 'PUT', `${meeting}/live/attendance`, attendance)).status).toBe(200);
    expect(await leaving.next()).toBeNull();
    const staying = await watch('chair', 0);
    await staying.until(() => true);
    for (const { service } of copies) liveHub(service).end();
    expect(await staying.next()).toBeNull();
    expect((await ask('member', 'POST', `${meeting}/live/item`, { itemId })).status).toBe(403);
    expect((await ask('chair', 'POST', `${meeting}/live/item`, {})).status).toBe(422);
  });

  test('minutes, decisions and actions are saved as a paper by who may read them', async () => {
    const file = async (who: Name, path: string) => {
      const response = await fetch(`${copies[0]?.url}${path}`, { headers: { 'x-person': who, connection: 'close' } });
      const bytes = Buffer.from(await response.arrayBuffer());
      return {
        status: response.status,
        name: response.headers.get('content-disposition'),
        start: bytes.subarray(0, 4),
      };
    };
    const early = await ask<Refused>('member', 'GET', `${meeting}/minutes/document?format=pdf`);
    expect([early.status, early.json.error.message]).toEqual([409, expect.stringContaining('nog niet rondgestuurd')]);
    await ask('chair', 'POST', `${meeting}/minutes/decisions`, { itemId, text: 'Akkoord' });
    await ask('chair', 'POST', `${meeting}/minutes/circulate`);
    const pdf = await file('member', `${meeting}/minutes/document?format=pdf`);
    expect([pdf.status, pdf.name, pdf.start.toString()]).toEqual([
      200,
      expect.stringMatching(/notulen-.*\.pdf/),
      '%PDF',
    ]);
    const docx = await file('member', '/decisions/document?format=docx');
    expect([docx.status, docx.start.toString('latin1', 0, 2)]).toEqual([200, 'PK']);
    expect((await file('member', '/actions/document?format=pdf&all=1')).status).toBe(200);
    expect((await file('head', `${meeting}/minutes/document?format=pdf`)).status).toBe(403);
    expect((await file('member', `${meeting}/minutes/document?format=exe`)).status).toBe(422);
  });

  test('a decision is changed and withdrawn by who makes the minutes; what is wrong is said and changes nothing', async () => {
    await ask('chair', 'POST', `${meeting}/minutes/decisions`, { itemId, text: 'Akkoord' });
    const { json } = await ask<MinutesView>('chair', 'GET', `${meeting}/minutes`);
    const at = `/decisions/${json.decisions[0]?.decisionId}`;
    const changed = { revision: 0, text: 'Akkoord met het budget', followUp: '' };
    expect((await ask('member', 'PUT', at, changed)).status).toBe(403);
    expect((await ask('chair', 'PUT', at, { ...changed, text: ' ' })).status).toBe(422);
    expect((await ask('chair', 'PUT', at, changed)).status).toBe(200);
    const stale = await ask<Refused>('chair', 'PUT', at, { ...changed, text: 'Niet akkoord' });
    expect([stale.status, stale.json.error.message]).toEqual([409, expect.stringContaining('net gewijzigd')]);
    expect((await ask('chair', 'POST', `${at}/withdraw`, { because: '' })).status).toBe(422);
    expect((await ask('chair', 'POST', `${at}/withdraw`, { because: 'Vergissing' })).status).toBe(200);
    const history = await ask<{ events: DecisionEvent[] }>('chair', 'GET', `${at}/history`);
    expect(history.json.events.map(({ what }) => what).sort()).toEqual(['changed', 'made', 'withdrawn']);
    expect((await ask('head', 'GET', `${at}/history`)).status).toBe(403);
    expect((await ask('chair', 'POST', '/decisions/elders/restore')).status).toBe(404);
    expect((await ask('chair', 'POST', `${at}/restore`)).status).toBe(200);
    const after = await ask<MinutesView>('chair', 'GET', `${meeting}/minutes`);
    expect(after.json.decisions).toMatchObject([{ number: 1, text: 'Akkoord met het budget', withdrawn: null }]);
  });
});
