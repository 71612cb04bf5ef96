import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { askAgainThrough } from '../../bot/turns/ask-again.ts';
import { deliver } from '../../src/delivery/use-cases.ts';
import type { Campaign, CampaignLine, ObligationHistory } from '../../src/reminders/schema-progress.ts';
import { owe, settle } from '../../src/reminders/use-cases.ts';
import { sendDueReminders } from '../../src/reminders/use-cases-due.ts';
import { sendReminder } from '../../src/reminders/use-cases-send.ts';
import { readSheets } from '../../src/sheets/read-sheets.ts';
import { plainCard } from '../store/delivery-support.ts';
import { type ReminderRoster, reminderRoster } from '../store/reminders-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';
import { type Door, openDoor } from './reminders-door.ts';

const POLL = { kind: 'poll', subjectId: 'poll-1' };
const ONE = '/campaigns/one?kind=poll&subjectId=poll-1';

onOneConnection((database) => {
  let roster: ReminderRoster;
  let door: Door;
  const system = () => ({ partnershipId: roster.partnershipId, personId: null, via: 'system' as const });

  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    door = await openDoor(database, roster);
    await database.open.db
      .updateTable('seat')
      .set({ label: '=HYPERLINK("x")' })
      .where('id', '=', roster.seats.empty)
      .execute();
    await database.transact(system(), async (work) => {
      const question = { question: POLL, topic: 'poll:poll-1', title: 'Werkgroep; voorjaar', bodyId: roster.werkgroep };
      const seats = Object.values(roster.seats);
      await owe(
        work,
        seats.map((seatId) => ({ ...question, dueAt: '2026-11-13T16:00:00.000Z', seatId })),
      );
      const ask = (personId: string, seatId: string) => ({
        ...{ key: `poll:poll-1:ask:${personId}`, topic: 'poll:poll-1', purpose: 'ask' as const, personId, seatId },
        ...{ summary: 'Wanneer?', card: plainCard('Wanneer?'), mail: { subject: 'Wanneer?', paragraphs: [] } },
      });
      const { chair, member } = roster.people;
      await deliver(work, [ask(chair, roster.seats.chair), ask(member, roster.seats.member)]);
    });
  });
  afterEach(() => door.close());

  const setState = (state: 'sent' | 'failed' | 'bounced', person: 'chair' | 'member', problem: string | null = null) =>
    database.open.db
      .updateTable('message')
      .set({ state, last_problem: problem, ...(state === 'sent' ? { sent_at: database.now } : {}) })
      .where('person_id', '=', roster.people[person])
      .where('state', '=', 'queued')
      .execute();

  async function aYear(): Promise<void> {
    await setState('sent', 'chair');
    await setState('bounced', 'member', 'bad-address');
    database.now = '2026-11-06T09:00:00.000Z';
    const askAgain = askAgainThrough(serviceOver(database));
    await database.transact(system(), (work) => sendDueReminders(work, askAgain));
    database.now = '2026-11-09T09:00:00.000Z';
    await database.transact(roster.as('lead'), (work) =>
      sendReminder(work, askAgain, POLL, { sendId: 'send-0001', confirmedAgain: false }),
    );
    database.now = '2026-11-09T12:00:00.000Z';
    await database.transact({ ...roster.as('chair'), via: 'link' }, (work) =>
      settle(work, { question: POLL, seatId: roster.seats.chair, personId: roster.people.chair }),
    );
  }

  test('the list, one question with where everybody stands, and who may look', async () => {
    await aYear();
    const { json } = await door.ask<{ campaigns: CampaignLine[] }>('lead', 'GET', '/campaigns');
    expect(json.campaigns).toEqual([
      {
        ...{ ref: POLL, title: 'Werkgroep; voorjaar', bodyName: 'POO-werkgroep', dueAt: '2026-11-13T16:00:00.000Z' },
        ...{ asked: 4, answered: 1, open: 3 },
      },
    ]);
    const found = (await door.ask<Campaign>('lead', 'GET', ONE)).json;
    expect(found.lines.map(({ label, standing }) => [label, standing])).toEqual([
      ['=HYPERLINK("x")', 'nobody'],
      ['Lid De Brug', 'sending'],
      ['Lid De Linde', 'sending'],
      ['Voorzitter', 'answered'],
    ]);
    expect(found.lines[3]).toMatchObject({ answeredBy: 'Hendrik-Jan Oosterwijk', timesAsked: 3 });
    expect(found.problems).toEqual([{ problem: 'bad-address', told: 'het mailadres klopt niet', count: 1 }]);
    expect(found.days).toMatchObject([
      { date: '2026-11-02', sent: 1, failed: 1 },
      {},
      {},
      {},
      {},
      {},
      {},
      { answered: 1 },
    ]);

    expect((await door.ask('chair', 'GET', ONE)).status).toBe(200);
    expect((await door.ask('member', 'GET', ONE)).status).toBe(403);
    expect((await door.ask('outside', 'GET', '/campaigns')).status).toBe(403);
    expect((await door.ask('lead', 'GET', '/campaigns/one?kind=poll&subjectId=none')).status).toBe(404);
    for (const bad of ['kind=poll', 'subjectId=poll-1', 'kind=poll&subjectId=a&title=b']) {
      expect((await door.ask('lead', 'GET', `/campaigns/one?${bad}`)).status).toBe(422);
    }
  });

  test('everything that happened to one obligation, by which way and by whom', async () => {
    await aYear();
    const { lines } = (await door.ask<Campaign>('lead', 'GET', ONE)).json;
    const historyOf = async (label: string) => {
      const { obligationId } = lines.find((line) => line.label === label) ?? {};
      return (await door.ask<ObligationHistory>('lead', 'GET', `/obligations/${obligationId}/history`)).json;
    };
    const { events } = await historyOf('Voorzitter');
    const to = { person: 'Hendrik-Jan Oosterwijk', way: 'chat', told: null };
    expect(events).toEqual([
      { at: '2026-11-02T09:00:00.000Z', what: 'owed' },
      { at: '2026-11-02T09:00:00.000Z', what: 'asked', ...to, state: 'sent' },
      { at: '2026-11-06T09:00:00.000Z', what: 'reminded', by: null, ...to, state: 'queued' },
      {
        at: '2026-11-09T09:00:00.000Z',
        what: 'reminded',
        by: 'Annemiek van den Bosch-Verhoeven',
        ...to,
        state: 'queued',
      },
      { at: '2026-11-09T12:00:00.000Z', what: 'answered', by: 'Hendrik-Jan Oosterwijk', via: 'link' },
    ]);
    database.now = '2026-11-11T09:00:00.000Z';
    await database.transact(system(), (work) => sendDueReminders(work, askAgainThrough(serviceOver(database))));
    expect((await historyOf('=HYPERLINK("x")')).events.at(-1)).toEqual({
      ...{ at: '2026-11-11T09:00:00.000Z', what: 'escalated', step: 'deputy' },
    });
    const own = lines.find(({ label }) => label === 'Voorzitter')?.obligationId;
    expect((await door.ask('member', 'GET', `/obligations/${own}/history`)).status).toBe(403);
    expect((await door.ask('lead', 'GET', '/obligations/none/history')).status).toBe(404);
  });

  test('a file to take along: XLSX and CSV, in which no formula can run', async () => {
    await aYear();
    const query = 'kind=poll&subjectId=poll-1&format=';
    const xlsx = await door.file('lead', `/campaigns/export?${query}xlsx`);
    const [sheet] = await readSheets({ name: 'x.xlsx', bytes: xlsx.bytes });
    expect(sheet?.rows.map(([label, , , standing]) => [label, standing])).toEqual([
      ['Zetel of bestuur', 'Stand'],
      [`'=HYPERLINK("x")`, 'Niemand om te vragen'],
      ['Lid De Brug', 'Wordt verstuurd'],
      ['Lid De Linde', 'Wordt verstuurd'],
      ['Voorzitter', 'Geantwoord'],
    ]);
    const csv = await door.file('lead', `/campaigns/export?${query}csv`);
    expect(csv.type).toContain('text/csv');
    const text = csv.bytes.toString('utf8');
    expect(text.startsWith('\uFEFFZetel of bestuur;Kring;')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")";`);
    expect((await door.file('member', `/campaigns/export?${query}csv`)).status).toBe(403);
    expect((await door.file('lead', `/campaigns/export?${query}exe`)).status).toBe(422);
  });
});
