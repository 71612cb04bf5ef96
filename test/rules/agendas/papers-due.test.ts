import { expect, test } from '@jest/globals';
import { papersOwed } from '../../../src/agendas/rules/papers-due.ts';

const seat = (seatId: string, role: 'secretaris' | 'lid' | 'voorzitter', askedId: string | null, more = {}) => ({
  ...{ seatId, role, askedId, holderId: askedId, deputyIds: [] as string[] },
  ...more,
});
const SEATS = [
  seat('s-chair', 'voorzitter', 'chair'),
  seat('s-secretary', 'secretaris', 'secretary'),
  seat('s-a', 'lid', 'a', { deputyIds: ['d'] }),
  seat('s-empty', 'lid', null),
];
const item = (presenterId: string | null) => ({ itemId: 'i', title: 'Begroting', presenterId });
const owe = (
  presenterId: string | null,
  {
    starts = '2026-11-24T13:30' as string | null,
    goesOn = true,
    now = '2026-11-02T10:00',
    seats = SEATS,
    days = 7,
  } = {},
) => papersOwed({ starts, goesOn }, [item(presenterId)], seats, { papersDays: days, now });

test.each([
  ['the presenter', 'a', 's-a'],
  ['a deputy who presents: by the seat they stand in for', 'd', 's-a'],
  ['nobody on the roster presents: the secretary', null, 's-secretary'],
  ['the presenter has left the body: the secretary', 'gone', 's-secretary'],
])('a promised paper is owed by %s', (_, presenter, seatId) => {
  expect(owe(presenter)).toMatchObject([{ itemId: 'i', seatId }]);
});

test('without a secretary the chair sees to it, and without either nobody can', () => {
  expect(owe(null, { seats: SEATS.filter(({ role }) => role !== 'secretaris') })).toMatchObject([
    { seatId: 's-chair' },
  ]);
  expect(owe(null, { seats: [seat('s-empty', 'secretaris', null)] })).toEqual([]);
});

test.each([
  ['a week before, in winter time', '2026-11-24T13:30', 7, '2026-11-17T22:59:00.000Z'],
  ['a week before, across the clock change', '2026-10-28T13:30', 7, '2026-10-21T21:59:00.000Z'],
  ['on the day itself', '2026-11-24T13:30', 0, '2026-11-24T22:59:00.000Z'],
])('it is due %s', (_, starts, days, dueAt) => {
  expect(owe('a', { starts, days, now: '2026-10-01T10:00' })).toMatchObject([{ dueAt }]);
});

test.each([
  ['no date has been chosen', { starts: null }],
  ['the meeting has begun', { now: '2026-11-24T13:30' }],
  ['the meeting does not go on', { goesOn: false }],
])('nothing is owed when %s', (_, when) => {
  expect(owe('a', when)).toEqual([]);
});
