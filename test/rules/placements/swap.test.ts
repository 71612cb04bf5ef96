import { describe, expect, test } from '@jest/globals';
import {
  isOvertaken,
  rankPartners,
  type SwapFault,
  type Swappable,
  type SwapState,
  swapAnswerFault,
  swapFault,
} from '../../../src/placements/rules/students/swap.ts';

const NOW = '2027-05-10T09:00:00.000Z';
const student = (change: Partial<Swappable> = {}): Swappable => ({
  ...{ studentId: 'a', schoolId: 'x', variantId: 'vt', status: 'proposed', inSwap: false, sought: false },
  ...change,
});
const other = (change: Partial<Swappable> = {}) => student({ studentId: 'b', schoolId: 'y', ...change });
const proposal = { answerBy: '2027-05-20T17:00', reason: '' };

describe('who may change places', () => {
  test.each<[string, Swappable, Swappable, typeof proposal, SwapFault | null]>([
    ['two of one variant at two schools', student(), other(), proposal, null],
    [
      'also when one was said yes to, and one no',
      student({ status: 'confirmed' }),
      other({ status: 'declined' }),
      proposal,
      null,
    ],
    ['not with one who left the list', student(), other({ status: 'withdrawn' }), proposal, 'student-gone'],
    ['not at one school', student(), other({ schoolId: 'x' }), proposal, 'swap-same-school'],
    [
      'not over variants: the places were offered per variant',
      student(),
      other({ variantId: 'dt' }),
      proposal,
      'swap-other-variant',
    ],
    ['one swap at a time', student(), other({ inSwap: true }), proposal, 'swap-busy'],
    ['not while a place is sought', student({ sought: true }), other(), proposal, 'swap-sought'],
    [
      'not with a date that has passed',
      student(),
      other(),
      { ...proposal, answerBy: '2027-05-10T11:00' },
      'ask-deadline-past',
    ],
    [
      'not with a number in the reason',
      student(),
      other(),
      { ...proposal, reason: 'Voor 700001' },
      'student-reason-number',
    ],
    ['not with an endless reason', student(), other(), { ...proposal, reason: 'x'.repeat(501) }, 'swap-reason-long'],
  ])('%s', (_, a, b, proposed, fault) => {
    expect(swapFault([a, b], proposed, NOW)).toBe(fault);
  });
});

describe('an answer', () => {
  const yes = { agree: true, reason: '' };
  test.each<[string, SwapState, string, typeof yes, string | null]>([
    ['yes while it is open', 'open', '2027-05-20T17:00', yes, null],
    ['no with a reason', 'open', '2027-05-20T17:00', { agree: false, reason: 'Te ver' }, null],
    [
      'no, with a number in it',
      'open',
      '2027-05-20T17:00',
      { agree: false, reason: 'Bel 0612345678' },
      'student-reason-number',
    ],
    ['no without one', 'open', '2027-05-20T17:00', { agree: false, reason: ' ' }, 'swap-no-reason'],
    ['too late, though the clock has not ended it', 'open', '2027-05-10T11:00', yes, 'swap-expired'],
    ['after it was done', 'done', '2027-05-20T17:00', yes, 'swap-done'],
    ['after the other said no', 'declined', '2027-05-20T17:00', yes, 'swap-declined'],
    ['after it was taken back', 'withdrawn', '2027-05-20T17:00', yes, 'swap-withdrawn'],
    ['after a student moved', 'overtaken', '2027-05-20T17:00', yes, 'swap-overtaken'],
  ])('%s', (_, state, answerBy, answer, fault) => {
    expect(swapAnswerFault({ state, answerBy }, answer, NOW)).toBe(fault);
  });
});

test('a swap is overtaken when a student is elsewhere, of another variant, or gone', () => {
  const side = { schoolId: 'x', variantId: 'vt' };
  const nowAt = (change: object = {}) => ({ ...side, nowAt: { ...side, status: 'confirmed' as const, ...change } });
  expect(isOvertaken([nowAt(), nowAt()])).toBe(false);
  expect(isOvertaken([nowAt(), nowAt({ schoolId: 'z' })])).toBe(true);
  expect(isOvertaken([nowAt({ variantId: 'dt' }), nowAt()])).toBe(true);
  expect(isOvertaken([nowAt(), nowAt({ status: 'withdrawn' })])).toBe(true);
});

test('partners come by phase, then board, then kring, then number', () => {
  const of = (label: number, phase: string | null, boardId: string, kringId: string | null) => ({
    label,
    phase,
    boardId,
    kringId,
  });
  const ranked = rankPartners({ phase: '2', boardId: 'own', kringId: 'west' }, [
    of(1, '1', 'own', 'west'),
    of(2, '2', 'far', 'oost'),
    of(3, '2', 'near', 'west'),
    of(4, '2', 'own', 'west'),
    of(5, '2', 'none', null),
  ]);
  expect(ranked.map(({ label }) => label)).toEqual([4, 3, 2, 5, 1]);
});
