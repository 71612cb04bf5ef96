import { describe, expect, test } from '@jest/globals';
import { type Invitation, invitationSays, nextMail } from '../../../src/meetings/rules/mail-invitation.ts';
import { invitationFile } from '../../../src/meetings/use-cases/invitation-file.ts';
import { toInstant } from '../../../src/time/local.ts';

const SPOT: Invitation = {
  title: 'Kring Noord',
  starts: '2026-10-23T14:00',
  minutes: 120,
  place: 'Utrecht',
  online: false,
  joinUrl: null,
};
const MOVED: Invitation = { ...SPOT, starts: '2026-10-30T14:00' };
const told = invitationSays(SPOT);

test.each([
  ['somebody new is invited', { told: null, sequence: null }, SPOT, { kind: 'invite', sequence: 0 }],
  ['nothing changed, nothing goes out', { told, sequence: 0 }, SPOT, { kind: 'nothing' }],
  ['a change is told', { told, sequence: 0 }, MOVED, { kind: 'update', sequence: 1 }],
  [
    'whoever is not expected any more hears it',
    { told, sequence: 4 },
    null,
    { kind: 'cancel', sequence: 5, told: null },
  ],
  ['it is said once', { told: null, sequence: 5 }, null, { kind: 'nothing' }],
  ['never invited, nothing to call off', { told: null, sequence: null }, null, { kind: 'nothing' }],
  ['expected again', { told: null, sequence: 5 }, SPOT, { kind: 'invite', sequence: 6 }],
])('%s', (_what, before, wanted, step) => {
  expect(nextMail(before, wanted)).toMatchObject(step);
});

describe('the file that goes along', () => {
  const file = (change: Partial<Invitation> & { method?: 'REQUEST' | 'CANCEL'; sequence?: number } = {}) =>
    unfolded(
      invitationFile({
        ...SPOT,
        meetingId: 'm1',
        partnershipId: 'p1',
        method: 'REQUEST',
        sequence: 0,
        description: 'Bijeenkomst van Kring Noord; breng mee: punt, komma',
        location: 'Utrecht',
        organizer: { name: 'Partnerschap Oost', email: 'secretariaat@marijkehogeschool.example' },
        attendee: { name: 'Bram Oldenhuis', email: 'bram@school.example', optional: false },
        now: '2026-09-01T08:00:00.000Z',
        ...change,
      }),
    );

  test('is an invitation for one person, that a later file changes or takes away', () => {
    expect(file()).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:m1.p1@kringwerk',
        'SEQUENCE:0',
        'STATUS:CONFIRMED',
        'DTSTAMP:20260901T080000Z',
        expect.stringMatching(/^ORGANIZER;CN="Partnerschap Oost":(?:mailto|MAILTO):secretariaat@/),
        expect.stringMatching(/^ATTENDEE;.*ROLE=REQ-PARTICIPANT.*RSVP=TRUE.*bram@school\.example$/),
        'DESCRIPTION:Bijeenkomst van Kring Noord\\; breng mee: punt\\, komma',
      ]),
    );
    expect(file({ method: 'CANCEL', sequence: 3 })).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'UID:m1.p1@kringwerk', 'SEQUENCE:3', 'STATUS:CANCELLED']),
    );
  });

  // The Friday before and the Friday after each change of the clock, and the days themselves.
  test.each(['2026-10-23', '2026-10-25', '2026-10-30', '2027-03-26', '2027-03-28', '2027-04-02'])(
    'says 14.00 on the wall on %s, in a zone that makes it the right instant',
    (day) => {
      const lines = file({ starts: `${day}T14:00` });
      const compact = day.replaceAll('-', '');
      expect(lines).toContain(`DTSTART;TZID=Europe/Amsterdam:${compact}T140000`);
      expect(lines).toContain(`DTEND;TZID=Europe/Amsterdam:${compact}T160000`);
      expect(lines).toContain('TZID:Europe/Amsterdam');
      expect(instantIn(lines, `${day}T14:00`)).toBe(toInstant(`${day}T14:00`));
    },
  );
});

function unfolded(text: string): string[] {
  return text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
}

/** What a reader makes of a wall-clock time by the file's own VTIMEZONE: the last Sundays of March and October. */
function instantIn(lines: readonly string[], local: string): string {
  const zone = lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE'));
  const part = (name: string) => zone.slice(zone.indexOf(`BEGIN:${name}`), zone.indexOf(`END:${name}`));
  const year = Number(local.slice(0, 4));
  const changes = (['DAYLIGHT', 'STANDARD'] as const).map((name) => {
    const lines = part(name);
    const of = (key: string) => lines.find((line) => line.startsWith(`${key}:`))?.slice(key.length + 1) ?? '';
    const month = /BYMONTH=(\d+)/.exec(of('RRULE'))?.[1];
    expect(of('RRULE')).toMatch(/FREQ=YEARLY/);
    expect(of('RRULE')).toMatch(/BYDAY=-1SU/);
    const at = `${lastSunday(year, Number(month))}T${of('DTSTART').slice(9, 11)}:${of('DTSTART').slice(11, 13)}`;
    return { at, offset: of('TZOFFSETTO'), month: Number(month) };
  });
  const [summer, winter] = changes as [(typeof changes)[0], (typeof changes)[0]];
  expect([summer.month, winter.month]).toEqual([3, 10]);
  const offset = summer.at <= local && local < winter.at ? summer.offset : winter.offset;
  return new Date(`${local}:00${offset.slice(0, 3)}:${offset.slice(3)}`).toISOString();
}

function lastSunday(year: number, month: number): string {
  const last = new Date(Date.UTC(year, month, 0));
  last.setUTCDate(last.getUTCDate() - last.getUTCDay());
  return last.toISOString().slice(0, 10);
}
