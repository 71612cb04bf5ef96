import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { insertRows } from '../../src/people/store-rows.ts';
import { redistributionJobs } from '../../src/placements/jobs.ts';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { type RedistributionView, SOLVE_REDISTRIBUTION } from '../../src/placements/schema-redistribution.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { type PlacementsDoor, placementsDoor, type Refused } from './placements-door.ts';

/** More than are worked out while somebody waits. */
const BOARDS = 120;

onOneConnection((database) => {
  let roster: PlacementRoster;
  let door: PlacementsDoor;
  let path: string;
  let variantId: string;
  beforeAll(async () => {
    door = await placementsDoor(database, () => roster);
  });
  afterAll(() => door.close());
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    database.jobs.length = 0;
    roster = await placementRoster(database);
    const ids = Array.from({ length: BOARDS }, (_, at) => `${roster.partnershipId.slice(0, 8)}-${at}`);
    await database.transact(roster.as('lead'), async (work) => {
      await insertRows(
        work,
        'board',
        ids.map((id, at) => ({
          ...{ id, number: String(50_000 + at), name: `Stichting ${at}`, kring_id: null },
          ...{ relatiebeheerder_id: null, ended_on: null },
        })),
      );
      await insertRows(
        work,
        'school',
        ids.map((id, at) => ({
          ...{
            id: `school-${id}`,
            board_id: id,
            name: `School ${at}`,
            brin: `${10 + (at % 80)}Z${String.fromCharCode(65 + (at % 26))}`,
          },
          ...{ kind: null, tier: 'accredited', holiday_region: null, group_teachers: 10 + (at % 7) },
          ...{ contact_person_id: null, ended_on: null },
        })),
      );
    });
    const made = await door.ask<RoundDashboard>('lead', 'POST', '/placement-rounds', {
      ...{ schoolYear: 2027, period: 'hele jaar', deadline: '2027-01-15T17:00' },
      variants: [{ name: 'Voltijd', demand: 150 }],
    });
    path = `/placement-rounds/${made.body.round.id}`;
    variantId = made.body.round.variants[0]?.id ?? '';
    await door.ask('lead', 'POST', `${path}/open`);
  });

  const look = async () => (await door.ask<RedistributionView>('lead', 'GET', `${path}/redistribution`)).body;
  const start = (who: 'lead' | 'brugHead' | 'manager' = 'lead') =>
    door.ask<RedistributionView & Refused>(who, 'POST', `${path}/redistribution/runs`);
  const queued = () => database.jobs.filter(({ name }) => name === SOLVE_REDISTRIBUTION.name);
  const carryOut = async () => {
    const [handler] = redistributionJobs({ transact: database.transact, solve: door.service.solve });
    for (const { payload } of queued()) await handler?.handle(payload);
  };
  const answer = (places: number) =>
    door.ask('brugHead', 'PUT', `${path}/boards/${roster.boards.brug}/capacity`, {
      offers: [{ variantId, certainty: 'definite', places }],
    });

  test('is asked for, followed, and shown when it is ready; asked for twice it runs once', async () => {
    expect(await look()).toMatchObject({
      lines: [],
      calculation: { state: 'none', done: 0, total: 2, startedAt: null },
    });
    const queuedNow = { state: 'queued', done: 0, total: 2, startedAt: database.now };
    expect((await start()).body.calculation).toEqual(queuedNow);
    expect((await start()).body.calculation).toEqual(queuedNow);
    expect(queued()).toHaveLength(1);
    await carryOut();
    const ready = await look();
    expect(ready.calculation).toBeNull();
    expect(ready.alternatives.map(({ strategy, unmet, gap }) => [strategy, unmet, gap])).toEqual([
      ['fair', 0, 0],
      ['any-tier', 0, 0],
    ]);
    expect(ready.lines.reduce((sum, { places }) => sum + places, 0)).toBe(150);
    // Handed out twice: nothing changes.
    await carryOut();
    expect((await look()).lines).toEqual(ready.lines);
  });

  test('answers that come in leave what still holds to be sent; what is stale is not', async () => {
    await start();
    await carryOut();
    const ready = await look();
    const linesOf = (view: RedistributionView) =>
      view.lines.map(({ boardId, places }) => ({ boardId, variantId, places }));
    const placesIn = (lines: readonly { places: number }[]) => lines.reduce((sum, { places }) => sum + places, 0);
    const send = (lines: ReturnType<typeof linesOf>) =>
      door.ask<{ boards: number } & Refused>('lead', 'POST', `${path}/redistribution/asks`, {
        ...{ strategy: 'fair', answerBy: '2027-01-10T17:00', lines },
      });
    await answer(8);
    const changed = await look();
    expect(changed.calculation).toMatchObject({ state: 'changed', startedAt: database.now });
    const left = linesOf(changed);
    // What it comes to is counted anew, and that it is the best way is no longer said.
    expect(changed.alternatives[0]).toMatchObject({ places: placesIn(left), boards: left.length, gap: null });
    expect(changed.alternatives[0]?.unmet).toBe(Math.max(0, 150 - 8 - placesIn(left)));
    expect(changed.unmet.reduce((sum, { students }) => sum + students, 0)).toBe(changed.alternatives[0]?.unmet);
    expect(placesIn(left)).toBeGreaterThan(100);
    expect(placesIn(left)).toBeLessThanOrEqual(142);
    expect(left.some(({ boardId }) => boardId === roster.boards.brug)).toBe(false);
    const stale = await send(linesOf(ready));
    expect([stale.status, stale.body.error.code]).toEqual([409, 'ask-proposal-changed']);
    // Asking the first boards changes the figures too, and leaves the others as they were.
    const sent = await send(left.slice(0, 3));
    expect([sent.status, sent.body.boards]).toEqual([200, 3]);
    expect(linesOf(await look())).toEqual(left.slice(3));
    expect((await send(left.slice(3, 5))).status).toBe(200);
    // While another is worked out, what is left of this one stays to be seen and sent; it ends with a failure too.
    const held = linesOf(await look());
    expect(held.length).toBeGreaterThan(0);
    await start();
    const meanwhile = await look();
    expect([meanwhile.calculation?.state, linesOf(meanwhile)]).toEqual(['queued', held]);
    const failing = redistributionJobs({ transact: database.transact, solve: () => Promise.reject(new Error('no')) });
    await expect(failing[0]?.handle(queued().at(-1)?.payload)).rejects.toThrow('no');
    const failed = await look();
    expect([failed.calculation?.state, linesOf(failed)]).toEqual(['failed', held]);
    await start();
    await carryOut();
    const fresh = await look();
    expect(fresh.calculation).toBeNull();
    const runs = await database.open.db
      .selectFrom('redistribution_run')
      .select('state')
      .where('partnership_id', '=', roster.partnershipId)
      .execute();
    expect(runs).toEqual([{ state: 'done' }]);
    expect((await send(linesOf(fresh).slice(-3))).status).toBe(200);
  });

  test('figures that change while it runs end it, a solver that fails says so, and whoever may not', async () => {
    await start();
    await answer(12);
    await carryOut();
    expect((await look()).calculation?.state).toBe('changed');
    database.jobs.length = 0;
    await start();
    const failing = redistributionJobs({
      transact: database.transact,
      solve: () => Promise.reject(new Error('no memory')),
    });
    await expect(failing[0]?.handle(queued()[0]?.payload)).rejects.toThrow('no memory');
    expect((await look()).calculation?.state).toBe('failed');
    database.jobs.length = 0;
    await start();
    await carryOut();
    expect((await look()).calculation).toBeNull();
    for (const who of ['brugHead', 'manager'] as const) expect((await start(who)).status).toBe(403);
  });

  test('one that never ended is taken for lost after a while, and can be asked for again', async () => {
    await start();
    database.now = '2026-11-02T09:14:00.000Z';
    expect((await look()).calculation?.state).toBe('queued');
    await start();
    expect(queued()).toHaveLength(1);
    database.now = '2026-11-02T09:16:00.000Z';
    expect((await look()).calculation?.state).toBe('failed');
    expect((await start()).body.calculation).toMatchObject({ state: 'queued', startedAt: database.now });
    expect(queued()).toHaveLength(2);
    await carryOut();
    expect((await look()).calculation).toBeNull();
  });
});
