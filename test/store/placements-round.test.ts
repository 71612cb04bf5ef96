import { beforeEach, describe, expect, test } from '@jest/globals';
import { standingOf } from '../../src/people/store.ts';
import { placementJobs } from '../../src/placements/jobs.ts';
import type { AnswerCapacityBody, CapacityForm, CreateRoundBody } from '../../src/placements/schema.ts';
import {
  answerCapacity,
  askNewBoards,
  cancelRound,
  changeRound,
  closeRound,
  createRound,
  drawCapacityQuestion,
  extendBoard,
  loadForm,
  openRound,
  roundDashboard,
  setDemand,
} from '../../src/placements/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import { type PlacementRoster, placementRoster } from './placements-roster.ts';

const DEADLINE = '2027-01-15T17:00';
const AFTER = '2027-01-15T16:00:00.000Z';
const NEW_ROUND: CreateRoundBody = {
  schoolYear: 2027,
  period: 'hele jaar',
  deadline: DEADLINE,
  explanation: 'Geef op hoeveel studenten jullie kunnen begeleiden.',
  variants: [{ name: 'Voltijd', demand: 30 }, { name: 'Deeltijd' }],
};

forEachDatabase((database) => {
  let roster: PlacementRoster;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
  });

  const create = (body: Partial<CreateRoundBody> = {}) =>
    database.transact(roster.as('lead'), (work) => createRound(work, { ...NEW_ROUND, ...body }));
  const open = (roundId: string) => database.transact(roster.as('lead'), (work) => openRound(work, roundId));
  const opened = async (body: Partial<CreateRoundBody> = {}) => {
    const roundId = await create(body);
    await open(roundId);
    return roundId;
  };
  const form = (roundId: string, boardId: string): Promise<CapacityForm> =>
    database.read(roster.partnershipId, (scope) => loadForm(scope, database.now, roundId, boardId));
  const dashboard = (roundId: string, person: keyof PlacementRoster['people'] = 'lead') =>
    database.read(roster.partnershipId, async (scope) => {
      const standing = await standingOf(scope, roster.people[person], '2026-11-02');
      return roundDashboard(scope, database.now, roundId, standing!);
    });
  const tick = () =>
    placementJobs({ transact: database.transact, partnershipIds: async () => [roster.partnershipId] })[0]!.handle({});
  const obligations = () =>
    database.open.db
      .selectFrom('obligation')
      .select(['board_id', 'subject_id', 'due_at', 'settled_at', 'withdrawn_at'])
      .where('partnership_id', '=', roster.partnershipId)
      .orderBy('board_id')
      .execute();
  const openBoards = async () =>
    (await obligations())
      .filter((row) => row.settled_at === null && row.withdrawn_at === null)
      .map((row) => row.board_id)
      .sort();
  const messages = () =>
    database.open.db
      .selectFrom('message')
      .select(['person_id', 'topic', 'key', 'content', 'purpose', 'question_kind', 'question_subject_id'])
      .where('partnership_id', '=', roster.partnershipId)
      .orderBy('key')
      .execute();
  const answer = async (roundId: string, board: keyof PlacementRoster['boards'], places: number[]) => {
    const { variants } = await form(roundId, roster.boards[board]);
    const body: AnswerCapacityBody = {
      offers: places.map((number, index) => ({
        variantId: variants[index]!.variantId,
        certainty: 'definite',
        places: number,
        provisionalUntil: null,
        reason: '',
      })),
      confirmed: false,
    };
    const speaker = board === 'brug' ? 'brugHead' : 'shared';
    return database.transact(roster.as(speaker), (work) => answerCapacity(work, roundId, roster.boards[board], body));
  };

  describe('a draft', () => {
    test('asks nobody, shows no boards, and is not shown to whoever does not manage rounds', async () => {
      const roundId = await create();
      expect(await messages()).toEqual([]);
      const shown = await dashboard(roundId);
      expect(shown.round).toMatchObject({ state: 'draft', progress: { boards: 0 }, startsOn: '2027-09-01' });
      expect(shown.round.variants.map(({ name, demand }) => [name, demand])).toEqual([
        ['Voltijd', 30],
        ['Deeltijd', null],
      ]);
      await expect(dashboard(roundId, 'manager')).rejects.toMatchObject({ kind: 'not-found' });
    });

    test('is made by programmaleider or bureau alone', async () => {
      const making = database.transact(roster.as('brugHead'), (work) => createRound(work, NEW_ROUND));
      await expect(making).rejects.toMatchObject({ kind: 'not-allowed' });
    });

    test('copies variants, text and manner of answering from the last round, but no demand', async () => {
      const first = await create({ answerBy: 'school' });
      const second = await create({
        schoolYear: 2028,
        deadline: '2028-01-15T17:00',
        variants: undefined,
        explanation: undefined,
      });
      const { round } = await dashboard(second);
      expect(round).toMatchObject({ answerBy: 'school', explanation: NEW_ROUND.explanation });
      expect(round.variants.map(({ name, demand }) => [name, demand])).toEqual([
        ['Voltijd', null],
        ['Deeltijd', null],
      ]);
      const third = await create({
        schoolYear: 2029,
        deadline: '2029-01-15T17:00',
        variants: undefined,
        copyFrom: null,
      });
      expect((await dashboard(third)).round.variants).toEqual([]);
      await expect(open(third)).rejects.toMatchObject({ code: 'round-no-variants' });
      expect((await dashboard(first)).round.variants).toHaveLength(2);
    });

    test('there is one round for a year and period, whatever the capitals; a cancelled one does not count', async () => {
      const roundId = await create();
      await expect(create({ period: 'Hele Jaar' })).rejects.toMatchObject({ kind: 'conflict', code: 'round-exists' });
      await database.transact(roster.as('lead'), (work) => cancelRound(work, roundId));
      await create({ period: 'Hele Jaar' });
    });

    test('changes until it is opened', async () => {
      const roundId = await create();
      const [first] = (await dashboard(roundId)).round.variants;
      await database.transact(roster.as('lead'), (work) =>
        changeRound(work, roundId, {
          period: '1e semester',
          variants: [{ name: 'AD-PEP' }, { variantId: first!.id, name: 'Voltijd pabo' }],
        }),
      );
      const { round } = await dashboard(roundId);
      expect(round.period).toBe('1e semester');
      expect(round.variants.map(({ name, demand }) => [name, demand])).toEqual([
        ['AD-PEP', null],
        ['Voltijd pabo', 30],
      ]);
      await open(roundId);
      const late = database.transact(roster.as('lead'), (work) =>
        changeRound(work, roundId, { variants: [{ name: 'X' }] }),
      );
      await expect(late).rejects.toMatchObject({ code: 'round-not-draft' });
    });
  });

  describe('opening', () => {
    test('asks every board that takes part: a card for each bestuurder and BOC, and one answer owed per board', async () => {
      const roundId = await create();
      const asked = await open(roundId);
      expect(asked).toEqual({ boards: 4, people: 4, unreachable: ['Vereniging Zonder Bestuurder'] });
      const sent = await messages();
      expect(sent.map((row) => row.person_id).sort()).toEqual(
        [
          roster.people.brugBoc,
          roster.people.brugHead,
          roster.people.lindeHead,
          roster.people.shared,
          roster.people.shared,
        ].sort(),
      );
      expect(sent.every((row) => row.question_kind === 'capacity')).toBe(true);
      expect(new Set(sent.map((row) => row.question_subject_id)).size).toBe(3);
      expect(await openBoards()).toEqual(Object.values(roster.boards).sort());
      expect((await obligations())[0]!.due_at.toISOString()).toBe(AFTER);
    });

    test('speaks each person’s language', async () => {
      await opened();
      const sent = await messages();
      const languages = new Map(sent.map((row) => [row.person_id, row.content.card.lang]));
      expect(languages.get(roster.people.shared)).toBe('en');
      expect(languages.get(roster.people.brugBoc)).toBe('nl');
    });

    test('twice asks once', async () => {
      const roundId = await opened();
      await expect(open(roundId)).rejects.toMatchObject({ code: 'round-already-open' });
      expect(await messages()).toHaveLength(5);
    });

    test('a board that joins later can be asked too', async () => {
      const roundId = await opened();
      await database.open.db
        .insertInto('board')
        .values({
          partnership_id: roster.partnershipId,
          id: `nieuw-${roundId}`,
          number: '40099',
          name: 'Stichting Nieuwkomer',
          kring_id: null,
          relatiebeheerder_id: null,
          ended_on: null,
        })
        .execute();
      const asked = await database.transact(roster.as('lead'), (work) => askNewBoards(work, roundId));
      expect(asked).toEqual({ boards: 1, people: 0, unreachable: ['Stichting Nieuwkomer'] });
      expect((await dashboard(roundId)).round.progress.boards).toBe(5);
      expect(await messages()).toHaveLength(5);
    });
  });

  describe('closing', () => {
    test('the clock closes what is due, once, and redraws the cards', async () => {
      const roundId = await opened();
      await answer(roundId, 'brug', [12, 5]);
      await tick();
      expect((await dashboard(roundId)).round.state).toBe('open');
      database.now = '2027-02-20T08:00:00.000Z';
      await tick();
      await tick();
      const closed = await dashboard(roundId);
      expect(closed.round).toMatchObject({ state: 'closed', progress: { answered: 1, none: 3, late: 3 } });
      expect(await openBoards()).toEqual([]);
      const shown = (await messages()).find((row) => row.person_id === roster.people.lindeHead);
      expect(JSON.stringify(shown?.content.card)).toContain('De ronde is gesloten');
      const history = await database.open.db
        .selectFrom('history')
        .select('what')
        .where('entity_id', '=', roundId)
        .where('what', '=', 'closed')
        .execute();
      expect(history).toHaveLength(1);
    });

    test('a later deadline opens it again for the boards that still owe an answer', async () => {
      const roundId = await opened();
      await answer(roundId, 'brug', [12, 5]);
      await database.transact(roster.as('lead'), (work) => closeRound(work, roundId));
      expect(await openBoards()).toEqual([]);
      await database.transact(roster.as('lead'), (work) =>
        changeRound(work, roundId, { deadline: '2027-02-15T12:00' }),
      );
      expect(await openBoards()).toEqual([roster.boards.linde, roster.boards.eik, roster.boards.leeg].sort());
      const owed = (await obligations()).find((row) => row.board_id === roster.boards.linde);
      expect(owed?.due_at.toISOString()).toBe('2027-02-15T11:00:00.000Z');
      await answer(roundId, 'linde', [3, 0]);
      expect((await dashboard(roundId)).round).toMatchObject({ state: 'open', progress: { answered: 2 } });
    });

    test('one board can be given more time than the others; when that is over its question closes too', async () => {
      const roundId = await opened();
      database.now = '2027-01-15T17:00:00.000Z';
      await tick();
      const extend = (until: string | null) =>
        database.transact(roster.as('lead'), (work) => extendBoard(work, roundId, roster.boards.linde, until));
      await expect(extend('2027-01-14T12:00')).rejects.toMatchObject({ code: 'extension-too-early' });
      await extend('2027-01-22T12:00');
      expect(await openBoards()).toEqual([roster.boards.linde]);
      await answer(roundId, 'linde', [3]);
      await expect(answer(roundId, 'eik', [3, 1])).rejects.toMatchObject({ code: 'round-closed' });
      database.now = '2027-01-22T11:00:00.000Z';
      await tick();
      expect(await openBoards()).toEqual([]);
      await expect(answer(roundId, 'linde', [4, 1])).rejects.toMatchObject({ code: 'round-closed' });
      expect((await form(roundId, roster.boards.linde)).variants[0]!.own?.places).toBe(3);
    });

    test('withdrawing ends every question and says so on the cards', async () => {
      const roundId = await opened();
      await database.transact(roster.as('lead'), (work) => cancelRound(work, roundId));
      expect(await openBoards()).toEqual([]);
      const card = await database.read(roster.partnershipId, (scope) =>
        drawCapacityQuestion(scope, database.now, `${roundId}:${roster.boards.brug}`, {
          personId: roster.people.brugHead,
          language: 'nl',
        }),
      );
      expect(JSON.stringify(card)).toContain('ingetrokken');
      await expect(answer(roundId, 'brug', [1, 1])).rejects.toMatchObject({ code: 'round-cancelled' });
    });
  });

  test('demand is set per variant by whoever manages rounds, and kept in the history', async () => {
    const roundId = await opened();
    const [vt, dt] = (await dashboard(roundId)).round.variants;
    const set = (person: 'lead' | 'brugHead', demand: number | null) =>
      database.transact(roster.as(person), (work) =>
        setDemand(work, roundId, { demand: [{ variantId: dt!.id, demand }] }),
      );
    await set('lead', 12);
    await expect(set('lead', -1)).rejects.toMatchObject({ code: 'demand-not-whole' });
    await expect(set('lead', 1.5)).rejects.toMatchObject({ code: 'demand-not-whole' });
    await expect(set('brugHead', 12)).rejects.toMatchObject({ kind: 'not-allowed' });
    await answer(roundId, 'brug', [20, 15]);
    const { balance, total } = await dashboard(roundId);
    expect(balance).toMatchObject([
      { variantId: vt!.id, demand: 30, definite: 20, short: 10 },
      { variantId: dt!.id, demand: 12, definite: 15, short: 0 },
    ]);
    expect(total).toEqual({ demand: 42, definite: 35, provisional: 0 });
  });

  test('rounds of another partnership cannot be seen or touched', async () => {
    const roundId = await opened();
    const theirs = roster;
    roster = await placementRoster(database);
    await expect(open(roundId)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(dashboard(roundId)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(form(roundId, theirs.boards.brug)).rejects.toMatchObject({ kind: 'not-found' });
  });
});
