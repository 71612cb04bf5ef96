import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { decidePoll, followSeats, holdDates, keepTime, syncEvent } from '../../src/meetings/use-cases.ts';
import { SEATS_CHANGED } from '../../src/people/schema.ts';
import { importRoster, readUpload, rosterWorkbook } from '../../src/people/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import {
  answer,
  as,
  cardsOf,
  FakeCalendar,
  openObligations,
  type Planned,
  planned,
  timeKeeper,
  URL,
} from './meetings-support.ts';

forEachDatabase((database) => {
  let calendar = new FakeCalendar();
  let poll: Planned;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    calendar = new FakeCalendar();
    database.jobs.length = 0;
    poll = await planned(database);
  });
  const sync = () =>
    syncEvent({ transact: database.transact, calendar, publicUrl: URL }, poll.partnershipId, poll.meetingId);
  const decide = () =>
    database.transact(as(poll, 'leader', 'tab'), (work) => decidePoll(work, URL, poll.pollId, poll.optionIds[1] ?? ''));
  const follow = () => followSeats(timeKeeper(database), poll.partnershipId);
  const invited = () => [...calendar.events.values()][0]?.text.attendees.map(({ email }) => email.split('@')[0]).sort();
  const updates = () => calendar.calls.filter((call) => call === 'update').length;

  test('a seat that changes hands changes whom the event invites, once', async () => {
    await decide();
    await sync();
    expect(invited()).toEqual(['chair', 'director', 'holder']);
    await handOver();
    database.jobs.length = 0;
    await follow();
    await follow();
    expect(database.jobs.filter(({ name }) => name === 'meetings.make-event')).toHaveLength(1);
    await sync();
    await sync();
    expect(updates()).toBe(1);
    expect(invited()).toEqual(['chair', 'director', 'stranger']);
  });

  test('nothing changed, nobody hears of it', async () => {
    await decide();
    await sync();
    await follow();
    await sync();
    expect(updates()).toBe(0);
  });

  test('a term that begins by itself is seen by the clock that day', async () => {
    await decide();
    await sync();
    await handOver('2026-11-09');
    const tick = () => keepTime(timeKeeper(database));
    await tick();
    await sync();
    expect(invited()).toContain('holder');
    database.now = '2026-11-09T00:01:00.000Z';
    await tick();
    await tick();
    await sync();
    expect([invited(), updates()]).toEqual([['chair', 'director', 'stranger'], 1]);
  });

  test('a running poll asks the successor, and nobody else again', async () => {
    await answer(database, poll, 'chair', ['yes', 'yes', 'yes']);
    const before = await cardsOf(database, poll);
    await handOver();
    await follow();
    await follow();
    const asked = (await cardsOf(database, poll)).filter(({ purpose }) => purpose === 'ask');
    expect(asked.map(({ who }) => who).sort()).toEqual(['chair', 'director', 'holder', 'stranger']);
    expect(asked).toHaveLength(before.filter(({ purpose }) => purpose === 'ask').length + 1);
    expect(await openObligations(database, poll)).toEqual(['De Lindeboom', 'kring Noord']);
  });

  test('the dates of a running poll are held in the calendar of the successor, and no longer in that of the predecessor', async () => {
    await database.open.db.updateTable('date_poll').set({ hold_dates: true }).where('id', '=', poll.pollId).execute();
    await database.open.db.updateTable('person').set({ directory: 'member' }).execute();
    const hold = () =>
      holdDates({ transact: database.transact, calendar, publicUrl: URL }, poll.partnershipId, poll.pollId);
    await hold();
    expect([calendar.events.size, invited()]).toEqual([3, ['chair', 'director', 'holder']]);
    await handOver();
    await follow();
    expect(database.jobs.filter(({ name }) => name === 'meetings.hold-dates')).toHaveLength(1);
    calendar.events.delete('event-2');
    await hold();
    await hold();
    expect([invited(), updates()]).toEqual([['chair', 'director', 'stranger'], 3]);
    // The one that somebody took out of the calendar by hand is back.
    expect([...calendar.events.values()].map(({ text }) => text.starts).sort()).toEqual(
      [17, 18, 19].map((day) => expect.stringContaining(`2026-11-${day}T`)),
    );
  });

  test('an import that touches seats sets this going; one that does not, does not', async () => {
    const importing = async (records: Parameters<typeof rosterWorkbook>[0]) => {
      const upload = await readUpload([{ name: 'lijst.xlsx', bytes: await rosterWorkbook(records) }]);
      database.jobs.length = 0;
      const done = await database.transact(as(poll, 'leader', 'tab'), (work) => importRoster(work, upload));
      expect(done).toMatchObject({ saved: true, faults: [] });
      return database.jobs.filter(({ name }) => name === SEATS_CHANGED.name);
    };
    expect(await importing({ regions: [{ name: 'Delta', core: false }] })).toEqual([]);
    expect(await importing({ bodies: [{ name: 'Stuurgroep', kind: 'overig', quorum: [] }] })).toEqual([
      { name: SEATS_CHANGED.name, payload: { partnershipId: poll.partnershipId } },
    ]);
  });

  /** The seat of kring Noord goes from its holder and deputy to somebody who sat nowhere. */
  async function handOver(from = '2026-11-02'): Promise<void> {
    const last = { '2026-11-02': '2026-11-01', '2026-11-09': '2026-11-08' }[from] ?? '';
    await database.open.db
      .updateTable('seat_term')
      .set({ until_date: last })
      .where('seat_id', '=', poll.seats.noord)
      .execute();
    await database.open.db
      .insertInto('seat_term')
      .values({
        partnership_id: poll.partnershipId,
        id: randomUUID(),
        seat_id: poll.seats.noord,
        person_id: poll.people.stranger,
        kind: 'member',
        from_date: from,
        until_date: null,
      })
      .execute();
  }
});
