import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { SAVE_AGENDA, type SaveAgendaBody } from '../../src/agendas/schema.ts';
import { type DecideSubmitted, SUBMIT_ITEM } from '../../src/agendas/schema-submitted.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { carryToNextMeeting } from '../../src/agendas/use-cases-carry.ts';
import { decideSubmitted } from '../../src/agendas/use-cases-decide-submitted.ts';
import { followMoves } from '../../src/agendas/use-cases-follow-moves.ts';
import { decideLeft } from '../../src/agendas/use-cases-left.ts';
import { addPaper, papersView } from '../../src/agendas/use-cases-papers.ts';
import { watchAllPapers } from '../../src/agendas/use-cases-papers-due.ts';
import { changeAgendaSettings } from '../../src/agendas/use-cases-settings.ts';
import { submitItem, submittedItems } from '../../src/agendas/use-cases-submit.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { addMeeting } from './agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const URL = 'https://kringwerk.example';
type Name = keyof ReminderRoster['people'];

/** What is on the agenda of a meeting that is called off goes to a next one, when somebody wants it there. */
forEachDatabase((database) => {
  let roster: ReminderRoster;
  let meetingId: string;
  let next: string;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
  });

  const as = <T>(person: Name, act: (work: Work) => Promise<T>) => database.transact(roster.as(person), act);
  const looker = (person: Name) => ({ personId: roster.people[person], now: database.now });
  const item = (title: string, more: Partial<SaveAgendaBody['items'][number]> = {}) => ({
    ...{ title, kind: 'bespreken' as const, minutes: 10 },
    ...more,
  });
  const agenda = (id = meetingId) =>
    database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker('chair'), id));
  const titles = async (id: string) => (await agenda(id)).items.map(({ title }) => title);
  const save = async (items: SaveAgendaBody['items']) => {
    const { revision } = await agenda();
    await as('chair', (work) => saveItems(work, meetingId, SAVE_AGENDA.parse({ revision, items })));
    return (await agenda()).items;
  };
  const beside = (person: Name = 'chair', id = next) =>
    database.read(roster.partnershipId, (scope) => submittedItems(scope, looker(person), id));
  const left = async () => (await beside()).left.map(({ title }) => title);
  const papersAt = async (id: string) =>
    (await database.read(roster.partnershipId, (scope) => papersView(scope, looker('chair'), id))).items.flatMap(
      ({ title, papers }) => papers.map(({ name }) => `${title}: ${name}`),
    );
  const upload = (itemId: string, name: string) => {
    const file = { name, bytes: new TextEncoder().encode('%PDF-1.7') };
    return as('chair', (work) => addPaper(work, { meetingId, itemId }, file, { name, confidential: false }));
  };
  const callOff = async () => {
    await database.open.db.updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', meetingId).execute();
    next = await addMeeting(database, roster);
    await database.open.db.updateTable('meeting').set({ starts: '2026-12-15T13:30' }).where('id', '=', next).execute();
    await tick();
  };
  const system = () => ({ partnershipId: roster.partnershipId, personId: null, via: 'system' as const });
  const tick = () =>
    database.transact(system(), async (work) => {
      await followMoves(work, URL);
      await watchAllPapers(work, URL);
    });
  const take = (itemIds: string[], { by = 'chair' as Name, to = next, take: taken = true } = {}) =>
    as(by, (work) => decideLeft(work, URL, to, { itemIds, take: taken }));
  const submit = async (title: string) => {
    const parsed = SUBMIT_ITEM.parse({ submitId: randomUUID(), title, kind: 'besluiten', minutes: 20 });
    await as('member', (work) => submitItem(work, URL, roster.werkgroep, parsed));
    return parsed.submitId;
  };
  const decide = (id: string, decided: DecideSubmitted) =>
    as('chair', (work) => decideSubmitted(work, URL, id, decided));
  const owed = () =>
    database.open.db
      .selectFrom('paper_owed')
      .select(['meeting_id as meetingId', 'item_id as itemId', 'due_at as dueAt'])
      .where('partnership_id', '=', roster.partnershipId)
      .execute();

  test('it is taken along with its papers, and a paper that was promised is owed anew', async () => {
    const made = await save([
      item('Begroting', { presenterId: roster.people.member, desired: 'Een voorstel', explanation: 'Zie stuk' }),
      item('Jaarplan', { presenterId: roster.people.member, paperDue: true }),
    ]);
    const [budget, plan] = made.map(({ id }) => id) as [string, string];
    await upload(budget, 'begroting.pdf');
    await tick();
    expect(await owed()).toMatchObject([{ meetingId, itemId: plan }]);
    expect((await beside('chair', meetingId)).left).toEqual([]);
    await callOff();
    expect((await beside()).left).toMatchObject([
      { title: 'Begroting', desired: 'Een voorstel', meetingId, meetingTitle: 'Werkgroep november' },
      { title: 'Jaarplan', presenter: 'Saskia de Wilde-Hoogendoorn', starts: '2026-11-24T13:30' },
    ]);
    expect((await beside('member')).left).toEqual([]);
    await expect(take([budget], { by: 'member' })).rejects.toMatchObject({ kind: 'not-allowed' });
    await take([budget, plan]);
    await take([budget, plan], { by: 'lead' });
    expect((await agenda(next)).items).toMatchObject([
      { id: budget, title: 'Begroting', desired: 'Een voorstel', explanation: 'Zie stuk' },
      { id: plan, title: 'Jaarplan', presenterId: roster.people.member, paperDue: true },
    ]);
    expect([await titles(meetingId), await left()]).toEqual([[], []]);
    expect(await papersAt(next)).toEqual(['Begroting: begroting.pdf']);
    expect(await owed()).toEqual([{ meetingId: next, itemId: plan, dueAt: new Date('2026-12-08T22:59:00.000Z') }]);
  });

  test('what comes to the next agenda by itself is not offered, nor what is fixed', async () => {
    const kept = (title: string) => ({ title, kind: 'informeren' as const, minutes: 5, desired: '' });
    await as('chair', (work) =>
      changeAgendaSettings(work, roster.werkgroep, {
        basedOn: null,
        settings: { submitDays: 10, papersDays: 7, fixedStart: [kept('Opening')], fixedEnd: [], templates: [] },
      }),
    );
    const carried = { ...item('Vervolg: Regio'), presenterId: null, presenterText: null, explanation: '' };
    await as('chair', (work) =>
      carryToNextMeeting(work, roster.werkgroep, '2026-11-03T09:00', [
        { ...carried, near: 'closing' },
        { ...carried, title: 'Vraag', near: 'closing', origin: { kind: 'body', name: 'Stuurgroep' } },
      ]),
    );
    const items = (await agenda()).items.map(({ id, title, kind, minutes }) => ({ id, title, kind, minutes }));
    await save([...items, item('Eigen punt')]);
    await callOff();
    expect(await left()).toEqual(['Eigen punt']);
    const [own] = (await beside()).left;
    await take([own?.itemId ?? '']);
    expect(await titles(next)).toEqual(['Opening', 'Eigen punt']);
  });

  test('two who take the same item to different meetings do not both get it', async () => {
    const [made] = await save([item('Begroting')]);
    await callOff();
    const later = await addMeeting(database, roster);
    const both = await Promise.allSettled([take([made?.id ?? '']), take([made?.id ?? ''], { by: 'lead', to: later })]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'item-left-gone' } });
    expect([...(await titles(next)), ...(await titles(later))]).toEqual(['Begroting']);
  });

  test('what is let go is offered no more, and can still be read where it stood', async () => {
    const [made] = await save([item('Begroting')]);
    await callOff();
    await take([made?.id ?? ''], { take: false });
    expect([await left(), await titles(meetingId), await titles(next)]).toEqual([[], ['Begroting'], []]);
    await expect(take([made?.id ?? ''])).rejects.toMatchObject({ code: 'item-left-gone' });
    await expect(take(['elders'])).rejects.toMatchObject({ code: 'item-left-gone' });
    await expect(take([made?.id ?? ''], { to: meetingId })).rejects.toMatchObject({ code: 'item-meeting-gone' });
  });

  test('a submitted item comes back as it stood on the agenda, with its papers', async () => {
    const id = await submit('Reiskosten');
    await decide(id, { decision: 'accept', meetingId });
    const [accepted] = (await agenda()).items;
    await save([item('Reiskosten', { id: accepted?.id ?? '', minutes: 35, explanation: 'Met cijfers' })]);
    await upload(accepted?.id ?? '', 'cijfers.pdf');
    await callOff();
    expect(await left()).toEqual([]);
    expect((await beside()).waiting).toMatchObject([{ submissionId: id }]);
    await decide(id, { decision: 'accept', meetingId: next });
    expect((await agenda(next)).items).toMatchObject([
      { title: 'Reiskosten', minutes: 35, explanation: 'Met cijfers', origin: { kind: 'member' } },
    ]);
    expect([await papersAt(next), await titles(meetingId)]).toEqual([['Reiskosten: cijfers.pdf'], []]);
  });

  test('a submitted item that is merged into another the second time brings its papers there', async () => {
    const id = await submit('Reiskosten');
    await decide(id, { decision: 'accept', meetingId });
    const [accepted] = (await agenda()).items;
    await upload(accepted?.id ?? '', 'cijfers.pdf');
    await callOff();
    const items = [item('Begroting')];
    await as('chair', (work) => saveItems(work, next, SAVE_AGENDA.parse({ revision: 0, items })));
    const [budget] = (await agenda(next)).items;
    await decide(id, { decision: 'merge', meetingId: next, itemId: budget?.id ?? '' });
    expect(await papersAt(next)).toEqual(['Begroting: cijfers.pdf']);
  });

  test('what was merged into an item goes along with it; when that is let go it is decided on again', async () => {
    const [budget, plan] = await save([item('Begroting'), item('Jaarplan')]);
    const [first, second] = [await submit('Reiskosten'), await submit('Jaardoelen')];
    await decide(first, { decision: 'merge', meetingId, itemId: budget?.id ?? '' });
    await decide(second, { decision: 'merge', meetingId, itemId: plan?.id ?? '' });
    await callOff();
    expect((await beside()).waiting).toEqual([]);
    await take([budget?.id ?? '']);
    await take([plan?.id ?? ''], { take: false });
    await tick();
    expect((await beside()).waiting).toMatchObject([{ submissionId: second }]);
    expect((await agenda(next)).items[0]?.explanation).toContain('Reiskosten');
  });

  test('an item that is put back on the agenda it was taken off is the same item, with its papers', async () => {
    const [budget, plan] = await save([item('Begroting'), item('Jaarplan')]);
    await upload(budget?.id ?? '', 'begroting.pdf');
    await save([item('Jaarplan', { id: plan?.id ?? '' })]);
    expect(await papersAt(meetingId)).toEqual([]);
    const back = [item('Begroting', { id: budget?.id ?? '' }), item('Jaarplan', { id: plan?.id ?? '' })];
    expect((await save(back)).map(({ id }) => id)).toEqual([budget?.id, plan?.id]);
    expect(await papersAt(meetingId)).toEqual(['Begroting: begroting.pdf']);
    // Not on two agendas at once: what was taken along to another meeting gets an id of its own here.
    await callOff();
    await take([budget?.id ?? '']);
    const again = await save(back);
    expect(again.map(({ title }) => title)).toEqual(['Begroting', 'Jaarplan']);
    expect(again[0]?.id).not.toBe(budget?.id);
    expect(await papersAt(next)).toEqual(['Begroting: begroting.pdf']);
  });
});
