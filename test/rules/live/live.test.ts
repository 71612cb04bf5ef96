import { expect, test } from '@jest/globals';
import { decideVote, maySecret, outcomeOf, totalsOf } from '../../../src/live/rules/ballot.ts';
import { followedItems } from '../../../src/live/rules/followed-items.ts';
import { nextItem, secondsUsed } from '../../../src/live/rules/item-clock.ts';

const seat = { votes: true, holderId: 'holder', deputyIds: ['deputy'], holderPresent: false };
const open = { state: 'open', secret: false } as const;
const secret = { state: 'open', secret: true } as const;
const refuse = (because: string) => ({ do: 'refuse', because });

test.each([
  ['the holder votes', open, seat, 'holder', null, { do: 'count' }],
  ['the deputy votes', open, seat, 'deputy', null, { do: 'count' }],
  ['somebody else votes', open, seat, 'other', null, refuse('vote-no-seat')],
  ['an adviser votes', open, { ...seat, votes: false }, 'holder', null, refuse('vote-adviser')],
  ['after closing', { state: 'closed', secret: false } as const, seat, 'holder', null, refuse('vote-closed')],
  ['the holder changes their mind', open, seat, 'holder', 'holder', { do: 'replace' }],
  ['the holder comes after the deputy', open, seat, 'holder', 'deputy', { do: 'replace' }],
  ['the deputy comes after the holder', open, seat, 'deputy', 'holder', refuse('vote-holder-voted')],
  [
    'the deputy votes while the holder is there',
    open,
    { ...seat, holderPresent: true },
    'deputy',
    null,
    refuse('vote-holder-present'),
  ],
  ['the holder votes and is there', secret, { ...seat, holderPresent: true }, 'holder', null, { do: 'count' }],
  [
    'the deputy votes secretly while the holder is there',
    secret,
    { ...seat, holderPresent: true },
    'deputy',
    null,
    refuse('vote-holder-present'),
  ],
  ['the deputy changes their mind', open, seat, 'deputy', 'deputy', { do: 'replace' }],
  ['a secret vote is given', secret, seat, 'holder', null, { do: 'count' }],
  ['a secret vote is given twice', secret, seat, 'holder', 'holder', refuse('vote-given')],
  ['the holder comes after the deputy, secretly', secret, seat, 'holder', 'deputy', refuse('vote-deputy-voted')],
  ['the deputy comes after the holder, secretly', secret, seat, 'deputy', 'holder', refuse('vote-holder-voted')],
])('a seat counts once: %s', (_, ballot, who, personId, earlier, decision) => {
  expect(decideVote(ballot, who, personId, earlier === null ? null : { personId: earlier })).toEqual(decision);
});

test('weights add up, abstentions count for nobody, and equal is tied', () => {
  const totals = totalsOf([
    { choice: 'for', weight: 2 },
    { choice: 'against', weight: 1 },
    { choice: 'abstain', weight: 5 },
    { choice: null, weight: 9 },
  ]);
  expect(totals).toEqual({ for: 2, against: 1, abstain: 5 });
  expect(outcomeOf(totals)).toBe('adopted');
  expect(outcomeOf({ for: 1, against: 2, abstain: 0 })).toBe('rejected');
  expect(outcomeOf({ for: 1, against: 1, abstain: 0 })).toBe('tied');
});

test('seats that weigh differently cannot vote secretly', () => {
  expect([maySecret([]), maySecret([1, 1]), maySecret([1, 2])]).toEqual([true, true, false]);
});

test('time used adds up, whole seconds, never backwards', () => {
  expect(secondsUsed(10, null, '2026-11-24T14:00:00.000Z')).toBe(10);
  expect(secondsUsed(10, '2026-11-24T14:00:00.000Z', '2026-11-24T14:01:00.900Z')).toBe(70);
  expect(secondsUsed(10, '2026-11-24T14:05:00.000Z', '2026-11-24T14:01:00.000Z')).toBe(10);
});

test('the next item follows the current one', () => {
  expect([
    nextItem(['a', 'b'], null, new Set()),
    nextItem(['a', 'b'], 'a', new Set(['a'])),
    nextItem(['a', 'b'], 'b', new Set(['a', 'b'])),
  ]).toEqual(['a', 'b', null]);
});

test('after an item that was taken off while it was discussed comes what follows the last one that was discussed', () => {
  expect([
    nextItem(['a', 'b', 'c'], 'gone', new Set(['a', 'gone'])),
    nextItem(['a', 'b'], 'gone', new Set(['gone'])),
    nextItem(['a'], 'gone', new Set(['a', 'gone'])),
  ]).toEqual(['b', 'a', null]);
});

test.each([
  ['nothing was added', 'ab', 'ab', '', 'ab'],
  ['what was added is not discussed yet', 'ab', 'axb', '', 'ab'],
  ['what was added is discussed', 'ab', 'axb', 'x', 'axb'],
  ['added in front, and behind each other', 'ab', 'xaybz', 'xyz', 'xaybz'],
  ['nothing went out', '', 'abc', 'b', 'b'],
  ['what was taken off went out as well', 'abc', 'axc', 'x', 'axbc'],
])('whoever follows sees what went out and what is discussed: %s', (_what, circulated, draft, discussed, seen) => {
  const items = (ids: string) => [...ids].map((id) => ({ id }));
  const followed = followedItems(items(circulated), items(draft), new Set(discussed));
  expect(followed.map(({ id }) => id).join('')).toBe(seen);
});
