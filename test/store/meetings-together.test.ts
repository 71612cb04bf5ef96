import { beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Answer } from '../../src/meetings/rules/answers.ts';
import { answerPollBody } from '../../src/meetings/schema.ts';
import { answerPollTogether, closePoll, type GivenAnswers, type Taken } from '../../src/meetings/use-cases.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { forEachDatabase, onDatabase, type TestDatabase } from '../support/database.ts';
import { as, type Committee, openObligations, type Planned, planned, URL } from './meetings-support.ts';

type Who = keyof Committee['people'];

/** In a unit of work that holds nothing else, as for a press of the card's button. */
function answerAsBot(database: TestDatabase, poll: Planned, people: readonly GivenAnswers[]): Promise<Taken[]> {
  return database.transact(as(poll, 'chair'), (work) =>
    answerPollTogether(work, URL, poll.pollId, people, { endsWork: true }),
  );
}

forEachDatabase((database) => {
  beforeEach(() => {
    database.now = '2026-11-02T09:00:00.000Z';
  });

  const together = (poll: Planned, given: [Who, Answer[], { remark?: string; replace?: boolean }?][]) => {
    const people = given.map(([who, said, more]) => {
      const answers = Object.fromEntries(said.map((answer, at) => [poll.optionIds[at] ?? '', answer]));
      return { actor: as(poll, who), given: answerPollBody.parse({ answers, ...more }) };
    });
    return answerAsBot(database, poll, people);
  };
  const outcomes = (taken: readonly Taken[]) => taken.map((one) => ('refused' in one ? one.refused.code : 'taken'));
  const rows = (poll: Planned) =>
    database.open.db.selectFrom('poll_answer').selectAll().where('poll_id', '=', poll.pollId).execute();
  const historyOf = (poll: Planned) =>
    database.open.db
      .selectFrom('history')
      .select(['by_person_id', 'after', 'before'])
      .where('entity_id', '=', poll.pollId)
      .where('what', '=', 'answered')
      .orderBy('by_person_id')
      .execute();
  const saidFor = async (poll: Planned, seatId: string) => {
    const said = (await rows(poll)).filter((row) => row.seat_id === seatId);
    return poll.optionIds.map((optionId) => said.find((row) => row.option_id === optionId)?.answer);
  };

  describe('several people who answer in the same moment', () => {
    test('each has their own answers, history and settled question', async () => {
      const poll = await planned(database);
      const taken = await together(poll, [
        ['chair', ['yes', 'no', 'no'], { remark: 'Graag voor vieren' }],
        ['holder', ['no', 'yes', 'ifNeedBe']],
        ['director', ['yes', 'yes', 'yes']],
      ]);
      expect(outcomes(taken)).toEqual(['taken', 'taken', 'taken']);
      expect(await saidFor(poll, poll.seats.chair)).toEqual(['yes', 'no', 'no']);
      expect(await saidFor(poll, poll.seats.noord)).toEqual(['no', 'yes', 'ifNeedBe']);
      const history = await historyOf(poll);
      expect(new Set(history.map((row) => row.by_person_id))).toEqual(
        new Set([poll.people.chair, poll.people.holder, poll.people.director]),
      );
      expect(await openObligations(database, poll)).toEqual([]);
    });

    test('nobody is told what another said, and everybody how many have answered', async () => {
      const poll = await planned(database);
      const [first, last] = await together(poll, [
        ['chair', ['yes', 'no', 'no'], { remark: 'Tussen ons' }],
        ['holder', ['no', 'yes', 'ifNeedBe']],
      ]);
      if (!first || 'refused' in first || !last || 'refused' in last) throw new Error('both should be taken');
      expect(last.sheet.said.get(poll.seats.chair)).toMatchObject({ personId: '', complete: true, answers: {} });
      expect(last.sheet.remarks.size).toBe(0);
      expect(first.sheet.said.get(poll.seats.chair)?.answers[poll.optionIds[0] ?? '']).toBe('yes');
      expect(first.sheet.said.has(poll.seats.noord)).toBe(false);
    });

    test('what is refused to one leaves the others as they are', async () => {
      const poll = await planned(database);
      const taken = await together(poll, [
        ['stranger', ['yes', 'yes', 'yes']],
        ['chair', []],
        ['holder', ['yes', 'yes', 'no']],
      ]);
      expect(outcomes(taken)).toEqual(['not-your-seat', 'nothing-chosen', 'taken']);
      expect(await rows(poll)).toHaveLength(3);
    });

    test('a deputy right after the holder is told who answered; the other way round the holder counts', async () => {
      const poll = await planned(database);
      const taken = await together(poll, [
        ['holder', ['yes', 'yes', 'yes']],
        ['deputy', ['no', 'no', 'no']],
      ]);
      expect(outcomes(taken)).toEqual(['taken', 'answered-by-colleague']);
      const refused = taken[1] && 'refused' in taken[1] ? taken[1].refused : null;
      expect(refused).toBeInstanceOf(Refusal);
      expect(refused?.facts).toEqual({ name: 'Bram Oldenhuis' });
      const other = await planned(database);
      const both = await together(other, [
        ['deputy', ['no', 'no', 'no']],
        ['holder', ['yes', 'yes', 'yes']],
      ]);
      expect(outcomes(both)).toEqual(['taken', 'taken']);
      expect(await saidFor(other, other.seats.noord)).toEqual(['yes', 'yes', 'yes']);
    });

    test('one person twice: the last word counts and both are in the history', async () => {
      const poll = await planned(database);
      await together(poll, [
        ['chair', ['yes', 'yes', 'yes']],
        ['chair', ['no', 'yes', 'yes']],
      ]);
      expect(await saidFor(poll, poll.seats.chair)).toEqual(['no', 'yes', 'yes']);
      expect(
        (await historyOf(poll)).map(({ after }) => (after as { answers: unknown[] }).answers.length).sort(),
      ).toEqual([1, 3]);
    });

    test('a BOC without a seat and a member go together', async () => {
      const poll = await planned(database);
      const taken = await together(poll, [
        ['boc', ['yes', 'no', 'no']],
        ['chair', ['yes', 'yes', 'yes']],
      ]);
      expect(outcomes(taken)).toEqual(['taken', 'taken']);
      expect(await saidFor(poll, poll.seats.board)).toEqual(['yes', 'no', 'no']);
      const repeated = await together(poll, [
        ['boc', ['yes', 'no', 'no']],
        ['chair', ['yes', 'yes', 'yes']],
      ]);
      expect(outcomes(repeated)).toEqual(['taken', 'taken']);
      expect(await historyOf(poll)).toHaveLength(2);
    });

    test('after closing all are told so', async () => {
      const poll = await planned(database);
      await database.transact(as(poll, 'leader', 'tab'), (work) => closePoll(work, URL, poll.pollId));
      const taken = await together(poll, [
        ['chair', ['yes', 'yes', 'yes']],
        ['holder', ['yes', 'yes', 'yes']],
      ]);
      expect(outcomes(taken)).toEqual(['poll-closed', 'poll-closed']);
      expect(await rows(poll)).toHaveLength(0);
    });
  });
});

onDatabase('server', (database) => {
  test('the statements of an answer are planned once by the server, and not for every click', async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    const poll = await planned(database);
    for (let click = 0; click < 20; click += 1) {
      const answers = Object.fromEntries(poll.optionIds.map((id) => [id, click % 2 ? 'yes' : 'no']));
      await answerAsBot(database, poll, [{ actor: as(poll, 'holder'), given: answerPollBody.parse({ answers }) }]);
    }
    const { rows } = await sql<{ statement: string; generic: string }>`
      select statement, generic_plans as generic from pg_prepared_statements`.execute(database.open.db);
    const timesKept = (part: string) =>
      Math.max(0, ...rows.filter(({ statement }) => statement.includes(part)).map(({ generic }) => Number(generic)));
    expect(timesKept('insert into poll_answer')).toBeGreaterThan(0);
    expect(timesKept('for share of "poll"')).toBeGreaterThan(0);
  });
});
