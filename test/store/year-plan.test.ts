import { beforeEach, describe, expect, test } from '@jest/globals';
import { SYNC_EVENT } from '../../src/meetings/schema.ts';
import { scheduleMeeting } from '../../src/meetings/use-cases/schedule-meeting.ts';
import { changePlannedDate, saveYearPlan, solveYearPlan } from '../../src/meetings/use-cases/year-plan.ts';
import { pushYearPlan } from '../../src/meetings/use-cases/year-plan-push.ts';
import { cancelMeeting } from '../../src/meetings/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import { as, look, type Planning, PUBLIC_URL, planning, wishes, YEAR } from './year-plan-support.ts';

forEachDatabase((database) => {
  beforeEach(() => {
    database.now = '2026-06-01T09:00:00.000Z';
    database.jobs.length = 0;
  });

  const save = (made: Planning, asked = wishes(made), who: keyof Planning['people'] = 'leader') =>
    database.transact(as(made, who), (work) => saveYearPlan(work, YEAR, asked));
  const solve = (made: Planning) => database.transact(as(made, 'leader'), (work) => solveYearPlan(work, YEAR));
  const push = (made: Planning, dates?: { bodyId: string; slot: number }[]) =>
    database.transact(as(made, 'leader'), (work) => pushYearPlan(work, PUBLIC_URL, YEAR, dates ? { dates } : {}));
  const move = (
    made: Planning,
    which: { bodyId: string; slot: number },
    change: { locked: boolean; starts?: string },
  ) => database.transact(as(made, 'leader'), (work) => changePlannedDate(work, YEAR, which, change));

  async function solved(): Promise<Planning> {
    const made = await planning(database);
    await save(made);
    await solve(made);
    return made;
  }

  describe('a year plan', () => {
    test('begins with a suggestion per body and the regions its seats stand for', async () => {
      const made = await planning(database);
      const plan = await look(database, made);
      expect(plan).toMatchObject({ version: 0, from: '2026-08-01', until: '2027-07-31', dates: [], unmet: [] });
      const named = Object.fromEntries(plan.bodies.map((body) => [body.name, body]));
      expect(named['Stuurgroep']).toMatchObject({
        regions: ['midden', 'noord'],
        people: 3,
        suggested: { when: { kind: 'spread' } },
      });
      expect(named['Kring Zuid']).toMatchObject({
        regions: ['midden'],
        suggested: { when: { kind: 'before', bodyId: made.bodies.stuurgroep } },
      });
      expect(named['Brede bijeenkomst']?.suggested?.when).toMatchObject({ kind: 'months' });
    });

    test('is kept, solved, and solved again to the same dates', async () => {
      const made = await solved();
      const plan = await look(database, made);
      expect(plan.dates).toHaveLength(4 + 8 + 2);
      expect(plan.unmet).toEqual([]);
      expect(plan.solvedAt).toBe(database.now);
      expect(plan.bodies.find(({ name }) => name === 'Kring Zuid')?.wish).toBe(
        '3–5 weken vóór elke bijeenkomst van Stuurgroep, dinsdag of donderdag, 13.30–15.30',
      );
      await solve(made);
      expect((await look(database, made)).dates).toEqual(plan.dates);
    });

    test('of two who save at once the second is told', async () => {
      const made = await planning(database);
      await save(made);
      await expect(save(made)).rejects.toMatchObject({ kind: 'conflict', code: 'year-plan-changed' });
      await save(made, wishes(made, 1), 'secretary');
      expect((await look(database, made)).version).toBe(2);
    });

    test('two first saves at the same moment make one plan', async () => {
      const made = await planning(database);
      const outcomes = await Promise.allSettled([save(made), save(made, wishes(made), 'secretary')]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await look(database, made)).version).toBe(1);
    });

    test.each([
      [{ from: '2020-01-01', until: '2020-06-01' }, 'year-plan-window'],
      [{ from: '2026-01-01', until: '2027-12-31' }, 'year-plan-window'],
    ])('refuses a period that is not this year: %o', async (window, code) => {
      const made = await planning(database);
      await expect(save(made, { ...wishes(made), ...window })).rejects.toMatchObject({ code });
    });

    test('refuses to solve without wishes', async () => {
      const made = await planning(database);
      await expect(solve(made)).rejects.toMatchObject({ code: 'year-plan-missing' });
      await save(made, { ...wishes(made), wishes: [] });
      await expect(solve(made)).rejects.toMatchObject({ code: 'year-plan-no-wishes' });
    });

    test('may be changed by programmaleider and secretariat, seen by the bureau, and nothing by a member', async () => {
      const made = await planning(database);
      for (const who of ['bureau', 'chair'] as const)
        await expect(save(made, wishes(made), who)).rejects.toMatchObject({ code: 'not-allowed' });
      await save(made, wishes(made), 'secretary');
      expect((await look(database, made, 'bureau')).may).toEqual({ change: false, push: false });
      await expect(look(database, made, 'chair')).rejects.toMatchObject({ code: 'not-allowed' });
    });
  });

  describe('a locked date', () => {
    test('stays where it was put while the rest is solved around it', async () => {
      const made = await solved();
      const which = { bodyId: made.bodies.stuurgroep, slot: 0 };
      await move(made, which, { locked: true, starts: '2026-10-08T13:30' });
      await solve(made);
      const plan = await look(database, made);
      const first = plan.dates.find(({ bodyId, slot }) => bodyId === which.bodyId && slot === 0);
      expect(first).toMatchObject({ starts: '2026-10-08T13:30', state: 'locked' });
      expect(plan.unmet).toEqual([]);
      await move(made, which, { locked: false });
      await solve(made);
      const again = (await look(database, made)).dates.find(
        ({ bodyId, slot }) => bodyId === which.bodyId && slot === 0,
      );
      expect(again?.state).toBe('proposed');
      expect(again?.starts).not.toBe('2026-10-08T13:30');
    });

    test('in a holiday is accepted, and said at once; one in the past is refused', async () => {
      const made = await solved();
      const which = { bodyId: made.bodies.zuid, slot: 1 };
      await move(made, which, { locked: true, starts: '2026-10-20T13:30' });
      expect((await look(database, made)).unmet).toContain(
        'Kring Zuid staat vast op dinsdag 20 oktober, maar daar is iets mee: herfstvakantie in regio midden.',
      );
      await expect(move(made, which, { locked: true, starts: '2026-05-01T13:30' })).rejects.toMatchObject({
        code: 'year-plan-past',
      });
      await expect(move(made, { bodyId: made.bodies.zuid, slot: 9 }, { locked: true })).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });

  describe('pushing out', () => {
    test('makes each date a meeting with an event to come, and tells everybody once', async () => {
      const made = await solved();
      const outcome = await push(made);
      expect(outcome).toEqual({ meetings: 14, people: 3, past: 0 });
      const plan = await look(database, made);
      expect(new Set(plan.dates.map(({ state }) => state))).toEqual(new Set(['pushed']));
      expect(database.jobs.filter(({ name }) => name === SYNC_EVENT.name)).toHaveLength(14);
      const rows = await database.read(made.partnershipId, ({ tx }) =>
        tx
          .selectFrom('message')
          .select(['person_id as personId', 'content', 'purpose'])
          .where('partnership_id', '=', made.partnershipId)
          .execute(),
      );
      expect(rows.map(({ personId }) => personId).sort()).toEqual(
        [made.people.chair, made.people.north, made.people.south].sort(),
      );
      const chair = JSON.stringify(rows.find(({ personId }) => personId === made.people.chair)?.content);
      expect(chair).toContain('6 bijeenkomsten');
      const south = JSON.stringify(rows.find(({ personId }) => personId === made.people.south)?.content);
      expect(south).toContain('10 meetings');
      const meetings = await database.read(made.partnershipId, ({ tx }) =>
        tx
          .selectFrom('meeting')
          .select(['state', 'event_state', 'title', 'starts'])
          .where('partnership_id', '=', made.partnershipId)
          .orderBy('starts')
          .execute(),
      );
      expect(meetings).toHaveLength(14);
      expect(meetings[0]).toMatchObject({ state: 'scheduled', event_state: 'wanted' });
    });

    test('twice, or by two at once, makes no second meeting', async () => {
      const made = await solved();
      const outcomes = await Promise.allSettled([push(made), push(made)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await expect(push(made)).rejects.toMatchObject({ code: 'year-plan-nothing-to-push' });
      expect((await look(database, made)).dates).toHaveLength(14);
    });

    test('of a part leaves the rest a proposal that is solved around it', async () => {
      const made = await solved();
      const before = await look(database, made);
      await push(made, [{ bodyId: made.bodies.stuurgroep, slot: 0 }]);
      await solve(made);
      const plan = await look(database, made);
      const states = plan.dates.map(({ state }) => state);
      expect(states.filter((state) => state === 'pushed')).toHaveLength(1);
      expect(plan.dates.map(({ starts }) => starts)).toEqual(before.dates.map(({ starts }) => starts));
      await expect(
        move(made, { bodyId: made.bodies.stuurgroep, slot: 0 }, { locked: true, starts: '2026-10-08T13:30' }),
      ).rejects.toMatchObject({ code: 'year-plan-pushed' });
    });

    test('leaves dates that passed alone, and counts them', async () => {
      const made = await solved();
      database.now = '2026-12-24T09:00:00.000Z';
      const outcome = await push(made);
      expect(outcome.past).toBeGreaterThan(0);
      expect(outcome.meetings + outcome.past).toBe(14);
    });

    test('a meeting that is called off makes room for a new proposal', async () => {
      const made = await solved();
      await push(made);
      const [last] = (await look(database, made)).dates.filter(({ bodyId }) => bodyId === made.bodies.breed).reverse();
      await database.transact(as(made, 'leader'), (work) => cancelMeeting(work, PUBLIC_URL, last?.meetingId ?? ''));
      expect((await look(database, made)).dates.find(({ meetingId }) => meetingId === last?.meetingId)?.state).toBe(
        'cancelled',
      );
      await solve(made);
      const again = (await look(database, made)).dates.find(
        ({ bodyId, slot }) => bodyId === last?.bodyId && slot === last?.slot,
      );
      expect(again).toMatchObject({ state: 'proposed', starts: last?.starts });
    });
  });

  test('a meeting planned outside the plan keeps its people from being planned then', async () => {
    const made = await solved();
    const before = (await look(database, made)).dates.find(({ bodyId }) => bodyId === made.bodies.breed);
    await database.transact(as(made, 'leader'), (work) =>
      scheduleMeeting(work, {
        bodyId: made.bodies.stuurgroep,
        title: 'Extra stuurgroep',
        starts: before?.starts ?? '',
        minutes: 60,
        place: 'Zeist',
        online: false,
      }),
    );
    await solve(made);
    const after = (await look(database, made)).dates.find(({ bodyId }) => bodyId === made.bodies.breed);
    expect(after?.starts).not.toBe(before?.starts);
    expect(after?.reason).toContain('3 leden zitten dan bij Stuurgroep');
  });

  test('a plan of one partnership is not seen in another', async () => {
    await solved();
    const other = await planning(database);
    expect(await look(database, other)).toMatchObject({ version: 0, dates: [] });
  });
});
