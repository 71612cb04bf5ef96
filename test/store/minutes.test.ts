import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { SAVE_AGENDA, type SaveAgendaBody } from '../../src/agendas/schema.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateAgenda } from '../../src/agendas/use-cases-circulate.ts';
import { addPaper } from '../../src/agendas/use-cases-papers.ts';
import { minutesHandlers } from '../../src/minutes/jobs.ts';
import { viewMinutes, writeItem } from '../../src/minutes/use-cases.ts';
import { changeAction, drawAction, listActions } from '../../src/minutes/use-cases-actions.ts';
import { approveMinutes, circulateMinutes } from '../../src/minutes/use-cases-circulate.ts';
import { correct, handleCorrection } from '../../src/minutes/use-cases-corrections.ts';
import {
  changeDecision,
  decisionHistory,
  listDecisions,
  restoreDecision,
  withdrawDecision,
} from '../../src/minutes/use-cases-decisions.ts';
import { recentMeetings } from '../../src/minutes/use-cases-recent.ts';
import { addAction, addDecision } from '../../src/minutes/use-cases-record.ts';
import { sendDueReminders } from '../../src/reminders/use-cases-due.ts';
import { addDays } from '../../src/time/local.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { addMeeting } from './agendas-meeting.ts';
import { postbox, type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const URL = 'https://kringwerk.example';
type Name = keyof ReminderRoster['people'];

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let meetingId: string;
  let budget: string;
  let region: string;
  beforeEach(async () => {
    database.now = '2026-11-24T15:00:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
    await saveAgenda({
      revision: 0,
      items: [
        { title: 'Budget 2027', kind: 'besluiten', minutes: 30 },
        { title: 'Regio', kind: 'bespreken', minutes: 30 },
      ],
    });
    await as('chair', (work) => circulateAgenda(work, URL, meetingId, 1));
    [budget, region] = (await agendaOf(meetingId)).items.map(({ id }) => id) as [string, string];
  });

  const as = <T>(person: Name, act: (work: Work) => Promise<T>) => database.transact(roster.as(person), act);
  const looker = (person: Name) => ({ personId: roster.people[person], now: database.now });
  const saveAgenda = (edited: SaveAgendaBody) =>
    as('chair', (work) => saveItems(work, meetingId, SAVE_AGENDA.parse(edited)));
  const agendaOf = (id: string) =>
    database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker('chair'), id));
  const view = (person: Name = 'chair') =>
    database.read(roster.partnershipId, (scope) => viewMinutes(scope, looker(person), meetingId));
  const write = (itemId: string, text: string, { base = '', unfinished = false, by = 'chair' as Name } = {}) =>
    as(by, (work) => writeItem(work, meetingId, itemId, { base, text, unfinished }));
  const decide = (text: string) =>
    as('chair', (work) => addDecision(work, meetingId, { itemId: budget, text, followUp: '' }));
  const give = (text: string, dueOn = '2026-12-10', owner: Name = 'member') =>
    as('chair', (work) => addAction(work, meetingId, { itemId: budget, text, ownerId: roster.people[owner], dueOn }));
  const circulate = () => as('chair', (work) => circulateMinutes(work, URL, meetingId));
  const nextMeeting = async (starts = '2027-01-19T13:30') => {
    const id = await addMeeting(database, roster);
    await database.open.db.updateTable('meeting').set({ starts }).where('id', '=', id).execute();
    return id;
  };
  const tick = async () => {
    const handlers = minutesHandlers({
      transact: database.transact,
      partnershipIds: async () => [roster.partnershipId],
    });
    for (const { handle } of handlers) await handle({});
  };

  describe('writing', () => {
    test('two people at the same item lose nothing', async () => {
      await write(budget, 'Inleiding');
      await Promise.all([
        write(budget, 'Inleiding\nAns vraagt naar de reserve', { base: 'Inleiding' }),
        write(budget, 'Inleiding\nBo stelt uitstel voor', { base: 'Inleiding', by: 'lead' }),
      ]);
      const text = (await view()).items[0]?.text ?? '';
      expect(text.split('\n').sort()).toEqual(['Ans vraagt naar de reserve', 'Bo stelt uitstel voor', 'Inleiding']);
    });

    test('an item that is taken off the agenda meanwhile keeps what was written, and can be written on', async () => {
      await write(region, 'Al besproken');
      await saveAgenda({ revision: 1, items: [{ id: budget, title: 'Budget 2027', kind: 'besluiten', minutes: 30 }] });
      expect((await view()).items.at(-1)).toMatchObject({ title: 'Regio', text: 'Al besproken', removed: true });
      await write(region, 'Al besproken, en afgerond', { base: 'Al besproken' });
      expect((await view()).items.at(-1)).toMatchObject({ text: 'Al besproken, en afgerond' });
      await expect(write('elders', 'x')).rejects.toMatchObject({ kind: 'conflict', code: 'minutes-item-gone' });
    });

    test('a concept is for its makers alone; outsiders see nothing', async () => {
      await write(budget, 'Concept');
      await decide('Akkoord');
      expect(await view('member')).toMatchObject({ state: 'concept', items: [], decisions: [], may: { write: false } });
      expect(await listed('member')).toEqual([]);
      await expect(view('head')).rejects.toMatchObject({ kind: 'not-allowed' });
      await expect(write(budget, 'x', { by: 'member' })).rejects.toMatchObject({ kind: 'not-allowed' });
    });
  });

  const listed = (person: Name, q?: string) =>
    database.read(roster.partnershipId, (scope) => listDecisions(scope, looker(person), q ? { q } : {}));

  describe('decisions', () => {
    test('are numbered on by body and year, also when two are recorded at once', async () => {
      await Promise.all([decide('De leernetwerken gaan door'), decide('Het budget stijgt')]);
      await decide('De reserve blijft');
      expect((await view()).decisions.map(({ year, number }) => [year, number])).toEqual([
        [2026, 3],
        [2026, 2],
        [2026, 1],
      ]);
    });

    test('are found by any form of a word, by members, not by others', async () => {
      await decide('De leernetwerken gaan door');
      await decide('Het budget stijgt');
      await circulate();
      expect((await listed('member', 'leernetwerk')).map(({ text }) => text)).toEqual(['De leernetwerken gaan door']);
      expect(await listed('lead')).toHaveLength(2);
      expect(await listed('head')).toEqual([]);
    });
  });

  describe('a decision that is changed', () => {
    const change = (id: string, text: string, { followUp = '', revision = 0, by = 'chair' as Name } = {}) =>
      as(by, (work) => changeDecision(work, id, { revision, text, followUp }));
    const only = async () => (await view()).decisions[0]!;

    test('keeps its number and its earlier words; two people at once: the second reads first', async () => {
      await decide('Het budget stijgt');
      const { decisionId } = await only();
      database.now = '2026-11-24T15:05:00.000Z';
      await change(decisionId, 'Het budget stijgt licht');
      await expect(change(decisionId, 'Het budget daalt')).rejects.toMatchObject({
        kind: 'conflict',
        code: 'decision-changed-meanwhile',
      });
      await expect(change(decisionId, 'x', { by: 'member', revision: 1 })).rejects.toMatchObject({
        kind: 'not-allowed',
      });
      expect(await only()).toMatchObject({ number: 1, text: 'Het budget stijgt licht', revision: 1, withdrawn: null });
      await circulate();
      const events = (person: Name) =>
        database.read(roster.partnershipId, (scope) => decisionHistory(scope, looker(person), decisionId));
      expect((await events('member')).map(({ what, text }) => [what, text])).toEqual([
        ['made', 'Het budget stijgt'],
        ['changed', 'Het budget stijgt licht'],
      ]);
      await expect(events('head')).rejects.toMatchObject({ kind: 'not-allowed' });
    });

    test('in approved minutes only gets another follow-up, or is withdrawn with a reason, and stands again', async () => {
      await decide('Het budget stijgt');
      await circulate();
      await as('chair', (work) => approveMinutes(work, URL, meetingId));
      const { decisionId } = await only();
      await expect(change(decisionId, 'Het budget daalt')).rejects.toMatchObject({ code: 'decision-approved' });
      await change(decisionId, 'Het budget stijgt', { followUp: 'In juni terug' });
      await as('chair', (work) => withdrawDecision(work, decisionId, 'De subsidie gaat niet door'));
      expect(await only()).toMatchObject({
        number: 1,
        followUp: 'In juni terug',
        withdrawn: { on: '2026-11-24', because: 'De subsidie gaat niet door' },
        may: { words: false, followUp: false, withdraw: false, restore: true },
      });
      await expect(change(decisionId, 'x', { revision: 2 })).rejects.toMatchObject({ code: 'decision-withdrawn' });
      await as('chair', (work) => restoreDecision(work, decisionId));
      expect(await only()).toMatchObject({ withdrawn: null, text: 'Het budget stijgt' });
    });

    test('once withdrawn gives its number to no other, and is not mailed as decided', async () => {
      await decide('Het budget stijgt');
      const { decisionId } = await only();
      await as('chair', (work) => withdrawDecision(work, decisionId, 'Vergissing'));
      await decide('De reserve blijft');
      await circulate();
      expect((await view()).decisions.map(({ number, withdrawn }) => [number, withdrawn?.because])).toEqual([
        [2, undefined],
        [1, 'Vergissing'],
      ]);
      const sent = await database.open.db
        .selectFrom('message')
        .select('content')
        .where('topic', '=', `minutes:${meetingId}`)
        .execute();
      expect(JSON.stringify(sent)).toContain('De reserve blijft');
      expect(JSON.stringify(sent)).not.toContain('Het budget stijgt');
    });
  });

  describe('actions', () => {
    const mine = (person: Name = 'member') =>
      database.read(roster.partnershipId, (scope) => listActions(scope, looker(person), {}));
    const set = (actionId: string, status: 'done' | 'open' | 'busy', by: Name = 'member') =>
      as(by, (work) => changeAction(work, URL, actionId, { status }));
    const open = async () =>
      (
        await database.open.db
          .selectFrom('obligation')
          .select('title')
          .where('partnership_id', '=', roster.partnershipId)
          .where('question_kind', '=', 'action')
          .where('settled_at', 'is', null)
          .where('withdrawn_at', 'is', null)
          .execute()
      ).map(({ title }) => title);

    test('are owed until done, owed again when reopened, and twice is once', async () => {
      await give('Vraag de offerte aan');
      const [action] = await mine();
      expect(action).toMatchObject({ text: 'Vraag de offerte aan', status: 'open', late: false, mayChange: true });
      expect(await open()).toEqual(['Vraag de offerte aan']);
      await set(action!.actionId, 'done');
      await set(action!.actionId, 'done');
      expect([await open(), await mine()]).toEqual([[], []]);
      await set(action!.actionId, 'open');
      expect(await open()).toEqual(['Vraag de offerte aan']);
    });

    test('are reminded of before their last day', async () => {
      await give('Vraag de offerte aan');
      const post = postbox(roster);
      database.now = '2026-12-09T12:00:00.000Z';
      await database.transact({ partnershipId: roster.partnershipId, personId: null, via: 'system' }, (work) =>
        sendDueReminders(work, post),
      );
      expect(post.to()).toEqual(['member']);
    });

    test('go on being reminded of once a week when they are late, until they are closed', async () => {
      await give('Vraag de offerte aan');
      const [action] = await mine();
      const remindedOn = async (...days: string[]) => {
        const reached: string[] = [];
        for (const day of days) {
          const post = postbox(roster);
          database.now = `${day}T09:00:00.000Z`;
          await database.transact({ partnershipId: roster.partnershipId, personId: null, via: 'system' }, (work) =>
            sendDueReminders(work, post),
          );
          if (post.to().length > 0) reached.push(day);
        }
        return reached;
      };
      const days = ['2026-12-11', '2026-12-14', '2026-12-17', '2026-12-18', '2026-12-21'];
      expect(await remindedOn(...days)).toEqual(['2026-12-11', '2026-12-18']);
      await set(action!.actionId, 'done');
      expect(await remindedOn('2027-01-05')).toEqual([]);
    });

    test('get other days; an end before the beginning is refused and nothing changes', async () => {
      await give('Vraag de offerte aan');
      const [action] = await mine();
      const dates = (change: object) => as('member', (work) => changeAction(work, URL, action!.actionId, change));
      await dates({ startsOn: '2026-12-01', dueOn: '2027-01-15' });
      await expect(dates({ startsOn: '2027-02-01' })).rejects.toMatchObject({ kind: 'invalid', code: 'action-dates' });
      expect((await mine())[0]).toMatchObject({ startsOn: '2026-12-01', dueOn: '2027-01-15', status: 'open' });
    });

    test('are changed by their owner or the makers of the minutes, not by another member', async () => {
      await give('Vraag de offerte aan');
      const [action] = await mine();
      await expect(set(action!.actionId, 'done', 'deputy')).rejects.toMatchObject({ kind: 'not-allowed' });
      await expect(set(action!.actionId, 'done', 'head')).rejects.toMatchObject({ kind: 'not-allowed' });
      const draw = (person: Name) =>
        database.read(roster.partnershipId, (scope) =>
          drawAction(scope, { ...looker(person), language: 'nl' }, URL, action!.actionId),
        );
      expect(JSON.stringify(await draw('member'))).toContain('Rond af');
      expect(JSON.stringify(await draw('deputy'))).not.toContain('Rond af');
      await set(action!.actionId, 'busy', 'chair');
      expect((await mine())[0]).toMatchObject({ status: 'busy' });
    });

    test('go to somebody with a seat, and end after they begin', async () => {
      await expect(give('x', '2026-12-10', 'head')).rejects.toMatchObject({ code: 'action-unknown-owner' });
      const backwards = {
        itemId: budget,
        text: 'x',
        ownerId: roster.people.member,
        startsOn: '2026-12-11',
        dueOn: '2026-12-10',
      };
      await expect(as('chair', (work) => addAction(work, meetingId, backwards))).rejects.toMatchObject({
        kind: 'invalid',
        code: 'action-dates',
      });
    });

    test('that are still open stand beside the minutes of the next meeting', async () => {
      await give('Vraag de offerte aan');
      const next = await nextMeeting();
      const later = await database.read(roster.partnershipId, (scope) => viewMinutes(scope, looker('member'), next));
      expect(later.earlierActions.map(({ text }) => text)).toEqual(['Vraag de offerte aan']);
    });
  });

  describe('a body that is merged into another', () => {
    test('leaves its decisions, open actions and unfinished items to that one, and keeps its own numbers', async () => {
      await decide('De begroting is vastgesteld.');
      await give('Vraag de offerte aan');
      await write(region, 'Geen tijd', { unfinished: true });
      await circulate();
      const next = await nextMeeting();
      const intoId = await mergedInto(next);
      await tick();
      expect((await agendaOf(next)).items.map(({ title }) => title)).toContain('Vervolg: Regio');
      await database.read(roster.partnershipId, async (scope) => {
        const of = { bodyId: intoId };
        const decisions = await listDecisions(scope, looker('member'), of);
        expect(decisions.map(({ number, text }) => [number, text])).toEqual([[1, 'De begroting is vastgesteld.']]);
        const actions = await listActions(scope, looker('member'), of);
        expect(actions.map(({ text }) => text)).toEqual(['Vraag de offerte aan']);
        const { earlierActions } = await viewMinutes(scope, looker('chair'), next);
        expect(earlierActions.map(({ text }) => text)).toEqual(['Vraag de offerte aan']);
      });
      const [action] = await database.read(roster.partnershipId, (scope) =>
        listActions(scope, looker('chair'), { bodyId: intoId }),
      );
      expect(action?.mayChange).toBe(true);
      await as('chair', (work) => changeAction(work, URL, action!.actionId, { status: 'done' }));
    });

    /** The roster's body ends; all its seats and one meeting go on in a new one, as a merger leaves it. */
    async function mergedInto(meeting: string): Promise<string> {
      const { db } = database.open;
      const { body_id: oldId } = await db
        .selectFrom('meeting')
        .select('body_id')
        .where('id', '=', meeting)
        .executeTakeFirstOrThrow();
      const old = await db.selectFrom('body').selectAll().where('id', '=', oldId).executeTakeFirstOrThrow();
      const intoId = randomUUID();
      await db
        .insertInto('body')
        .values({ ...old, id: intoId, name: 'Werkgroep nieuw', quorum: '[]', conversation_id: null })
        .execute();
      await db.updateTable('seat').set({ body_id: intoId }).where('body_id', '=', oldId).execute();
      await db.updateTable('meeting').set({ body_id: intoId }).where('id', '=', meeting).execute();
      await db
        .updateTable('body')
        .set({ ended_on: '2026-11-23', merged_into: intoId })
        .where('id', '=', oldId)
        .execute();
      return intoId;
    }
  });

  test('what was not long ago is shown to who has a seat there, with how far its minutes are', async () => {
    const recent = async (person: Name, now: string) =>
      (
        await database.read(roster.partnershipId, (scope) =>
          recentMeetings(scope, { personId: roster.people[person], now }),
        )
      ).meetings.map((meeting) => [meeting.meetingId, meeting.minutes, meeting.mayWrite]);
    const { starts } = await database.open.db
      .selectFrom('meeting')
      .select('starts')
      .where('id', '=', meetingId)
      .executeTakeFirstOrThrow();
    const held = starts!.slice(0, 10);
    expect(await recent('member', `${held}T05:00:00.000Z`)).toEqual([]);
    const evening = `${held}T20:00:00.000Z`;
    expect(await recent('member', evening)).toEqual([[meetingId, 'concept', false]]);
    expect(await recent('chair', evening)).toEqual([[meetingId, 'concept', true]]);
    expect(await recent('head', evening)).toEqual([]);
    await database.open.db.updateTable('meeting').set({ state: 'held' }).where('id', '=', meetingId).execute();
    await write(budget, 'Besproken');
    await circulate();
    expect(await recent('member', evening)).toEqual([[meetingId, 'circulated', false]]);
    expect(await recent('member', `${addDays(held, 61)}T20:00:00.000Z`)).toEqual([]);
  });

  describe('from concept to approved', () => {
    test('circulated to each member once, corrected, approved, and then fixed', async () => {
      await expect(circulate()).rejects.toMatchObject({ code: 'minutes-empty' });
      await write(budget, 'Besproken');
      await expect(as('member', (work) => correct(work, URL, meetingId, 'x'))).rejects.toMatchObject({
        code: 'minutes-not-circulated',
      });
      await decide('Akkoord');
      await give('Vraag de offerte aan');
      await database.open.db
        .updateTable('person')
        .set({ entra_id: null })
        .where('id', '=', roster.people.deputy)
        .execute();
      await circulate();
      const sent = await database.open.db
        .selectFrom('message')
        .select(['person_id', 'content', 'way'])
        .where('topic', '=', `minutes:${meetingId}`)
        .execute();
      expect(sent.map(({ person_id }) => person_id).sort()).toEqual(
        [roster.people.chair, roster.people.member, roster.people.deputy].sort(),
      );
      const own = sent.filter(({ content }) => JSON.stringify(content.card).includes('Jouw actie'));
      expect(own.map(({ person_id }) => person_id)).toEqual([roster.people.member]);
      // Whoever has no tab gets the minutes themselves along with the mail.
      expect(sent.filter(({ way }) => way === 'mail').map(({ person_id }) => person_id)).toEqual([
        roster.people.deputy,
      ]);
      for (const { way, content } of sent) {
        const papers = content.mail?.papers?.map(({ kind, title }) => [kind, title]);
        expect(papers).toEqual(way === 'mail' ? [['Notulen', 'Werkgroep november']] : undefined);
      }
      await as('member', (work) => correct(work, URL, meetingId, 'Ik was er niet'));
      const [correction] = (await view()).corrections;
      expect(correction).toMatchObject({ text: 'Ik was er niet', handled: false });
      await as('chair', (work) => handleCorrection(work, URL, meetingId, correction!.correctionId));
      await as('chair', (work) => approveMinutes(work, URL, meetingId));
      expect(await view()).toMatchObject({ state: 'approved', may: { write: false, correct: false, approve: false } });
      await expect(write(budget, 'anders')).rejects.toMatchObject({ kind: 'conflict', code: 'minutes-approved' });
      expect((await view()).items[0]?.text).toBe('Besproken');
    });

    test('approval and what is unfinished go to the next agenda by themselves, once', async () => {
      const next = await nextMeeting();
      await write(budget, 'Besproken');
      await write(region, 'Geen tijd', { unfinished: true });
      await circulate();
      await circulate();
      await tick();
      expect((await agendaOf(next)).items.map(({ title, kind }) => [title, kind])).toEqual([
        ['Vaststellen notulen: Werkgroep november', 'besluiten'],
        ['Vervolg: Regio', 'bespreken'],
      ]);
    });

    test('when that meeting is called off they go to the one after it', async () => {
      const next = await nextMeeting();
      await write(region, 'Geen tijd', { unfinished: true });
      await circulate();
      const carried = (await agendaOf(next)).items.find(({ title }) => title === 'Vervolg: Regio')?.id ?? '';
      const file = { name: 'regio.pdf', bytes: new TextEncoder().encode('%PDF-1.7') };
      const at = { meetingId: next, itemId: carried };
      await as('chair', (work) => addPaper(work, at, file, { name: 'regio.pdf', confidential: false }));
      await database.open.db.updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', next).execute();
      await tick();
      const later = await nextMeeting();
      await tick();
      await tick();
      expect((await agendaOf(later)).items.map(({ title }) => title).sort()).toEqual([
        'Vaststellen notulen: Werkgroep november',
        'Vervolg: Regio',
      ]);
      // What was put at it there came along.
      expect((await agendaOf(later)).items.flatMap(({ papers }) => papers)).toMatchObject([{ name: 'regio.pdf' }]);
    });

    test('also when the next meeting is planned only later', async () => {
      await write(region, 'Geen tijd', { unfinished: true });
      await circulate();
      await tick();
      const next = await nextMeeting();
      await tick();
      await tick();
      expect((await agendaOf(next)).items.map(({ title }) => title).sort()).toEqual([
        'Vaststellen notulen: Werkgroep november',
        'Vervolg: Regio',
      ]);
    });
  });
});
