import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { SAVE_AGENDA } from '../../src/agendas/schema.ts';
import { SUBMIT_ITEM } from '../../src/agendas/schema-submitted.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateAgenda } from '../../src/agendas/use-cases-circulate.ts';
import { decideSubmitted } from '../../src/agendas/use-cases-decide-submitted.ts';
import { addPaper, papersView } from '../../src/agendas/use-cases-papers.ts';
import { submitItem, submittedItems } from '../../src/agendas/use-cases-submit.ts';
import { listArchives } from '../../src/archive/use-cases.ts';
import { searchAll } from '../../src/search/use-cases.ts';
import type { Work } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { addMeeting } from './agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const URL = 'https://kringwerk.example';
type Name = keyof ReminderRoster['people'];

/**
 * A werkgroep with an agenda, a confidential paper and something that was submitted merges into another body, in which the
 * deputy has a voting seat and leads. The seats of the werkgroep have ended.
 */
forEachDatabase((database) => {
  let roster: ReminderRoster;
  let meetingId: string;
  let newMeeting: string;
  let submitId: string;
  const as = <T>(person: Name, act: (work: Work) => Promise<T>) => database.transact(roster.as(person), act);
  const looker = (person: Name) => ({ personId: roster.people[person], now: database.now });
  const find = async (q: string, person: Name) =>
    (await database.read(roster.partnershipId, (scope) => searchAll(scope, looker(person), { q }))).hits.map(
      ({ kind }) => kind,
    );

  beforeEach(async () => {
    database.now = '2026-11-20T09:00:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
    const items = [{ title: 'Leernetwerken', kind: 'besluiten' as const, minutes: 30, explanation: '' }];
    await as('chair', (work) => saveItems(work, meetingId, SAVE_AGENDA.parse({ revision: 0, items })));
    const agenda = await database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker('chair'), meetingId));
    const at = { meetingId, itemId: agenda.items[0]?.id ?? '' };
    const file = { name: 'Salarisschalen.pdf', bytes: Buffer.from('%PDF-1.7 Begroting\n') };
    await as('chair', (work) => addPaper(work, at, file, { name: file.name, confidential: true }));
    await as('chair', (work) => circulateAgenda(work, URL, meetingId, 1));
    submitId = randomUUID();
    const submitted = { submitId, title: 'Reiskosten', kind: 'besluiten', minutes: 20 };
    await as('member', (work) => submitItem(work, URL, roster.werkgroep, SUBMIT_ITEM.parse(submitted)));
    newMeeting = await merge();
    database.now = '2026-11-26T09:00:00.000Z';
  });

  /** Gives the next meeting of the body that took it in. */
  async function merge(): Promise<string> {
    const { db } = database.open;
    const p = { partnership_id: roster.partnershipId };
    const [middle, living, seatId, next] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const body = { ...p, kind: 'werkgroep' as const, quorum: '[]', conversation_id: null };
    await db
      .insertInto('body')
      .values([
        { ...body, id: living, name: 'Werkgroep Samen', ended_on: null },
        { ...body, id: middle, name: 'Werkgroep Even', ended_on: '2026-11-25', merged_into: living },
      ])
      .execute();
    await db
      .updateTable('body')
      .set({ merged_into: middle, ended_on: '2026-11-24' })
      .where('id', '=', roster.werkgroep)
      .execute();
    await db.updateTable('seat').set({ ended_on: '2026-11-24' }).where('body_id', '=', roster.werkgroep).execute();
    const none = { board_id: null, kring_id: null, required: false, ended_on: null };
    await db
      .insertInto('seat')
      .values({ ...p, ...none, id: seatId, body_id: living, label: 'Voorzitter', role: 'voorzitter', votes: true })
      .execute();
    await db
      .insertInto('seat_term')
      .values({
        ...{ ...p, id: randomUUID(), seat_id: seatId, person_id: roster.people.deputy, kind: 'member' },
        ...{ from_date: '2026-08-01', until_date: null },
      })
      .execute();
    await db
      .insertInto('meeting')
      .values({
        ...{ ...p, id: next, body_id: living, title: 'Werkgroep Samen', state: 'scheduled', place: '', online: true },
        ...{ starts: '2026-12-08T13:30', minutes: 60, event_state: 'wanted', event_key: randomUUID(), event_notes: '' },
        ...{ created_by: roster.people.lead, created_at: database.now },
      })
      .execute();
    return next;
  }

  test('whoever sits in the body that took it in finds and reads what was left, what is confidential too', async () => {
    expect(await find('leernetwerken', 'deputy')).toEqual(['agenda']);
    expect(await find('salarisschalen', 'deputy')).toEqual(['paper']);
    const papers = await database.read(roster.partnershipId, (scope) => papersView(scope, looker('deputy'), meetingId));
    expect(JSON.stringify(papers)).toContain('Salarisschalen.pdf');
    const { bodies } = await database.read(roster.partnershipId, (scope) => listArchives(scope, looker('deputy')));
    expect(bodies.map(({ bodyId }) => bodyId)).toContain(roster.werkgroep);
  });

  test('whoever sat there and does not go along finds nothing any more', async () => {
    for (const word of ['leernetwerken', 'salarisschalen']) expect(await find(word, 'member')).toEqual([]);
    const look = database.read(roster.partnershipId, (scope) => papersView(scope, looker('member'), meetingId));
    await expect(look).rejects.toMatchObject({ code: 'not-allowed' });
    const { bodies } = await database.read(roster.partnershipId, (scope) => listArchives(scope, looker('member')));
    expect(bodies).toEqual([]);
  });

  test('who runs the programme sees that a voting seat ended, and what is confidential stays so', async () => {
    expect(await find('leernetwerken', 'lead')).toEqual(['agenda']);
    expect(await find('salarisschalen', 'lead')).toEqual([]);
  });

  test('what was submitted waits at the next meeting of the body that took it in, and its chair decides', async () => {
    const list = () =>
      database.read(roster.partnershipId, (scope) => submittedItems(scope, looker('deputy'), newMeeting));
    expect((await list()).waiting.map(({ title }) => title)).toEqual(['Reiskosten']);
    const accept = { decision: 'accept' as const, meetingId: newMeeting };
    await as('deputy', (work) => decideSubmitted(work, URL, submitId, accept));
    const agenda = await database.read(roster.partnershipId, (scope) =>
      viewAgenda(scope, looker('deputy'), newMeeting),
    );
    expect(agenda.items.map(({ title }) => title)).toContain('Reiskosten');
  });

  test('what is submitted to the old body goes to the new one', async () => {
    const item = { submitId: randomUUID(), title: 'Vergoedingen', kind: 'bespreken', minutes: 10 };
    const made = await as('deputy', (work) => submitItem(work, URL, roster.werkgroep, SUBMIT_ITEM.parse(item)));
    expect(made).toEqual({ bodyName: 'Werkgroep Samen', starts: '2026-12-08T13:30' });
  });
});
