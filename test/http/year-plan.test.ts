import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer } from '../../bot/http/server.ts';
import { yearPlanRoutes } from '../../bot/http/year-plan-routes.ts';
import type { CalendarUpload, YearPlanPushed, YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { saveRooms } from '../../src/meetings/store-rooms.ts';
import { readSheets } from '../../src/sheets/read-sheets.ts';
import { builtInSchoolHolidays } from '../../src/time/school-calendar.ts';
import { type Planning, planning, wishes } from '../store/year-plan-support.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

const TENANT = '7b9f4a52-6a0e-4c39-9a39-5f6f7d3e1c10';
type Who = keyof Planning['people'];
// biome-ignore lint/suspicious/noExplicitAny: a test that spoils what the types protect
type Spoiled = any;

onOneConnection((database) => {
  let server: Server;

  beforeEach(async () => {
    database.now = '2026-06-01T09:00:00.000Z';
    // The token check has tests of its own; here the token is the person's Entra id.
    const app = createServer({
      service: { ...serviceOver(database), publicUrl: 'https://kring.example' },
      adapter: { take: async () => ({ status: 200 }) },
      verifyToken: async (token) => ({ oid: token, tid: TENANT }),
      links: { read: () => ({ state: 'forged' }) } as never,
      onText: [],
      routes: yearPlanRoutes,
      publicConfig: { clientId: '', authority: '', tenantId: TENANT },
      pagesFolder: 'dist/tabs',
      ready: async () => undefined,
    });
    server = createHttpServer(app);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  function send(made: Planning, who: Who, method: string, path: string, body?: BodyInit, type = 'application/json') {
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}/api/partnerships/${made.partnershipId}${path}`, {
      method,
      headers: { authorization: `Bearer ${who}-${made.partnershipId}`, 'content-type': type },
      ...(body === undefined ? {} : { body }),
    });
  }
  async function call<T>(made: Planning, who: Who, method: string, path: string, body?: unknown) {
    const answer = await send(made, who, method, path, body === undefined ? undefined : JSON.stringify(body));
    return { status: answer.status, body: (await answer.json()) as T };
  }
  async function upload(made: Planning, name: string, content: string, confirmed = '', type = 'text/csv') {
    const query = `?name=${name}${confirmed ? `&confirmed=${confirmed}` : ''}`;
    const answer = await send(made, 'leader', 'POST', `/school-calendar${query}`, content, type);
    return (await answer.json()) as CalendarUpload;
  }

  describe('the tab API of the year plan', () => {
    test('wishes, a proposal, a locked date, and everything in the calendars', async () => {
      const made = await planning(database);
      const saved = await call<YearPlanView>(made, 'leader', 'PUT', '/year-plans/2026', wishes(made));
      expect([saved.status, saved.body.version]).toEqual([200, 1]);
      const solved = await call<YearPlanView>(made, 'leader', 'POST', '/year-plans/2026/solve');
      expect(solved.body.dates).toHaveLength(14);
      expect(solved.body.dates.every(({ reason }) => reason.length > 0)).toBe(true);
      const path = `/year-plans/2026/dates/${made.bodies.stuurgroep}/0`;
      const locked = await call<YearPlanView>(made, 'leader', 'PUT', path, { locked: true });
      expect(locked.body.dates.filter(({ state }) => state === 'locked')).toHaveLength(1);
      const pushed = await call<YearPlanPushed>(made, 'leader', 'POST', '/year-plans/2026/push', {});
      expect(pushed.body).toMatchObject({ meetings: 14, people: 3, past: 0 });
      expect(pushed.body.plan.dates.every(({ meetingId }) => meetingId !== null)).toBe(true);
    });

    test('a body that wishes for a room of the institute gets it with each of its meetings', async () => {
      const made = await planning(database);
      const room = { email: 'zaal.linde@marijke.example', name: 'Zaal De Linde', capacity: 24 };
      const actor = { partnershipId: made.partnershipId, personId: null, via: 'system' as const };
      await database.transact(actor, (work) => saveRooms(work, [room], work.now));
      const asked = structuredClone(wishes(made)) as Spoiled;
      asked.wishes[0].cadence = { ...asked.wishes[0].cadence, place: '', roomEmail: room.email };
      const saved = await call<YearPlanView>(made, 'leader', 'PUT', '/year-plans/2026', asked);
      expect(saved.body.rooms).toEqual([room]);
      await call<YearPlanView>(made, 'leader', 'POST', '/year-plans/2026/solve');
      await call<YearPlanPushed>(made, 'leader', 'POST', '/year-plans/2026/push', {});
      const meetings = await database.open.db
        .selectFrom('meeting')
        .select(['body_id', 'place', 'room_email'])
        .where('partnership_id', '=', made.partnershipId)
        .execute();
      const its = ({ body_id }: { body_id: string }) => body_id === asked.wishes[0].bodyId;
      expect(meetings.filter(its).length).toBeGreaterThan(1);
      const inRoom = (meeting: (typeof meetings)[number]) =>
        meeting.room_email === room.email && meeting.place === room.name;
      expect(meetings.filter(its).every(inRoom)).toBe(true);
      expect(meetings.filter((meeting) => !its(meeting)).some(inRoom)).toBe(false);
    });

    test.each([
      ['a month that is none', (asked: Spoiled) => (asked.wishes[3].cadence.when.months[0].month = 13)],
      ['no weekday', (asked: Spoiled) => (asked.wishes[0].cadence.weekdays = [])],
      ['a time that is none', (asked: Spoiled) => (asked.wishes[0].cadence.starts = '25:00')],
      ['past midnight', (asked: Spoiled) => (asked.wishes[0].cadence.starts = '23:00')],
      ['weeks the wrong way round', (asked: Spoiled) => (asked.wishes[1].cadence.when.minWeeks = 9)],
      ['a body twice', (asked: Spoiled) => asked.wishes.push(asked.wishes[0])],
      ['a day that is none', (asked: Spoiled) => (asked.until = '2027-02-31')],
    ])('refuses %s, in a sentence', async (_, spoil) => {
      const made = await planning(database);
      const asked = structuredClone(wishes(made));
      spoil(asked);
      const { status, body } = await call<{ error: { message: string } }>(
        made,
        'leader',
        'PUT',
        '/year-plans/2026',
        asked,
      );
      expect(status).toBe(422);
      expect(body.error.message).toMatch(/Er is niets opgeslagen/);
    });

    test('a member gets nothing of it, the bureau may look', async () => {
      const made = await planning(database);
      for (const [method, path] of [
        ['GET', '/year-plans/2026'],
        ['POST', '/year-plans/2026/solve'],
        ['GET', '/year-plans/2026/export.xlsx'],
        ['GET', '/year-plans/2026/export.ics'],
        ['GET', '/school-calendar'],
        ['DELETE', '/school-calendar'],
      ] as const)
        expect([path, (await call(made, 'chair', method, path)).status]).toEqual([path, 403]);
      expect((await send(made, 'chair', 'POST', '/school-calendar?name=x.csv', 'regio;van', 'text/csv')).status).toBe(
        403,
      );
      expect((await call(made, 'bureau', 'GET', '/year-plans/2026')).status).toBe(200);
      expect((await call(made, 'leader', 'GET', '/year-plans/nooit')).status).toBe(422);
    });
  });

  describe('files', () => {
    async function solvedPlan(): Promise<Planning> {
      const made = await planning(database);
      await call(made, 'leader', 'PUT', '/year-plans/2026', wishes(made));
      await call(made, 'leader', 'POST', '/year-plans/2026/solve');
      return made;
    }

    test('a workbook with a list, a year calendar, and no cell that runs', async () => {
      const made = await solvedPlan();
      const answer = await send(made, 'leader', 'GET', '/year-plans/2026/export.xlsx');
      expect(answer.headers.get('content-disposition')).toContain('jaarplanning-2026-2027.xlsx');
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const sheets = await readSheets({ name: 'plan.xlsx', bytes });
      expect(sheets.map(({ name }) => name)).toEqual(['Lijst', 'Jaarkalender', 'Wat niet lukte']);
      const cells = sheets.flatMap(({ rows }) => rows.flat());
      expect(sheets[0]?.rows).toHaveLength(15);
      expect(cells).toContain("'=Kring Noord");
      expect(cells.filter((cell) => typeof cell === 'string' && /^[=+\-@]/.test(cell))).toEqual([]);
      expect(cells.some((cell) => typeof cell === 'string' && cell.includes('herfstvakantie'))).toBe(true);
    });

    test('a calendar file with wall-clock times in Amsterdam, on either side of the clock change', async () => {
      const made = await solvedPlan();
      const path = `/year-plans/2026/dates/${made.bodies.stuurgroep}`;
      await call(made, 'leader', 'PUT', `${path}/0`, { locked: true, starts: '2026-10-08T13:30' });
      await call(made, 'leader', 'PUT', `${path}/1`, { locked: true, starts: '2026-12-10T13:30' });
      const text = await (await send(made, 'leader', 'GET', '/year-plans/2026/export.ics')).text();
      expect(text).toContain('DTSTART;TZID=Europe/Amsterdam:20261008T133000');
      expect(text).toContain('DTSTART;TZID=Europe/Amsterdam:20261210T133000');
      expect(text).toContain('BEGIN:VTIMEZONE');
      expect(text).toContain('DTSTAMP:20260601T090000Z');
      expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(14);
      expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    });
  });

  describe('the school calendar', () => {
    const rows = builtInSchoolHolidays().map(({ region, name, from, until }) => {
      const dutch = { autumn: 'Herfst', christmas: 'Kerst', spring: 'Voorjaars', may: 'Mei', summer: 'Zomer' }[name];
      return { regio: region, vakantie: `${dutch}vakantie`, van: from, tot_en_met: until };
    });
    const csv = (list: typeof rows) =>
      ['Regio;Vakantie;Van;Tot en met', ...list.map((row) => Object.values(row).join(';'))].join('\r\n');
    const doubtful = rows.map((row) =>
      row.regio === 'midden' && row.van === '2027-02-20' ? { ...row, tot_en_met: '2027-03-28' } : row,
    );

    test('a good file is used at once; JSON and CSV alike; and given back', async () => {
      const made = await planning(database);
      const json = await upload(made, 'v.json', JSON.stringify({ vakanties: rows }), '', 'application/json');
      expect(json).toMatchObject({ inUse: true, holidays: 75, faults: [], doubts: [] });
      expect(await upload(made, 'v.csv', csv(rows))).toMatchObject({ inUse: true, fingerprint: json.fingerprint });
      const { body } = await call<YearPlanView>(made, 'leader', 'GET', '/year-plans/2026');
      expect(body.calendar.uploaded).toMatchObject({ fileName: 'v.csv', byName: 'Fenna Ruiter' });
      const back = await call<{ uploaded: unknown }>(made, 'leader', 'DELETE', '/school-calendar');
      expect(back.body.uploaded).toBeNull();
    });

    test('a spring holiday of five weeks is asked about first, and used only when that very file is confirmed', async () => {
      const made = await planning(database);
      const asked = await upload(made, 'v.csv', csv(doubtful));
      expect(asked).toMatchObject({ inUse: false, faults: [] });
      expect(asked.doubts).toEqual([
        'De voorjaarsvakantie in regio midden, 20 februari 2027 tot en met 28 maart 2027, duurt 37 dagen. Gewoonlijk zijn het er 5 tot 10.',
      ]);
      const inUse = async () =>
        (await call<YearPlanView>(made, 'leader', 'GET', '/year-plans/2026')).body.calendar.uploaded !== null;
      expect(await inUse()).toBe(false);
      const other = doubtful.map((row) => ({ ...row, van: row.van === '2026-10-10' ? '2026-10-09' : row.van }));
      expect((await upload(made, 'v.csv', csv(other), asked.fingerprint)).inUse).toBe(false);
      expect((await upload(made, 'v.csv', csv(doubtful), asked.fingerprint)).inUse).toBe(true);
      expect(await inUse()).toBe(true);
    });

    test('a file that cannot be understood is refused line by line', async () => {
      const made = await planning(database);
      const wrong = await upload(made, 'v.csv', 'Regio;Vakantie;Van;Tot en met\r\nwest;Paasvakantie;morgen;18-10-2026');
      expect(wrong).toMatchObject({ inUse: false, holidays: 0 });
      expect(wrong.faults).toEqual([
        'Regel 2: “west” is geen regio. Gebruik noord, midden of zuid.',
        'Regel 2: “Paasvakantie” is geen schoolvakantie. Gebruik herfst-, kerst-, voorjaars-, mei- of zomervakantie.',
        'Regel 2: “morgen” is geen datum. Schrijf bijvoorbeeld 17-10-2026.',
      ]);
      expect((await upload(made, 'v.csv', 'naam;adres\r\na;b')).faults[0]).toMatch(/mist kolommen/);
      expect((await upload(made, 'v.xlsx', '\u0000\u0001')).faults[0]).toMatch(/niet te lezen/);
    });
  });
});
