import { beforeEach, expect, test } from '@jest/globals';
import type { SendReminderBody } from '../../src/reminders/schema.ts';
import { owe, settle } from '../../src/reminders/use-cases.ts';
import {
  plannedReminders,
  sendOrPlan,
  sendPlannedReminders,
  undoReminder,
} from '../../src/reminders/use-cases-plan.ts';
import { forEachDatabase } from '../support/database.ts';
import { postbox, type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const POLL = { kind: 'poll', subjectId: 'poll-1' };
const LATER = '2026-11-03T15:00:00.000Z';

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let box: ReturnType<typeof postbox>;
  const system = () => ({ partnershipId: roster.partnershipId, personId: null, via: 'system' as const });
  const send = (more: Partial<SendReminderBody>, by: 'lead' | 'chair' | 'member' = 'lead') =>
    database.transact(roster.as(by), (work) =>
      sendOrPlan(work, box, { selection: POLL, sendId: 'send-0001', ...more }),
    );
  const undo = (sendId = 'send-0001', by: 'lead' | 'chair' | 'member' = 'lead') =>
    database.transact(roster.as(by), (work) => undoReminder(work, box, sendId));
  const tick = () => database.transact(system(), (work) => sendPlannedReminders(work, box));
  const planned = (by: 'lead' | 'chair' = 'lead') =>
    database.read(roster.partnershipId, (scope) =>
      plannedReminders(scope, { personId: roster.people[by], now: database.now }),
    );
  const timesAsked = async () =>
    (
      await database.open.db
        .selectFrom('obligation')
        .select('times_asked')
        .where('partnership_id', '=', roster.partnershipId)
        .where('seat_id', '=', roster.seats.member)
        .executeTakeFirstOrThrow()
    ).times_asked;

  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    box = postbox(roster);
    const { chair, member } = roster.seats;
    await database.transact(system(), (work) =>
      owe(
        work,
        [chair, member].map((seatId) => ({
          ...{ question: POLL, topic: 'poll:poll-1', title: 'Werkgroep voorjaar', bodyId: roster.werkgroep, seatId },
          dueAt: '2026-11-13T16:00:00.000Z',
        })),
      ),
    );
  });

  test('own words go along, in the card and in the mail; white space is none', async () => {
    await send({ note: '  Graag vóór *vrijdag*  ' });
    expect(box.sent).toHaveLength(2);
    expect(JSON.stringify(box.sent[0]?.card)).toContain(JSON.stringify('Graag vóór \\*vrijdag\\*').slice(1, -1));
    expect(box.sent[0]?.mail.paragraphs.slice(0, 2)).toEqual([
      'Annemiek van den Bosch-Verhoeven:',
      'Graag vóór *vrijdag*',
    ]);
    database.now = '2026-11-03T09:00:00.000Z';
    await send({ sendId: 'send-0002', note: '   ' });
    expect(box.sent[2]?.mail.paragraphs[0]).not.toContain('Annemiek');
  });

  test('one for later waits, goes out once, and leaves alone who has answered meanwhile', async () => {
    expect(await send({ sendAt: LATER })).toEqual({ state: 'planned', sendId: 'send-0001', sendAt: LATER });
    await send({ sendAt: LATER });
    expect(await planned()).toEqual([
      {
        ...{ sendId: 'send-0001', sendAt: LATER, by: 'Annemiek van den Bosch-Verhoeven', open: 2 },
        titles: ['Werkgroep voorjaar'],
      },
    ]);
    expect(await tick()).toBe(0);
    await database.transact(system(), (work) =>
      settle(work, { question: POLL, seatId: roster.seats.chair, personId: roster.people.chair }),
    );
    database.now = '2026-11-04T09:00:00.000Z';
    expect((await Promise.all([tick(), tick()])).sort()).toEqual([0, 1]);
    expect(box.to()).toEqual(['member']);
    expect(await planned()).toEqual([]);
  });

  test('called off while it waits; called off twice is no fault', async () => {
    await send({ sendAt: LATER });
    expect(await undo()).toEqual({ state: 'cancelled' });
    database.now = '2026-11-04T09:00:00.000Z';
    expect(await tick()).toBe(0);
    expect(box.sent).toEqual([]);
    expect(await undo()).toEqual({ state: 'taken-back', people: 0, gone: 0 });
  });

  test('taken back as far as it waits in the queue: those people count as not reminded', async () => {
    await send({});
    box.gone.add(`remind:send-0001:${roster.people.chair}`);
    expect(await timesAsked()).toBe(2);
    expect(await undo()).toEqual({ state: 'taken-back', people: 1, gone: 1 });
    expect(box.back).toEqual([`remind:send-0001:${roster.people.member}`]);
    expect(await timesAsked()).toBe(1);
    expect(await send({ sendId: 'send-0002' })).toMatchObject({ state: 'ask-again', preview: { remindedToday: 1 } });
  });

  test('who may not, and moments that make no sense', async () => {
    await expect(send({ sendAt: LATER }, 'member')).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(send({ sendAt: database.now })).rejects.toMatchObject({ code: 'send-at-past' });
    await expect(send({ sendAt: '2027-03-01T09:00:00.000Z' })).rejects.toMatchObject({ code: 'send-at-far' });
    await expect(undo('unknown-send')).rejects.toMatchObject({ kind: 'not-found' });
    await send({ sendAt: LATER });
    await expect(undo('send-0001', 'chair')).rejects.toMatchObject({ kind: 'not-allowed' });
    expect(await planned('chair')).toEqual([]);
    expect(await planned()).toHaveLength(1);
    expect(await send({ selection: { kind: 'none' }, sendId: 'send-0003', sendAt: LATER })).toEqual({
      state: 'nothing-open',
    });
  });

  test('whoever planned it may no longer remind: it does not go out, and the next one does', async () => {
    await send({ sendAt: LATER }, 'chair');
    await send({ sendId: 'send-0002', sendAt: LATER });
    await database.open.db
      .updateTable('seat_term')
      .set({ until_date: '2026-11-02' })
      .where('partnership_id', '=', roster.partnershipId)
      .where('seat_id', '=', roster.seats.chair)
      .execute();
    database.now = '2026-11-04T09:00:00.000Z';
    expect(await tick()).toBe(1);
    expect(box.to()).toEqual(['member']);
  });
});
