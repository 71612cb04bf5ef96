import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  cancelMeeting,
  decidePoll,
  describeInCalendar,
  followEvent,
  keepTime,
  meetingDetail,
  meetingsOverview,
  myMeetings,
  pollsOf,
  syncEvent,
} from '../../src/meetings/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import {
  answer,
  as,
  cardsOf,
  detailFor,
  FakeCalendar,
  openObligations,
  type Planned,
  planned,
  readerOf,
  timeKeeper,
  URL,
} from './meetings-support.ts';

forEachDatabase((database) => {
  let calendar = new FakeCalendar();
  beforeEach(() => {
    database.now = '2026-11-02T09:00:00.000Z';
    database.jobs.length = 0;
    calendar = new FakeCalendar();
  });

  const decide = (poll: Planned, option = 1) =>
    database.transact(as(poll, 'leader', 'tab'), (work) =>
      decidePoll(work, URL, poll.pollId, poll.optionIds[option] ?? ''),
    );
  const sync = (poll: Planned) =>
    syncEvent({ transact: database.transact, calendar, publicUrl: URL }, poll.partnershipId, poll.meetingId);
  const tick = () => keepTime(timeKeeper(database));
  const jobs = () => database.jobs.filter(({ name }) => name === 'meetings.make-event').length;

  describe('the event of a chosen date', () => {
    test('is made once, with everybody who is asked and the deputy who comes, and shows on the cards', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'deputy', ['no', 'yes', 'no']);
      await decide(poll);
      await sync(poll);
      await sync(poll);
      expect(calendar.calls).toEqual(['create']);
      const [event] = [...calendar.events.values()];
      expect(event?.text).toMatchObject({
        mailbox: 'secretariaat@marijkehogeschool.example',
        subject: 'Stuurgroep november',
        starts: '2026-11-18T14:00',
        minutes: 120,
        online: true,
      });
      expect(event?.text.attendees.map(({ name }) => name).sort()).toEqual([
        'Anna van der Meulen',
        'Bram Oldenhuis',
        'Carla Terpstra-Vos',
        'Dirk Hogewoning',
      ]);
      expect((await detailFor(database, poll, 'chair')).meeting).toMatchObject({
        eventState: 'made',
        joinUrl: 'https://teams.example/event-1',
      });
      for (const { who, card } of await cardsOf(database, poll))
        if (who !== 'leader') expect(card).toContain('https://teams.example/event-1');
    });

    test('waits while the mailbox is away; whoever made it hears so once a day, and nothing is called off', async () => {
      const poll = await planned(database);
      await decide(poll);
      await sync(poll);
      calendar.away = true;
      const follow = () =>
        followEvent({ transact: database.transact, calendar, publicUrl: URL }, poll.partnershipId, poll.meetingId);
      await expect(follow()).rejects.toThrow('mailbox-away');
      await expect(follow()).rejects.toThrow('mailbox-away');
      const told = (await cardsOf(database, poll)).filter(({ card }) => card.includes('is er niet meer'));
      expect(told.map(({ who }) => who)).toEqual(['leader']);
      expect(told[0]?.card).toContain('beheerder van Microsoft 365');
      expect((await detailFor(database, poll, 'chair')).meeting).toMatchObject({ state: 'scheduled' });
      calendar.away = false;
      await follow();
      expect((await detailFor(database, poll, 'chair')).meeting).toMatchObject({ state: 'scheduled' });
    });

    test('is not doubled when the answer of the calendar is lost', async () => {
      const poll = await planned(database);
      await decide(poll);
      calendar.lose = 1;
      await expect(sync(poll)).rejects.toThrow('the answer was lost');
      await sync(poll);
      expect(calendar.calls).toEqual(['create', 'create']);
      expect(calendar.events.size).toBe(1);
      expect((await detailFor(database, poll, 'chair')).meeting.eventState).toBe('made');
    });

    test('is made once by two copies of the job at the same time', async () => {
      const poll = await planned(database);
      await decide(poll);
      await Promise.all([sync(poll), sync(poll)]);
      expect(calendar.events.size).toBe(1);
    });

    test('follows what others add, also while it is being made', async () => {
      const poll = await planned(database);
      await decide(poll);
      const slow = calendar.createEvent.bind(calendar);
      calendar.createEvent = async (event) => {
        const made = await slow(event);
        await database.transact(as(poll, 'leader'), (work) =>
          describeInCalendar(work, poll.meetingId, '<p>Agenda v1</p>'),
        );
        return made;
      };
      await sync(poll);
      expect(jobs()).toBeGreaterThanOrEqual(2);
      await sync(poll);
      await sync(poll);
      expect(calendar.calls).toEqual(['create', 'read', 'update']);
      expect([...calendar.events.values()][0]?.text.html).toContain('<p>Agenda v1</p>');
    });

    test('keeps what others add before there is a date', async () => {
      const poll = await planned(database);
      await database.transact(as(poll, 'leader'), (work) => describeInCalendar(work, poll.meetingId, '<p>Agenda</p>'));
      expect(jobs()).toBe(0);
      await decide(poll);
      await sync(poll);
      expect([...calendar.events.values()][0]?.text.html).toContain('<p>Agenda</p>');
    });

    test('is made anew when somebody took it out of the calendar', async () => {
      const poll = await planned(database);
      await decide(poll);
      await sync(poll);
      calendar.events.clear();
      await database.transact(as(poll, 'leader'), (work) => describeInCalendar(work, poll.meetingId, '<p>Agenda</p>'));
      await sync(poll);
      await sync(poll);
      expect(calendar.calls).toEqual(['create', 'read', 'update', 'create']);
      expect(calendar.events.size).toBe(1);
    });

    test('shows what people typed as text', async () => {
      const poll = await planned(database);
      await database.open.db
        .updateTable('date_poll')
        .set({ explanation: '<script>alert(1)</script>' })
        .where('id', '=', poll.pollId)
        .execute();
      await decide(poll);
      await sync(poll);
      expect([...calendar.events.values()][0]?.text.html).toContain('&lt;script&gt;');
    });
  });

  describe('calling a meeting off', () => {
    const callOff = (poll: Planned) =>
      database.transact(as(poll, 'chair'), (work) => cancelMeeting(work, URL, poll.meetingId));

    test('cancels the event and says so on the cards', async () => {
      const poll = await planned(database);
      await decide(poll);
      await sync(poll);
      await callOff(poll);
      await sync(poll);
      await sync(poll);
      expect(calendar.calls).toEqual(['create', 'cancel']);
      expect([...calendar.events.values()][0]?.cancelled).toBe(true);
      for (const { card } of await cardsOf(database, poll)) expect(card).toContain('gaat niet door');
    });

    test('before the event was made, makes none', async () => {
      const poll = await planned(database);
      await decide(poll);
      await callOff(poll);
      await sync(poll);
      expect(calendar.calls).toEqual([]);
    });

    test('after an attempt whose answer was lost, finds that event and cancels it', async () => {
      const poll = await planned(database);
      await decide(poll);
      calendar.lose = 1;
      await expect(sync(poll)).rejects.toThrow();
      await callOff(poll);
      await sync(poll);
      await sync(poll);
      expect(calendar.events.size).toBe(1);
      expect([...calendar.events.values()][0]?.cancelled).toBe(true);
    });

    test('is for those who may, and for a meeting that still comes', async () => {
      const poll = await planned(database);
      await expect(callOff(poll)).rejects.toMatchObject({ code: 'meeting-not-cancellable' });
      await decide(poll);
      const member = database.transact(as(poll, 'holder'), (work) => cancelMeeting(work, URL, poll.meetingId));
      await expect(member).rejects.toMatchObject({ code: 'not-allowed' });
    });
  });

  describe('the clock', () => {
    test('closes at the deadline, not before, and once', async () => {
      const poll = await planned(database);
      const phase = async () =>
        (
          await database.open.db
            .selectFrom('date_poll')
            .select('state')
            .where('id', '=', poll.pollId)
            .executeTakeFirst()
        )?.state;
      database.now = '2026-11-10T15:59:00.000Z';
      await tick();
      expect(await phase()).toBe('open');
      database.now = '2026-11-10T16:00:00.000Z';
      await Promise.all([tick(), tick()]);
      expect(await phase()).toBe('closed');
      expect((await cardsOf(database, poll)).filter(({ topic }) => topic === 'poll-result')).toHaveLength(1);
      expect(await openObligations(database, poll)).toEqual([]);
    });

    test('keeps the group’s numbers up to date and leaves personal cards alone', async () => {
      const poll = await planned(database, { conversationId: '19:stuurgroep@thread.v2' });
      await answer(database, poll, 'chair', ['yes', 'no', 'yes']);
      await tick();
      const cards = await cardsOf(database, poll);
      expect(cards.find(({ who }) => who === 'group')?.card).toContain('1 van de 3 leden heeft geantwoord');
      expect(cards.find(({ who }) => who === 'holder')?.card).toContain('0 van de 3 leden hebben geantwoord');
    });

    test('marks a meeting as held when it is over', async () => {
      const poll = await planned(database);
      await decide(poll);
      const state = async () => (await detailFor(database, poll, 'leader')).meeting.state;
      database.now = '2026-11-18T14:59:00.000Z';
      await tick();
      expect(await state()).toBe('scheduled');
      database.now = '2026-11-18T15:00:00.000Z';
      await tick();
      expect(await state()).toBe('held');
    });

    test('tries an event again whose job gave up', async () => {
      const poll = await planned(database);
      await decide(poll);
      database.jobs.length = 0;
      database.now = '2026-11-02T09:05:00.000Z';
      await tick();
      expect(database.jobs.filter(({ payload }) => JSON.stringify(payload).includes(poll.meetingId))).toEqual([]);
      database.now = '2026-11-02T09:11:00.000Z';
      await tick();
      await tick();
      expect(database.jobs.filter(({ payload }) => JSON.stringify(payload).includes(poll.meetingId))).toHaveLength(1);
    });
  });

  describe('what people see', () => {
    test('a member: what is asked, and after that the meeting', async () => {
      const poll = await planned(database);
      const mine = async (who: 'chair' | 'holder' | 'boc' | 'stranger') => {
        const reader = await readerOf(database, poll, who);
        return database.read(poll.partnershipId, (scope) => myMeetings(scope, reader));
      };
      expect((await mine('holder')).asks).toMatchObject([{ pollId: poll.pollId, state: 'open', optionCount: 3 }]);
      expect((await mine('boc')).asks).toMatchObject([{ state: 'open' }]);
      expect(await mine('stranger')).toEqual({ asks: [], next: [] });
      await answer(database, poll, 'deputy', ['yes', 'yes', 'yes']);
      expect((await mine('holder')).asks).toMatchObject([
        { state: 'answered-by-colleague', answeredBy: 'Carla Terpstra-Vos' },
      ]);
      await decide(poll);
      expect(await mine('holder')).toMatchObject({
        asks: [],
        next: [{ title: 'Stuurgroep november', starts: '2026-11-18T14:00' }],
      });
    });

    test('the programmaleider: per body what comes, who has not answered, and which date is ahead', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['no', 'yes', 'yes']);
      const reader = await readerOf(database, poll, 'leader');
      const overview = await database.read(poll.partnershipId, (scope) => meetingsOverview(scope, reader));
      expect(overview.bodies).toMatchObject([
        {
          seatCount: 4,
          next: null,
          may: { plan: true },
          polls: [
            {
              progress: { asked: 3, answered: 1, vacant: ['kring Zuid'] },
              best: { optionId: poll.optionIds[1], reason: expect.stringContaining('Quorum niet gehaald') },
            },
          ],
        },
      ]);
      const waiting = overview.bodies[0]?.polls[0]?.progress.waitingFor.map(({ name }) => name);
      expect(waiting).toEqual(['Dirk Hogewoning', 'Bram Oldenhuis']);
      const status = await database.read(poll.partnershipId, (scope) => pollsOf(scope, reader));
      expect(status.map(({ pollId }) => pollId)).toEqual([poll.pollId]);
      const stranger = await readerOf(database, poll, 'stranger');
      expect(await database.read(poll.partnershipId, (scope) => pollsOf(scope, stranger))).toEqual([]);
    });

    test('hidden results stay hidden from members until the poll closes', async () => {
      const poll = await planned(database, { resultsHidden: true });
      await answer(database, poll, 'chair', ['yes', 'no', 'no'], { remark: 'Alleen dinsdag.' });
      const shown = async (who: 'leader' | 'holder') => {
        const { options, seats } = await detailFor(database, poll, who);
        return { standing: options[0]?.standing, remark: seats.find(({ role }) => role === 'voorzitter')?.remark };
      };
      expect(await shown('holder')).toEqual({ standing: null, remark: '' });
      expect(await shown('leader')).toMatchObject({ standing: { yes: 1 }, remark: 'Alleen dinsdag.' });
      database.now = '2026-11-10T16:00:00.000Z';
      expect(await shown('holder')).toMatchObject({ standing: { yes: 1 } });
    });

    test('a meeting shows who comes, to those who belong to the body', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['no', 'yes', 'yes']);
      await decide(poll);
      const look = async (who: 'holder' | 'stranger') => {
        const reader = await readerOf(database, poll, who);
        return database.read(poll.partnershipId, (scope) => meetingDetail(scope, reader, poll.meetingId));
      };
      expect((await look('holder')).seats.find(({ role }) => role === 'voorzitter')).toMatchObject({ answer: 'yes' });
      await expect(look('stranger')).rejects.toMatchObject({ code: 'not-allowed' });
    });
  });
});
