import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FreeBusyReader } from '../../src/meetings/ports.ts';
import { NO_PREFERENCES } from '../../src/meetings/rules/body-settings.ts';
import { type BusyCalendar, spanOf } from '../../src/meetings/rules/free-busy.ts';
import type { PollDetail } from '../../src/meetings/schema.ts';
import type { PollCheck } from '../../src/meetings/schema-calendars.ts';
import { answer, type Planned, POLL, planned } from '../store/meetings-support.ts';
import { otherMeeting } from '../store/other-meeting.ts';
import { calendarsOf } from '../support/calendars.ts';
import { onOneConnection } from '../support/database.ts';
import { openMeetings } from './meetings-door.ts';

type Said = { error: { code: string; message: string } };

/** A calendar that is taken at some of the dates of the poll. */
const takenAt = (...dates: number[]): BusyCalendar =>
  dates.map((date) => ({ ...spanOf(POLL.options[date]!), firm: true }));
const silent: FreeBusyReader = { read: () => new Promise(() => undefined) };
const down: FreeBusyReader = {
  read: async ({ emails }) => ({ calendars: new Map(emails.map((email) => [email, null])), answered: false }),
};

onOneConnection((database) => {
  let door: Awaited<ReturnType<typeof openMeetings>>;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    door = await openMeetings(database);
  });
  afterEach(() => door.close());

  const show = async (poll: Planned, who: string) =>
    (await door.call<PollDetail>(poll, who, 'GET', `/polls/${poll.pollId}`)).body;
  const check = (poll: Planned, option: number, who: string = 'leader') =>
    door.call<PollCheck>(poll, who, 'POST', `/polls/${poll.pollId}/check`, { optionId: poll.optionIds[option] });
  const decide = (poll: Planned, option: number, despite?: string[]) =>
    door.call<PollDetail & Said>(poll, 'leader', 'POST', `/polls/${poll.pollId}/decide`, {
      optionId: poll.optionIds[option],
      ...(despite ? { despite } : {}),
    });

  describe('the screen of a poll', () => {
    test('ranks by calendars where nothing was answered, for who plans the body alone', async () => {
      const poll = await planned(database);
      door.service.freeBusy = calendarsOf({
        'chair@school.example': takenAt(0),
        'holder@school.example': takenAt(),
      });
      const seen = await show(poll, 'leader');
      expect(seen.calendars).toEqual({ answered: true });
      expect(seen.options.map(({ rank }) => rank)).toEqual([3, 1, 2]);
      expect(seen.options[0]?.reason).toBe('Nog niemand heeft geantwoord; volgens agenda 1 vrij, bezet: voorzitter');
      expect(seen.options[1]?.reason).toMatch(/volgens agenda 2 vrij; quorum haalbaar als wie vrij is ook komt$/);
      expect(seen.options[1]?.standing).toEqual({ yes: 0, ifNeedBe: 0, no: 0, none: 3 });

      const member = await show(poll, 'holder');
      expect([member.calendars, JSON.stringify(member.options).includes('agenda')]).toEqual([null, false]);
    });

    test('shows the answers alone while Outlook does not answer, and says so', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['no', 'yes', 'yes']);
      for (const reader of [down, silent]) {
        door.service.freeBusy = reader;
        const seen = await show(poll, 'leader');
        expect(seen.calendars).toEqual({ answered: false });
        expect(seen.options.map(({ rank }) => rank)).toEqual([3, 1, 2]);
      }
    }, 20_000);
  });

  describe('another meeting of the partnership', () => {
    // The first date is 17 November, 14:00 in Utrecht; an hour is counted for the way there.
    const cases: [string, { starts: string; place: string; online?: boolean }, boolean][] = [
      ['elsewhere, too close to be there in time', { starts: '2026-11-17T11:30', place: 'Zwolle' }, true],
      ['elsewhere, with time for the way', { starts: '2026-11-17T10:45', place: 'Zwolle' }, false],
      ['in the same place, one after the other', { starts: '2026-11-17T12:00', place: 'Utrecht' }, false],
      ['online, one after the other', { starts: '2026-11-17T12:00', place: '', online: true }, false],
      ['at the same time', { starts: '2026-11-17T15:00', place: 'Utrecht' }, true],
    ];
    test.each(cases)('%s', async (_case, meeting, away) => {
      const poll = await planned(database);
      await otherMeeting(database, poll, 'chair', { ...meeting, minutes: 120 });
      // Nothing is to be seen in anybody's calendar; what the partnership planned itself it knows all the same.
      door.service.freeBusy = down;
      const [first] = (await show(poll, 'leader')).options;
      expect(first?.reason?.includes('in een ander overleg of onderweg: voorzitter')).toBe(away);
      await answer(database, poll, 'chair', ['yes', 'yes', 'yes']);
      expect((await check(poll, 0)).body.busyAfterYes.map(({ label }) => label)).toEqual(away ? ['voorzitter'] : []);
    });

    test('counts the way that the body itself agreed on', async () => {
      const poll = await planned(database);
      await otherMeeting(database, poll, 'chair', { starts: '2026-11-17T11:30', minutes: 120, place: 'Zwolle' });
      const agreed = { preferences: JSON.stringify({ ...NO_PREFERENCES, travelMinutes: 15 }) };
      const saved = { saved_by: poll.people.leader, saved_at: database.now };
      await database.open.db
        .insertInto('body_setting')
        .values({ partnership_id: poll.partnershipId, body_id: poll.bodyId, ...agreed, ...saved })
        .execute();
      door.service.freeBusy = down;
      expect((await show(poll, 'leader')).options[0]?.reason).not.toContain('onderweg');
    });
  });

  describe('choosing a date', () => {
    test('waits when somebody who said yes is busy now, until that was seen', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'yes', 'yes']);
      await answer(database, poll, 'deputy', ['yes', 'yes', 'yes']);
      const calendars = calendarsOf({
        'chair@school.example': takenAt(0),
        'holder@school.example': takenAt(0),
        'deputy@school.example': takenAt(),
      });
      door.service.freeBusy = calendars;
      expect((await check(poll, 0)).body).toEqual({
        answered: true,
        busyAfterYes: [{ seatId: poll.seats.chair, label: 'voorzitter', name: 'Anna van der Meulen' }],
        unknown: 1,
      });
      expect((await check(poll, 1)).body.busyAfterYes).toEqual([]);
      expect(calendars.asked).toEqual([true, true]);

      const refused = await decide(poll, 0);
      expect(refused.status).toBe(409);
      expect(refused.body.error.code).toBe('poll-busy-meanwhile');
      expect(refused.body.error.message).toContain('Anna van der Meulen (voorzitter)');
      expect((await show(poll, 'leader')).phase).toBe('open');

      expect((await decide(poll, 0, [poll.seats.chair])).body.phase).toBe('decided');
      // The meeting itself is in the calendars by now: choosing the same date again is not held up by it.
      expect((await decide(poll, 0)).body.phase).toBe('decided');
      expect(calendars.asked.slice(2).filter((fresh) => fresh)).toHaveLength(2);
    });

    test('goes on when Outlook does not answer: then nothing is known', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'yes', 'yes']);
      door.service.freeBusy = down;
      expect((await check(poll, 0)).body).toEqual({ answered: false, busyAfterYes: [], unknown: 3 });
      expect((await decide(poll, 0)).body.phase).toBe('decided');
    });

    test('is looked at by who may choose alone', async () => {
      const poll = await planned(database);
      for (const who of ['holder', 'boc', 'stranger'] as const) expect((await check(poll, 0, who)).status).toBe(403);
    });

    test('from the chat, the card says who is busy and offers to choose all the same', async () => {
      const poll = await planned(database);
      await answer(database, poll, 'chair', ['yes', 'no', 'no']);
      await door.call(poll, 'leader', 'POST', `/polls/${poll.pollId}/close`, {});
      door.service.freeBusy = calendarsOf({ 'chair@school.example': takenAt(0) });
      const choice = { pollId: poll.pollId, optionId: poll.optionIds[0] };
      const warned = await door.press(poll, 'leader', 'poll.choose', choice);
      expect(warned.outcome).toBe('refused');
      expect(warned.card).toContain(
        'Zei ja, maar is nu bezet volgens de agenda of een ander overleg: Anna van der Meulen (voorzitter)',
      );
      expect(warned.card).toContain('Kies toch di 17 nov');
      expect(warned.card).toContain(`"despite":["${poll.seats.chair}"]`);
      const chosen = await door.press(poll, 'leader', 'poll.choose', { ...choice, despite: [poll.seats.chair] });
      expect(chosen.outcome).toBe('done');
    });
  });
});
