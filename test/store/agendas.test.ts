import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { SaveAgendaBody } from '../../src/agendas/schema.ts';
import { SAVE_AGENDA, UPDATE_EVENT } from '../../src/agendas/schema.ts';
import { agendaOnPaper, saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateAgenda, nextAgendaCard, putInEvent } from '../../src/agendas/use-cases-circulate.ts';
import { followMoves } from '../../src/agendas/use-cases-follow-moves.ts';
import { agendaVersions, agendaVersionsToKeep } from '../../src/agendas/use-cases-versions.ts';
import { forEachDatabase } from '../support/database.ts';
import { addMeeting } from './agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const URL = 'https://kringwerk.example';
type Name = keyof ReminderRoster['people'];

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let meetingId: string;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
  });

  const view = (person: Name = 'chair') =>
    database.read(roster.partnershipId, (scope) =>
      viewAgenda(scope, { personId: roster.people[person], now: database.now }, meetingId),
    );
  const save = (edited: SaveAgendaBody, by: Name = 'chair') =>
    database.transact(roster.as(by), (work) => saveItems(work, meetingId, SAVE_AGENDA.parse(edited)));
  const circulate = (revision: number, by: Name = 'chair') =>
    database.transact(roster.as(by), (work) => circulateAgenda(work, URL, meetingId, revision));
  const messages = () =>
    database.open.db
      .selectFrom('message')
      .select(['key', 'purpose', 'person_id', 'conversation_id', 'content'])
      .where('partnership_id', '=', roster.partnershipId)
      .orderBy('key')
      .execute();
  const opening = { title: 'Opening', kind: 'informeren' as const, minutes: 10 };
  const budget = { title: 'Budget <2027>', kind: 'besluiten' as const, minutes: 45, explanation: 'Zie bijlage' };

  test('items are saved in order with running times, and stay the same item when edited', async () => {
    expect(await view()).toMatchObject({
      revision: 0,
      state: 'draft',
      items: [],
      may: { save: true, circulate: true },
    });
    await save({ revision: 0, items: [opening, { ...budget, presenterId: roster.people.lead }] });
    const first = await view();
    expect(first.items.map(({ title, startsAt, presenter }) => [title, startsAt, presenter])).toEqual([
      ['Opening', '2026-11-24T13:30', null],
      ['Budget <2027>', '2026-11-24T13:40', 'Annemiek van den Bosch-Verhoeven'],
    ]);
    const [a, b] = first.items;
    await save({
      revision: 1,
      items: [
        { ...budget, id: b!.id },
        { ...opening, id: a!.id },
        { ...opening, id: a!.id },
      ],
    });
    const second = await view();
    expect(second.items.slice(0, 2).map(({ id }) => id)).toEqual([b!.id, a!.id]);
    expect(new Set(second.items.map(({ id }) => id)).size).toBe(3);
  });

  test('a version keeps the moment and the place that the meeting had when it went out; the mail and the paper tell them', async () => {
    const meeting = (to: object) =>
      database.open.db.updateTable('meeting').set(to).where('id', '=', meetingId).execute();
    const paper = () =>
      database.read(roster.partnershipId, (scope) =>
        agendaOnPaper(scope, { personId: roster.people.chair, now: database.now }, meetingId, 'nl'),
      );
    const factsOf = ({ facts }: { facts: { value: string }[] }) => facts.map(({ value }) => value);
    await save({ revision: 0, items: [opening, { ...budget, desired: 'De werkgroep stelt het vast' }] });
    expect(factsOf(await paper())).toContain('Concept, nog niet rondgestuurd');
    await circulate(1);
    expect(factsOf(await paper())).toEqual(expect.arrayContaining(['Zaal 2.14, en online via Teams', '1']));
    expect((await messages()).find(({ content }) => content.mail)?.content.mail?.paragraphs).toEqual(
      expect.arrayContaining([
        expect.stringContaining('13.30–15.30 uur. Waar: Zaal 2.14, en online via Teams.'),
        '2. Budget <2027> (13.40 uur, besluiten, 45 minuten). Gewenste uitkomst: De werkgroep stelt het vast.',
      ]),
    );
    await meeting({ starts: '2026-12-01T10:00', place: 'Zaal 3', title: 'Werkgroep december' });
    await save({ revision: 1, items: [opening] });
    expect(factsOf(await paper())).toContain('Concept, gewijzigd na versie 1');
    await circulate(2);
    const kept = () =>
      database.read(roster.partnershipId, (scope) =>
        agendaVersionsToKeep(scope, { personId: roster.people.chair, now: database.now }, meetingId, 'nl'),
      );
    const [first, second] = await kept();
    expect([first?.paper.title, second?.paper.title]).toEqual(['Werkgroep november', 'Werkgroep december']);
    expect(factsOf(first!.paper)).toContain('dinsdag 24 november 2026, 13.30–15.30 uur');
    expect(JSON.stringify(first!.paper.parts)).toContain('"13.40"');
    expect(factsOf(second!.paper)).toEqual(expect.arrayContaining(['Zaal 3, en online via Teams']));
    await sql`update agenda_version set meeting = null`.execute(database.open.db);
    expect((await kept())[0]?.paper.title).toBe('Werkgroep december');
  });

  test('of two people who edit the same agenda the second hears so, and nothing is lost', async () => {
    await save({ revision: 0, items: [opening] });
    const editing = await Promise.allSettled([
      save({ revision: 1, items: [opening, budget] }, 'chair'),
      save({ revision: 1, items: [budget] }, 'lead'),
    ]);
    const refused = editing.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { kind: 'conflict', code: 'agenda-changed-meanwhile' } });
    const after = await view();
    expect(after.revision).toBe(2);
    expect([1, 2]).toContain(after.items.length);
    await expect(circulate(1)).rejects.toMatchObject({ code: 'agenda-changed-meanwhile' });
  });

  describe('circulating', () => {
    beforeEach(() => save({ revision: 0, items: [opening, budget] }));

    test('each member once, the group once, and the calendar event', async () => {
      database.jobs.length = 0;
      await circulate(1);
      const sent = await messages();
      const people = sent.flatMap(({ person_id }) => person_id ?? []);
      expect(people.sort()).toEqual([roster.people.chair, roster.people.member, roster.people.deputy].sort());
      expect(sent.filter(({ purpose }) => purpose === 'group').map(({ conversation_id }) => conversation_id)).toEqual([
        '19:werkgroep@thread.tacv2',
      ]);
      const job = database.jobs.find(({ name }) => name === 'agendas.update-event');
      expect(job?.payload).toEqual({ partnershipId: roster.partnershipId, meetingId, version: 1 });
      const put: string[] = [];
      const event = { put: async (_work: unknown, _id: string, html: string) => void put.push(html) };
      const system = { partnershipId: roster.partnershipId, personId: null, via: 'system' as const };
      await database.transact(system, (work) => putInEvent(work, event, URL, { meetingId, version: 1 }));
      expect(put[0]).toContain('Budget &lt;2027&gt;');
      expect(put[0]).toContain('13.40');
      await database.transact(system, (work) => putInEvent(work, event, URL, { meetingId, version: 0 }));
      expect(put).toHaveLength(1);
    });

    test('again without a change is refused kindly; after a change only that is announced', async () => {
      await circulate(1);
      await expect(circulate(1)).rejects.toMatchObject({ kind: 'conflict', code: 'agenda-unchanged' });
      const [a, b] = (await view()).items;
      const kept = { ...budget, id: b!.id, minutes: 30 };
      await save({ revision: 1, items: [{ ...opening, id: a!.id }, kept] });
      expect(await view()).toMatchObject({ state: 'circulated', version: 1, changedSinceCirculated: true });
      await circulate(2);
      const versions = await database.read(roster.partnershipId, (scope) =>
        agendaVersions(scope, { personId: roster.people.member, now: database.now }, meetingId, 'nl'),
      );
      expect(versions.map(({ version, changes, byName }) => ({ version, changes, byName }))).toEqual([
        { version: 2, changes: ['"Budget <2027>" duurt nu 30 minuten; dat was 45.'], byName: 'Hendrik-Jan Oosterwijk' },
        { version: 1, changes: [], byName: 'Hendrik-Jan Oosterwijk' },
      ]);
      const news = (await messages()).filter(({ key }) => key.includes(':v2:'));
      expect(news).toHaveLength(4);
      for (const { content } of news) {
        expect(content.card.fallbackText).toContain('De agenda is gewijzigd');
        expect(JSON.stringify(content.card)).not.toContain('"Opening"');
      }
      const earlier = (await messages()).filter(({ key }) => key.includes(':v1:'));
      for (const { content } of earlier) expect(JSON.stringify(content.card)).toContain('30 minuten');
    });

    test('twice at the same moment goes out once', async () => {
      const both = await Promise.allSettled([circulate(1), circulate(1, 'lead')]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await messages()).toHaveLength(4);
    });

    test('shows its new times on the cards once the meeting has moved, and tells nobody of it', async () => {
      await circulate(1);
      const follow = () =>
        database.transact({ partnershipId: roster.partnershipId, personId: null, via: 'system' }, (work) =>
          followMoves(work, URL),
        );
      const before = await messages();
      database.jobs.length = 0;
      await follow();
      expect(await messages()).toEqual(before);
      await database.open.db
        .updateTable('meeting')
        .set({ starts: '2026-11-25T09:15' })
        .where('id', '=', meetingId)
        .execute();
      await follow();
      await follow();
      const after = await messages();
      expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
      for (const { content } of after) {
        expect(JSON.stringify(content.card)).toContain('09.25');
        expect(JSON.stringify(content.card)).not.toContain('13.40');
      }
      expect(database.jobs.filter(({ name }) => name === UPDATE_EVENT.name)).toHaveLength(1);
    });
  });

  test('members see what was circulated, not the draft; outsiders nothing', async () => {
    await save({ revision: 0, items: [opening] });
    expect((await view('member')).items).toEqual([]);
    await circulate(1);
    await save({ revision: 1, items: [opening, budget] });
    const seen = await view('member');
    expect(seen.items.map(({ title }) => title)).toEqual(['Opening']);
    expect(seen).toMatchObject({ may: { save: false, circulate: false }, changes: [] });
    await expect(view('head')).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(save({ revision: 2, items: [] }, 'member')).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(circulate(2, 'member')).rejects.toMatchObject({ kind: 'not-allowed' });
  });

  test('an empty agenda or one of a meeting that was called off does not go out', async () => {
    await expect(circulate(0)).rejects.toMatchObject({ code: 'agenda-empty' });
    await save({ revision: 0, items: [opening] });
    await database.open.db.updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', meetingId).execute();
    await expect(circulate(1)).rejects.toMatchObject({ code: 'agenda-meeting-over' });
    expect(await messages()).toEqual([]);
  });

  test('an unknown presenter is refused and nothing is saved', async () => {
    const edited = { revision: 0, items: [{ ...opening, presenterId: randomUUID() }] };
    await expect(save(edited)).rejects.toMatchObject({ code: 'agenda-unknown-presenter' });
    expect((await view()).revision).toBe(0);
  });

  test('the next meeting of whoever asks', async () => {
    const next = (person: Name) =>
      database.read(roster.partnershipId, (scope) =>
        nextAgendaCard(
          scope,
          { personId: roster.people[person], now: database.now },
          { publicUrl: URL, language: 'nl' },
        ),
      );
    expect((await next('member'))?.fallbackText).toContain('Werkgroep november');
    expect(await next('head')).toBeNull();
    database.now = '2026-11-24T13:00:00.000Z';
    expect(await next('member')).toBeNull();
  });
});
