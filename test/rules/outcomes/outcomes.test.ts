import { describe, expect, test } from '@jest/globals';
import { kringInQuestion, outcomeQuestion } from '../../../src/outcomes/rules/outcome-refs.ts';
import {
  afterKringEnded,
  decideRollUp,
  type KringFacts,
  refuseKringStep,
  standingOfKring,
  tallyOf,
} from '../../../src/outcomes/rules/outcome-round.ts';

const kring = (more: Partial<KringFacts> = {}): KringFacts => ({
  ...{ gone: false, settled: false, inRollUp: false, answered: 0 },
  ...more,
});

test.each([
  ['nothing yet', kring(), '2025-08-22', 'waiting'],
  ['begun', kring({ answered: 1 }), '2025-08-22', 'busy'],
  ['begun, but the last day has passed', kring({ answered: 1 }), '2025-08-23', 'late'],
  ['settled late is settled', kring({ settled: true }), '2025-09-30', 'settled'],
  ['ended', kring({ gone: true }), '2025-09-30', 'gone'],
  ['settled and then ended', kring({ gone: true, settled: true }), '2025-09-30', 'settled'],
])('a kring stands: %s', (_, facts, today, standing) => {
  expect(standingOfKring(facts, '2025-08-22', today)).toBe(standing);
});

test.each([
  ['answer', 'open', kring(), null],
  ['answer', 'rolled-up', kring(), null],
  ['answer', 'open', kring({ settled: true }), 'outcome-settled'],
  ['answer', 'withdrawn', kring(), 'outcome-withdrawn'],
  ['answer', 'decided', kring(), 'outcome-decided'],
  ['add', 'rolled-up', kring({ settled: true, inRollUp: true }), null],
  ['add', 'open', kring({ gone: true }), 'outcome-kring-gone'],
  ['settle', 'open', kring({ answered: 1 }), 'outcome-incomplete'],
  ['settle', 'open', kring({ answered: 2 }), null],
  ['settle', 'open', kring({ answered: 2, settled: true }), null],
  ['reopen', 'open', kring({ settled: true }), null],
  ['reopen', 'rolled-up', kring({ settled: true, inRollUp: true }), 'outcome-rolled-up'],
] as const)('%s of a round that is %s', (step, state, facts, because) => {
  expect(refuseKringStep(step, { state, questions: 2 }, facts)).toBe(because);
});

describe('bringing together', () => {
  const [noord, zuid, west] = [
    { name: 'Noord', settled: true, gone: false },
    { name: 'Zuid', settled: false, gone: false },
    { name: 'West', settled: false, gone: true },
  ];
  test.each([
    ['nobody has settled', [zuid, west], true, { do: 'refuse', because: 'outcome-nothing-yet' }],
    ['one is missing: it has to be meant', [noord, zuid, west], false, { do: 'ask', missing: ['Zuid'] }],
    ['one is missing, and that is meant', [noord, zuid, west], true, { do: 'roll-up', without: ['Zuid'] }],
    ['who has ended is not waited for', [noord, west], false, { do: 'roll-up', without: [] }],
  ])('%s', (_, kringen, without, decision) => {
    expect(decideRollUp('open', kringen, without)).toEqual(decision);
  });

  test('every kring stands once in the tally, by name; what is not settled does not count', () => {
    const said = (position: 'agree' | 'disagree') => [{ questionId: 'q', position }];
    const tally = tallyOf('q', [
      { ...noord, answers: said('agree') },
      { ...zuid, answers: said('disagree') },
      { ...west, answers: [] },
    ]);
    expect(tally).toEqual({
      ...{ said: { agree: ['Noord'], 'agree-if': [], disagree: [], none: [] }, missing: ['Zuid'], gone: ['West'] },
    });
  });
});

test.each([
  ['settled', { settled: true, mergedInto: 'b' }, [], { do: 'keep' }],
  ['dissolved', { settled: false, mergedInto: null }, [], { do: 'drop' }],
  ['merged into one that was asked', { settled: false, mergedInto: 'b' }, ['b'], { do: 'drop' }],
  ['merged into another', { settled: false, mergedInto: 'b' }, ['a'], { do: 'ask', bodyId: 'b' }],
])('a kring that ended, %s', (_, ended, asked, after) => {
  expect(afterKringEnded(ended, asked)).toEqual(after);
});

test('a question names its round and kring, and nothing else does', () => {
  expect(kringInQuestion(outcomeQuestion('r', 'b').subjectId)).toEqual({ roundId: 'r', bodyId: 'b' });
  for (const other of ['r', 'r:', ':b', 'r:b:c', '']) expect(kringInQuestion(other)).toBeNull();
});
