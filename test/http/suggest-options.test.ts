import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FreeBusyReader } from '../../src/meetings/ports.ts';
import { spanOf } from '../../src/meetings/rules/free-busy.ts';
import type { SuggestedOptions } from '../../src/meetings/schema-calendars.ts';
import { scheduleMeeting } from '../../src/meetings/use-cases/schedule-meeting.ts';
import { addDays } from '../../src/time/local.ts';
import { as, type Planning, planning, wishes } from '../store/year-plan-support.ts';
import { calendarsOf } from '../support/calendars.ts';
import { onOneConnection } from '../support/database.ts';
import { openMeetings } from './meetings-door.ts';

const down: FreeBusyReader = {
  read: async ({ emails }) => ({ calendars: new Map(emails.map((email) => [email, null])), answered: false }),
};

onOneConnection((database) => {
  let door: Awaited<ReturnType<typeof openMeetings>>;
  beforeEach(async () => {
    database.now = '2026-09-01T09:00:00.000Z';
    door = await openMeetings(database);
  });
  afterEach(() => door.close());

  const suggest = (made: Planning, bodyId: string, more: object = {}, who = 'leader') =>
    door.call<SuggestedOptions & { error: { code: string } }>(made, who, 'POST', '/meetings/suggestions', {
      bodyId,
      from: '2026-09-07',
      ...more,
    });
  const meet = (made: Planning, bodyId: string, starts: string) =>
    database.transact(as(made, 'leader'), (work) =>
      scheduleMeeting(work, { bodyId, title: 'Overleg', starts, minutes: 180, place: 'Zeist', online: false }),
    );

  describe('dates proposed for a body', () => {
    test('come from the wish of its year plan, outside holidays, with the people who can come', async () => {
      const made = await planning(database);
      await door.call(made, 'leader', 'PUT', '/year-plans/2026', wishes(made));
      const busy = { ...spanOf({ starts: '2026-09-10T13:00', minutes: 60 }), firm: true };
      door.service.freeBusy = calendarsOf({
        [`chair@${made.partnershipId}.example`]: [busy],
        [`north@${made.partnershipId}.example`]: [],
      });
      const { status, body } = await suggest(made, made.bodies.stuurgroep);
      expect([status, body.basis, body.answered, body.holidaysKnown]).toEqual([200, 'year-plan', true, true]);
      expect([body.from, body.until]).toEqual(['2026-09-07', '2026-11-01']);
      expect(body.options).toHaveLength(8);
      expect(body.options[0]).toEqual({
        starts: '2026-09-17T13:30',
        minutes: 180,
        place: 'Marnixzaal, Utrecht',
        online: false,
        reason: 'Volgens agenda 2 vrij, 1 onbekend; donderdag is een voorkeursdag',
      });
      expect(body.options.map(({ starts }) => starts)).not.toContain('2026-09-10T13:30');
      // The schools of both regions take part: neither holiday is proposed.
      expect(body.options.filter(({ starts }) => starts >= '2026-10-10' && starts < '2026-10-26')).toEqual([]);
    });

    test('at another time of the day, with why, where somebody is taken at the usual one every day', async () => {
      const made = await planning(database);
      await door.call(made, 'leader', 'PUT', '/year-plans/2026', wishes(made));
      const lunches = Array.from({ length: 60 }, (_, day) => {
        return { ...spanOf({ starts: `${addDays('2026-09-07', day)}T13:00`, minutes: 60 }), firm: true };
      });
      door.service.freeBusy = calendarsOf({
        [`chair@${made.partnershipId}.example`]: lunches,
        [`north@${made.partnershipId}.example`]: lunches,
      });
      const { body } = await suggest(made, made.bodies.stuurgroep);
      expect(body.options[0]).toMatchObject({ starts: '2026-09-10T14:00', minutes: 180 });
      expect(body.options[0]?.reason).toBe(
        'Volgens agenda 2 vrij, 1 onbekend; om 13.30 uur zijn meer mensen bezet; donderdag is een voorkeursdag',
      );
      const days = body.options.map(({ starts }) => starts.slice(0, 10));
      expect(new Set(days).size).toBe(days.length);
    });

    test('keep clear of other meetings of the same people, and of the body’s own', async () => {
      const made = await planning(database);
      await door.call(made, 'leader', 'PUT', '/year-plans/2026', wishes(made));
      const own = await meet(made, made.bodies.stuurgroep, '2026-09-24T13:30');
      await meet(made, made.bodies.noord, '2026-09-10T10:00');
      const { body } = await suggest(made, made.bodies.stuurgroep);
      const dates = body.options.map(({ starts }) => starts.slice(0, 10));
      expect(dates.filter((date) => date > '2026-09-17' && date < '2026-10-01')).toEqual([]);
      const clash = body.options.find(({ starts }) => starts === '2026-09-10T13:30');
      expect(clash?.reason ?? 'bezet: kring Noord').toContain('bezet: kring Noord');
      // A meeting that is moved is not in its own way, and keeps its time and place.
      const moved = await suggest(made, made.bodies.stuurgroep, { meetingId: own, from: '2026-09-21' });
      expect(moved.body.options[0]).toMatchObject({ starts: '2026-09-24T13:30', minutes: 180, place: 'Zeist' });
    });

    test('begin with the date that the year plan has, and say so', async () => {
      const made = await planning(database);
      await door.call(made, 'leader', 'PUT', '/year-plans/2026', wishes(made));
      await door.call(made, 'leader', 'POST', '/year-plans/2026/solve');
      await door.call(made, 'leader', 'PUT', `/year-plans/2026/dates/${made.bodies.stuurgroep}/0`, {
        locked: true,
        starts: '2026-09-29T13:30',
      });
      const { body } = await suggest(made, made.bodies.stuurgroep);
      expect(body.options[0]?.starts).toBe('2026-09-29T13:30');
      expect(body.options[0]?.reason).toMatch(/^Staat in het jaarplan; /);
    });

    test('without a year plan, by what is usual; without Outlook, by what is known here', async () => {
      const made = await planning(database);
      door.service.freeBusy = down;
      const { body } = await suggest(made, made.bodies.breed);
      expect([body.basis, body.answered]).toEqual(['usual', false]);
      expect(body.options[0]?.reason).toBe('Volgens agenda 3 onbekend; donderdag is een voorkeursdag');
    });

    test('never in the past, and with a warning where no holidays are known', async () => {
      const made = await planning(database);
      const past = await suggest(made, made.bodies.breed, { from: '2025-01-01' });
      expect(past.body.from).toBe('2026-09-02');
      const far = await suggest(made, made.bodies.breed, { from: '2034-09-01' });
      expect([far.status, far.body.holidaysKnown]).toEqual([200, false]);
    });

    test('for who plans the body alone, and for a body that there is', async () => {
      const made = await planning(database);
      for (const who of ['north', 'bureau']) {
        expect((await suggest(made, made.bodies.stuurgroep, {}, who)).status).toBe(403);
      }
      expect((await suggest(made, made.bodies.stuurgroep, {}, 'chair')).status).toBe(200);
      expect((await suggest(made, 'elsewhere')).status).toBe(404);
      expect((await suggest(made, made.bodies.stuurgroep, { meetingId: 'none' })).status).toBe(404);
      expect((await suggest(made, made.bodies.stuurgroep, { from: '2026-02-30' })).status).toBe(422);
      const other = await planning(database);
      expect((await suggest(made, other.bodies.stuurgroep)).status).toBe(404);
    });
  });
});
