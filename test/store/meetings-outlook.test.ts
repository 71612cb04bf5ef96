import { beforeEach, expect, test } from '@jest/globals';
import {
  cancelMeeting,
  cancelPoll,
  decidePoll,
  followEvent,
  keepWatches,
  lookThroughCalendar,
  meetingDetail,
  moveMeeting,
  planPoll,
  resolveConflict,
  syncEvent,
  takeNotices,
} from '../../src/meetings/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import { as, cardsOf, FakeCalendar, type Planned, planned, readerOf, URL } from './meetings-support.ts';

const TUESDAY = { starts: '2026-11-24T10:00', minutes: 90, place: 'Amersfoort' };
const FRIDAY = { starts: '2026-11-27T09:00', minutes: 120, place: 'Zeist' };

forEachDatabase((database) => {
  let calendar = new FakeCalendar();
  beforeEach(() => {
    database.now = '2026-11-02T09:00:00.000Z';
    database.jobs.length = 0;
    calendar = new FakeCalendar();
  });
  const keeper = () => ({ transact: database.transact, calendar, publicUrl: URL });
  const eventId = () => [...calendar.events.keys()][0] ?? '';
  const follow = (poll: Planned) => followEvent(keeper(), poll.partnershipId, poll.meetingId);
  const sync = (poll: Planned) => syncEvent(keeper(), poll.partnershipId, poll.meetingId);
  const detail = async (poll: Planned) => {
    const reader = await readerOf(database, poll, 'chair');
    return database.read(poll.partnershipId, (scope) => meetingDetail(scope, reader, poll.meetingId));
  };

  async function scheduled(): Promise<Planned> {
    const poll = await planned(database);
    await database.transact(as(poll, 'leader', 'tab'), (work) =>
      decidePoll(work, URL, poll.pollId, poll.optionIds[1] ?? ''),
    );
    await sync(poll);
    return poll;
  }

  test('a move in Outlook is taken over once, on every card, and its maker is told', async () => {
    const poll = await scheduled();
    calendar.moveThere(eventId(), TUESDAY);
    await follow(poll);
    await follow(poll);
    expect(await detail(poll)).toMatchObject({ ...TUESDAY, state: 'scheduled', conflict: null });
    const cards = await cardsOf(database, poll);
    for (const { who, card } of cards) if (who !== 'leader') expect(card).toContain('24 november');
    const news = await database.open.db
      .selectFrom('message')
      .select('content')
      .where('partnership_id', '=', poll.partnershipId)
      .where('topic', '=', `meeting-outlook:${poll.meetingId}`)
      .execute();
    expect(news.map(({ content }) => content.summary)).toEqual(['Stuurgroep november is in Outlook verzet']);
  });

  test('a change of today is told in Teams once to who is expected and does not know it yet; one of later is not', async () => {
    const poll = await scheduled();
    const told = async () => {
      const rows = await database.open.db
        .selectFrom('message')
        .select(['person_id', 'way', 'state', 'content', 'link_expires_at'])
        .where('partnership_id', '=', poll.partnershipId)
        .where('topic', '=', `meeting-today:${poll.meetingId}`)
        .orderBy('created_at')
        .orderBy('key')
        .execute();
      const nameOf = new Map(Object.entries(poll.people).map(([name, id]) => [id, name]));
      return rows.map((row) => ({ ...row, who: nameOf.get(row.person_id ?? '') ?? '?' }));
    };
    const move = (who: 'leader' | 'chair', to: typeof TUESDAY) =>
      database.transact(as(poll, who, 'tab'), (work) => moveMeeting(work, URL, poll.meetingId, to));
    await move('leader', TUESDAY);
    await sync(poll);
    expect(await told()).toEqual([]);
    // On the day itself; who reads mail only and who shut the app hear of it from Outlook.
    database.now = '2026-11-24T07:00:00.000Z';
    await database.open.db
      .insertInto('person_preference')
      .values({
        ...{ partnership_id: poll.partnershipId, person_id: poll.people.director, way: 'mail' },
        ...{ paused_from: null, paused_until: null },
      })
      .execute();
    await move('leader', { ...TUESDAY, starts: '2026-11-24T15:00' });
    await sync(poll);
    const first = await told();
    expect(first.map(({ who, way, state }) => [who, way, state]).sort()).toEqual([
      ['chair', 'activity', 'queued'],
      ['holder', 'activity', 'queued'],
    ]);
    expect(first[0]?.content.summary).toBe('Verzet: Stuurgroep november is nu di 24 nov, 15.00–16.30');
    expect(JSON.stringify(first[0]?.content.card)).toContain(`${URL}/tab/bijeenkomst/${poll.meetingId}`);
    expect(first[0]?.link_expires_at?.toISOString()).toBe('2026-11-24T15:30:00.000Z');
    // Newer news takes the place of what still waited; who declined need not hear where it is.
    calendar.responses.push({ email: 'chair@school.example', response: 'declined' });
    calendar.moveThere(eventId(), { place: 'Zeist' });
    database.now = '2026-11-24T07:05:00.000Z';
    await follow(poll);
    const all = await told();
    expect(all.map(({ who, state }) => [who, state])).toEqual([
      ...first.map(({ who }) => [who, 'superseded']),
      ['holder', 'queued'],
    ]);
    expect(all.at(-1)?.content.summary).toBe(
      'Andere plaats: Stuurgroep november, di 24 nov, 15.00–16.30, is nu: Zeist en online',
    );
    await follow(poll);
    expect(await told()).toHaveLength(all.length);
    await database.transact(as(poll, 'leader', 'tab'), (work) => cancelMeeting(work, URL, poll.meetingId));
    const off = (await told()).filter(({ state }) => state === 'queued');
    expect(off.map(({ who, content }) => [who, content.summary])).toEqual([
      ['holder', 'Gaat niet door: Stuurgroep november, di 24 nov, 15.00–16.30'],
    ]);
  });

  test('an event that was called off or removed in Outlook calls the meeting off', async () => {
    const poll = await scheduled();
    calendar.events.delete(eventId());
    await follow(poll);
    expect(await detail(poll)).toMatchObject({ state: 'cancelled', eventState: 'cancelled' });
    await sync(poll);
    expect(calendar.events.size).toBe(0);
  });

  test('answers in Outlook show at each seat, and changes of them follow', async () => {
    const poll = await scheduled();
    const [first] = [...calendar.events.values()][0]?.text.attendees ?? [];
    calendar.responses.push({ email: first?.email.toLowerCase() ?? '', response: 'accepted' });
    await follow(poll);
    const seat = async () => (await detail(poll)).seats.find(({ name }) => name === first?.name)?.rsvp;
    expect(await seat()).toBe('accepted');
    calendar.responses[0]!.response = 'declined';
    await follow(poll);
    expect(await seat()).toBe('declined');
  });

  test('moved in both places: nothing is overwritten until one person has chosen', async () => {
    const poll = await scheduled();
    await database.transact(as(poll, 'leader', 'tab'), (work) => moveMeeting(work, URL, poll.meetingId, TUESDAY));
    calendar.moveThere(eventId(), FRIDAY);
    await sync(poll);
    await sync(poll);
    await follow(poll);
    expect(await detail(poll)).toMatchObject({ ...TUESDAY, conflict: FRIDAY });
    expect(calendar.events.get(eventId())?.text).toMatchObject(FRIDAY);
    const choose = (who: 'leader' | 'chair', keep: 'kringwerk' | 'outlook') =>
      database.transact(as(poll, who, 'tab'), (work) => resolveConflict(work, URL, poll.meetingId, keep));
    await choose('leader', 'kringwerk');
    await sync(poll);
    expect(calendar.events.get(eventId())?.text).toMatchObject(TUESDAY);
    expect(await detail(poll)).toMatchObject({ ...TUESDAY, conflict: null, eventState: 'made' });
    await expect(choose('leader', 'outlook')).rejects.toMatchObject({ code: 'conflict-settled' });
  });

  test('moving is for planners, ahead in time, and tells the calendar once', async () => {
    const poll = await scheduled();
    const move = (who: 'leader' | 'holder', to: typeof TUESDAY) =>
      database.transact(as(poll, who, 'tab'), (work) => moveMeeting(work, URL, poll.meetingId, to));
    await expect(move('holder', TUESDAY)).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(move('leader', { ...TUESDAY, starts: '2026-10-01T10:00' })).rejects.toMatchObject({
      code: 'meeting-past',
    });
    await expect(move('leader', { ...TUESDAY, starts: '2026-12-25T10:00' })).rejects.toMatchObject({
      code: 'meeting-holiday',
    });
    await move('leader', TUESDAY);
    await sync(poll);
    await sync(poll);
    expect(calendar.calls.filter((call) => call === 'update')).toHaveLength(1);
    expect(calendar.events.get(eventId())?.text).toMatchObject(TUESDAY);
  });

  test('a school holiday is refused until somebody says that it is meant', async () => {
    const poll = await scheduled();
    const holiday = { ...TUESDAY, starts: '2026-12-22T10:00' };
    const move = (to: typeof TUESDAY & { evenInHoliday?: boolean }) =>
      database.transact(as(poll, 'leader', 'tab'), (work) => moveMeeting(work, URL, poll.meetingId, to));
    await expect(move(holiday)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'meeting-school-holiday',
      facts: { holiday: 'christmas' },
    });
    await move({ ...holiday, evenInHoliday: true });
    expect(await detail(poll)).toMatchObject({ starts: '2026-12-22T10:00' });
  });

  test('a new poll for a meeting that stands: it keeps its date, and its event moves when one is chosen', async () => {
    const poll = await scheduled();
    const plan = () =>
      database.transact(as(poll, 'leader', 'tab'), (work) =>
        planPoll(work, URL, {
          meetingId: poll.meetingId,
          bodyId: poll.bodyId,
          title: 'Stuurgroep november',
          explanation: '',
          deadline: '2026-11-09T17:00',
          resultsHidden: false,
          holdDates: false,
          closeWhenAnswered: false,
          options: [{ ...TUESDAY, online: true }],
        }),
      );
    const again = await plan();
    expect(again.meetingId).toBe(poll.meetingId);
    expect(await detail(poll)).toMatchObject({ state: 'scheduled', starts: '2026-11-18T14:00' });
    await expect(plan()).rejects.toMatchObject({ code: 'poll-running' });
    await database.transact(as(poll, 'leader', 'tab'), (work) => cancelPoll(work, URL, again.pollId));
    expect(await detail(poll)).toMatchObject({ state: 'scheduled' });
    const third = await plan();
    const { id } = await database.open.db
      .selectFrom('poll_option')
      .select('id')
      .where('poll_id', '=', third.pollId)
      .executeTakeFirstOrThrow();
    await database.transact(as(poll, 'leader', 'tab'), (work) => decidePoll(work, URL, third.pollId, id));
    await sync(poll);
    expect(calendar.events.size).toBe(1);
    expect(calendar.events.get(eventId())?.text).toMatchObject(TUESDAY);
    expect(await detail(poll)).toMatchObject({ ...TUESDAY, eventState: 'made' });
  });

  test('a watch is made once, renewed in time, and catches up with what it missed', async () => {
    const poll = await scheduled();
    const calls: string[] = [];
    const watching = {
      transact: database.transact,
      clock: { now: () => database.now },
      partnershipIds: async () => [poll.partnershipId],
      watcher: {
        subscribe: async () => {
          calls.push('subscribe');
          return { subscriptionId: `subscription-${poll.partnershipId}` };
        },
        renew: async () => {
          calls.push('renew');
          return 'renewed' as const;
        },
        changes: async ({ link }: { link: string | null }) => {
          calls.push(link ?? 'from the beginning');
          return link === 'old' ? ('start-again' as const) : { eventIds: [eventId(), 'another'], link: 'old' };
        },
      },
    };
    await keepWatches(watching);
    await keepWatches(watching);
    expect(calls).toEqual(['subscribe']);
    await lookThroughCalendar(watching, poll.partnershipId);
    await lookThroughCalendar(watching, poll.partnershipId);
    expect(calls).toEqual(['subscribe', 'from the beginning', 'old', 'from the beginning']);
    const followed = database.jobs.filter(({ name }) => name === 'meetings.follow-event');
    expect(followed.map(({ payload }) => (payload as { meetingId: string }).meetingId)).toEqual([
      poll.meetingId,
      poll.meetingId,
    ]);
    database.now = '2026-11-07T09:00:00.000Z';
    await keepWatches(watching);
    expect(calls.at(-1)).toBe('renew');

    const { client_state: clientState } = await database.open.db
      .selectFrom('calendar_watch')
      .select('client_state')
      .where('partnership_id', '=', poll.partnershipId)
      .executeTakeFirstOrThrow();
    const notice = { subscriptionId: `subscription-${poll.partnershipId}`, resourceData: { id: eventId() } };
    const take = (state: string | null, more: object = {}) =>
      takeNotices({ db: database.open.db, transact: database.transact }, [{ ...notice, clientState: state, ...more }]);
    database.jobs.length = 0;
    expect([await take('forged'), await take(null), await take(clientState)]).toEqual([[false], [false], [true]]);
    expect(database.jobs.map(({ name }) => name)).toEqual(['meetings.follow-event']);

    // Out of order: told as deleted though it stands, and of a first move after a second. What the calendar holds counts.
    calendar.moveThere(eventId(), TUESDAY);
    calendar.moveThere(eventId(), FRIDAY);
    for (const changeType of ['deleted', 'updated', 'created']) {
      database.jobs.length = 0;
      expect(await take(clientState, { changeType })).toEqual([true]);
      for (const { name } of database.jobs) if (name === 'meetings.follow-event') await follow(poll);
    }
    expect(await detail(poll)).toMatchObject({ ...FRIDAY, state: 'scheduled', conflict: null });

    expect(await take(clientState, { resourceData: null, lifecycleEvent: 'subscriptionRemoved' })).toEqual([true]);
    await keepWatches(watching);
    expect(calls.at(-1)).toBe('subscribe');
  });
});
