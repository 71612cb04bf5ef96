import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { createPollBody } from '../../src/meetings/schema.ts';
import {
  cancelPoll,
  changeOptions,
  closePoll,
  decidePoll,
  holdDates,
  keepTime,
  planPoll,
} from '../../src/meetings/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import { as, committee, FakeCalendar, type Planned, POLL, timeKeeper, URL } from './meetings-support.ts';

forEachDatabase((database) => {
  let calendar = new FakeCalendar();
  beforeEach(() => {
    database.now = '2026-11-02T09:00:00.000Z';
    database.jobs.length = 0;
    calendar = new FakeCalendar();
  });

  /** A poll of which the dates are held; the chair and the director have an account in the tenant. */
  async function held(change: { holdDates?: boolean } = {}): Promise<Planned> {
    const made = await committee(database);
    const { db } = database.open;
    const members = [made.people.chair, made.people.director];
    await db.updateTable('person').set({ directory: 'member' }).where('id', 'in', members).execute();
    const body = createPollBody.parse({ ...POLL, bodyId: made.bodyId, holdDates: change.holdDates ?? true });
    const created = await database.transact(as(made, 'leader', 'tab'), (work) => planPoll(work, URL, body));
    const rows = await db
      .selectFrom('poll_option')
      .select('id')
      .where('poll_id', '=', created.pollId)
      .orderBy('starts')
      .execute();
    return { ...made, ...created, optionIds: rows.map(({ id }) => id) };
  }
  const sync = (poll: Planned) =>
    holdDates({ transact: database.transact, calendar, publicUrl: URL }, poll.partnershipId, poll.pollId);
  const by = <T>(poll: Planned, act: Parameters<typeof database.transact<T>>[1]) =>
    database.transact(as(poll, 'leader', 'tab'), act);
  const decide = (poll: Planned) => by(poll, (work) => decidePoll(work, URL, poll.pollId, poll.optionIds[1]!));
  const tick = () => keepTime(timeKeeper(database));
  const jobs = () => database.jobs.filter(({ name }) => name === 'meetings.hold-dates').length;
  const standing = () =>
    [...calendar.events.values()].filter(({ cancelled }) => !cancelled).map(({ text }) => text.starts);
  const rows = (poll: Planned) =>
    database.open.db.selectFrom('poll_hold').selectAll().where('poll_id', '=', poll.pollId).execute();

  describe('dates held in calendars', () => {
    test('one tentative event a date, for those with an account in the tenant, once', async () => {
      const poll = await held();
      expect(jobs()).toBe(1);
      await sync(poll);
      await sync(poll);
      expect(calendar.calls).toEqual(['create', 'create', 'create']);
      expect(standing()).toEqual(POLL.options.map(({ starts }) => starts));
      const [first] = [...calendar.events.values()];
      expect(first?.text).toMatchObject({
        mailbox: 'secretariaat@marijkehogeschool.example',
        subject: 'Onder voorbehoud: Stuurgroep november',
        tentative: true,
        online: false,
      });
      expect(first?.text.attendees.map(({ name }) => name)).toEqual(['Anna van der Meulen', 'Dirk Hogewoning']);
    });

    test('none where nobody asked for it', async () => {
      const poll = await held({ holdDates: false });
      await sync(poll);
      await decide(poll);
      await tick();
      expect([jobs(), calendar.calls]).toEqual([0, []]);
    });

    test.each([
      ['the choice', (poll: Planned) => decide(poll)],
      ['dropping the poll', (poll: Planned) => by(poll, (work) => cancelPoll(work, URL, poll.pollId))],
    ])('all let go of after %s', async (_what, end) => {
      const poll = await held();
      await sync(poll);
      await end(poll);
      expect(jobs()).toBe(2);
      await sync(poll);
      await sync(poll);
      expect([standing(), await rows(poll)]).toEqual([[], []]);
      expect(calendar.calls.filter((call) => call === 'cancel')).toHaveLength(3);
    });

    test('a withdrawn date is let go of, an added one held', async () => {
      const poll = await held();
      await sync(poll);
      const add = [{ starts: '2026-11-24T14:00', minutes: 120, place: '', online: true }];
      await by(poll, (work) => changeOptions(work, URL, poll.pollId, { add, withdraw: [poll.optionIds[0]!] }));
      expect(jobs()).toBe(2);
      await sync(poll);
      expect(standing().sort()).toEqual(['2026-11-18T14:00', '2026-11-19T09:30', '2026-11-24T14:00']);
    });

    test('kept after closing for whoever has to choose, and let go of by the clock after a week', async () => {
      const poll = await held();
      await sync(poll);
      await by(poll, (work) => closePoll(work, URL, poll.pollId));
      await sync(poll);
      expect(standing()).toHaveLength(3);
      const before = jobs();
      await tick();
      expect(jobs()).toBe(before);
      database.now = '2026-11-09T10:00:00.000Z';
      await tick();
      expect(jobs()).toBe(before + 1);
      await sync(poll);
      expect(standing()).toEqual([]);
    });
  });

  describe('whatever goes wrong, the calendar ends as it should', () => {
    test('an answer that is lost while placing makes no second event', async () => {
      const poll = await held();
      calendar.lose = 1;
      await expect(sync(poll)).rejects.toThrow('the answer was lost');
      await sync(poll);
      expect(calendar.events.size).toBe(3);
      expect((await rows(poll)).every(({ event_id }) => event_id !== null)).toBe(true);
    });

    test('a choice made before the lost answer came leaves nothing behind', async () => {
      const poll = await held();
      calendar.lose = 1;
      await expect(sync(poll)).rejects.toThrow('the answer was lost');
      await decide(poll);
      await sync(poll);
      expect([standing(), await rows(poll)]).toEqual([[], []]);
    });

    test('a choice made while an event is being placed is followed at once', async () => {
      const poll = await held();
      const slow = calendar.createEvent.bind(calendar);
      calendar.createEvent = async (event) => {
        const made = await slow(event);
        if (calendar.events.size === 1) await decide(poll);
        return made;
      };
      await sync(poll);
      expect([standing(), await rows(poll)]).toEqual([[], []]);
    });

    test('an answer that is lost while letting go is asked for again', async () => {
      const poll = await held();
      await sync(poll);
      await decide(poll);
      calendar.lose = 1;
      await expect(sync(poll)).rejects.toThrow('the answer was lost');
      await sync(poll);
      expect([standing(), await rows(poll)]).toEqual([[], []]);
    });

    test('two copies of the job at the same time make each event once', async () => {
      const poll = await held();
      await Promise.all([sync(poll), sync(poll)]);
      expect(standing()).toHaveLength(3);
      expect((await rows(poll)).map(({ event_id }) => event_id).sort()).toEqual(['event-1', 'event-2', 'event-3']);
    });

    test('a job that gave up is started again by the clock, but not while it is being tried', async () => {
      const poll = await held();
      calendar.lose = 1;
      await expect(sync(poll)).rejects.toThrow('the answer was lost');
      const before = jobs();
      await tick();
      expect(jobs()).toBe(before);
      database.now = '2026-11-02T09:11:00.000Z';
      await tick();
      expect(jobs()).toBe(before + 1);
    });

    test('an unknown poll is a fault of the job, and of nobody’s calendar', async () => {
      const poll = await held();
      await expect(sync({ ...poll, pollId: randomUUID() })).rejects.toThrow('not-found');
      expect(calendar.calls).toEqual([]);
    });
  });
});
