import { beforeEach, describe, expect, test } from '@jest/globals';
import { createPollBody } from '../../src/meetings/schema.ts';
import { cancelPoll, closePoll, decidePoll, planPoll } from '../../src/meetings/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import {
  answer,
  as,
  cardsOf,
  committee,
  detailFor,
  openObligations,
  type Planned,
  POLL,
  planned,
  URL,
} from './meetings-support.ts';

forEachDatabase((database) => {
  beforeEach(() => {
    database.now = '2026-11-02T09:00:00.000Z';
    database.jobs.length = 0;
  });

  const answersIn = (poll: Planned) =>
    database.open.db
      .selectFrom('poll_answer')
      .select(['option_id', 'seat_id', 'answer', 'person_id', 'via'])
      .where('poll_id', '=', poll.pollId)
      .execute();
  const historyOf = async (entityId: string): Promise<string[]> => {
    const rows = await database.open.db
      .selectFrom('history')
      .select('what')
      .where('entity_id', '=', entityId)
      .execute();
    return rows.map(({ what }) => what).sort();
  };

  describe('planning a poll', () => {
    test('asks whoever fills each seat once, owes an answer per seat, and tells the group', async () => {
      const poll = await planned(database, { conversationId: '19:stuurgroep@thread.v2' });
      const cards = await cardsOf(database, poll);
      expect(cards.map(({ who, purpose }) => `${purpose} ${who}`).sort()).toEqual([
        'ask chair',
        'ask director',
        'ask holder',
        'group group',
      ]);
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom', 'kring Noord', 'voorzitter']);
      expect(cards.find(({ who }) => who === 'chair')?.card).toContain('Wanneer kun je voor Stuurgroep november?');
      expect(cards.find(({ who }) => who === 'group')?.card).not.toContain('poll.answer');
      expect(await historyOf(poll.pollId)).toEqual(['asked']);
      expect((await detailFor(database, poll, 'leader')).progress).toMatchObject({
        asked: 3,
        answered: 0,
        vacant: ['kring Zuid'],
      });
    });

    test('asks the deputy when the term of the holder has ended', async () => {
      const made = await committee(database);
      await database.open.db
        .updateTable('seat_term')
        .set({ until_date: '2026-11-01' })
        .where('person_id', '=', made.people.holder)
        .execute();
      const body = createPollBody.parse({ ...POLL, bodyId: made.bodyId });
      await database.transact(as(made, 'chair', 'tab'), (work) => planPoll(work, URL, body));
      expect((await cardsOf(database, made)).map(({ who }) => who).sort()).toEqual(['chair', 'deputy', 'director']);
    });

    test('asks somebody with two seats once', async () => {
      const made = await committee(database);
      await database.open.db
        .updateTable('seat_term')
        .set({ person_id: made.people.chair })
        .where('person_id', '=', made.people.holder)
        .execute();
      const body = createPollBody.parse({ ...POLL, bodyId: made.bodyId });
      await database.transact(as(made, 'leader', 'tab'), (work) => planPoll(work, URL, body));
      expect((await cardsOf(database, made)).map(({ who }) => who).sort()).toEqual(['chair', 'director']);
      expect(await openObligations(database, made)).toHaveLength(3);
    });

    test('the same form sent twice makes one poll', async () => {
      const made = await committee(database);
      const requestId = 'b52c6a3c-9f70-4f5f-8f0e-0c34c9b4f6aa';
      const body = createPollBody.parse({ ...POLL, bodyId: made.bodyId, requestId });
      const plan = () => database.transact(as(made, 'leader', 'tab'), (work) => planPoll(work, URL, body));
      const first = await plan();
      expect(await plan()).toEqual(first);
      expect(await cardsOf(database, made)).toHaveLength(3);
    });

    test.each([
      ['a member', 'holder', {}, 'not-allowed'],
      ['somebody without a seat', 'stranger', {}, 'not-allowed'],
      ['a date in the past', 'leader', { options: [{ starts: '2026-11-01T14:00', minutes: 60 }] }, 'poll-option-past'],
      ['a public holiday', 'leader', { options: [{ starts: '2026-12-25T14:00', minutes: 60 }] }, 'poll-option-holiday'],
      ['a double date', 'leader', { options: [POLL.options[0], POLL.options[0]] }, 'poll-option-double'],
      ['a deadline after a date', 'leader', { deadline: '2026-11-18T09:00' }, 'poll-deadline-after-option'],
      ['a deadline in the past', 'leader', { deadline: '2026-11-02T10:00' }, 'poll-deadline-past'],
      ['a body that does not exist', 'leader', { bodyId: 'nowhere' }, 'not-found'],
    ] as const)('is refused for %s, and nothing is left behind', async (_why, who, change, code) => {
      const made = await committee(database);
      const body = createPollBody.parse({ ...POLL, bodyId: made.bodyId, ...change });
      const plan = database.transact(as(made, who, 'tab'), (work) => planPoll(work, URL, body));
      await expect(plan).rejects.toMatchObject({ code });
      expect(await cardsOf(database, made)).toEqual([]);
    });

    test('is refused where nobody fills a seat', async () => {
      const made = await committee(database);
      await database.open.db.deleteFrom('seat_term').where('partnership_id', '=', made.partnershipId).execute();
      const body = createPollBody.parse({ ...POLL, bodyId: made.bodyId });
      const plan = database.transact(as(made, 'leader', 'tab'), (work) => planPoll(work, URL, body));
      await expect(plan).rejects.toMatchObject({ code: 'poll-nobody-to-ask' });
      expect(
        await database.open.db
          .selectFrom('meeting')
          .where('partnership_id', '=', made.partnershipId)
          .select('id')
          .execute(),
      ).toEqual([]);
    });
  });

  describe('answering', () => {
    test('saves one answer per date and seat, changeable, and settles when every date has one', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'no'], { remark: 'Liever niet op dinsdag.' });
      expect(await openObligations(database, poll)).toContain('voorzitter');
      await answer(database, poll, 'chair', ['ifNeedBe', 'no', 'yes']);
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom', 'kring Noord']);
      expect((await answersIn(poll)).map((row) => row.answer).sort()).toEqual(['ifNeedBe', 'no', 'yes']);
      const detail = await detailFor(database, poll, 'chair');
      expect(detail.mine).toMatchObject({ remark: 'Liever niet op dinsdag.', answeredBy: null });
      expect(detail.progress).toMatchObject({ asked: 3, answered: 1 });
      expect(await historyOf(poll.pollId)).toEqual(['answered', 'answered', 'asked']);
    });

    test('answers for all seats somebody fills', async () => {
      const poll = await planned(database);
      await database.open.db
        .updateTable('seat_term')
        .set({ person_id: poll.people.chair })
        .where('person_id', '=', poll.people.holder)
        .execute();
      await answer(database, poll, 'chair', ['yes', 'yes', 'yes']);
      expect(await answersIn(poll)).toHaveLength(6);
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom']);
    });

    test('the same answer twice changes nothing the second time', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'no', 'no']);
      database.now = '2026-11-02T09:05:00.000Z';
      await answer(database, poll, 'chair', ['yes', 'no', 'no']);
      const at = await database.open.db
        .selectFrom('poll_answer')
        .select('answered_at')
        .where('poll_id', '=', poll.pollId)
        .execute();
      expect(new Set(at.map((row) => row.answered_at.toISOString()))).toEqual(new Set(['2026-11-02T09:00:00.000Z']));
      expect(await historyOf(poll.pollId)).toEqual(['answered', 'asked']);
    });

    test('eight people and clicks at once leave exactly one answer per date and seat', async () => {
      const poll = await planned(database);
      const turns = Array.from({ length: 8 }, (_, turn) => {
        const who = (['chair', 'holder', 'director', 'deputy'] as const)[turn % 4] ?? 'chair';
        const said = turn < 4 ? 'yes' : 'no';
        return answer(database, poll, who, [said, said, said], { replace: true, via: turn % 2 ? 'tab' : 'chat' });
      });
      await Promise.all(turns);
      const rows = await answersIn(poll);
      expect(rows).toHaveLength(9);
      expect(new Set(rows.map((row) => `${row.option_id}/${row.seat_id}`)).size).toBe(9);
      expect(await openObligations(database, poll)).toEqual([]);
    });

    test('the deputy’s answer closes the holder’s card, and the holder may still change it', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'deputy', ['yes', 'no', 'yes'], { via: 'link' });
      const holders = (await cardsOf(database, poll)).filter(({ who }) => who === 'holder');
      expect(holders.at(-1)?.card).toContain('Al beantwoord door Carla Terpstra-Vos');
      expect((await cardsOf(database, poll)).filter(({ who }) => who === 'chair').at(-1)?.card).toContain(
        'poll.answer',
      );
      await answer(database, poll, 'holder', ['no', 'no', 'yes']);
      expect(new Set((await answersIn(poll)).map((row) => row.person_id))).toEqual(new Set([poll.people.holder]));
    });

    test('a deputy or BOC does not replace an answer unseen', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'director', ['yes', 'yes', 'yes']);
      const unseen = answer(database, poll, 'boc', ['no', 'no', 'no']);
      await expect(unseen).rejects.toMatchObject({ code: 'answered-by-colleague', facts: { name: 'Dirk Hogewoning' } });
      await answer(database, poll, 'boc', ['no', 'no', 'no'], { replace: true });
      expect((await answersIn(poll)).map((row) => row.answer)).toEqual(['no', 'no', 'no']);
    });

    test('an answer given elsewhere shows on the card in chat', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'no', 'yes'], { via: 'tab' });
      expect((await cardsOf(database, poll)).filter(({ who }) => who === 'chair').at(-1)?.card).toContain(
        'Je antwoord voor',
      );
    });

    test.each([
      ['somebody without a seat', 'stranger', ['yes'], {}, 'not-your-seat'],
      ['no date chosen', 'chair', [], {}, 'nothing-chosen'],
      ['a seat of somebody else', 'chair', ['yes'], { other: true }, 'not-your-seat'],
    ] as const)('is refused for %s', async (_why, who, given, { other }: { other?: boolean }, code) => {
      const poll = await planned(database);
      const seatIds = other ? { seatIds: [poll.seats.board] } : {};
      await expect(answer(database, poll, who, [...given], seatIds)).rejects.toMatchObject({ code });
      expect(await answersIn(poll)).toEqual([]);
    });

    test('is refused for a date of another poll', async () => {
      const [poll, other] = [await planned(database), await planned(database)];
      const given = answer(database, { ...poll, optionIds: other.optionIds }, 'chair', ['yes']);
      await expect(given).rejects.toMatchObject({ code: 'option-unknown' });
    });

    test('is refused from the deadline on, closed, decided or cancelled', async () => {
      const poll = await planned(database);
      database.now = '2026-11-10T15:59:59.000Z';
      await answer(database, poll, 'chair', ['yes']);
      database.now = '2026-11-10T16:00:00.000Z';
      await expect(answer(database, poll, 'chair', ['no'])).rejects.toMatchObject({ code: 'poll-closed' });
      expect((await answersIn(poll)).map((row) => row.answer)).toEqual(['yes']);
    });
  });

  describe('deciding', () => {
    const decide = (poll: Planned, who: 'leader' | 'chair' | 'holder', option: number) =>
      database.transact(as(poll, who, 'tab'), (work) =>
        decidePoll(work, URL, poll.pollId, poll.optionIds[option] ?? 'none'),
      );

    test('schedules the meeting, releases what was owed and turns every card into the date', async () => {
      const poll = await planned(database, { conversationId: '19:stuurgroep@thread.v2' });
      await answer(database, poll, 'chair', ['no', 'yes', 'yes']);
      await decide(poll, 'chair', 1);
      expect(await openObligations(database, poll)).toEqual([]);
      expect(database.jobs.map(({ name }) => name)).toContain('meetings.make-event');
      const cards = await cardsOf(database, poll);
      expect(cards).toHaveLength(4);
      for (const { card } of cards) expect(card).toContain('woensdag 18 november 2026, 14.00–16.00 uur');
      expect(await detailFor(database, poll, 'holder')).toMatchObject({
        phase: 'decided',
        meeting: { state: 'scheduled', starts: '2026-11-18T14:00', minutes: 120, online: true, eventState: 'wanted' },
        may: { answer: false, decide: false },
      });
    });

    test('two people who choose different dates at once: the second hears which date there is', async () => {
      const poll = await planned(database);
      const chosen = await Promise.allSettled([decide(poll, 'leader', 0), decide(poll, 'chair', 2)]);
      const refused = chosen.find((outcome) => outcome.status === 'rejected');
      expect(chosen.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      const { starts } = (await detailFor(database, poll, 'leader')).meeting;
      expect(refused).toMatchObject({ reason: { kind: 'conflict', code: 'poll-decided', facts: { starts } } });
      expect(database.jobs.filter(({ name }) => name === 'meetings.make-event')).toHaveLength(1);
    });

    test('choosing the same date again changes nothing', async () => {
      const poll = await planned(database);
      await decide(poll, 'leader', 0);
      await decide(poll, 'chair', 0);
      expect(database.jobs.filter(({ name }) => name === 'meetings.make-event')).toHaveLength(1);
      expect(await historyOf(poll.pollId)).toEqual(['asked', 'decided']);
    });

    test.each([
      ['a member', 'holder', 0, '2026-11-02T09:00:00.000Z', 'not-allowed'],
      ['a date that is over', 'leader', 0, '2026-11-17T13:00:00.000Z', 'option-past'],
      ['a date that is none', 'leader', 9, '2026-11-02T09:00:00.000Z', 'option-unknown'],
    ] as const)('is refused for %s', async (_why, who, option, now, code) => {
      const poll = await planned(database);
      database.now = now;
      await expect(decide(poll, who, option)).rejects.toMatchObject({ code });
      expect((await detailFor(database, poll, 'leader')).meeting.state).toBe('polling');
    });
  });

  describe('closing and cancelling', () => {
    test('closing early asks whoever made the poll to choose, with the best date first', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['no', 'no', 'yes']);
      await database.transact(as(poll, 'chair'), (work) => closePoll(work, URL, poll.pollId));
      const result = (await cardsOf(database, poll)).filter(({ topic }) => topic === 'poll-result');
      expect(result.map(({ who }) => who)).toEqual(['leader']);
      expect(result[0]?.card).toMatch(/Beste keuze.*do 19 nov, 09\.30–11\.00/);
      expect((await cardsOf(database, poll)).find(({ who }) => who === 'holder')?.card).toContain('is gesloten');
      expect(await openObligations(database, poll)).toEqual([]);
      await database.transact(as(poll, 'leader'), (work) =>
        decidePoll(work, URL, poll.pollId, poll.optionIds[2] ?? ''),
      );
      for (const { card } of await cardsOf(database, poll)) expect(card).toContain('donderdag 19 november 2026');
    });

    test('cancelling drops the meeting and tells everybody', async () => {
      const poll = await planned(database);
      await database.transact(as(poll, 'leader'), (work) => cancelPoll(work, URL, poll.pollId));
      for (const { card } of await cardsOf(database, poll)) expect(card).toContain('gaat niet door');
      expect(await openObligations(database, poll)).toEqual([]);
      expect((await detailFor(database, poll, 'leader')).meeting.state).toBe('cancelled');
      const decide = database.transact(as(poll, 'leader'), (work) =>
        decidePoll(work, URL, poll.pollId, poll.optionIds[0] ?? ''),
      );
      await expect(decide).rejects.toMatchObject({ code: 'poll-cancelled' });
    });

    test('members may do neither', async () => {
      const poll = await planned(database);
      for (const end of [closePoll, cancelPoll])
        await expect(
          database.transact(as(poll, 'holder'), (work) => end(work, URL, poll.pollId)),
        ).rejects.toMatchObject({
          code: 'not-allowed',
        });
    });
  });

  describe('the database itself', () => {
    test('refuses a second answer for a date and seat, and one that hangs on another poll’s date', async () => {
      const [poll, other] = [await planned(database), await planned(database)];
      await answer(database, poll, 'chair', ['yes']);
      const row = {
        partnership_id: poll.partnershipId,
        option_id: poll.optionIds[0] ?? '',
        seat_id: poll.seats.chair,
        poll_id: poll.pollId,
        answer: 'no' as const,
        person_id: poll.people.chair,
        answered_at: database.now,
        via: 'chat' as const,
      };
      const insert = (values: typeof row) => database.open.db.insertInto('poll_answer').values(values).execute();
      await expect(insert(row)).rejects.toThrow(/duplicate key/);
      await expect(insert({ ...row, seat_id: poll.seats.noord, poll_id: other.pollId })).rejects.toThrow(/foreign key/);
      await expect(insert({ ...row, seat_id: other.seats.chair })).rejects.toThrow(/foreign key/);
    });

    test('shows nothing of one partnership to another', async () => {
      const [poll, other] = [await planned(database), await planned(database)];
      await expect(detailFor(database, { ...other, pollId: poll.pollId }, 'leader')).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });
});
