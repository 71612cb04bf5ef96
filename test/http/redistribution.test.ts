import { beforeEach, expect, test } from '@jest/globals';
import { runCardAction } from '../../bot/turns/card-action.ts';
import { standingOf } from '../../src/people/store.ts';
import type { Strategy } from '../../src/placements/rules/redistribution/problem.ts';
import type { RedistributionView } from '../../src/placements/schema-redistribution.ts';
import { tendRounds } from '../../src/placements/use-cases/rounds.ts';
import {
  answerAsk,
  answerCapacity,
  cancelRound,
  createRound,
  openRound,
  redistributionView,
  roundDashboard,
  sendAsks,
  setDemand,
  withdrawAsk,
} from '../../src/placements/use-cases.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

type Who = keyof PlacementRoster['people'];
type Board = keyof PlacementRoster['boards'];
const ANSWER_BY = '2027-02-01T17:00';

onOneConnection((database) => {
  let roster: PlacementRoster;
  let roundId: string;
  let variants: string[];
  const service = serviceOver(database);
  const { solve } = service;

  /** De Brug (34 group teachers) offers 6 and 2, De Linde (24) offers 2 and no deeltijd; 24 voltijd are needed. */
  beforeEach(async () => {
    database.now = '2027-01-18T09:00:00.000Z';
    roster = await placementRoster(database);
    await database.open.db
      .updateTable('school')
      .set({ group_teachers: 24, tier: 'keurmerk' })
      .where('id', '=', roster.schools.lindehof)
      .execute();
    await database.open.db
      .updateTable('school')
      .set({ tier: 'accredited' })
      .where('id', 'in', [roster.schools.brugNoord, roster.schools.brugZuid])
      .execute();
    roundId = await database.transact(roster.as('lead'), (work) =>
      createRound(work, {
        schoolYear: 2027,
        period: 'hele jaar',
        deadline: '2027-01-29T17:00',
        variants: [
          { name: 'Voltijd', demand: 24 },
          { name: 'Deeltijd', demand: 2 },
        ],
      }),
    );
    await database.transact(roster.as('lead'), (work) => openRound(work, roundId));
    variants = (await dashboard()).round.variants.map(({ id }) => id);
    await offer('brugHead', 'brug', [6, 2]);
    await offer('lindeHead', 'linde', [2, null]);
  });

  const standing = async (who: Who) =>
    (await database.read(roster.partnershipId, (scope) => standingOf(scope, roster.people[who], '2027-01-18')))!;
  const dashboard = async () => {
    const lead = await standing('lead');
    return database.read(roster.partnershipId, (scope) => roundDashboard(scope, database.now, roundId, lead));
  };
  const offer = (who: Who, board: Board, places: (number | null)[]) =>
    database.transact(roster.as(who), (work) =>
      answerCapacity(work, roundId, roster.boards[board], {
        offers: places.map((number, at) => ({
          variantId: variants[at] ?? '',
          certainty: number === null ? 'none' : 'definite',
          places: number ?? 0,
          provisionalUntil: null,
          reason: number === null ? 'Te weinig begeleiders' : '',
        })),
        confirmed: false,
      }),
    );
  const proposal = async (strategy: Strategy = 'fair', who: Who = 'lead'): Promise<RedistributionView> => {
    const looker = await standing(who);
    return database.read(roster.partnershipId, (scope) =>
      redistributionView(scope, database.now, roundId, looker, strategy, solve),
    );
  };
  const send = async (strategy: Strategy = 'fair', who: Who = 'lead') => {
    const { lines } = await proposal(strategy);
    return database.transact(roster.as(who), (work) =>
      sendAsks(work, roundId, { strategy, answerBy: ANSWER_BY, lines }, solve),
    );
  };
  const summary = ({ lines }: RedistributionView) => lines.map((line) => [line.boardName, line.variant, line.places]);
  const askOf = async (board: Board) => (await proposal()).asks.find((ask) => ask.boardId === roster.boards[board])!;
  const press = (who: Who, verb: string, askId: string, data: Record<string, unknown> = {}) =>
    runCardAction(
      { service, actor: roster.as(who, 'chat'), language: 'nl' },
      { verb, data: { p: roster.partnershipId, askId, verb, ...data } },
    );
  const open = async () =>
    database.open.db
      .selectFrom('obligation')
      .select('board_id')
      .where('partnership_id', '=', roster.partnershipId)
      .where('question_kind', '=', 'redistribution')
      .where('settled_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute();

  test('proposes by tier and size, says why, and what cannot be placed', async () => {
    const seen = await proposal();
    expect(summary(seen)).toEqual([
      ['Stichting De Linde', 'Voltijd', 7],
      ['Stichting De Brug', 'Voltijd', 9],
    ]);
    expect(seen.lines.find(({ boardId }) => boardId === roster.boards.brug)?.why).toEqual({
      teachers: 34,
      half: 17,
      offered: 8,
      past: null,
      tier: 'accredited',
    });
    expect(seen.alternatives.map(({ strategy, places, unmet, gap }) => [strategy, places, unmet, gap])).toEqual([
      ['fair', 16, 0, 0],
      ['any-tier', 16, 0, 0],
      ['few', 16, 0, 0],
    ]);
    expect(seen.unknownSize).toEqual(['Stichting De Eik', 'Vereniging Zonder Bestuurder']);
    await expect(proposal('fair', 'manager')).rejects.toMatchObject({ kind: 'not-allowed' });
  });

  test('asks by card, is owed an answer once, and counts what is agreed', async () => {
    expect(await send()).toEqual({ boards: 2, unreachable: [] });
    expect(await open()).toHaveLength(2);
    const brug = await askOf('brug');
    const accepted = await press('brugHead', 'redistribution.accept', brug.askId);
    expect(accepted.outcome).toBe('answered');
    expect(JSON.stringify(accepted.card)).toContain('Stichting De Brug plaatst 9 studenten extra');
    await press('brugBoc', 'redistribution.accept', brug.askId);
    const history = await database.open.db
      .selectFrom('history')
      .select('what')
      .where('partnership_id', '=', roster.partnershipId)
      .where('entity_id', '=', brug.askId)
      .execute();
    expect(history.map(({ what }) => what)).toEqual(['asked', 'answered']);
    expect((await dashboard()).balance[0]).toMatchObject({ demand: 24, definite: 17, short: 7 });
    expect(await open()).toEqual([{ board_id: roster.boards.linde }]);
  });

  test('less or no is solved again around what is fixed', async () => {
    await database.open.db
      .updateTable('school')
      .set({ group_teachers: 60 })
      .where('id', '=', roster.schools.brugNoord)
      .execute();
    await send('any-tier');
    const [brug, linde] = [await askOf('brug'), await askOf('linde')];
    const asked = linde.lines[0]?.asked ?? 0;
    const less = { [`agreed-${variants[0]}`]: asked - 2 };
    expect((await press('lindeHead', 'redistribution.answer', linde.askId, less)).outcome).toBe('answered');
    await press('brugBoc', 'redistribution.accept', brug.askId);
    expect(await askOf('linde')).toMatchObject({ state: 'countered' });
    expect(summary(await proposal())).toEqual([['Stichting De Brug', 'Voltijd', 2]]);
    expect(await send()).toMatchObject({ boards: 1 });
  });

  test.each([
    ['no reason for no', { agreed: 0, reason: '' }, 'Zeg in een paar woorden'],
    ['more than was asked', { agreed: 50, reason: '' }, 'van 0 tot en met 9'],
    ['a negative number', { agreed: -1, reason: '' }, 'van 0 tot en met 9'],
    ['half a student', { agreed: 1.5, reason: '' }, 'van 0 tot en met 9'],
    ['nothing at all', { agreed: '', reason: 'Straks' }, 'van 0 tot en met 9'],
  ])('refuses %s, and keeps what was typed', async (_, { agreed, reason }, words) => {
    await send();
    const { askId } = await askOf('brug');
    const data = { [`agreed-${variants[0]}`]: agreed, reason };
    const { outcome, card } = await press('brugHead', 'redistribution.answer', askId, data);
    expect(outcome).toBe('refused');
    expect(JSON.stringify(card)).toContain(words);
    expect(JSON.stringify(card)).toContain('Input.Number');
    expect(await askOf('brug')).toMatchObject({ state: 'open', answeredAt: null });
  });

  test('an answer for another board, and a click after the deadline, change nothing', async () => {
    await send();
    const { askId } = await askOf('brug');
    expect((await press('lindeHead', 'redistribution.accept', askId)).outcome).toBe('refused');
    database.now = '2027-02-01T16:00:00.000Z';
    const late = await press('brugHead', 'redistribution.accept', askId);
    expect([late.outcome, JSON.stringify(late.card)]).toEqual([
      'refused',
      expect.stringContaining('maandag 1 februari 2027'),
    ]);
    const clock = { partnershipId: roster.partnershipId, personId: null, via: 'system' as const };
    await database.transact(clock, tendRounds);
    await database.transact(clock, tendRounds);
    expect(await askOf('brug')).toMatchObject({ state: 'expired' });
    expect(await open()).toEqual([]);
    const { lines } = await askOf('brug');
    await database.transact(roster.as('lead'), (work) =>
      answerAsk(work, askId, {
        lines: lines.map(({ variantId, asked }) => ({ variantId, agreed: asked })),
        reason: '',
      }),
    );
    expect(await askOf('brug')).toMatchObject({ state: 'accepted', answeredBy: { onBehalf: true } });
  });

  test('sends nothing that is no longer proposed, nor twice, nor for somebody who may not', async () => {
    const { lines } = await proposal();
    await offer('brugBoc', 'brug', [9, 2]);
    const old = { strategy: 'fair' as const, answerBy: ANSWER_BY, lines };
    const sendOld = (who: Who, more = {}) =>
      database.transact(roster.as(who), (work) => sendAsks(work, roundId, { ...old, ...more }, solve));
    await expect(sendOld('lead')).rejects.toMatchObject({ code: 'ask-proposal-changed' });
    await expect(sendOld('brugHead')).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(sendOld('lead', { answerBy: '2026-01-01T10:00' })).rejects.toMatchObject({
      code: 'ask-deadline-past',
    });
    await send();
    await expect(sendOld('lead')).rejects.toMatchObject({ code: 'ask-proposal-changed' });
    expect((await proposal()).asks).toHaveLength(2);
  });

  test('a question can be withdrawn until it is answered; withdrawing the round withdraws them all', async () => {
    await send();
    const [brug, linde] = [await askOf('brug'), await askOf('linde')];
    await press('brugHead', 'redistribution.accept', brug.askId);
    const take = (askId: string) => database.transact(roster.as('lead'), (work) => withdrawAsk(work, askId));
    await expect(take(brug.askId)).rejects.toMatchObject({ code: 'ask-answered' });
    await database.transact(roster.as('lead'), (work) => cancelRound(work, roundId));
    const cards = await press('lindeHead', 'redistribution.accept', linde.askId);
    expect([cards.outcome, JSON.stringify(cards.card)]).toEqual([
      'refused',
      expect.stringContaining('niet meer nodig'),
    ]);
  });

  test('demand of one kring asks the boards of that kring alone, and cannot pass the whole', async () => {
    const west = (await dashboard()).kringen.find(({ kringName }) => kringName === 'Kring West')?.kringId ?? '';
    const regions = (students: number) => ({
      demand: [],
      regions: [{ variantId: variants[0] ?? '', kringId: west, students }],
    });
    const set = (students: number) =>
      database.transact(roster.as('lead'), (work) => setDemand(work, roundId, regions(students)));
    await expect(set(25)).rejects.toMatchObject({ code: 'demand-regions-over' });
    await expect(set(-1)).rejects.toMatchObject({ code: 'demand-not-whole' });
    await set(22);
    const seen = await proposal();
    expect(summary(seen)).toEqual([['Stichting De Brug', 'Voltijd', 9]]);
    expect(seen.unmet).toEqual([{ variant: 'Voltijd', kringName: 'Kring West', students: 7 }]);
  });
});
