import { beforeEach, describe, expect, test } from '@jest/globals';
import type { FreeBusyReader } from '../../src/meetings/ports.ts';
import { spanOf } from '../../src/meetings/rules/free-busy.ts';
import { createPollBody } from '../../src/meetings/schema.ts';
import { type ChangeOptionsInput, changeOptionsBody } from '../../src/meetings/schema-poll-changes.ts';
import { changeOptions, keepTime, loadPersonsSheet, planPoll } from '../../src/meetings/use-cases.ts';
import { calendarsOf } from '../support/calendars.ts';
import { forEachDatabase } from '../support/database.ts';
import {
  answer,
  as,
  cardsOf,
  committee,
  detailFor,
  type Planned,
  POLL,
  planned,
  timeKeeper,
  URL,
} from './meetings-support.ts';

forEachDatabase((database) => {
  beforeEach(() => {
    database.now = '2026-11-02T09:00:00.000Z';
    database.jobs.length = 0;
  });

  const tick = (at: string) => {
    database.now = `2026-11-02T${at}:00.000Z`;
    return keepTime(timeKeeper(database));
  };
  const closing = async (): Promise<Planned> => {
    const made = await committee(database);
    const body = createPollBody.parse({ ...POLL, bodyId: made.bodyId, closeWhenAnswered: true });
    const created = await database.transact(as(made, 'leader', 'tab'), (work) => planPoll(work, URL, body));
    const { options } = await detailFor(database, { ...made, ...created, optionIds: [] }, 'leader');
    return { ...made, ...created, optionIds: options.map(({ optionId }) => optionId) };
  };
  const everybody = async (poll: Planned) => {
    for (const who of ['chair', 'holder', 'director'] as const) {
      await answer(database, poll, who, ['yes', 'no', 'yes']);
    }
  };
  const phase = async (poll: Planned) => (await detailFor(database, poll, 'leader')).phase;
  const change = (poll: Planned, asked: ChangeOptionsInput) =>
    database.transact(as(poll, 'leader', 'tab'), (work) =>
      changeOptions(work, URL, poll.pollId, changeOptionsBody.parse(asked)),
    );

  describe('the dates that the organiser gets to choose from', () => {
    const taken = [{ ...spanOf(POLL.options[0]!), firm: true }];
    const best = async (poll: Planned) => {
      const cards = await cardsOf(database, poll);
      const card = cards.find(({ topic }) => topic === 'poll-result')?.card ?? '';
      return /di 17 nov|wo 18 nov|do 19 nov/.exec(card)?.[0];
    };
    const closedWith = async (freeBusy: FreeBusyReader) => {
      database.now = '2026-11-02T09:00:00.000Z';
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'yes', 'ifNeedBe']);
      database.now = '2026-11-10T17:00:00.000Z';
      await keepTime(timeKeeper(database, freeBusy));
      return poll;
    };

    test('are ranked by what the calendars of the others say when it closes', async () => {
      expect(await best(await closedWith(calendarsOf()))).toBe('di 17 nov');
      const poll = await closedWith(calendarsOf({ 'holder@school.example': taken, 'director@school.example': [] }));
      expect(await best(poll)).toBe('wo 18 nov');
    });

    test('still come when the calendars cannot be asked at all', async () => {
      const poll = await closedWith({ read: () => Promise.reject(new Error('Outlook is away')) });
      expect([await phase(poll), await best(poll)]).toEqual(['closed', 'di 17 nov']);
    });
  });

  describe('a date that joins', () => {
    test('is filled in from calendars as the others were, which keep what was suggested for them', async () => {
      const poll = await planned(database);
      const free = { starts: '2026-11-24T14:00', minutes: 120, place: '', online: true };
      const calendars = new Map(
        [['holder', 'free' as const]].map(([who, said]) => {
          return [poll.people[who as 'holder'], new Map([[`${free.starts}/${free.minutes}`, said as 'free']])];
        }),
      );
      await database.transact(as(poll, 'leader', 'tab'), (work) =>
        changeOptions(work, URL, poll.pollId, changeOptionsBody.parse({ add: [free] }), calendars),
      );
      const { sheet } = await database.read(poll.partnershipId, (scope) =>
        loadPersonsSheet(scope, poll.pollId, poll.people.holder, database.now),
      );
      const added = sheet.options.find(({ starts }) => starts === free.starts)?.optionId ?? '';
      expect(sheet.suggested?.get(poll.people.holder)).toEqual({ [added]: 'free' });
    });
  });

  describe('a poll that closes once everybody has answered', () => {
    test('waits a quarter of an hour after the last answer, then asks the organiser to choose', async () => {
      const poll = await closing();
      await everybody(poll);
      const chairs = () => cardsOf(database, poll).then((cards) => cards.find(({ who }) => who === 'chair')?.card);
      expect(await detailFor(database, poll, 'leader')).toMatchObject({ closesAt: '2026-11-02T10:15' });
      await tick('09:14');
      expect(await phase(poll)).toBe('open');
      await tick('09:15');
      await tick('09:16');
      expect(await phase(poll)).toBe('closed');
      expect(await chairs()).toContain('Iedereen heeft geantwoord. Daarom is de datumprikker gesloten.');
      const told = (await cardsOf(database, poll)).filter(({ topic }) => topic === 'poll-result');
      expect(told.map(({ who }) => who)).toEqual(['leader']);
      const late = answer(database, poll, 'chair', ['no', 'no', 'no']);
      await expect(late).rejects.toMatchObject({ code: 'poll-closed', facts: { deadline: '2026-11-02T10:15' } });
    });

    test('begins to count again when somebody changes an answer, and does not wait where one is missing', async () => {
      const poll = await closing();
      await everybody(poll);
      database.now = '2026-11-02T09:10:00.000Z';
      const { sheet } = await answer(database, poll, 'chair', ['no', 'no', 'yes']);
      expect(sheet.poll.lastAnswerAt).toBe('2026-11-02T09:10:00.000Z');
      await tick('09:20');
      expect(await phase(poll)).toBe('open');
      await tick('09:25');
      expect(await phase(poll)).toBe('closed');
      const other = await closing();
      database.now = '2026-11-02T10:00:00.000Z';
      await answer(database, other, 'chair', ['yes', 'no', 'yes']);
      await answer(database, other, 'holder', ['yes']);
      await answer(database, other, 'director', ['yes', 'no', 'yes']);
      await tick('12:00');
      expect(await phase(other)).toBe('open');
    });

    test('opens again for a new date, and closes again a quarter after that was answered by all', async () => {
      const poll = await closing();
      await everybody(poll);
      await tick('09:15');
      database.now = '2026-11-02T11:00:00.000Z';
      await change(poll, { add: [{ starts: '2026-11-20T10:00', minutes: 120, place: 'Utrecht' }] });
      await tick('11:30');
      expect(await phase(poll)).toBe('open');
      const { options } = await detailFor(database, poll, 'leader');
      const added = { ...poll, optionIds: options.slice(3).map(({ optionId }) => optionId) };
      for (const who of ['chair', 'holder', 'director'] as const) await answer(database, added, who, ['yes']);
      await tick('11:46');
      expect(await phase(poll)).toBe('closed');
      expect((await cardsOf(database, poll)).filter(({ topic }) => topic === 'poll-result')).toHaveLength(2);
    });

    test('stays open once it is given more time, until told otherwise', async () => {
      const poll = await closing();
      await everybody(poll);
      await tick('09:15');
      await change(poll, { deadline: '2026-11-12T17:00' });
      await tick('10:30');
      expect(await detailFor(database, poll, 'leader')).toMatchObject({ phase: 'open', closeWhenAnswered: false });
      await change(poll, { closeWhenAnswered: true });
      await tick('10:40');
      expect(await phase(poll)).toBe('open');
      await tick('10:45');
      expect(await phase(poll)).toBe('closed');
    });
  });

  test('a poll of which this was not asked stays open until its deadline', async () => {
    const poll = await planned(database);
    await everybody(poll);
    await tick('12:00');
    expect(await phase(poll)).toBe('open');
  });
});
