import { beforeEach, expect, test } from '@jest/globals';
import { USUAL_AGENDA } from '../../src/agendas/rules/agenda-start.ts';
import { SAVE_AGENDA, type SaveAgendaBody } from '../../src/agendas/schema.ts';
import { saveAgendaSettings } from '../../src/agendas/store-settings.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateAgenda } from '../../src/agendas/use-cases-circulate.ts';
import { addPaper, papersView, removePaper } from '../../src/agendas/use-cases-papers.ts';
import { drawPaperDue, noPaperComes, watchAllPapers, watchPapers } from '../../src/agendas/use-cases-papers-due.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { addMeeting } from './agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const URL = 'https://kringwerk.example';
const PDF = { name: 'begroting.pdf', bytes: new TextEncoder().encode('%PDF-1.7 een') };
type Name = keyof ReminderRoster['people'];

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let meetingId: string;
  let itemId: string;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
    await save(0, {});
    itemId = (await agenda()).items[0]?.id ?? '';
  });

  const as = <T>(who: Name, act: (work: Work) => Promise<T>) => database.transact(roster.as(who), act);
  const looker = (who: Name) => ({ personId: roster.people[who], now: database.now });
  const agenda = () => database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker('chair'), meetingId));
  const save = (revision: number, change: Partial<SaveAgendaBody['items'][number]>) =>
    as('chair', async (work) => {
      const item = { title: 'Begroting', kind: 'besluiten' as const, minutes: 20, presenterId: roster.people.member };
      const items = [{ ...item, paperDue: true, ...change }];
      await saveItems(work, meetingId, SAVE_AGENDA.parse({ revision, items }));
      await watchPapers(work, URL, meetingId);
    });
  const add = (who: Name, confidential = false) =>
    as(who, async (work) => {
      await addPaper(work, { meetingId, itemId }, PDF, { name: PDF.name, confidential });
      await watchPapers(work, URL, meetingId);
    });
  const owed = async () =>
    (
      await database.open.db
        .selectFrom('obligation')
        .select(['subject_id', 'seat_id', 'due_at', 'settled_at', 'withdrawn_at'])
        .where('partnership_id', '=', roster.partnershipId)
        .where('question_kind', '=', 'paper')
        .execute()
    ).map((row) => ({
      seat: row.seat_id,
      due: row.due_at.toISOString(),
      state: row.settled_at ? 'settled' : row.withdrawn_at ? 'withdrawn' : 'open',
    }));
  const DUE = '2026-11-17T22:59:00.000Z';

  test('the presenter owes the paper a week before, and has given it once it stands there; taken away it is owed again', async () => {
    expect(await owed()).toEqual([{ seat: roster.seats.member, due: DUE, state: 'open' }]);
    await add('member');
    expect(await owed()).toMatchObject([{ state: 'settled' }]);
    const [paper] = (await view('member')).items[0]?.papers ?? [];
    await as('member', async (work) => {
      await removePaper(work, paper?.paperId ?? '');
      await watchPapers(work, URL, meetingId);
    });
    expect(await owed()).toMatchObject([{ seat: roster.seats.member, state: 'open' }]);
  });

  const view = (who: Name) => database.read(roster.partnershipId, (scope) => papersView(scope, looker(who), meetingId));

  test('the presenter reaches the item before the agenda goes out; another member does not', async () => {
    expect(await view('member')).toMatchObject({ items: [{ itemId, paperDue: true, may: { add: true } }] });
    expect(await view('deputy')).toMatchObject({ items: [] });
    await expect(add('deputy')).rejects.toMatchObject({ kind: 'not-allowed' });
  });

  test('whoever reads an agenda that went out sees no longer that a paper follows once it is there', async () => {
    await as('chair', (work) => circulateAgenda(work, URL, meetingId, 1));
    const shown = (who: Name) =>
      database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker(who), meetingId));
    expect((await shown('deputy')).items).toMatchObject([{ paperDue: true, papers: [] }]);
    // What is confidential is not even told to be there.
    await add('member', true);
    expect((await shown('deputy')).items).toMatchObject([{ paperDue: true, papers: [] }]);
    await add('member');
    expect((await shown('deputy')).items).toMatchObject([{ paperDue: false, papers: [] }]);
  });

  test('looking again changes nothing; a moved or cancelled meeting and another agreement do', async () => {
    const look = () => as('chair', (work) => watchAllPapers(work, URL));
    const since = () =>
      database.open.db.selectFrom('obligation').select('since').where('question_kind', '=', 'paper').execute();
    const before = await since();
    database.now = '2026-11-03T09:00:00.000Z';
    await look();
    expect(await since()).toEqual(before);
    const meeting = (columns: object) =>
      database.open.db.updateTable('meeting').set(columns).where('id', '=', meetingId).execute();
    await meeting({ starts: '2026-12-01T13:30' });
    await look();
    expect(await owed()).toMatchObject([{ due: '2026-11-24T22:59:00.000Z', state: 'open' }]);
    await as('chair', async (work) => {
      await saveAgendaSettings(work, roster.werkgroep, { ...USUAL_AGENDA, papersDays: 10 });
      await watchPapers(work, URL, meetingId);
    });
    expect(await owed()).toMatchObject([{ due: '2026-11-21T22:59:00.000Z', state: 'open' }]);
    await meeting({ state: 'cancelled' });
    await look();
    expect(await owed()).toMatchObject([{ state: 'withdrawn' }]);
  });

  test('another presenter takes the debt over, and who says that no paper comes is asked no more', async () => {
    await save(1, { id: itemId, presenterId: roster.people.chair });
    expect(await owed()).toEqual(
      expect.arrayContaining([
        { seat: roster.seats.member, due: DUE, state: 'withdrawn' },
        { seat: roster.seats.chair, due: DUE, state: 'open' },
      ]),
    );
    await expect(as('deputy', (work) => noPaperComes(work, URL, itemId))).rejects.toMatchObject({
      kind: 'not-allowed',
    });
    await as('chair', (work) => noPaperComes(work, URL, itemId));
    await as('chair', (work) => noPaperComes(work, URL, itemId));
    expect((await owed()).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect((await agenda()).items[0]).toMatchObject({ paperDue: false });
    const card = await database.read(roster.partnershipId, (scope) =>
      drawPaperDue(scope, { ...looker('chair'), language: 'nl' }, URL, itemId),
    );
    expect(JSON.stringify(card)).toContain('hoort geen stuk meer');
  });

  test('what goes out names the papers and what changed in them, never a confidential one', async () => {
    await add('member');
    await add('chair', true);
    await as('chair', (work) => circulateAgenda(work, URL, meetingId, 1));
    const told = await database.open.db.selectFrom('message').select('content').execute();
    expect(JSON.stringify(told)).toContain('Stuk: begroting.pdf');
    const named = (await agenda()).items[0]?.papers ?? [];
    expect(named).toHaveLength(1);
    await as('member', (work) => removePaper(work, named[0]?.paperId ?? ''));
    expect(await agenda()).toMatchObject({
      changes: [{ what: 'paper-removed', title: 'Begroting', name: 'begroting.pdf' }],
    });
  });
});
