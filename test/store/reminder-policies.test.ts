import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ReminderPolicy } from '../../src/reminders/rules/policies.ts';
import { owe, oweAgain, settle } from '../../src/reminders/use-cases.ts';
import { sendDueReminders } from '../../src/reminders/use-cases-due.ts';
import { changePolicy, changeSettings, policyOverview } from '../../src/reminders/use-cases-policies.ts';
import { forEachDatabase } from '../support/database.ts';
import { postbox, type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const POLL = { kind: 'poll', subjectId: 'poll-1' };
/** Friday 13 November 2026, 17.00 in Amsterdam. */
const DUE = '2026-11-13T16:00:00.000Z';
const ONLY_FIVE: ReminderPolicy = { daysBefore: [4], escalation: [] };

forEachDatabase((database) => {
  let roster: ReminderRoster;
  let box: ReturnType<typeof postbox>;
  const system = () => ({ partnershipId: roster.partnershipId, personId: null, via: 'system' as const });
  const tick = () => database.transact(system(), (work) => sendDueReminders(work, box));
  const change = (policy: ReminderPolicy | null, bodyId: string | null = null, by: 'lead' | 'chair' = 'lead') =>
    database.transact(roster.as(by), (work) => changePolicy(work, { kind: 'poll', bodyId, policy }));
  const overview = (by: 'lead' | 'chair' = 'lead') =>
    database.read(roster.partnershipId, (scope) =>
      policyOverview(scope, { personId: roster.people[by], now: database.now }),
    );
  const obligation = (seatId: string) => ({
    question: POLL,
    topic: 'poll:poll-1',
    title: 'Werkgroep voorjaar',
    dueAt: DUE,
    bodyId: roster.werkgroep,
    seatId,
  });
  const ask = (...seats: (keyof ReminderRoster['seats'])[]) =>
    database.transact(system(), (work) =>
      owe(
        work,
        seats.map((seat) => obligation(roster.seats[seat])),
      ),
    );

  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    box = postbox(roster);
  });

  /** Gives the member's seat a board with a BOC and a relatiebeheerder, and a deputy of its own. */
  async function withPath(): Promise<void> {
    const p = { partnership_id: roster.partnershipId };
    const { db } = database.open;
    await db
      .updateTable('seat')
      .set({ board_id: roster.boards.brug })
      .where('partnership_id', '=', roster.partnershipId)
      .where('id', '=', roster.seats.member)
      .execute();
    await db
      .insertInto('person_role')
      .values({ ...p, person_id: roster.people.outside, role: 'relatiebeheerder', for_id: roster.boards.brug })
      .execute();
    await db
      .insertInto('seat_term')
      .values({
        ...p,
        id: randomUUID(),
        seat_id: roster.seats.member,
        person_id: roster.people.deputy,
        kind: 'deputy',
        from_date: null,
        until_date: null,
      })
      .execute();
  }

  describe('policies', () => {
    test('the product has its own; a partnership changes it per kind and per body, and goes back', async () => {
      const before = await overview();
      expect(before).toMatchObject({ mayChange: true, settings: { mostAWeek: 3, holidayPause: true } });
      expect(before.kinds.find(({ kind }) => kind === 'poll')).toMatchObject({ agreed: false, ofBodies: [] });
      await change(ONLY_FIVE);
      await change({ daysBefore: [1, 2], escalation: [] }, roster.werkgroep);
      expect((await overview()).kinds.find(({ kind }) => kind === 'poll')).toEqual({
        kind: 'poll',
        agreed: true,
        policy: ONLY_FIVE,
        ofBodies: [{ bodyId: roster.werkgroep, name: 'POO-werkgroep', policy: { daysBefore: [2, 1], escalation: [] } }],
      });
      await change(null);
      await change(null, roster.werkgroep);
      expect(await overview()).toEqual(before);
    });

    test('who may not, is told so; what makes no sense is refused and nothing is kept', async () => {
      await expect(change(ONLY_FIVE, null, 'chair')).rejects.toMatchObject({ kind: 'not-allowed' });
      await expect(overview('chair')).rejects.toMatchObject({ kind: 'not-allowed' });
      await expect(change({ daysBefore: [0], escalation: [] })).rejects.toMatchObject({ code: 'policy-days' });
      await expect(change(ONLY_FIVE, 'nobody')).rejects.toMatchObject({ kind: 'not-found' });
      const week = (mostAWeek: number) =>
        database.transact(roster.as('lead'), (work) => changeSettings(work, { mostAWeek, holidayPause: true }));
      for (const most of [0, 21, 1.5]) await expect(week(most)).rejects.toMatchObject({ code: 'most-a-week' });
      expect((await overview()).kinds.every(({ agreed }) => !agreed)).toBe(true);
    });

    test('what is agreed decides when reminders go out', async () => {
      await ask('member');
      await change(ONLY_FIVE, roster.werkgroep);
      database.now = '2026-11-06T10:00:00.000Z';
      expect(await tick()).toBe(0);
      database.now = '2026-11-09T10:00:00.000Z';
      expect(await tick()).toBe(1);
      database.now = '2026-11-12T10:00:00.000Z';
      expect(await tick()).toBe(0);
    });

    test('no more in a week than was agreed, or than somebody asked for', async () => {
      await change({ daysBefore: [7, 4, 3, 2], escalation: [] });
      await database.transact(roster.as('lead'), (work) => changeSettings(work, { mostAWeek: 2, holidayPause: true }));
      box.weekly.add(roster.people.member);
      await ask('member', 'chair');
      const counts: number[] = [];
      for (const day of ['06', '09', '10', '11', '12']) {
        database.now = `2026-11-${day}T10:00:00.000Z`;
        counts.push(await tick());
      }
      expect(counts).toEqual([2, 1, 0, 0, 0]);
      expect(box.to()).toEqual(['chair', 'chair', 'member']);
    });

    test('nobody is reminded in the school holidays of their region: the reminder comes before', async () => {
      await withPath();
      await change({ daysBefore: [3], escalation: [] });
      await database.open.db
        .insertInto('school')
        .values({
          ...{ partnership_id: roster.partnershipId, id: randomUUID(), board_id: roster.boards.brug, name: 'De Brug' },
          ...{ brin: '05AB', kind: null, tier: null, holiday_region: 'noord', group_teachers: null },
          ...{ contact_person_id: null, ended_on: null },
        })
        .execute();
      box.holidays.push({ region: 'noord', from: '2026-11-07', until: '2026-11-15' });
      await ask('member', 'chair');
      database.now = '2026-11-06T10:00:00.000Z';
      expect(await tick()).toBe(1);
      expect(box.to()).toEqual(['member']);
      database.now = '2026-11-10T10:00:00.000Z';
      expect(await tick()).toBe(1);
      expect(box.to()).toEqual(['chair', 'member']);
    });
  });

  describe('escalation', () => {
    const told = () => box.sent.filter(({ key }) => key.startsWith('escalate:'));
    const names = () =>
      told().map(({ personId }) => Object.entries(roster.people).find(([, id]) => id === personId)?.[0]);
    const steps = async () =>
      (
        await database.open.db
          .selectFrom('escalation')
          .select(['step', 'person_id'])
          .where('partnership_id', '=', roster.partnershipId)
          .orderBy('at')
          .orderBy('step')
          .execute()
      ).map(({ step, person_id }) => `${step} ${person_id === null ? 'nobody' : ''}`.trim());

    test('deputy, then BOC, then relatiebeheerder; each once, however often the minute comes', async () => {
      await withPath();
      await ask('member');
      for (const day of ['11', '11', '12', '12', '13', '13']) {
        database.now = `2026-11-${day}T10:00:00.000Z`;
        await tick();
      }
      expect(names()).toEqual(['deputy', 'boc', 'outside']);
      expect(told().map(({ purpose }) => purpose)).toEqual(['remind', 'remind', 'inform']);
      expect(told()[0]).toMatchObject({ question: POLL, summary: expect.stringContaining('Lid De Brug') });
      expect(told()[2]?.question).toBeUndefined();
      expect(await steps()).toEqual(['deputy', 'boc', 'relatiebeheerder']);
    });

    test('two days without service: nobody in the chain is left out, and nobody is told twice', async () => {
      await withPath();
      await ask('member');
      database.now = '2026-11-13T10:00:00.000Z';
      await Promise.all([tick(), tick()]);
      expect(names().sort()).toEqual(['boc', 'deputy', 'outside']);
    });

    test('stops with the answer, and starts anew when the question is opened again', async () => {
      await withPath();
      await ask('member');
      database.now = '2026-11-11T10:00:00.000Z';
      await tick();
      const settled = { question: POLL, seatId: roster.seats.member, personId: roster.people.deputy };
      await database.transact(system(), (work) => settle(work, settled));
      database.now = '2026-11-12T10:00:00.000Z';
      await tick();
      expect(names()).toEqual(['deputy']);
      database.now = '2026-11-16T10:00:00.000Z';
      const again = { ...obligation(roster.seats.member), dueAt: '2026-11-27T16:00:00.000Z' };
      await database.transact(system(), (work) => oweAgain(work, [again]));
      database.now = '2026-11-25T10:00:00.000Z';
      await tick();
      expect(names()).toEqual(['deputy', 'deputy']);
    });

    test('where nobody comes next that is written down; of an empty seat the others are told', async () => {
      await ask('chair', 'empty');
      database.now = '2026-11-13T10:00:00.000Z';
      await tick();
      expect(told()).toEqual([]);
      expect(await steps()).toEqual([
        ...['boc nobody', 'boc nobody', 'deputy nobody', 'deputy nobody'],
        ...['relatiebeheerder nobody', 'relatiebeheerder nobody'],
      ]);
      const sent = box.sent.length;
      await tick();
      expect(box.sent).toHaveLength(sent);
    });

    test('whoever asked for a pause is told when it is over', async () => {
      await withPath();
      await ask('member');
      box.paused.add(roster.people.deputy);
      database.now = '2026-11-11T10:00:00.000Z';
      await tick();
      expect(names()).toEqual([]);
      box.paused.clear();
      database.now = '2026-11-11T11:00:00.000Z';
      await tick();
      expect(names()).toEqual(['deputy']);
    });

    /** Another question to the same seat, that turns up when others have been told of the first already. */
    const askLate = async (): Promise<void> => {
      const { now } = database;
      database.now = '2026-11-02T09:00:00.000Z';
      const other = { question: { ...POLL, subjectId: 'poll-2' }, topic: 'poll:poll-2', title: 'Werkgroep najaar' };
      await database.transact(system(), (work) => owe(work, [{ ...obligation(roster.seats.member), ...other }]));
      database.now = now;
    };
    const toldDeputy = () => told().filter(({ personId }) => personId === roster.people.deputy);
    const toDeputy = (): number => toldDeputy().length;

    test('whoever was told of one question hears of the next another day', async () => {
      await withPath();
      await ask('member');
      database.now = '2026-11-11T09:00:00.000Z';
      await tick();
      await askLate();
      database.now = '2026-11-11T10:00:00.000Z';
      await tick();
      expect(toDeputy()).toBe(1);
      database.now = '2026-11-12T09:00:00.000Z';
      await tick();
      expect(toDeputy()).toBe(2);
      expect(toldDeputy().at(-1)?.summary).toContain('Werkgroep najaar');
    });

    test('what was held up is told on the day on which it leaves, and nothing else is that day', async () => {
      await withPath();
      await ask('member');
      database.now = '2026-11-11T09:00:00.000Z';
      await tick();
      const [first] = told();
      if (!first) throw new Error('the deputy is told');
      box.heldUp.set(first.key, 'not-yet');
      await askLate();
      database.now = '2026-11-12T09:00:00.000Z';
      await tick();
      expect(toDeputy()).toBe(1);
      box.heldUp.set(first.key, '2026-11-12T09:05:00.000Z');
      database.now = '2026-11-12T10:00:00.000Z';
      await tick();
      expect(toDeputy()).toBe(1);
      database.now = '2026-11-13T09:00:00.000Z';
      await tick();
      expect(toDeputy()).toBe(2);
    });

    test('who is deputy and BOC at once is told of a question once, however many steps are due', async () => {
      await withPath();
      const { db } = database.open;
      await db
        .updateTable('seat_term')
        .set({ person_id: roster.people.boc })
        .where('partnership_id', '=', roster.partnershipId)
        .where('seat_id', '=', roster.seats.member)
        .where('kind', '=', 'deputy')
        .execute();
      await ask('member');
      database.now = '2026-11-12T09:00:00.000Z';
      await tick();
      const [only] = told().filter(({ personId }) => personId === roster.people.boc);
      expect(only?.summary).toContain('Lid De Brug');
      expect(await steps()).toEqual(expect.arrayContaining(['boc', 'deputy']));
    });

    test('a board that does not answer: its relatiebeheerder, not its BOC, who was asked already', async () => {
      await withPath();
      await database.transact(system(), (work) =>
        owe(work, [
          {
            ...{
              question: { kind: 'redistribution', subjectId: 'r1' },
              topic: 'r1',
              title: 'Herverdeling',
              dueAt: DUE,
            },
            boardId: roster.boards.brug,
          },
        ]),
      );
      database.now = '2026-11-12T10:00:00.000Z';
      await tick();
      expect(names()).toEqual(['outside']);
    });
  });
});
