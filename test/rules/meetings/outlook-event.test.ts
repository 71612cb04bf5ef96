import { describe, expect, test } from '@jest/globals';
import { type FollowedMeeting, followOutlook, watchDuty } from '../../../src/meetings/rules/outlook-event.ts';

const monday = { starts: '2026-11-23T14:00', minutes: 120, place: 'Utrecht' };
const tuesday = { ...monday, starts: '2026-11-24T10:00' };
const friday = { ...monday, starts: '2026-11-27T09:00' };
const there = (spot: typeof monday) => ({ ...spot, cancelled: false });

describe('what a look at Outlook means', () => {
  const standing: FollowedMeeting = { state: 'scheduled', here: monday, lastSeen: monday, pending: false };
  const beingMoved: FollowedMeeting = { state: 'scheduled', here: tuesday, lastSeen: monday, pending: true };

  test.each([
    ['nobody touched it', standing, there(monday), { kind: 'same' }],
    ['spaces around a place are no move', standing, there({ ...monday, place: ' Utrecht ' }), { kind: 'same' }],
    ['somebody moved it in Outlook', standing, there(tuesday), { kind: 'moved', to: tuesday }],
    [
      'somebody made it longer',
      standing,
      there({ ...monday, minutes: 150 }),
      { kind: 'moved', to: { ...monday, minutes: 150 } },
    ],
    ['somebody called it off in Outlook', standing, { ...monday, cancelled: true }, { kind: 'cancelled' }],
    ['somebody removed it', standing, 'gone', { kind: 'cancelled' }],
    ['our own move is still on its way', beingMoved, there(monday), { kind: 'same' }],
    ['our own move has arrived', beingMoved, there(tuesday), { kind: 'same' }],
    ['moved in both places', beingMoved, there(friday), { kind: 'conflict', outlook: friday }],
    ['a late word about a meeting that was held', { ...standing, state: 'held' }, there(friday), { kind: 'same' }],
    ['a late word about a meeting that is off', { ...standing, state: 'cancelled' }, 'gone', { kind: 'same' }],
  ] as const)('%s', (_, meeting, seen, expected) => {
    expect(followOutlook(meeting as FollowedMeeting, seen)).toEqual(expected);
  });
});

describe('what a watch on a calendar needs', () => {
  const now = '2026-11-02T09:00:00.000Z';
  const lookedAt = '2026-11-02T08:30:00.000Z';

  test.each([
    ['nothing yet', null, { subscription: 'make', look: true }],
    [
      'a week ahead',
      { subscriptionId: 's', expiresAt: '2026-11-08T09:00:00.000Z', lookedAt },
      { subscription: 'fine', look: false },
    ],
    [
      'two days left',
      { subscriptionId: 's', expiresAt: '2026-11-04T08:59:00.000Z', lookedAt },
      { subscription: 'renew', look: false },
    ],
    [
      'ended an hour ago',
      { subscriptionId: 's', expiresAt: '2026-11-02T08:00:00.000Z', lookedAt },
      { subscription: 'make', look: false },
    ],
    ['taken away', { subscriptionId: null, expiresAt: null, lookedAt }, { subscription: 'make', look: false }],
    [
      'nobody looked for an hour',
      { subscriptionId: 's', expiresAt: '2026-11-08T09:00:00.000Z', lookedAt: '2026-11-02T08:00:00.000Z' },
      { subscription: 'fine', look: true },
    ],
  ] as const)('%s', (_, watch, expected) => {
    expect(watchDuty(watch, now)).toEqual(expected);
  });
});
