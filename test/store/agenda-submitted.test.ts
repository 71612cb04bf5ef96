import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { SAVE_AGENDA } from '../../src/agendas/schema.ts';
import { type DecideSubmitted, SUBMIT_ITEM } from '../../src/agendas/schema-submitted.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { decideSubmitted } from '../../src/agendas/use-cases-decide-submitted.ts';
import { followMoves } from '../../src/agendas/use-cases-follow-moves.ts';
import { submitItem, submittedItems, withdrawItem } from '../../src/agendas/use-cases-submit.ts';
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

  const looker = (person: Name) => ({ personId: roster.people[person], now: database.now });
  const submit = (by: Name = 'member', more: object = {}) => {
    const item = { submitId: randomUUID(), title: 'Reiskosten', kind: 'besluiten', minutes: 20, desired: 'Afspraak' };
    const parsed = SUBMIT_ITEM.parse({ ...item, explanation: 'Drie scholen vragen dit', ...more });
    return database
      .transact(roster.as(by), (work) => submitItem(work, URL, roster.werkgroep, parsed))
      .then((made) => ({ ...made, id: parsed.submitId, parsed }));
  };
  const decide = (id: string, decided: DecideSubmitted, by: Name = 'chair') =>
    database.transact(roster.as(by), (work) => decideSubmitted(work, URL, id, decided));
  const list = (person: Name = 'chair', meeting = meetingId) =>
    database.read(roster.partnershipId, (scope) => submittedItems(scope, looker(person), meeting));
  const agenda = () => database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker('chair'), meetingId));
  const messages = async () => {
    const rows = await database.open.db
      .selectFrom('message')
      .select(['person_id', 'content'])
      .where('partnership_id', '=', roster.partnershipId)
      .execute();
    return rows.map(({ person_id, content }) => [person_id, content.summary]);
  };
  const save = (titles: string[]) =>
    database.transact(roster.as('chair'), (work) => {
      const items = titles.map((title) => ({ title, kind: 'informeren' as const, minutes: 5 }));
      return saveItems(work, meetingId, SAVE_AGENDA.parse({ revision: 0, items }));
    });

  test('an item is submitted once, the chair hears it, and accepting puts it on the agenda once', async () => {
    const { id, parsed, starts } = await submit();
    expect(starts).toBe('2026-11-24T13:30');
    await database.transact(roster.as('member'), (work) => submitItem(work, URL, roster.werkgroep, parsed));
    expect((await list()).waiting).toHaveLength(1);
    expect(await messages()).toEqual([
      [roster.people.chair, 'Saskia de Wilde-Hoogendoorn dient een agendapunt in voor POO-werkgroep'],
    ]);
    await save(['Opening', 'Rondvraag']);
    await expect(decide(id, { decision: 'accept', meetingId }, 'member')).rejects.toMatchObject({
      kind: 'not-allowed',
    });
    await decide(id, { decision: 'accept', meetingId });
    await decide(id, { decision: 'accept', meetingId }, 'lead');
    const { items, revision } = await agenda();
    expect(items.map(({ title }) => title)).toEqual(['Opening', 'Reiskosten', 'Rondvraag']);
    expect(revision).toBe(2);
    expect(items[1]).toMatchObject({
      presenter: 'Saskia de Wilde-Hoogendoorn',
      desired: 'Afspraak',
      origin: { kind: 'member', name: 'Saskia de Wilde-Hoogendoorn' },
    });
    expect((await messages()).filter(([person]) => person === roster.people.member)).toEqual([
      [roster.people.member, '"Reiskosten" staat op de agenda'],
    ]);
    expect(await list()).toMatchObject({ waiting: [] });
    expect((await list('member')).mine).toMatchObject([{ state: 'accepted' }]);
    await expect(decide(id, { decision: 'defer', meetingId, reason: 'Toch niet' }, 'lead')).rejects.toMatchObject({
      code: 'item-decided',
      facts: { by: 'Hendrik-Jan Oosterwijk' },
    });
  });

  test('what was put on the agenda of a meeting that is called off waits for the next one', async () => {
    const { id } = await submit();
    await decide(id, { decision: 'accept', meetingId });
    await database.open.db.updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', meetingId).execute();
    const next = await addMeeting(database, roster);
    const system = { partnershipId: roster.partnershipId, personId: null, via: 'system' as const };
    await database.transact(system, (work) => followMoves(work, URL));
    expect((await list('chair', next)).waiting.map((item) => item.title)).toEqual(['Reiskosten']);
    await decide(id, { decision: 'accept', meetingId: next });
    await database.transact(system, (work) => followMoves(work, URL));
    expect((await list('chair', next)).waiting).toEqual([]);
  });

  test('of two who decide differently at once one wins, and the other hears who', async () => {
    const { id } = await submit();
    const both = await Promise.allSettled([
      decide(id, { decision: 'accept', meetingId }),
      decide(id, { decision: 'defer', meetingId, reason: 'De agenda is vol' }, 'lead'),
    ]);
    const refused = both.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect((await agenda()).items.length + (await list()).waiting.length).toBeLessThanOrEqual(1);
  });

  test('merging adds the explanation to the item that was chosen', async () => {
    const { id } = await submit();
    await save(['Begroting']);
    const [target] = (await agenda()).items;
    await expect(decide(id, { decision: 'merge', meetingId, itemId: randomUUID() })).rejects.toMatchObject({
      code: 'item-merge-gone',
    });
    await decide(id, { decision: 'merge', meetingId, itemId: target!.id });
    expect((await agenda()).items).toMatchObject([
      {
        id: target!.id,
        explanation: 'Ook ingebracht door Saskia de Wilde-Hoogendoorn: Reiskosten. Drie scholen vragen dit',
        desired: 'Afspraak',
      },
    ]);
  });

  test('what is put off waits for the next meeting by itself, also when that is planned later', async () => {
    const { id } = await submit();
    await decide(id, { decision: 'defer', meetingId, reason: 'De agenda is vol' });
    expect((await list()).waiting).toEqual([]);
    expect((await list('member')).mine).toMatchObject([
      { state: 'waiting', deferredBecause: 'De agenda is vol', waitsFor: null },
    ]);
    expect((await messages()).at(-1)).toEqual([roster.people.member, '"Reiskosten" is doorgeschoven']);
    await expect(decide(id, { decision: 'accept', meetingId })).rejects.toMatchObject({
      code: 'item-not-waiting-here',
    });
    const next = await addMeeting(database, roster);
    await database.open.db.updateTable('meeting').set({ starts: '2027-02-02T13:30' }).where('id', '=', next).execute();
    expect((await list('chair', next)).waiting).toMatchObject([{ submissionId: id }]);
  });

  test('too late is said with the date and what to do; without a named meeting it waits for the next', async () => {
    database.now = '2026-11-16T09:00:00.000Z';
    await expect(submit('member', { meetingId })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'item-too-late',
      facts: { until: '2026-11-14' },
    });
    expect((await submit()).starts).toBeNull();
    expect((await list()).waiting).toEqual([]);
    expect(await list('member')).toMatchObject({ open: false, until: '2026-11-14' });
  });

  test('a full agenda keeps what it has; the item keeps waiting', async () => {
    const { id } = await submit();
    await save(Array.from({ length: 60 }, (_, nth) => `Punt ${nth}`));
    await expect(decide(id, { decision: 'accept', meetingId })).rejects.toMatchObject({ code: 'agenda-full' });
    expect((await list()).waiting).toHaveLength(1);
  });

  test('only the submitter takes it back, and strangers submit nothing', async () => {
    const { id } = await submit();
    const withdraw = (by: Name) => database.transact(roster.as(by), (work) => withdrawItem(work, id));
    await expect(withdraw('chair')).rejects.toMatchObject({ kind: 'not-allowed' });
    await withdraw('member');
    await withdraw('member');
    expect((await list()).waiting).toEqual([]);
    await expect(submit('head')).rejects.toMatchObject({ kind: 'not-allowed' });
  });
});
