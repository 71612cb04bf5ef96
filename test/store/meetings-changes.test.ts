import { beforeEach, describe, expect, test } from '@jest/globals';
import { type ChangeOptionsInput, changeOptionsBody } from '../../src/meetings/schema-poll-changes.ts';
import { changeOptions, closePoll, decidePoll } from '../../src/meetings/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import {
  answer,
  as,
  type Committee,
  cardsOf,
  detailFor,
  openObligations,
  type Planned,
  planned,
  URL,
} from './meetings-support.ts';

const FRIDAY = { starts: '2026-11-20T10:00', minutes: 120, place: 'Utrecht' };
const MONDAY = { starts: '2026-11-23T10:00', minutes: 120, place: 'Utrecht' };

forEachDatabase((database) => {
  beforeEach(() => {
    database.now = '2026-11-02T09:00:00.000Z';
    database.jobs.length = 0;
  });

  const change = (poll: Planned, asked: ChangeOptionsInput, who: keyof Committee['people'] = 'leader') =>
    database.transact(as(poll, who, 'tab'), (work) =>
      changeOptions(work, URL, poll.pollId, changeOptionsBody.parse(asked)),
    );
  /** The poll with its dates of now, in order of time. */
  const asItIs = async (poll: Planned): Promise<Planned> => {
    const { options } = await detailFor(database, poll, 'leader');
    return { ...poll, optionIds: options.filter(({ withdrawn }) => !withdrawn).map(({ optionId }) => optionId) };
  };
  const newsTo = async (poll: Planned) => {
    const rows = await database.open.db
      .selectFrom('message')
      .select(['person_id', 'purpose', 'content'])
      .where('partnership_id', '=', poll.partnershipId)
      .where('key', 'like', `poll:${poll.pollId}:changed:%`)
      .orderBy('key')
      .execute();
    const nameOf = new Map(Object.entries(poll.people).map(([name, id]) => [id, name]));
    return rows
      .map((row) => ({
        who: nameOf.get(row.person_id ?? '') ?? '?',
        purpose: row.purpose,
        summary: row.content.summary,
        card: JSON.stringify(row.content.card),
        mail: row.content.mail?.paragraphs.join(' ') ?? '',
      }))
      .sort((a, b) => a.who.localeCompare(b.who));
  };
  const later = () => {
    database.now = '2026-11-03T09:00:00.000Z';
  };

  describe('a date that joins a poll', () => {
    test('is asked alone of who had answered, in one message; the others’ cards adapt in silence', async () => {
      const poll = await planned(database, { conversationId: '19:stuurgroep@thread.v2' });
      await answer(database, poll, 'chair', ['yes', 'no', 'yes'], { remark: 'Liever vroeg.' });
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom', 'kring Noord']);
      later();
      await change(poll, { add: [FRIDAY] });
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom', 'kring Noord', 'voorzitter']);
      const [news, ...rest] = await newsTo(poll);
      expect(rest).toEqual([]);
      expect(news).toMatchObject({ who: 'chair', purpose: 'ask', summary: expect.stringContaining('een datum') });
      expect(news?.card).toContain('Kun je ook op deze datum voor Stuurgroep november?');
      expect(news?.card.match(/Input\.ChoiceSet/g)).toHaveLength(1);
      expect(news?.card).toContain('vr 20 nov, 10.00–12.00');
      expect(news?.mail).toMatch(/Fenna Ruiter heeft de data .* gewijzigd\. Erbij gekomen: vr 20 nov/);
      const cards = await cardsOf(database, poll);
      expect(cards.find(({ who, purpose }) => who === 'holder' && purpose === 'ask')?.card).toContain('vr 20 nov');
      expect(cards.find(({ who }) => who === 'group')?.card).toContain('vr 20 nov');
    });

    test('keeps what was said about the rest, and is answered like any other', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'no', 'yes'], { remark: 'Liever vroeg.' });
      later();
      await change(poll, { add: [FRIDAY] });
      const grown = await asItIs(poll);
      expect(grown.optionIds).toHaveLength(4);
      await answer(database, { ...grown, optionIds: grown.optionIds.slice(3) }, 'chair', ['ifNeedBe']);
      const { mine } = await detailFor(database, poll, 'chair');
      expect(Object.values(mine.answers).sort()).toEqual(['ifNeedBe', 'no', 'yes', 'yes']);
      expect(mine.remark).toBe('Liever vroeg.');
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom', 'kring Noord']);
      // Both cards of the chair now show the answer.
      const cards = (await cardsOf(database, poll)).filter(({ who }) => who === 'chair');
      expect(cards).toHaveLength(2);
      for (const { card } of cards) expect(card).toContain('Je antwoord voor');
    });

    test('goes to the deputy who answered, for the seat', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'deputy', ['yes', 'no', 'yes'], { via: 'link' });
      later();
      await change(poll, { add: [FRIDAY] });
      expect((await newsTo(poll)).map(({ who, purpose }) => `${purpose} ${who}`)).toEqual(['ask deputy']);
      expect(await openObligations(database, poll)).toContain('kring Noord');
    });

    test('opens a poll again that was closed, and asks who had not answered too', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'no', 'yes']);
      await database.transact(as(poll, 'leader', 'tab'), (work) => closePoll(work, URL, poll.pollId));
      later();
      await change(poll, { add: [FRIDAY] });
      expect(await detailFor(database, poll, 'leader')).toMatchObject({ phase: 'open', may: { close: true } });
      expect((await newsTo(poll)).map(({ who }) => who)).toEqual(['chair', 'director', 'holder']);
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom', 'kring Noord', 'voorzitter']);
      const choose = (await cardsOf(database, poll)).filter(({ topic }) => topic === 'poll-result');
      expect(choose).toHaveLength(1);
      expect(choose[0]?.card).not.toContain('poll.choose');
      // Closing it again is news again.
      await database.transact(as(poll, 'leader', 'tab'), (work) => closePoll(work, URL, poll.pollId));
      const again = (await cardsOf(database, poll)).filter(({ topic }) => topic === 'poll-result');
      expect(again).toHaveLength(2);
      for (const { card } of again) expect(card).toContain('poll.choose');
    });

    test('opens a poll again past its deadline only with time to answer', async () => {
      const poll = await planned(database);
      database.now = '2026-11-11T09:00:00.000Z';
      await expect(change(poll, { add: [FRIDAY] })).rejects.toMatchObject({ code: 'poll-deadline-past' });
      await change(poll, { add: [FRIDAY], deadline: '2026-11-13T17:00' });
      expect(await detailFor(database, poll, 'leader')).toMatchObject({ phase: 'open', deadline: '2026-11-13T17:00' });
      const [owed] = await database.open.db
        .selectFrom('obligation')
        .select('due_at')
        .where('subject_id', '=', poll.pollId)
        .execute();
      expect(owed?.due_at.toISOString()).toBe('2026-11-13T16:00:00.000Z');
    });
  });

  describe('a date that leaves a poll', () => {
    test('is told to who had answered it, and completes who lacked only that', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'no', 'yes']);
      await answer(database, poll, 'holder', ['yes', 'no']);
      later();
      await change(poll, { withdraw: [poll.optionIds[2]!] });
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom']);
      const news = await newsTo(poll);
      expect(news.map(({ who, purpose }) => `${purpose} ${who}`)).toEqual(['inform chair']);
      expect(news[0]?.card).toContain('Deze datum is vervallen: do 19 nov, 09.30–11.00');
      const { options, progress } = await detailFor(database, poll, 'leader');
      expect(options.map(({ withdrawn }) => withdrawn)).toEqual([false, false, true]);
      expect(progress.answered).toBe(2);
    });

    test('cannot be chosen, and an answer that holds nothing else is refused with the reason', async () => {
      const poll = await planned(database);
      const [first] = poll.optionIds;
      await change(poll, { withdraw: [first!] });
      const stale = answer(database, { ...poll, optionIds: [first!] }, 'holder', ['yes']);
      await expect(stale).rejects.toMatchObject({ kind: 'conflict', code: 'options-withdrawn' });
      await answer(database, poll, 'holder', ['yes', 'no', 'no']);
      expect(Object.values((await detailFor(database, poll, 'holder')).mine.answers)).toEqual(['no', 'no']);
      const choose = database.transact(as(poll, 'leader', 'tab'), (work) => decidePoll(work, URL, poll.pollId, first!));
      await expect(choose).rejects.toMatchObject({ code: 'option-withdrawn' });
    });

    test('returns with its answers, or without them where it is elsewhere now', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'no', 'yes']);
      await change(poll, { withdraw: [poll.optionIds[0]!] });
      await change(poll, { add: [{ starts: '2026-11-17T14:00', minutes: 120, place: 'Utrecht' }] });
      expect(Object.values((await detailFor(database, poll, 'chair')).mine.answers)).toHaveLength(3);
      await change(poll, {
        withdraw: [poll.optionIds[0]!],
        add: [{ starts: '2026-11-17T14:00', minutes: 120, place: 'Ede' }],
      });
      const { mine, options } = await detailFor(database, poll, 'chair');
      expect(Object.values(mine.answers).sort()).toEqual(['no', 'yes']);
      expect(options[0]).toMatchObject({ optionId: poll.optionIds[0], place: 'Ede', withdrawn: false });
      expect(await openObligations(database, poll)).toContain('voorzitter');
    });
  });

  test('the same change twice, or by two organisers at once, has one effect', async () => {
    const poll = await planned(database);
    await answer(database, poll, 'chair', ['yes', 'no', 'yes']);
    later();
    await Promise.all([
      change(poll, { add: [FRIDAY] }, 'leader'),
      change(poll, { add: [FRIDAY] }, 'chair'),
      change(poll, { add: [FRIDAY, MONDAY] }, 'leader'),
    ]);
    expect((await asItIs(poll)).optionIds).toHaveLength(5);
    const told = (await newsTo(poll)).filter(({ who }) => who === 'chair');
    expect(told.length).toBeLessThanOrEqual(2);
  });

  test('two organisers who each withdraw what the other keeps leave a date', async () => {
    const poll = await planned(database);
    const [first, second, third] = poll.optionIds;
    const outcomes = await Promise.allSettled([
      change(poll, { withdraw: [first!, second!] }, 'leader'),
      change(poll, { withdraw: [third!] }, 'chair'),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'poll-no-date-left' },
    });
  });

  test('withdrawing a date while another chooses it: one of them hears what happened first', async () => {
    const poll = await planned(database);
    const [first] = poll.optionIds;
    const outcomes = await Promise.allSettled([
      change(poll, { withdraw: [first!] }, 'leader'),
      database.transact(as(poll, 'chair', 'tab'), (work) => decidePoll(work, URL, poll.pollId, first!)),
    ]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    const { code } = (refused[0] as PromiseRejectedResult).reason as { code: string };
    expect(['poll-decided', 'option-withdrawn']).toContain(code);
  });

  test.each([
    ['a member', 'holder', { add: [FRIDAY] }, 'not-allowed'],
    ['a holiday', 'leader', { add: [{ ...FRIDAY, starts: '2026-12-25T10:00' }] }, 'poll-option-holiday'],
    ['a date in the past', 'leader', { add: [{ ...FRIDAY, starts: '2026-10-30T10:00' }] }, 'poll-option-past'],
    ['a date of another poll', 'leader', { withdraw: ['elsewhere'] }, 'poll-date-unknown'],
  ] as const)('is refused for %s, and nothing is sent', async (_why, who, asked, code) => {
    const poll = await planned(database);
    await answer(database, poll, 'chair', ['yes', 'no', 'yes']);
    await expect(change(poll, asked as unknown as ChangeOptionsInput, who)).rejects.toMatchObject({ code });
    expect(await newsTo(poll)).toEqual([]);
    expect((await asItIs(poll)).optionIds).toEqual(poll.optionIds);
  });
});
