import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeOf, withChange } from '../../../src/live/rules/live-change.ts';
import type { LiveBallot, LiveItem, LiveSeat, LiveShared } from '../../../src/live/schema.ts';

const item = (itemId: string, text = ''): LiveItem => ({
  ...{ itemId, title: `Punt ${itemId}`, kind: 'bespreken', minutes: 10, presenter: null, seconds: 0 },
  ...{ removed: false, text, unfinished: false },
});
const seat = (seatId: string, state: LiveSeat['state']): LiveSeat => ({
  ...{ seatId, label: seatId, votes: true, weight: 1, state, name: null, deputy: false, people: [] },
});
const ballot = (ballotId: string, cast: number): LiveBallot => ({
  ...{ ballotId, itemId: 'a', question: 'Akkoord?', secret: false, state: 'open', cast, seats: 3 },
  ...{ totals: null, outcome: null, waiting: [], votes: [] },
});
const before: LiveShared = {
  ...{ meetingId: 'm', bodyId: 'b', bodyName: 'Werkgroep', title: 'Najaar', startsAt: '2026-11-24T14:00' },
  ...{ state: 'running', now: '2026-11-24T13:00:00.000Z', startedAt: '2026-11-24T13:00:00.000Z' },
  ...{ currentItemId: 'a', itemSince: '2026-11-24T13:00:00.000Z', nextItemId: 'b' },
  items: [item('a'), item('b'), item('c')],
  seats: [seat('s1', 'expected'), seat('s2', 'absent')],
  quorum: null,
  ballots: [ballot('v1', 0)],
  decisions: [],
};
const now = '2026-11-24T13:05:00.000Z';

test.each<[string, LiveShared, object]>([
  ['nothing but the time', { ...before, now }, { parts: {}, lists: {} }],
  [
    'a line typed: that item alone',
    { ...before, now, items: [item('a', 'Ans vraagt'), item('b'), item('c')] },
    { parts: {}, lists: { items: { changed: [item('a', 'Ans vraagt')] } } },
  ],
  [
    'the next item',
    { ...before, now, currentItemId: 'b', nextItemId: 'c' },
    { parts: { currentItemId: 'b', nextItemId: 'c' }, lists: {} },
  ],
  [
    'an item taken off: the order',
    { ...before, now, items: [item('a'), item('c')] },
    { parts: {}, lists: { items: { changed: [], order: ['a', 'c'] } } },
  ],
  [
    'items in another order, and one new',
    { ...before, now, items: [item('c'), item('d'), item('a'), item('b')] },
    { parts: {}, lists: { items: { changed: [item('d')], order: ['c', 'd', 'a', 'b'] } } },
  ],
  [
    'somebody is there, a vote is cast',
    { ...before, now, seats: [seat('s1', 'present'), seat('s2', 'absent')], ballots: [ballot('v1', 1)] },
    { parts: {}, lists: { seats: { changed: [seat('s1', 'present')] }, ballots: { changed: [ballot('v1', 1)] } } },
  ],
  [
    'no longer known when the item began',
    { ...before, now, itemSince: null },
    { parts: { itemSince: null }, lists: {} },
  ],
])('what is sent: %s', (_what, after, sent) => {
  const change = changeOf(before, after);
  expect(change).toEqual({ now, ...sent });
  expect(withChange(before, change)).toEqual(after);
});

test('a change makes the one meeting from the other, whatever changed', () => {
  const items = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.string({ maxLength: 3 })), {
    selector: ([id]) => id,
  });
  const seats = fc.tuple(fc.constantFrom('expected', 'present', 'absent'), fc.boolean());
  const moment = fc.record({ items, seats, current: fc.option(fc.constantFrom('a', 'b')) }).map((given) => ({
    ...before,
    currentItemId: given.current,
    items: given.items.map(([id, text]) => item(id, text)),
    seats: [seat('s1', given.seats[0] as LiveSeat['state']), ...(given.seats[1] ? [seat('s2', 'absent')] : [])],
  }));
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      expect(withChange(one, changeOf(one, other))).toEqual(other);
    }),
  );
});
