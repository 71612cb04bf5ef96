import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { answerWords } from '../../bot/turns/commands.ts';
import { programmeHandlers } from '../../src/programmes/jobs.ts';
import type { ProgrammeView } from '../../src/programmes/schema.ts';
import { addMeeting } from '../store/agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from '../store/reminders-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { type House, type Name, openHouse } from './meeting-house.ts';

/**
 * A half-day Opdenksessie from the first draft to the day itself, at the doors of the service: plenary parts, two rounds of
 * groups at the same time, a role for each in the group, sign-up with places, and everybody's own programme.
 */
onOneConnection((database) => {
  let house: House;
  let roster: ReminderRoster;
  let at: string;
  let meetingId: string;
  beforeAll(async () => {
    house = await openHouse(database);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    await house.moveIn(roster);
    meetingId = await addMeeting(database, roster);
    at = `/meetings/${meetingId}/programme`;
  });

  const see = async (who: Name = 'chair') => (await house.ask<ProgrammeView>(who, 'GET', at)).json;
  const put = (who: Name, body: object) => house.ask<ProgrammeView>(who, 'PUT', at, body);
  const group = (title: string, room: string, capacity: number, more: object = {}) => ({
    title,
    room,
    capacity,
    ...more,
  });
  const afternoon = (first: object[]) => [
    { title: 'Inloop en opening', minutes: 30, room: 'Aula' },
    { title: 'Opdenken, ronde 1', minutes: 45, sessions: first },
    {
      title: 'Opdenken, ronde 2',
      minutes: 45,
      sessions: [group('Regio Oost', 'Zaal 1', 20), group('Regio West', 'Zaal 2', 20)],
    },
    { title: 'Plenaire oogst', minutes: 30, room: 'Aula' },
  ];
  const roles = () => ({ gespreksleider: roster.people.chair, schrijver: roster.people.deputy });
  const begin = () =>
    put('chair', {
      ...{ revision: 0, signUpUntil: '2026-11-18' },
      parts: afternoon([
        group('Begeleiden van zij-instromers', 'Zaal 1', 3, { tasks: roles() }),
        group('Samen opleiden in de regio', 'Zaal 2', 10),
      ]),
    });
  const choose = (who: Name, part: number, session: number | null, waiting = false) =>
    see().then(({ parts }) => {
      const { partId = '', sessions = [] } = parts[part] ?? {};
      const sessionId = session === null ? null : (sessions[session]?.sessionId ?? '');
      return house.ask<ProgrammeView>(who, 'POST', `${at}/sign-up`, { partId, sessionId, waiting });
    });
  const messages = (key: string) =>
    database.open.db
      .selectFrom('message')
      .select(['key', 'person_id as personId', 'content'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('key', 'like', `%${key}%`)
      .execute();
  const tick = async () => {
    const needs = { transact: database.transact, publicUrl: 'https://kringwerk.example' };
    for (const { handle } of programmeHandlers({ ...needs, partnershipIds: async () => [roster.partnershipId] })) {
      await handle({});
    }
  };
  const say = async (who: Name, words: string, inGroup = false) => {
    const call = { service: house.service, actor: roster.as(who), language: 'nl' as const };
    const where = { language: 'nl' as const, partnershipId: roster.partnershipId, partnershipName: 'Oost' };
    return JSON.stringify(await answerWords(call, words, { ...where, inGroup, conversationId: null }));
  };

  test('from the first draft to the day itself', async () => {
    expect((await begin()).status).toBe(200);
    expect(await say('member', 'programma')).toContain('nog geen programma');
    expect(await see('member')).toMatchObject({ exists: false, parts: [] });
    expect((await house.ask('member', 'POST', `${at}/open`)).status).toBe(403);
    const opened = await house.ask<ProgrammeView>('chair', 'POST', `${at}/open`);
    expect(opened.json.parts.map(({ startsAt, sessions }) => [startsAt.slice(11), sessions.length])).toEqual([
      ['13:30', 0],
      ['14:00', 2],
      ['14:45', 2],
      ['15:30', 0],
    ]);
    expect((await messages(':ask:')).map(({ personId }) => personId).sort()).toEqual(
      [roster.people.chair, roster.people.member, roster.people.deputy].sort(),
    );
    // Whoever has a role in a group is in it already, and stays.
    expect((await see('deputy')).parts[1]?.sessions[0]).toMatchObject({ mine: 'placed', myTasks: ['schrijver'] });
    const bound = await choose('deputy', 1, 1);
    expect([bound.status, bound.json.error.message]).toEqual([409, expect.stringMatching(/\p{L}/u)]);
    // One place is left of three: who comes second stands in line, and moves up when it comes free.
    expect((await choose('member', 1, 0)).status).toBe(200);
    const full = await choose('lead', 1, 0);
    expect([403, 409]).toContain(full.status);
    expect((await choose('member', 2, 1)).status).toBe(200);
    expect(await say('member', 'Wat is mijn programma?')).toContain('Begeleiden van zij-instromers');
    expect(await say('member', 'programma', true)).not.toContain('zij-instromers');
    expect((await house.ask('member', 'GET', `${at}/document?format=pdf`)).status).toBe(200);
    const closed = await house.ask<ProgrammeView>('chair', 'POST', `${at}/close`);
    expect(closed.json.state).toBe('closed');
    expect(await messages(':own:')).toHaveLength(3);
    const late = await choose('member', 1, 1);
    expect([late.status, late.json.error.message]).toEqual([409, expect.stringContaining('niet open')]);
  });

  test('some days before everybody gets their own programme, once, and again where the day moves', async () => {
    await begin();
    await house.ask('chair', 'POST', `${at}/open`);
    await choose('member', 1, 0);
    database.now = '2026-11-20T12:00:00.000Z';
    await tick();
    expect(await messages(':ahead:')).toEqual([]);
    // A Saturday, and the Monday before office hours: not yet.
    for (const early of ['2026-11-21T12:00:00.000Z', '2026-11-23T06:00:00.000Z']) {
      database.now = early;
      await tick();
    }
    expect(await messages(':ahead:')).toEqual([]);
    database.now = '2026-11-23T09:00:00.000Z';
    await Promise.all([tick(), tick()]);
    const told = await messages(':ahead:');
    expect(told.map(({ personId }) => personId).sort()).toEqual(
      [roster.people.chair, roster.people.member, roster.people.deputy].sort(),
    );
    const own = told.find(({ personId }) => personId === roster.people.member);
    expect(JSON.stringify(own?.content)).toContain('Begeleiden van zij-instromers');
    await database.open.db
      .updateTable('meeting')
      .set({ starts: '2026-11-26T13:30' })
      .where('id', '=', meetingId)
      .execute();
    await tick();
    await tick();
    expect(await messages(':ahead:')).toHaveLength(6);
  });

  test('a change of one session redraws the cards of those who see it otherwise, and nobody else’s', async () => {
    await begin();
    await house.ask('chair', 'POST', `${at}/open`);
    await choose('member', 1, 1);
    await choose('member', 2, 0);
    await database.open.db
      .updateTable('message')
      .set({ state: 'sent', sent_at: database.now, way: 'chat' })
      .where('partnership_id', '=', roster.partnershipId)
      .execute();
    const redrawn = async () => (await messages('update:')).map(({ personId }) => personId).sort();
    const { revision, signUpUntil, parts } = await see();
    const same = parts.map(({ partId, sessions, ...part }) => ({
      ...{ id: partId, title: part.title, minutes: part.minutes, room: part.room },
      sessions: sessions.map(({ sessionId, title, room, capacity, tasks }) => ({
        ...{ id: sessionId, title, room, capacity },
        tasks: Object.fromEntries(tasks.map(({ task, personId }) => [task, personId])),
      })),
    }));
    expect((await put('chair', { revision, signUpUntil, parts: same })).status).toBe(200);
    expect(await redrawn()).toEqual([]);
    // The room of the group in which the chair and the deputy are: the member’s own programme stays as it was.
    const moved = structuredClone(same);
    if (moved[1]?.sessions[0]) moved[1].sessions[0].room = 'Zaal 9';
    expect((await put('chair', { revision: revision + 1, signUpUntil, parts: moved })).status).toBe(200);
    expect(await redrawn()).toEqual([roster.people.chair, roster.people.deputy].sort());
  });

  test('what is wrong is said, by whom it was changed meanwhile too, and changes nothing', async () => {
    await begin();
    const other = (title: string) => ({ revision: 1, signUpUntil: '2026-11-18', parts: [{ title, minutes: 30 }] });
    const both = await Promise.all([put('chair', other('Een')), put('lead', other('Twee'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { revision } = await see();
    const twice = afternoon([
      group('A', 'Zaal 1', 3, { tasks: { notulist: roster.people.member } }),
      group('B', 'Zaal 2', 3, { tasks: { schrijver: roster.people.member } }),
    ]);
    const wrong: [object, number, RegExp][] = [
      [{ revision, parts: twice }, 422, /Saskia/],
      [{ revision, signUpUntil: '2026-12-01', parts: [] }, 422, /\p{L}/u],
      [{ revision, parts: afternoon([group('A', 'Zaal 1', 0)]) }, 422, /\p{L}/u],
      [{ revision, parts: [{ title: '', minutes: 30 }] }, 422, /\p{L}/u],
      [
        { revision, parts: afternoon([group('A', '', 3, { tasks: { tijdbewaker: roster.people.head } })]) },
        422,
        /\p{L}/u,
      ],
    ];
    for (const [body, status, words] of wrong) {
      const answer = await put('chair', body);
      expect([answer.status, answer.json.error.message]).toEqual([status, expect.stringMatching(words)]);
    }
    expect((await put('member', { revision, parts: [] })).status).toBe(403);
    expect((await house.ask('head', 'GET', at)).status).toBe(403);
    expect((await see()).revision).toBe(revision);
  });
});
