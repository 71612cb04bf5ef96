import { describe, expect, test } from '@jest/globals';
import {
  type AppointmentSeat,
  type AppointmentWarning,
  appointmentWarnings,
  stopsSending,
} from '../../../src/meetings/rules/appointment.ts';
import type { QuorumCondition } from '../../../src/meetings/rules/quorum.ts';

const seat = (label: string, more: Partial<AppointmentSeat> = {}): AppointmentSeat => ({
  ...{ label, role: 'lid', votes: true, required: false, boardId: null, kringId: null },
  ...{ emails: [`${label}@school.example`], calendar: 'free' },
  ...more,
});
const seats = [
  seat('voorzitter', { role: 'voorzitter', required: true }),
  seat('noord'),
  seat('oost', { emails: ['oost@school.example', 'vervanger@school.example'] }),
  seat('adviseur', { votes: false }),
  seat('leeg', { emails: [] }),
];
const everybody = seats.flatMap(({ emails }) => emails.slice(0, 1));
const quorum: QuorumCondition[] = [
  { atLeast: 1, of: { role: 'voorzitter' } },
  { atLeast: 0.5, of: 'voting' },
];
const day = {
  now: '2026-01-05T08:00:00.000Z',
  holidays: [{ region: 'midden' as const, name: 'spring' as const, from: '2026-02-14', until: '2026-02-22' }],
  regions: ['midden' as const],
};
const look = (invited: string[], over = seats, starts = '2026-03-10T13:30') =>
  appointmentWarnings({ starts, invited }, over, quorum, day);

describe('an appointment for a body', () => {
  test('with everybody invited on an ordinary day has nothing against it', () => {
    expect(look(everybody)).toEqual([]);
    expect(look(everybody.map((email) => email.toUpperCase()))).toEqual([]);
  });

  test('a deputy comes for the seat', () => {
    expect(look(everybody.map((email) => email.replace('oost@', 'vervanger@')))).toEqual([]);
  });

  test('without the chair there is no quorum, and the seat is named; a vacant seat is not', () => {
    expect(look(everybody.slice(1))).toEqual([
      { code: 'quorum', because: 'not-invited' },
      { code: 'seats-missing', seats: ['voorzitter'] },
    ]);
  });

  test('a share counts over the seats that somebody fills, also those that were not invited', () => {
    expect(look(['voorzitter@school.example'])).toEqual([
      { code: 'quorum', because: 'not-invited' },
      { code: 'seats-missing', seats: ['noord', 'oost', 'adviseur'] },
    ]);
  });

  test('who is taken is named; a quorum that only they could make is missed', () => {
    const taken = (...labels: string[]) =>
      seats.map((one) => (labels.includes(one.label) ? { ...one, calendar: 'busy' as const } : one));
    expect(look(everybody, taken('noord'))).toEqual([{ code: 'busy', seats: ['noord'] }]);
    expect(look(everybody, taken('voorzitter'))).toEqual([
      { code: 'quorum', because: 'busy' },
      { code: 'busy', seats: ['voorzitter'] },
    ]);
    const unknown = seats.map((one) => ({ ...one, calendar: 'unknown' as const }));
    expect(look(everybody, unknown)).toEqual([]);
  });

  test.each([
    ['2026-02-17T13:30', { code: 'school-holiday', holiday: 'spring', regions: 'midden' }],
    ['2026-04-27T13:30', { code: 'holiday', holiday: 'kingsDay' }],
    ['2026-01-04T13:30', { code: 'past' }],
  ])('on %s says so', (starts, warning) => {
    expect(look(everybody, seats, starts)).toEqual([warning]);
  });

  test('only somebody who has something else does not stop it', () => {
    expect(stopsSending([{ code: 'busy', seats: ['noord'] }])).toBe(false);
    expect(stopsSending([])).toBe(false);
    const stopping: AppointmentWarning[] = [
      { code: 'quorum', because: 'busy' },
      { code: 'seats-missing', seats: ['noord'] },
      { code: 'holiday', holiday: 'kingsDay' },
      { code: 'school-holiday', holiday: 'spring', regions: 'midden' },
    ];
    for (const warning of stopping) expect([warning.code, stopsSending([warning])]).toEqual([warning.code, true]);
  });
});
