import { beforeEach, expect, test } from '@jest/globals';
import {
  cancelMeeting,
  decidePoll,
  followEvent,
  meetingDetail,
  moveMeeting,
  syncEvent,
} from '../../src/meetings/use-cases.ts';
import { forEachDatabase } from '../support/database.ts';
import { answer, as, FakeCalendar, type Planned, planned, readerOf, URL } from './meetings-support.ts';

forEachDatabase((database) => {
  let calendar = new FakeCalendar();
  let poll: Planned;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    calendar = new FakeCalendar();
    poll = await planned(database);
    await outside(['holder']);
  });
  const keeper = () => ({ transact: database.transact, calendar, publicUrl: URL });
  const sync = () => syncEvent(keeper(), poll.partnershipId, poll.meetingId);
  const decide = () =>
    database.transact(as(poll, 'leader', 'tab'), (work) => decidePoll(work, URL, poll.pollId, poll.optionIds[1] ?? ''));
  const move = (starts: string) =>
    database.transact(as(poll, 'leader', 'tab'), (work) =>
      moveMeeting(work, URL, poll.meetingId, { starts, minutes: 90, place: 'Zeist' }),
    );
  const cancel = () => database.transact(as(poll, 'leader', 'tab'), (work) => cancelMeeting(work, URL, poll.meetingId));

  test('whoever the directory does not know gets one mail for each change, and is not on the event', async () => {
    await decide();
    await sync();
    await sync();
    expect(invitedInCalendar()).toEqual(['Anna van der Meulen', 'Dirk Hogewoning']);
    expect(await mails()).toEqual([
      ['holder', 'mail', 'Uitnodiging: Stuurgroep november', 'REQUEST', '0', '20261118T140000'],
    ]);
    await move('2026-11-25T10:00');
    await sync();
    await sync();
    await cancel();
    await sync();
    await sync();
    expect(await mails()).toEqual([
      ['holder', 'mail', 'Uitnodiging: Stuurgroep november', 'REQUEST', '0', '20261118T140000'],
      ['holder', 'mail', 'Gewijzigd: Stuurgroep november', 'REQUEST', '1', '20261125T100000'],
      ['holder', 'mail', 'Gaat niet door: Stuurgroep november', 'CANCEL', '2', '20261125T100000'],
    ]);
    expect(new Set(await uids()).size).toBe(1);
  });

  test('an answer of the calendar that is lost costs no second mail', async () => {
    await decide();
    calendar.lose = 1;
    await expect(sync()).rejects.toThrow('the answer was lost');
    expect(await mails()).toEqual([]);
    await sync();
    expect(await mails()).toHaveLength(1);
  });

  test('whoever gets an account later stays with mail, and a deputy who comes is told too', async () => {
    await outside(['holder', 'deputy']);
    await answer(database, poll, 'deputy', ['no', 'yes', 'no']);
    await decide();
    await sync();
    expect((await mails()).map(([who]) => who)).toEqual(['deputy', 'holder']);
    await database.open.db
      .updateTable('person')
      .set({ directory: 'guest', entra_id: `new-${poll.people.holder}` })
      .where('id', '=', poll.people.holder)
      .execute();
    await move('2026-11-25T10:00');
    await sync();
    expect(invitedInCalendar()).toEqual(['Anna van der Meulen', 'Dirk Hogewoning']);
    expect((await mails()).map(([who, way, subject]) => [who, way, subject?.split(':')[0]])).toEqual([
      ['deputy', 'mail', 'Uitnodiging'],
      ['holder', 'mail', 'Uitnodiging'],
      ['deputy', 'mail', 'Gewijzigd'],
      ['holder', 'mail', 'Gewijzigd'],
    ]);
  });

  test('a meeting that is moved in Outlook, and one of which the seat changed hands', async () => {
    await decide();
    await sync();
    calendar.moveThere('event-1', { starts: '2026-11-24T14:00' });
    await followEvent(keeper(), poll.partnershipId, poll.meetingId);
    await followEvent(keeper(), poll.partnershipId, poll.meetingId);
    await database.open.db
      .updateTable('seat_term')
      .set({ until_date: '2026-11-01' })
      .where('person_id', '=', poll.people.holder)
      .execute();
    await move('2026-11-25T10:00');
    await sync();
    expect((await mails()).map(([, , ...rest]) => rest)).toEqual([
      ['Uitnodiging: Stuurgroep november', 'REQUEST', '0', '20261118T140000'],
      ['Gewijzigd: Stuurgroep november', 'REQUEST', '1', '20261124T140000'],
      // What is taken away is what stood in the calendar.
      ['Je hoeft niet te komen: Stuurgroep november', 'CANCEL', '2', '20261124T140000'],
    ]);
    expect(invitedInCalendar()).toContain('Carla Terpstra-Vos');
  });

  test('an event from before stays with everybody who is on it', async () => {
    await decide();
    await database.open.db
      .updateTable('meeting')
      .set({ event_id: 'event-0' })
      .where('id', '=', poll.meetingId)
      .execute();
    calendar.events.set('event-0', {
      transactionId: 'old',
      text: { starts: '2026-11-18T14:00', minutes: 120, place: '' } as never,
      cancelled: false,
    });
    await sync();
    expect(invitedInCalendar()).toContain('Bram Oldenhuis');
    expect(await mails()).toEqual([]);
  });

  test('the meeting shows who was invited by mail', async () => {
    await decide();
    await sync();
    const reader = await readerOf(database, poll, 'leader');
    const { seats } = await database.read(poll.partnershipId, (scope) => meetingDetail(scope, reader, poll.meetingId));
    expect(seats.filter(({ byMail }) => byMail).map(({ name }) => name)).toEqual(['Bram Oldenhuis']);
  });

  /** Makes the directory say that it does not know these people. */
  async function outside(who: (keyof Planned['people'])[]): Promise<void> {
    await database.open.db
      .updateTable('person')
      .set({ directory: null, entra_id: null, directory_checked_at: database.now })
      .where(
        'id',
        'in',
        who.map((one) => poll.people[one]),
      )
      .execute();
  }

  function invitedInCalendar(): string[] {
    const [event] = [...calendar.events.values()];
    return (event?.text.attendees ?? []).map(({ name }) => name).sort();
  }

  async function sent() {
    const rows = await database.open.db
      .selectFrom('message')
      .select(['person_id', 'way', 'content', 'key'])
      .where('partnership_id', '=', poll.partnershipId)
      .where('topic', '=', `meeting-invitation:${poll.meetingId}`)
      .execute();
    const names = new Map(Object.entries(poll.people).map(([name, id]) => [id, name]));
    return rows
      .map(({ person_id, way, content, key }) => ({ who: names.get(person_id ?? ''), way, mail: content.mail, key }))
      .sort((a, b) => order(a.key).localeCompare(order(b.key)) || (a.who ?? '').localeCompare(b.who ?? ''));
  }
  const order = (key: string): string => key.split(':').at(-1) ?? '';
  const lineOf = (text: string, name: string): string | undefined =>
    new RegExp(`^${name}[:;](.*)$`, 'm').exec(text.slice(text.indexOf('BEGIN:VEVENT')))?.[1]?.trim();

  async function mails() {
    return (await sent()).map(({ who, way, mail }) => {
      const { method, text } = mail?.calendar ?? { method: '', text: '' };
      return [who, way, mail?.subject, method, lineOf(text, 'SEQUENCE'), lineOf(text, 'DTSTART')?.split(':')[1]];
    });
  }

  async function uids() {
    return (await sent()).map(({ mail }) => lineOf(mail?.calendar?.text ?? '', 'UID'));
  }
});
