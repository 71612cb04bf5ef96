import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { owe, settle, withdraw } from '../../src/reminders/use-cases.ts';
import { habitsOf } from '../../src/reminders/use-cases-look.ts';
import { forEachDatabase } from '../support/database.ts';
import { as, type Committee, committee } from './meetings-support.ts';

forEachDatabase((database) => {
  let made: Committee;
  beforeEach(async () => {
    database.now = '2026-09-01T09:00:00.000Z';
    made = await committee(database);
  });
  const system = <T>(act: Parameters<typeof database.transact<T>>[1]) =>
    database.transact({ ...as(made, 'leader'), personId: null, via: 'system' }, act);
  /** Asks the chair and the seat of Noord, with a week to answer. */
  const ask = async (at: string, kind = 'poll') => {
    database.now = `${at}T09:00:00.000Z`;
    const question = { kind, subjectId: randomUUID() };
    const dueAt = new Date(Date.parse(database.now) + 7 * 86_400_000).toISOString();
    const seats = [made.seats.chair, made.seats.noord];
    await system((work) =>
      owe(
        work,
        seats.map((seatId) => ({ question, topic: 'poll', title: 'Datum', dueAt, bodyId: made.bodyId, seatId })),
      ),
    );
    return question;
  };
  const answers = async (question: { kind: string; subjectId: string }, hours: number) => {
    const asked = database.now;
    database.now = new Date(Date.parse(asked) + hours * 3_600_000).toISOString();
    await system((work) => settle(work, { question, seatId: made.seats.chair, personId: made.people.chair }));
  };
  const habits = () =>
    database.read(made.partnershipId, (scope) =>
      habitsOf(scope, 'poll', [made.seats.chair, made.seats.noord, made.seats.board], database.now),
    );

  describe('how a seat usually answers', () => {
    test('counts what it was asked and answered in time, and how fast half of the time', async () => {
      for (const [at, hours] of [
        ['2026-01-05', 2],
        ['2026-02-02', 10],
        ['2026-03-02', 300],
      ] as const) {
        await answers(await ask(at), hours);
      }
      database.now = '2026-09-01T09:00:00.000Z';
      const found = await habits();
      expect(found.get(made.seats.chair)).toEqual({ asked: 3, answered: 2, medianHours: 10 });
      expect(found.get(made.seats.noord)).toEqual({ asked: 3, answered: 0, medianHours: null });
      expect(found.has(made.seats.board)).toBe(false);
    });

    test('says nothing of a question that still runs, ended before its time, or is of another kind', async () => {
      const early = await ask('2026-08-01');
      database.now = '2026-08-03T09:00:00.000Z';
      await system((work) => withdraw(work, early));
      await ask('2026-08-10', 'capacity');
      await ask('2026-08-30');
      database.now = '2026-09-01T09:00:00.000Z';
      expect(await habits()).toEqual(new Map());
    });

    test('counts a question that was closed at its deadline as not answered', async () => {
      const question = await ask('2026-08-01');
      database.now = '2026-08-08T09:00:00.000Z';
      await system((work) => withdraw(work, question));
      expect((await habits()).get(made.seats.chair)).toEqual({ asked: 1, answered: 0, medianHours: null });
    });
  });
});
