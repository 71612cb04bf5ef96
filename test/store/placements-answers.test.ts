import { beforeEach, describe, expect, test } from '@jest/globals';
import { standingOf } from '../../src/people/store.ts';
import type { AnswerCapacityBody, CapacityForm, OfferInput } from '../../src/placements/schema.ts';
import { tendRounds } from '../../src/placements/use-cases/rounds.ts';
import {
  answerCapacity,
  answerSchools,
  capacityHistory,
  closeRound,
  createRound,
  drawCapacityCard,
  loadForm,
  myForms,
  openRound,
  roundDashboard,
  roundStatus,
  schoolGrid,
} from '../../src/placements/use-cases.ts';
import type { Actor } from '../../src/work/work.ts';
import { forEachDatabase } from '../support/database.ts';
import { type PlacementRoster, placementRoster } from './placements-roster.ts';

type Who = keyof PlacementRoster['people'];
type Figure = Partial<OfferInput> | number;

forEachDatabase((database) => {
  let roster: PlacementRoster;
  let roundId: string;
  let variants: string[];
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
    roundId = await makeRound(2027);
  });

  async function makeRound(schoolYear: number): Promise<string> {
    const lead = roster.as('lead');
    const id = await database.transact(lead, (work) =>
      createRound(work, {
        schoolYear,
        period: 'hele jaar',
        deadline: `${schoolYear}-01-15T17:00`,
        variants: [{ name: 'Voltijd', demand: 30 }, { name: 'Deeltijd', demand: 5 }, { name: 'Zij-instroom' }],
      }),
    );
    await database.transact(lead, (work) => openRound(work, id));
    variants = (await form(id, 'brug')).variants.map(({ variantId }) => variantId);
    return id;
  }

  const form = (id: string, board: keyof PlacementRoster['boards']): Promise<CapacityForm> =>
    database.read(roster.partnershipId, (scope) => loadForm(scope, database.now, id, roster.boards[board]));
  const standing = async (who: Who) =>
    (await database.read(roster.partnershipId, (scope) => standingOf(scope, roster.people[who], '2026-11-02')))!;
  const dashboard = async (who: Who = 'lead') => {
    const seen = await standing(who);
    return database.read(roster.partnershipId, (scope) => roundDashboard(scope, database.now, roundId, seen));
  };
  const bodyOf = (figures: (Figure | null)[], more: Partial<AnswerCapacityBody> = {}): AnswerCapacityBody => ({
    offers: figures.flatMap((figure, index) => {
      if (figure === null) return [];
      const given = typeof figure === 'number' ? { places: figure } : figure;
      const empty = { certainty: 'definite' as const, places: 0, provisionalUntil: null, reason: '' };
      return [{ variantId: variants[index]!, ...empty, ...given }];
    }),
    confirmed: false,
    ...more,
  });
  const answer = (
    who: Who,
    figures: (Figure | null)[],
    more: Partial<AnswerCapacityBody> = {},
    board: keyof PlacementRoster['boards'] = 'brug',
    via: Actor['via'] = 'chat',
  ) =>
    database.transact(roster.as(who, via), (work) =>
      answerCapacity(work, roundId, roster.boards[board], bodyOf(figures, more)),
    );
  const owed = async (board: keyof PlacementRoster['boards']) =>
    database.open.db
      .selectFrom('obligation')
      .select(['settled_at', 'settled_by'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('board_id', '=', roster.boards[board])
      .executeTakeFirstOrThrow();
  const historyOf = async (board: keyof PlacementRoster['boards'], who: Who = 'lead') => {
    const seen = await standing(who);
    return (
      await database.read(roster.partnershipId, (scope) => capacityHistory(scope, roundId, roster.boards[board], seen))
    ).changes;
  };
  const cardOf = async (who: Who) => {
    const row = await database.open.db
      .selectFrom('message')
      .select('content')
      .where('partnership_id', '=', roster.partnershipId)
      .where('person_id', '=', roster.people[who])
      .where('topic', '=', `capacity:${roundId}:${roster.boards.brug}`)
      .executeTakeFirstOrThrow();
    return JSON.stringify(row.content.card);
  };

  describe('answering for a board', () => {
    test('part of it is kept, and the board still owes the rest', async () => {
      const saved = await answer('brugBoc', [12, null, null]);
      expect(saved).toMatchObject({ status: 'partial', answeredBy: { name: 'Mirjam Terpstra', onBehalf: false } });
      expect((await owed('brug')).settled_at).toBeNull();
      expect((await dashboard()).round.progress).toMatchObject({ partial: 1, none: 3 });
    });

    test('all of it settles what the board owed, and turns the colleague’s card', async () => {
      expect(await cardOf('brugHead')).toContain('capacity.answer');
      await answer('brugBoc', [12, null, null]);
      await answer('brugBoc', [null, { certainty: 'provisional', places: 4, provisionalUntil: '2027-04-01' }, 0]);
      expect(await owed('brug')).toMatchObject({ settled_by: roster.people.brugBoc });
      const card = await cardOf('brugHead');
      expect(card).toContain('Al beantwoord door Mirjam Terpstra');
      expect(card).toContain('capacity.edit');
      expect(card).not.toContain('capacity.answer"');
      expect(await cardOf('brugBoc')).toContain('Jij vulde dit in');
      const { boards, total } = await dashboard();
      expect(boards.find(({ boardId }) => boardId === roster.boards.brug)).toMatchObject({
        status: 'answered',
        definite: 12,
        provisional: 4,
        answeredBy: 'Mirjam Terpstra',
      });
      expect(total).toEqual({ demand: 35, definite: 12, provisional: 4 });
    });

    test('saying the same again changes nothing: no history, no other author', async () => {
      await answer('brugBoc', [12, 3, 1], { cap: 14 });
      await answer('brugHead', [12, 3, 1], { cap: 14 });
      const changes = await historyOf('brug');
      expect(changes).toHaveLength(1);
      expect(changes[0]).toMatchObject({ by: 'Mirjam Terpstra', via: 'chat', cap: { before: null, after: 14 } });
      expect((await form(roundId, 'brug')).answeredBy?.name).toBe('Mirjam Terpstra');
    });

    test('a change keeps what was before, figure by figure, with who and when', async () => {
      await answer('brugBoc', [12, 3, 1]);
      database.now = '2026-11-03T09:00:00.000Z';
      await answer('brugHead', [10, 3, { certainty: 'none', reason: 'Geen begeleiders' }]);
      const [latest, first] = await historyOf('brug', 'manager');
      expect(first!.variants).toHaveLength(3);
      expect(latest).toMatchObject({ at: '2026-11-03T09:00:00.000Z', by: 'Jan-Willem Oosterhuis-de Graaf' });
      expect(latest!.variants).toMatchObject([
        { name: 'Voltijd', before: { places: 12 }, after: { places: 10 } },
        { name: 'Zij-instroom', before: { places: 1 }, after: { certainty: 'none', reason: 'Geen begeleiders' } },
      ]);
    });

    test('eight answers at once leave one figure per variant, all of one answer', async () => {
      const sent = Array.from({ length: 8 }, (_, index) => answer('brugBoc', [index, index, index]));
      await Promise.all(sent);
      const rows = await database.open.db
        .selectFrom('capacity_offer')
        .select('places')
        .where('partnership_id', '=', roster.partnershipId)
        .where('round_id', '=', roundId)
        .execute();
      expect(rows).toHaveLength(3);
      expect(new Set(rows.map(({ places }) => places)).size).toBe(1);
      expect(await historyOf('brug')).toHaveLength(8);
    });

    test('two boards at once do not wait for ever for each other', async () => {
      await Promise.all([
        answer('brugBoc', [1, 2, 3]),
        answer('shared', [4, 5, 6], {}, 'linde'),
        answer('shared', [7, 8, 9], {}, 'eik'),
      ]);
      expect((await dashboard()).total.definite).toBe(45);
    });

    test.each([
      ['a fraction', [1.5], {}, 'capacity-not-whole'],
      ['less than nothing', [-1], {}, 'capacity-not-whole'],
      ['one variant beyond the cap', [12], { cap: 10 }, 'capacity-over-cap'],
      ['a cap that is no number', [12], { cap: Number.NaN }, 'capacity-cap-not-whole'],
      ['provisional without a date', [{ certainty: 'provisional' as const, places: 2 }], {}, 'capacity-no-date'],
      ['none without a reason', [{ certainty: 'none' as const }], {}, 'capacity-no-reason'],
      ['nothing at all', [], {}, 'capacity-empty'],
    ])('%s is refused in words, and nothing is saved', async (_, figures, more, code) => {
      await expect(answer('brugBoc', figures, more)).rejects.toMatchObject({ kind: 'invalid', code });
      expect((await form(roundId, 'brug')).status).toBe('none');
    });

    test('a cap is held against what was said earlier too', async () => {
      await answer('brugBoc', [12, 3, 1]);
      await expect(answer('brugBoc', [], { cap: 5 })).rejects.toMatchObject({ code: 'capacity-over-cap' });
      expect((await answer('brugBoc', [], { cap: 13 })).warnings).toContainEqual({
        code: 'cap-counts',
        sum: 16,
        cap: 13,
      });
      expect((await dashboard()).total.definite).toBe(13);
    });

    test('a figure that looks like a slip is asked about once more', async () => {
      await expect(answer('brugBoc', [110])).rejects.toMatchObject({
        kind: 'conflict',
        code: 'capacity-absurd',
        facts: { total: 110, teachers: 34 },
      });
      expect((await answer('brugBoc', [110], { confirmed: true })).variants[0]!.own?.places).toBe(110);
    });
  });

  describe('whose board it is', () => {
    test.each(['lindeHead', 'manager', 'secretary', 'shared'] as const)(
      '%s may not answer for De Brug',
      async (who) => {
        await expect(answer(who, [12, 3, 1])).rejects.toMatchObject({
          kind: 'not-allowed',
          code: 'capacity-not-your-board',
          facts: { board: 'Stichting De Brug' },
        });
        expect((await form(roundId, 'brug')).status).toBe('none');
      },
    );

    test('the programmaleider fills in on the board’s behalf, and that is shown', async () => {
      const saved = await answer('lead', [12, 3, 1], {}, 'brug', 'tab');
      expect(saved.answeredBy).toMatchObject({ name: 'Annemiek van den Bosch-Verhoeven', onBehalf: true });
      expect(await cardOf('brugHead')).toContain('Namens jullie ingevuld door Annemiek van den Bosch-Verhoeven');
      expect((await dashboard()).boards.find(({ onBehalf }) => onBehalf)?.boardName).toBe('Stichting De Brug');
    });

    test('a relatiebeheerder sees the own boards alone, without the demand of all', async () => {
      await answer('brugBoc', [12, 3, 1]);
      await answer('shared', [4, 5, 6], {}, 'linde');
      const seen = await dashboard('manager');
      expect(seen.boards.map(({ boardName }) => boardName)).toEqual(['Stichting De Brug']);
      expect(seen.total).toEqual({ demand: null, definite: 16, provisional: 0 });
      expect(seen.balance.every(({ demand, short }) => demand === null && short === null)).toBe(true);
      expect(seen.mayManage).toBe(false);
      await expect(historyOf('linde', 'manager')).rejects.toMatchObject({ kind: 'not-allowed' });
    });

    test('my forms are those of the boards I speak for', async () => {
      const seen = await standing('shared');
      const { forms } = await database.read(roster.partnershipId, (scope) => myForms(scope, database.now, seen));
      expect(forms.map(({ boardName, mayAnswer }) => [boardName, mayAnswer])).toEqual([
        ['Stichting De Eik', true],
        ['Stichting De Linde', true],
      ]);
    });

    test('a card drawn for somebody else shows none of the figures', async () => {
      await answer('brugBoc', [12, 3, 1]);
      const draw = (who: Who) =>
        database.read(roster.partnershipId, (scope) =>
          drawCapacityCard(
            scope,
            database.now,
            { roundId, boardId: roster.boards.brug },
            { personId: roster.people[who], language: 'nl' },
            { show: 'form' },
          ),
        );
      expect(JSON.stringify(await draw('lindeHead'))).not.toMatch(/Voltijd|definitief/);
      const looking = JSON.stringify(await draw('manager'));
      expect(looking).toContain('12, definitief');
      expect(looking).not.toMatch(/Input\.|capacity\.edit/);
      expect(JSON.stringify(await draw('brugHead'))).toContain('capacity.answer');
    });
  });

  describe('after the deadline', () => {
    beforeEach(async () => {
      await answer('brugBoc', [12, 3, 1]);
      database.now = '2027-01-15T16:00:00.000Z';
    });

    test('it is refused before anybody closed the round, with what stays and whom to ask', async () => {
      await expect(answer('brugBoc', [99])).rejects.toMatchObject({
        kind: 'conflict',
        code: 'round-closed',
        facts: {
          deadline: '2027-01-15T17:00',
          answered: '2026-11-02T10:00',
          contact: 'Annemiek van den Bosch-Verhoeven',
        },
      });
      expect((await form(roundId, 'brug')).variants[0]!.own?.places).toBe(12);
    });

    test('the programmaleider may still change it on request', async () => {
      await database.transact(roster.as('lead'), (work) => closeRound(work, roundId));
      const saved = await answer('lead', [10]);
      expect(saved.variants[0]!.own?.places).toBe(10);
      expect(saved.answeredBy?.onBehalf).toBe(true);
    });
  });

  test('last year’s figures stand beside this year’s, by the name of the variant', async () => {
    await answer('brugBoc', [12, { certainty: 'provisional', places: 4, provisionalUntil: '2027-04-01' }, null], {
      cap: 15,
    });
    roundId = await makeRound(2028);
    const { variants: asked, previousCap, previousYear } = await form(roundId, 'brug');
    expect(asked.map(({ previous }) => previous)).toEqual([12, 4, null]);
    expect([previousCap, previousYear]).toEqual([15, 2027]);
    const { boards, balance } = await dashboard();
    expect(boards.find(({ boardId }) => boardId === roster.boards.brug)?.previous).toBe(15);
    expect(balance.map(({ previous }) => previous)).toEqual([12, 4, null]);
  });

  describe('figures per school', () => {
    const offer = (places: number) => ({ certainty: 'definite' as const, places, provisionalUntil: null, reason: '' });
    const grid = (who: Who, cells: [keyof PlacementRoster['schools'], number, number | null][]) =>
      database.transact(roster.as(who), (work) =>
        answerSchools(work, roundId, roster.boards.brug, {
          cells: cells.map(([school, variant, places]) => ({
            schoolId: roster.schools[school],
            variantId: variants[variant]!,
            offer: places === null ? null : offer(places),
          })),
          confirmed: false,
        }),
      );
    const everything: [keyof PlacementRoster['schools'], number, number][] = [
      ['brugNoord', 0, 5],
      ['brugNoord', 1, 2],
      ['brugNoord', 2, 0],
      ['brugZuid', 0, 4],
      ['brugZuid', 1, 1],
      ['brugZuid', 2, 1],
    ];

    test('together they answer for the board, each kept with its school', async () => {
      expect((await grid('brugBoc', everything.slice(0, 3))).status).toBe('partial');
      database.now = '2026-11-02T09:05:00.000Z';
      expect((await grid('brugBoc', everything)).status).toBe('answered');
      expect((await owed('brug')).settled_by).toBe(roster.people.brugBoc);
      expect((await dashboard()).total.definite).toBe(13);
      const [latest] = await historyOf('brug');
      expect(latest!.variants.map(({ school, name }) => `${school}: ${name}`)).toEqual([
        'De Brug Zuid: Voltijd',
        'De Brug Zuid: Deeltijd',
        'De Brug Zuid: Zij-instroom',
      ]);
      const seen = await standing('brugBoc');
      const shown = await database.read(roster.partnershipId, (scope) =>
        schoolGrid(scope, database.now, roundId, roster.boards.brug, seen),
      );
      expect(shown.schools.map(({ name, cells }) => [name, ...cells.map(({ own }) => own?.places)])).toEqual([
        ['De Brug Noord', 5, 2, 0],
        ['De Brug Zuid', 4, 1, 1],
      ]);
    });

    test('the board’s own figure goes before those of its schools', async () => {
      await grid('brugBoc', everything);
      await answer('brugHead', [20]);
      expect((await dashboard()).balance[0]!.definite).toBe(20);
    });

    test('a cell can be taken away again', async () => {
      await grid('brugBoc', everything);
      database.now = '2026-11-02T09:05:00.000Z';
      expect((await grid('brugBoc', [['brugZuid', 0, null]])).status).toBe('partial');
      expect((await historyOf('brug'))[0]!.variants).toMatchObject([{ school: 'De Brug Zuid', after: null }]);
    });

    test('an answer that is no longer complete is owed again', async () => {
      await grid('brugBoc', everything);
      expect((await owed('brug')).settled_at).not.toBeNull();
      await grid('brugBoc', [['brugZuid', 0, null]]);
      expect(await owed('brug')).toMatchObject({ settled_at: null, settled_by: null });
      await grid('brugBoc', everything);
      expect((await owed('brug')).settled_at).not.toBeNull();
    });

    test('a board takes its own figure back, and its schools count again', async () => {
      await grid('brugBoc', everything);
      const before = (await form(roundId, 'brug')).variants[0]!;
      await answer('brugHead', [40], { confirmed: true });
      expect((await form(roundId, 'brug')).variants[0]!.own?.places).toBe(40);
      database.now = '2026-11-02T09:05:00.000Z';
      const after = await answer('brugBoc', [], { taken: [variants[0]!] });
      expect(after).toMatchObject({ status: 'answered', variants: [{ own: null, schools: before.schools }, {}, {}] });
      expect((await historyOf('brug'))[0]!.variants).toMatchObject([{ before: { places: 40 }, after: null }]);
      // Taking back what is not there changes nothing, and a figure given at once goes before.
      await answer('brugBoc', [], { taken: [variants[0]!] });
      expect(await historyOf('brug')).toHaveLength(3);
      expect((await answer('brugBoc', [7], { taken: [variants[0]!] })).variants[0]!.own?.places).toBe(7);
    });

    test('without figures of schools, a board that takes its own back owes an answer again', async () => {
      await answer('brugHead', [3, 2, 1]);
      expect((await owed('brug')).settled_at).not.toBeNull();
      expect((await answer('brugHead', [], { taken: variants })).status).toBe('none');
      expect((await owed('brug')).settled_at).toBeNull();
    });

    test('all or nothing: one wrong cell keeps the others out, and the sentence can name it', async () => {
      await expect(grid('brugBoc', [...everything, ['lindehof', 0, 1]])).rejects.toMatchObject({
        code: 'capacity-school-gone',
      });
      await expect(grid('brugBoc', [...everything.slice(0, 5), ['brugZuid', 2, -2]])).rejects.toMatchObject({
        facts: { variant: 'De Brug Zuid, Zij-instroom' },
      });
      await expect(grid('lindeHead', everything)).rejects.toMatchObject({ code: 'capacity-not-your-board' });
      expect((await form(roundId, 'brug')).status).toBe('none');
    });

    test('a school that moves to another board takes its figures along and is counted once', async () => {
      await grid('brugBoc', everything);
      await database.open.db
        .updateTable('school')
        .set({ board_id: roster.boards.eik })
        .where('partnership_id', '=', roster.partnershipId)
        .where('id', '=', roster.schools.brugZuid)
        .execute();
      const places = async () => {
        const { boards, total } = await dashboard();
        const of = (board: 'brug' | 'eik') => boards.find(({ boardId }) => boardId === roster.boards[board])!.definite;
        return [of('brug'), of('eik'), total.definite];
      };
      await database.transact({ partnershipId: roster.partnershipId, personId: null, via: 'system' }, tendRounds);
      expect(await places()).toEqual([7, 6, 13]);
      await database.transact(roster.as('shared'), (work) =>
        answerSchools(work, roundId, roster.boards.eik, {
          cells: [{ schoolId: roster.schools.brugZuid, variantId: variants[0]!, offer: offer(3) }],
          confirmed: false,
        }),
      );
      expect(await places()).toEqual([7, 5, 12]);
      await database.transact(roster.as('lead'), (work) => closeRound(work, roundId));
      await database.open.db
        .updateTable('school')
        .set({ board_id: roster.boards.linde })
        .where('partnership_id', '=', roster.partnershipId)
        .where('id', '=', roster.schools.brugZuid)
        .execute();
      expect(await places()).toEqual([7, 5, 12]);
    });
  });

  test('how the round stands, as facts for a chat answer', async () => {
    await answer('brugBoc', [12, 3, 1]);
    const seen = await standing('lead');
    const [facts] = await database.read(roster.partnershipId, (scope) => roundStatus(scope, database.now, seen));
    expect(facts).toMatchObject({
      schoolYear: 2027,
      progress: { boards: 4, answered: 1, none: 3 },
      kringen: [
        { name: 'Kring Oost', boards: 2, answered: 0 },
        { name: 'Kring West', boards: 1, answered: 1 },
        { name: null, boards: 1, answered: 0 },
      ],
      missing: ['Stichting De Eik', 'Stichting De Linde', 'Vereniging Zonder Bestuurder'],
      total: { demand: 35, definite: 16, provisional: 0 },
      short: [
        { name: 'Voltijd', short: 18 },
        { name: 'Deeltijd', short: 2 },
      ],
    });
  });
});
