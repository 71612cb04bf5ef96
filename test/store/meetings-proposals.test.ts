import { beforeEach, describe, expect, test } from '@jest/globals';
import { changeOptionsBody, proposeDateBody } from '../../src/meetings/schema-poll-changes.ts';
import { changeOptions, closePoll, declineProposal, proposeDate, takeProposal } from '../../src/meetings/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import {
  answer,
  as,
  type Committee,
  detailFor,
  openObligations,
  type Planned,
  planned,
  URL,
} from './meetings-support.ts';

type Who = keyof Committee['people'];
const FRIDAY = { date: '2026-11-20', time: '10:00', note: 'Dan kunnen we allebei.' };

forEachDatabase((database) => {
  beforeEach(() => {
    database.now = '2026-11-02T09:00:00.000Z';
    database.jobs.length = 0;
  });

  const propose = (poll: Planned, who: Who, asked: object = FRIDAY, via: 'chat' | 'link' | 'tab' = 'chat') =>
    database.transact(as(poll, who, via), (work) => proposeDate(work, URL, poll.pollId, proposeDateBody.parse(asked)));
  const proposalsSeenBy = async (poll: Planned, who: Who) => (await detailFor(database, poll, who)).proposals;
  const take = (poll: Planned, proposalId: string, who: Who = 'leader') =>
    database.transact(as(poll, who, 'tab'), (work) => takeProposal(work, URL, poll.pollId, proposalId));
  const decline = (poll: Planned, proposalId: string, word = '', who: Who = 'leader') =>
    database.transact(as(poll, who, 'tab'), (work) => declineProposal(work, URL, poll.pollId, proposalId, word));
  const messages = async (poll: Planned, about: string) => {
    const rows = await database.open.db
      .selectFrom('message')
      .select(['person_id', 'content'])
      .where('partnership_id', '=', poll.partnershipId)
      .where('key', 'like', about)
      .orderBy('key')
      .execute();
    const nameOf = new Map(Object.entries(poll.people).map(([name, id]) => [id, name]));
    return rows.map(({ person_id, content }) => ({
      who: nameOf.get(person_id ?? '') ?? '?',
      summary: content.summary,
      card: JSON.stringify(content.card),
    }));
  };
  const onlyProposal = async (poll: Planned) => {
    const [proposal] = await proposalsSeenBy(poll, 'leader');
    if (!proposal) throw new Error('nothing was proposed');
    return proposal;
  };

  describe('proposing', () => {
    test('says no to the dates there are, and puts the date before who asked', async () => {
      const poll = await planned(database);
      const { sheet } = await propose(poll, 'holder', FRIDAY, 'link');
      expect(sheet.proposals).toMatchObject([{ starts: '2026-11-20T10:00', minutes: 120, state: 'open' }]);
      expect(Object.values((await detailFor(database, poll, 'holder')).mine.answers)).toEqual(['no', 'no', 'no']);
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom', 'voorzitter']);
      const [asked, ...rest] = await messages(poll, 'poll-proposal:%');
      expect(rest).toEqual([]);
      expect(asked).toMatchObject({
        who: 'leader',
        summary: 'Bram Oldenhuis stelt voor Stuurgroep november een andere datum voor',
      });
      expect(asked?.card).toContain('vrijdag 20 november 2026, 10.00–12.00 uur');
      expect(asked?.card).toContain('poll.take-proposal');
      const [card] = await messages(poll, `poll:${poll.pollId}:ask:${poll.people.holder}`);
      expect(card?.card).toContain('Je stelde vr 20 nov, 10.00–12.00 voor. Je hoort of die datum erbij komt.');
    });

    test('leaves what somebody had answered', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'holder', ['ifNeedBe', 'no', 'no']);
      await propose(poll, 'holder');
      expect(Object.values((await detailFor(database, poll, 'holder')).mine.answers).sort()).toEqual([
        'ifNeedBe',
        'no',
        'no',
      ]);
    });

    test('twice is once, and only planners and the proposer see it', async () => {
      const poll = await planned(database);
      await propose(poll, 'holder');
      await propose(poll, 'holder');
      expect(await messages(poll, 'poll-proposal:%')).toHaveLength(1);
      expect(await proposalsSeenBy(poll, 'holder')).toHaveLength(1);
      expect(await proposalsSeenBy(poll, 'chair')).toHaveLength(1);
      expect(await proposalsSeenBy(poll, 'director')).toEqual([]);
    });

    test.each([
      ['no time', 'holder', { ...FRIDAY, time: '' }, 'proposal-invalid'],
      ['a date in the past', 'holder', { ...FRIDAY, date: '2026-10-30' }, 'proposal-past'],
      ['a holiday', 'holder', { ...FRIDAY, date: '2026-12-25' }, 'proposal-holiday'],
      ['a date before the deadline', 'holder', { ...FRIDAY, date: '2026-11-09' }, 'proposal-before-deadline'],
      ['a date there is', 'holder', { date: '2026-11-17', time: '14:00' }, 'proposal-is-option'],
      ['somebody without a seat', 'stranger', FRIDAY, 'not-your-seat'],
    ] as const)('is refused for %s, and nothing is saved', async (_why, who, asked, code) => {
      const poll = await planned(database);
      await expect(propose(poll, who, asked)).rejects.toMatchObject({ code });
      expect(await proposalsSeenBy(poll, 'leader')).toEqual([]);
      expect((await detailFor(database, poll, 'leader')).progress.answered).toBe(0);
    });

    test('is refused once the poll is closed', async () => {
      const poll = await planned(database);
      database.now = '2026-11-10T16:00:00.000Z';
      await expect(propose(poll, 'holder')).rejects.toMatchObject({ code: 'poll-closed' });
    });
  });

  describe('taking it up', () => {
    test('makes it a date with the proposer’s yes, asks who had answered, and tells the proposer', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'no', 'yes']);
      await propose(poll, 'holder');
      database.now = '2026-11-03T09:00:00.000Z';
      await take(poll, (await onlyProposal(poll)).proposalId);
      const { options, progress } = await detailFor(database, poll, 'leader');
      expect(options[3]).toMatchObject({
        starts: '2026-11-20T10:00',
        minutes: 120,
        place: 'Utrecht',
        withdrawn: false,
      });
      expect(options[3]?.answers).toEqual({ [poll.seats.noord]: 'yes' });
      expect(progress.answered).toBe(1);
      expect(await openObligations(database, poll)).toEqual(['De Lindeboom', 'voorzitter']);
      expect((await messages(poll, '%:changed:%')).map(({ who }) => who)).toEqual(['chair']);
      const [told] = await messages(poll, 'poll-proposal:%:taken');
      expect(told).toMatchObject({ who: 'holder', summary: 'Je voorstel voor Stuurgroep november is overgenomen' });
      const [decided] = (await messages(poll, 'poll-proposal:%')).filter(({ who }) => who === 'leader');
      expect(decided?.card).not.toContain('poll.take-proposal');
    });

    test('twice, or by two organisers at once, is once', async () => {
      const poll = await planned(database);
      await propose(poll, 'holder');
      const { proposalId } = await onlyProposal(poll);
      await Promise.all([take(poll, proposalId), take(poll, proposalId, 'chair')]);
      await take(poll, proposalId);
      expect((await detailFor(database, poll, 'leader')).options).toHaveLength(4);
      expect(await messages(poll, 'poll-proposal:%:taken')).toHaveLength(1);
    });

    test('and declining at the same time: one of them hears that it was decided', async () => {
      const poll = await planned(database);
      await propose(poll, 'holder');
      const { proposalId } = await onlyProposal(poll);
      const outcomes = await Promise.allSettled([take(poll, proposalId), decline(poll, proposalId, 'Nee.', 'chair')]);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { kind: 'conflict', code: 'proposal-settled' },
      });
    });

    test('of a date that was added meanwhile adds nothing, and still answers the proposer', async () => {
      const poll = await planned(database);
      await propose(poll, 'holder');
      const { proposalId } = await onlyProposal(poll);
      const same = changeOptionsBody.parse({ add: [{ starts: '2026-11-20T10:00', minutes: 120, place: 'Ede' }] });
      await database.transact(as(poll, 'chair', 'tab'), (work) => changeOptions(work, URL, poll.pollId, same));
      await take(poll, proposalId);
      expect((await detailFor(database, poll, 'leader')).options).toHaveLength(4);
      expect((await onlyProposal(poll)).state).toBe('taken');
    });

    test('opens a poll that was closed early, but not one whose time is over', async () => {
      const poll = await planned(database);
      await propose(poll, 'holder');
      const { proposalId } = await onlyProposal(poll);
      await database.transact(as(poll, 'leader', 'tab'), (work) => closePoll(work, URL, poll.pollId));
      database.now = '2026-11-11T09:00:00.000Z';
      await expect(take(poll, proposalId)).rejects.toMatchObject({ code: 'proposal-poll-closed' });
      database.now = '2026-11-03T09:00:00.000Z';
      await take(poll, proposalId);
      expect((await detailFor(database, poll, 'leader')).phase).toBe('open');
    });

    test('is for who plans the body alone', async () => {
      const poll = await planned(database);
      await propose(poll, 'holder');
      const { proposalId } = await onlyProposal(poll);
      await expect(take(poll, proposalId, 'director')).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(decline(poll, proposalId, '', 'director')).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(take(poll, 'nowhere')).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  test('declining gives the proposer a word back, and the date cannot be proposed again', async () => {
    const poll = await planned(database);
    await propose(poll, 'holder');
    const { proposalId } = await onlyProposal(poll);
    await decline(poll, proposalId, 'Die vrijdag is de zaal bezet.');
    await decline(poll, proposalId, 'Nog eens.');
    const told = await messages(poll, 'poll-proposal:%:declined');
    expect(told.map(({ who }) => who)).toEqual(['holder']);
    expect(told[0]?.card).toContain('Die vrijdag is de zaal bezet.');
    expect(await proposalsSeenBy(poll, 'holder')).toMatchObject([
      { state: 'declined', word: 'Die vrijdag is de zaal bezet.' },
    ]);
    expect((await detailFor(database, poll, 'leader')).options).toHaveLength(3);
    await expect(propose(poll, 'holder')).rejects.toMatchObject({ code: 'proposal-declined-before' });
  });
});
