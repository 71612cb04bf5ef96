import { describe, expect, test } from '@jest/globals';
import { MOST_WAITING, type Proposal, whyNotPropose, whyNotTake } from '../../../src/meetings/rules/proposals.ts';

const NOW = '2026-09-01T10:00:00.000Z'; // 12.00 in Amsterdam
const POLL = {
  state: 'open' as const,
  deadline: '2026-09-03T17:00',
  options: [
    { starts: '2026-09-10T14:00', minutes: 120, withdrawn: false },
    { starts: '2026-09-11T14:00', minutes: 120, withdrawn: true },
  ],
};
const proposal = (starts: string, state: Proposal['state'] = 'open'): Proposal => {
  return { proposalId: starts, personId: 'anna', starts, minutes: 120, note: '', state, word: '', at: NOW };
};
const waiting = Array.from({ length: MOST_WAITING }, (_, at) => proposal(`2026-10-0${at + 1}T10:00`));

describe('proposing another date', () => {
  test.each([
    ['2026-09-15T10:00', [], null],
    ['2026-09-15T10:00', [proposal('2026-09-15T10:00')], null],
    ['2026-09-11T14:00', [], null],
    ['T', [], { code: 'invalid' }],
    ['2026-09-31T10:00', [], { code: 'invalid' }],
    ['2026-09-01T12:00', [], { code: 'past' }],
    ['2026-12-25T10:00', [], { code: 'holiday', holiday: 'christmas' }],
    ['2026-09-03T10:00', [], { code: 'before-deadline', deadline: '2026-09-03T17:00' }],
    ['2026-09-10T14:00', [], { code: 'is-option' }],
    ['2026-09-15T10:00', [proposal('2026-09-15T10:00', 'declined')], { code: 'declined-before' }],
    ['2026-09-15T10:00', waiting, { code: 'too-many', most: MOST_WAITING }],
    ['2026-09-15T10:00', waiting.map((one) => ({ ...one, state: 'declined' as const })), null],
    ['2026-10-01T10:00', waiting, null],
  ])('%s, after %j: %j', (starts, own, fault) => {
    expect(whyNotPropose(POLL, { starts, minutes: 120 }, own, NOW)).toEqual(fault);
  });
});

describe('taking up a proposal', () => {
  const LATE = '2026-09-04T10:00:00.000Z';
  test.each([
    ['open', '2026-09-15T10:00', 'open', NOW, null],
    ['closed', '2026-09-15T10:00', 'open', NOW, null],
    ['open', '2026-09-15T10:00', 'declined', NOW, 'settled'],
    ['open', '2026-09-01T12:00', 'open', NOW, 'past'],
    ['open', '2026-09-15T10:00', 'open', LATE, 'poll-closed'],
    ['closed', '2026-09-15T10:00', 'open', LATE, 'poll-closed'],
  ] as const)('%s poll, %s, %s, at %s: %s', (state, starts, proposed, now, why) => {
    expect(whyNotTake({ state, deadline: POLL.deadline }, proposal(starts, proposed), now)).toBe(why);
  });
});
