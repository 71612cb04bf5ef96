import { beforeEach, expect, test } from '@jest/globals';
import { standingOf } from '../../src/people/store.ts';
import { insertRows } from '../../src/people/store-rows.ts';
import type { BalanceQuery } from '../../src/placements/schema-balance.ts';
import {
  answerCapacity,
  answerSchools,
  balanceView,
  createRound,
  openRound,
  setDemand,
} from '../../src/placements/use-cases.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { forEachDatabase } from '../support/database.ts';
import { type PlacementRoster, placementRoster } from './placements-roster.ts';

forEachDatabase((database) => {
  let roster: PlacementRoster;
  type Who = keyof PlacementRoster['people'];
  const act = <T>(who: Who, does: Parameters<typeof database.transact<T>>[1]) =>
    database.transact(roster.as(who), does);

  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
  });

  async function round(schoolYear: number): Promise<string> {
    const body = { schoolYear, period: 'hele jaar', deadline: `${schoolYear}-01-15T17:00` };
    const id = await act('lead', (work) =>
      createRound(work, { ...body, variants: [{ name: schoolYear === 2027 ? 'voltijd ' : 'Voltijd', demand: 20 }] }),
    );
    await act('lead', (work) => openRound(work, id));
    return id;
  }
  const variantOf = async (roundId: string) =>
    (
      await database.open.db
        .selectFrom('round_variant')
        .select('id')
        .where('partnership_id', '=', roster.partnershipId)
        .where('round_id', '=', roundId)
        .executeTakeFirstOrThrow()
    ).id;
  const says = (places: number, certainty: 'definite' | 'provisional' = 'definite') => ({
    ...{ certainty, places, provisionalUntil: certainty === 'provisional' ? '2027-01-10' : null, reason: '' },
  });
  async function look(roundId: string, query: BalanceQuery, who: Who = 'lead') {
    return database.read(roster.partnershipId, async (scope) => {
      const standing = await standingOf(scope, roster.people[who], '2026-11-02');
      if (!standing) throw new Error('nobody');
      return balanceView(scope, database.now, roundId, query, standing);
    });
  }
  const lines = (view: Awaited<ReturnType<typeof look>>) =>
    view.groups.map(({ name, demand, definite, provisional, estimated }) => [
      name,
      demand,
      definite,
      provisional,
      estimated,
    ]);

  test('by kring, board, region and tier; down to the boards of one group', async () => {
    const roundId = await round(2027);
    const variantId = await variantOf(roundId);
    await act('lead', async (work) => {
      await insertRows(work, 'education_region', [{ id: 'stad', name: 'Arnhem', core: true, ended_on: null }]);
      await insertRows(work, 'school_site', [
        {
          ...{ id: 's', school_id: roster.schools.lindehof, code: '05AC00', name: null, city: null, ended_on: null },
          education_region_id: 'stad',
        },
      ]);
      await work.tx
        .updateTable('school')
        .set({ tier: 'accredited' })
        .where('partnership_id', '=', work.partnershipId)
        .where('id', '=', roster.schools.brugNoord)
        .execute();
    });
    await act('brugBoc', (work) =>
      answerCapacity(work, roundId, roster.boards.brug, { offers: [{ variantId, ...says(7) }], confirmed: true }),
    );
    const cells = [{ schoolId: roster.schools.lindehof, variantId, offer: says(3, 'provisional') }];
    await act('lindeHead', (work) => answerSchools(work, roundId, roster.boards.linde, { cells, confirmed: true }));
    const kringen = await act('lead', (work) =>
      work.tx
        .selectFrom('body')
        .select(['id', 'name'])
        .where('partnership_id', '=', work.partnershipId)
        .where('kind', '=', 'kring')
        .execute(),
    );
    const west = kringen.find(({ name }) => name === 'Kring West')?.id ?? '';
    await act('lead', (work) =>
      setDemand(work, roundId, { demand: [], regions: [{ variantId, kringId: west, students: 12 }] }),
    );
    expect(lines(await look(roundId, { by: 'kring' }))).toEqual([
      ['Kring Oost', null, 0, 3, false],
      ['Kring West', 12, 7, 0, false],
    ]);
    expect(lines(await look(roundId, { by: 'region' }))).toEqual([
      ['Arnhem', null, 0, 3, false],
      [null, null, 7, 0, false],
    ]);
    expect(lines(await look(roundId, { by: 'tier' }))).toEqual([
      ['accredited', null, 4, 0, true],
      [null, null, 3, 3, true],
    ]);
    const boards = (await look(roundId, { by: 'tier', key: 'accredited' })).boards;
    expect(boards).toEqual([
      {
        ...{ boardId: roster.boards.brug, boardName: 'Stichting De Brug', status: 'answered', estimated: true },
        ...{ definite: 4, provisional: 0, variants: [{ definite: 4, provisional: 0, estimated: true }] },
      },
    ]);
    const ofKring = (await look(roundId, { by: 'kring', key: west })).boards;
    expect(ofKring?.map(({ boardName }) => boardName)).toEqual(['Stichting De Brug']);
  });

  test('what a board set as its most counts over all variants, and not within one', async () => {
    const roundId = await round(2027);
    const variantId = await variantOf(roundId);
    const answer = { offers: [{ variantId, ...says(7) }], cap: 7, confirmed: true };
    await act('brugBoc', (work) => answerCapacity(work, roundId, roster.boards.brug, answer));
    await act('lead', (work) =>
      work.tx
        .updateTable('round_board')
        .set({ cap: 5 })
        .where('partnership_id', '=', work.partnershipId)
        .where('round_id', '=', roundId)
        .where('board_id', '=', roster.boards.brug)
        .execute(),
    );
    const view = await look(roundId, { by: 'board', key: roster.boards.brug });
    const group = view.groups.find(({ key }) => key === roster.boards.brug);
    expect(group).toMatchObject({ definite: 5, variants: [{ definite: 7, estimated: false }] });
    expect(view.boards).toMatchObject([{ definite: 5, variants: [{ definite: 7 }] }]);
  });

  test('the forecast looks back over earlier rounds, by the name of the variant', async () => {
    const earlier = await round(2027);
    const variantId = await variantOf(earlier);
    for (const [who, boardId, places] of [
      ['brugHead', roster.boards.brug, 8],
      ['lindeHead', roster.boards.linde, 4],
    ] as const) {
      await act(who, (work) =>
        answerCapacity(work, earlier, boardId, { offers: [{ variantId, ...says(places) }], confirmed: true }),
      );
    }
    const later = await round(2028);
    const now = await variantOf(later);
    await act('brugHead', (work) =>
      answerCapacity(work, later, roster.boards.brug, { offers: [{ variantId: now, ...says(6) }], confirmed: true }),
    );
    const view = await look(later, { by: 'kring' });
    expect(view.lookedBack).toBe(1);
    expect(view.variants[0]?.forecast).toEqual({ stated: 6, expected: 4, open: 3, unknown: 2 });
  });

  test.each<Who>(['brugHead', 'manager'])('%s does not see the whole balance', async (who) => {
    const roundId = await round(2027);
    await expect(look(roundId, { by: 'kring' }, who)).rejects.toThrow(Refusal);
    expect((await look(roundId, { by: 'board' }, 'secretary')).groups).toHaveLength(4);
  });
});
