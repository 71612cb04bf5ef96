import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { meetingsRoutes } from '../../bot/http/meetings-routes.ts';
import { createServer } from '../../bot/http/server.ts';
import type { Service } from '../../bot/service.ts';
import { runCardAction } from '../../bot/turns/card-action.ts';
import { spanOf } from '../../src/meetings/rules/free-busy.ts';
import type {
  MeetingDetail,
  MeetingsOverview,
  MyMeetings,
  PollDetail,
  PollSummary,
} from '../../src/meetings/schema.ts';
import type { BodyAvailability } from '../../src/meetings/schema-calendars.ts';
import { as, type Committee, committee, type Planned, POLL, planned } from '../store/meetings-support.ts';
import { calendarsOf } from '../support/calendars.ts';
import { forEachDatabase } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

const TENANT = '7b9f4a52-6a0e-4c39-9a39-5f6f7d3e1c10';
type Who = keyof Committee['people'];

forEachDatabase((database) => {
  let server: Server;
  let service: Service;

  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    service = { ...serviceOver(database), publicUrl: 'https://kring.example' };
    // The token check has tests of its own; here the token is the person's Entra id.
    const app = createServer({
      service,
      adapter: { take: async () => ({ status: 200 }) },
      verifyToken: async (token) => ({ oid: token, tid: TENANT }),
      links: { read: () => ({ state: 'forged' }) } as never,
      onText: [],
      routes: meetingsRoutes,
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

  async function call<T>(made: Committee, who: Who, method: string, path: string, body?: unknown) {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/api/partnerships/${made.partnershipId}${path}`, {
      method,
      headers: { authorization: `Bearer ${who}-${made.partnershipId}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  }

  describe('the tab API of meetings', () => {
    test('plans a poll, takes answers, ranks, decides and shows the meeting', async () => {
      const made = await committee(database);
      const created = await call<{ pollId: string; meetingId: string }>(made, 'leader', 'POST', '/polls', {
        ...POLL,
        bodyId: made.bodyId,
      });
      expect(created.status).toBe(200);
      const { pollId, meetingId } = created.body;
      const asked = await call<MyMeetings>(made, 'chair', 'GET', '/me/meetings');
      expect(asked.body.asks).toMatchObject([{ pollId, state: 'open' }]);

      const { body: poll } = await call<PollDetail>(made, 'chair', 'GET', `/polls/${pollId}`);
      const [first, second] = poll.options.map(({ optionId }) => optionId);
      const answers = { [first!]: 'no', [second!]: 'yes' };
      const answered = await call<PollDetail>(made, 'chair', 'POST', `/polls/${pollId}/answer`, {
        answers,
        remark: 'Graag.',
      });
      expect(answered.body.mine).toMatchObject({ answers, remark: 'Graag.' });
      expect(answered.body.options.map(({ rank }) => rank)).toEqual([3, 1, 2]);
      expect(answered.body.may).toEqual({ answer: true, decide: true, close: true, cancel: true, change: true });

      const open = await call<{ polls: PollSummary[] }>(made, 'leader', 'GET', `/polls?bodyId=${made.bodyId}`);
      expect(open.body.polls).toMatchObject([{ pollId, phase: 'open', best: { optionId: second } }]);
      await call(made, 'leader', 'POST', `/polls/${pollId}/close`, {});
      const decided = await call<PollDetail>(made, 'chair', 'POST', `/polls/${pollId}/decide`, { optionId: second });
      expect(decided.body).toMatchObject({ phase: 'decided', chosenOptionId: second });
      const again = await call<{ polls: PollSummary[] }>(made, 'leader', 'GET', '/polls?state=decided');
      expect(again.body.polls).toMatchObject([{ pollId, phase: 'decided' }]);

      const meeting = await call<MeetingDetail>(made, 'holder', 'GET', `/meetings/${meetingId}`);
      expect(meeting.body).toMatchObject({ state: 'scheduled', starts: '2026-11-18T14:00', may: { cancel: false } });
      const overview = await call<MeetingsOverview>(made, 'leader', 'GET', '/meetings/overview');
      expect(overview.body.bodies).toMatchObject([{ next: { meetingId }, polls: [] }]);
      const off = await call<MeetingDetail>(made, 'leader', 'POST', `/meetings/${meetingId}/cancel`, {});
      expect(off.body.state).toBe('cancelled');
    });

    test('tells who plans a body when its members are free, and nobody else', async () => {
      const made = await committee(database);
      const { from, until } = spanOf({ starts: '2026-11-17T14:00', minutes: 120 });
      const calendars = calendarsOf({
        'chair@school.example': [{ from: from + 30, until: until + 30, firm: true }],
        'holder@school.example': [],
      });
      service.freeBusy = calendars;
      const ask = {
        bodyId: made.bodyId,
        slots: POLL.options.slice(0, 2).map(({ starts, minutes }) => ({ starts, minutes })),
        fresh: true,
      };
      const seen = await call<BodyAvailability>(made, 'leader', 'POST', '/meetings/availability', ask);
      const byLabel = seen.body.slots.map(({ seats }) =>
        Object.fromEntries(seats.map((said, nth) => [seen.body.seats[nth]!.label, said])),
      );
      expect(byLabel).toEqual([
        { voorzitter: 'busy', 'kring Noord': 'free', 'De Lindeboom': 'unknown' },
        { voorzitter: 'free', 'kring Noord': 'free', 'De Lindeboom': 'unknown' },
      ]);
      expect(calendars.asked).toEqual([true]);
      for (const who of ['holder', 'boc', 'stranger'] as const) {
        expect((await call(made, who, 'POST', '/meetings/availability', ask)).status).toBe(403);
      }
      const never = { ...ask, slots: [{ starts: '2026-02-30T10:00', minutes: 60 }] };
      expect((await call(made, 'leader', 'POST', '/meetings/availability', never)).status).toBe(422);
      const past = { ...ask, slots: [{ starts: '2026-10-01T10:00', minutes: 60 }] };
      const told = await call<BodyAvailability>(made, 'leader', 'POST', '/meetings/availability', past);
      expect(told.body.slots[0]?.seats).toEqual(['unknown', 'unknown', 'unknown']);
      expect(calendars.asked).toHaveLength(1);
    });

    test('adds and withdraws dates, and says what is wrong with a change', async () => {
      const poll = await planned(database);
      const path = `/polls/${poll.pollId}/options`;
      const add = [{ starts: '2026-11-20T10:00', minutes: 120, place: 'Utrecht' }];
      const changed = await call<PollDetail>(poll, 'chair', 'POST', path, { add, withdraw: [poll.optionIds[0]] });
      expect(changed.status).toBe(200);
      expect(changed.body.options.map(({ withdrawn }) => withdrawn)).toEqual([true, false, false, false]);
      const refused = async (body: object) => {
        const { status, body: said } = await call<{ error: { message: string } }>(poll, 'leader', 'POST', path, body);
        return `${status} ${said.error.message}`;
      };
      const rest = changed.body.options.filter(({ withdrawn }) => !withdrawn).map(({ optionId }) => optionId);
      expect(await refused({ withdraw: rest })).toMatch(/^422 Er moet minstens één datum overblijven/);
      expect(await refused({ add: [{ ...add[0], starts: '2026-12-25T10:00' }] })).toMatch(/^422 .*Eerste kerstdag/i);
      expect(await refused({ deadline: '2026-11-18T15:00' })).toMatch(/^422 woensdag 18 november 2026/i);
      expect(await refused({ add: 'morgen' })).toMatch(/^422 /);
      await call(poll, 'leader', 'POST', `/polls/${poll.pollId}/decide`, { optionId: rest[0] });
      expect(await refused({ withdraw: [rest[1]] })).toMatch(/^409 De datum is al gekozen/);
    });

    test('drops a poll', async () => {
      const poll = await planned(database);
      const dropped = await call<PollDetail>(poll, 'chair', 'POST', `/polls/${poll.pollId}/cancel`, {});
      expect(dropped.body).toMatchObject({ phase: 'cancelled', meeting: { state: 'cancelled' } });
    });

    test.each([
      [
        'a date in the past',
        { options: [{ starts: '2026-10-30T14:00', minutes: 60 }] },
        422,
        /Datum 1 ligt in het verleden/,
      ],
      ['a double date', { options: [POLL.options[0], POLL.options[0]] }, 422, /Datum 2 staat er twee keer in/],
      ['a deadline after a date', { deadline: '2026-11-17T15:00' }, 422, /vóór het einde van de reactietijd/],
      ['no dates', { options: [] }, 422, /Er is niets opgeslagen/],
      ['a date in another shape', { options: [{ starts: '17-11-2026 14:00', minutes: 60 }] }, 422, /niets opgeslagen/],
      ['more dates than anybody can answer', { options: Array(201).fill(POLL.options[0]) }, 422, /niets opgeslagen/],
      [
        'a public holiday',
        { options: [{ starts: '2027-05-06T14:00', minutes: 60 }] },
        422,
        /Datum 1 is een vrije dag \(Hemelvaartsdag\)\. Kies een andere dag/,
      ],
      ['a body of another partnership', { bodyId: 'elsewhere' }, 404, /bestaat niet|mag dit niet/],
    ])('refuses %s in words', async (_what, change, status, message) => {
      const made = await committee(database);
      const refused = await call<{ error: { message: string } }>(made, 'leader', 'POST', '/polls', {
        ...POLL,
        bodyId: made.bodyId,
        ...change,
      });
      expect(refused.status).toBe(status);
      expect(refused.body.error.message).toMatch(message);
    });

    test.each([
      ['POST', '/polls', 403],
      ['GET', '/polls/:poll', 403],
      ['POST', '/polls/:poll/answer', 403],
      ['POST', '/polls/:poll/decide', 403],
      ['POST', '/polls/:poll/close', 403],
      ['POST', '/polls/:poll/cancel', 403],
      ['POST', '/polls/:poll/options', 403],
      ['POST', '/polls/:poll/proposals/none/take', 403],
      ['POST', '/polls/:poll/proposals/none/decline', 403],
      ['GET', '/meetings/:meeting', 403],
      ['POST', '/meetings/:meeting/cancel', 403],
    ])('refuses %s %s to somebody without a seat', async (method, path, status) => {
      const poll = await planned(database);
      const [optionId] = poll.optionIds;
      const bodies: Record<string, object> = {
        '/polls': { ...POLL, bodyId: poll.bodyId },
        '/polls/:poll/answer': { answers: { [optionId!]: 'yes' } },
        '/polls/:poll/decide': { optionId },
        '/polls/:poll/options': { withdraw: [optionId] },
      };
      const address = path.replace(':poll', poll.pollId).replace(':meeting', poll.meetingId);
      const body = method === 'POST' ? (bodies[path] ?? {}) : undefined;
      expect((await call(poll, 'stranger', method, address, body)).status).toBe(status);
    });

    test('shows the lists of somebody without a seat empty, and nothing of another partnership', async () => {
      const [poll, other] = [await planned(database), await planned(database)];
      expect((await call(poll, 'stranger', 'GET', '/polls')).body).toEqual({ polls: [] });
      expect((await call(poll, 'stranger', 'GET', '/meetings/overview')).body).toEqual({ bodies: [] });
      expect((await call(poll, 'leader', 'GET', `/polls/${other.pollId}`)).status).toBe(404);
      expect((await call(poll, 'leader', 'GET', `/meetings/${other.meetingId}`)).status).toBe(404);
      expect((await call(poll, 'leader', 'POST', `/polls/${other.pollId}/cancel`, {})).status).toBe(404);
    });
  });

  describe('the buttons of a poll', () => {
    const press = async (poll: Planned, who: Who, verb: string, data: Record<string, unknown> = {}) => {
      const pressed = await runCardAction(
        { service, actor: as(poll, who), language: 'nl' },
        { verb, data: { p: poll.partnershipId, pollId: poll.pollId, verb, ...data } },
      );
      return { outcome: pressed.outcome, card: JSON.stringify(pressed.card) };
    };
    const inputs = (poll: Planned, ...answers: string[]) =>
      Object.fromEntries(answers.map((given, index) => [`o-${poll.optionIds[index]}`, given]));

    test('answer, look, change and answer again', async () => {
      const poll = await planned(database);
      const given = await press(poll, 'chair', 'poll.answer', {
        ...inputs(poll, 'yes', 'no', ''),
        remark: 'Tot 15.30.',
      });
      expect(given.outcome).toBe('answered');
      expect(given.card).toContain('Je antwoord voor Stuurgroep november is verstuurd');
      expect(given.card).toContain('bij 1 datum');
      expect(given.card).toContain('Tot 15.30.');
      const form = await press(poll, 'chair', 'poll.edit');
      expect(form.card).toMatch(/"value":"yes"/);
      expect(form.card).toContain('"verb":"poll.answer"');
      expect((await press(poll, 'chair', 'poll.show')).card).toContain('Je antwoord voor');
      const changed = await press(poll, 'chair', 'poll.answer', inputs(poll, 'no', 'no', 'ifNeedBe'));
      expect(changed.card).toContain('Kan desnoods');
      expect(changed.card).toContain('1 van de 3 leden heeft geantwoord');
    });

    test('propose another date, with what was typed kept when it is refused; and take it up or not', async () => {
      const poll = await planned(database);
      expect((await press(poll, 'holder', 'poll.show')).card).toContain('"verb":"poll.other"');
      const form = await press(poll, 'holder', 'poll.other');
      expect(form.card).toContain('Welke datum past je wel voor Stuurgroep november?');
      const typed = { date: '2026-12-25', time: '10:00:00', note: 'Graag dan.' };
      const refused = await press(poll, 'holder', 'poll.propose', typed);
      expect(refused.outcome).toBe('refused');
      expect(refused.card).toContain('Deze datum is een vrije dag (eerste kerstdag)');
      expect(refused.card).toContain('"value":"2026-12-25"');
      expect(refused.card).toContain('"value":"Graag dan."');
      const done = await press(poll, 'holder', 'poll.propose', { ...typed, date: '2026-11-20' });
      expect(done.outcome).toBe('answered');
      expect(done.card).toContain('Je stelde vr 20 nov, 10.00–12.00 voor');
      const { body } = await call<PollDetail>(poll, 'leader', 'GET', `/polls/${poll.pollId}`);
      const { proposalId } = body.proposals[0] ?? {};
      expect((await press(poll, 'director', 'poll.take-proposal', { proposalId })).outcome).toBe('refused');
      const taken = await press(poll, 'leader', 'poll.take-proposal', { proposalId });
      expect(taken.card).toContain('De datum staat erbij');
      const late = await press(poll, 'chair', 'poll.decline-proposal', { proposalId, word: 'Nee.' });
      expect(late.card).toContain('Over dit voorstel is al beslist');
      const path = `/polls/${poll.pollId}/proposals/${proposalId}/take`;
      expect((await call(poll, 'leader', 'POST', path, {})).status).toBe(200);
    });

    test('a card that is out of date shows how things stand, with what was kept', async () => {
      const poll = await planned(database);
      await press(poll, 'chair', 'poll.answer', inputs(poll, 'yes', 'yes', 'yes'));
      database.now = '2026-11-10T16:00:00.000Z';
      const late = await press(poll, 'chair', 'poll.answer', inputs(poll, 'no', 'no', 'no'));
      expect(late.outcome).toBe('refused');
      expect(late.card).toContain('op dinsdag 10 november 2026 om 17.00 uur gesloten');
      expect(late.card).toContain('"value":"Ja"');
      await press(poll, 'leader', 'poll.choose', { optionId: poll.optionIds[2] });
      const decided = await press(poll, 'chair', 'poll.answer', inputs(poll, 'no', 'no', 'no'));
      expect(decided.card).toContain('donderdag 19 november 2026, 09.30–11.00 uur');
    });

    test('a sign that no database keeps is refused as bad input, with what was answered before as it was', async () => {
      const poll = await planned(database);
      await press(poll, 'chair', 'poll.answer', { ...inputs(poll, 'yes', 'yes', 'yes'), remark: 'Tot 15.30.' });
      const broken = { ...inputs(poll, 'no', 'no', 'no'), remark: 'Tot\u0000 15.30.' };
      const refused = await press(poll, 'chair', 'poll.answer', broken);
      expect(refused.outcome).toBe('refused');
      expect(refused.card).toContain('Er klopt iets niet in wat je hebt ingevuld. Er is niets opgeslagen.');
      expect(refused.card).toContain('Je opmerking: Tot 15.30.');
      expect(refused.card).not.toContain('"value":"Nee"');
    });

    test('nothing chosen, a colleague’s answer, no seat: each says what to do', async () => {
      const poll = await planned(database);
      expect((await press(poll, 'chair', 'poll.answer', inputs(poll, '', '', ''))).card).toContain(
        'Kies bij minstens één datum',
      );
      await press(poll, 'holder', 'poll.answer', inputs(poll, 'yes', 'yes', 'yes'));
      const unseen = await press(poll, 'deputy', 'poll.answer', inputs(poll, 'no', 'no', 'no'));
      expect(unseen.card).toContain('Al beantwoord door Bram Oldenhuis');
      const over = await press(poll, 'deputy', 'poll.edit', { replace: true });
      expect(over.card).toContain('"replace":true');
      const replaced = await press(poll, 'deputy', 'poll.answer', { ...inputs(poll, 'no', 'no', 'no'), replace: true });
      expect(replaced.card).toContain('Je antwoord voor');
      expect((await press(poll, 'stranger', 'poll.show')).card).toContain('is niet aan jou gericht');
    });

    test('somebody who may not choose hears so, and a second choice hears the first', async () => {
      const poll = await planned(database);
      const option = (index: number) => ({ optionId: poll.optionIds[index] });
      expect((await press(poll, 'holder', 'poll.choose', option(0))).card).toContain('Je mag dit niet doen');
      expect((await press(poll, 'leader', 'poll.choose', option(0))).outcome).toBe('done');
      const second = await press(poll, 'chair', 'poll.choose', option(1));
      expect(second.outcome).toBe('refused');
      expect(second.card).toContain('De datum is al gekozen: dinsdag 17 november 2026, 14.00–16.00 uur');
    });
  });
});
