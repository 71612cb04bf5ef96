import { describe, expect, test } from '@jest/globals';
import {
  defaultPolicy,
  faultInPolicy,
  POLICY_KINDS,
  policies,
  type ReminderPolicy,
  tidyPolicy,
} from '../../../src/reminders/rules/policies.ts';

const policy = (daysBefore: number[], escalation: [ReminderPolicy['escalation'][number]['to'], number][] = []) => ({
  daysBefore,
  escalation: escalation.map(([to, days]) => ({ to, daysBefore: days })),
});

test.each<[string, ReminderPolicy, string | null]>([
  [
    'three moments and three steps',
    policy(
      [7, 3, 1],
      [
        ['deputy', 2],
        ['boc', 1],
        ['relatiebeheerder', 0],
      ],
    ),
    null,
  ],
  ['nothing at all', policy([]), null],
  [
    'a step left out',
    policy(
      [3],
      [
        ['deputy', 2],
        ['relatiebeheerder', 2],
      ],
    ),
    null,
  ],
  ['on the day itself', policy([0]), 'policy-days'],
  ['half a day', policy([1.5]), 'policy-days'],
  ['not a number', policy([Number.NaN]), 'policy-days'],
  ['too long before', policy([61]), 'policy-days'],
  ['seven moments', policy([7, 6, 5, 4, 3, 2, 1]), 'policy-too-many'],
  ['a step after the due date', policy([3], [['deputy', -1]]), 'policy-days'],
  [
    'a later step comes first',
    policy(
      [3],
      [
        ['deputy', 1],
        ['boc', 2],
      ],
    ),
    'policy-escalation',
  ],
  [
    'twice the same step',
    policy(
      [3],
      [
        ['boc', 2],
        ['boc', 1],
      ],
    ),
    'policy-escalation',
  ],
  [
    'in another order',
    policy(
      [3],
      [
        ['boc', 2],
        ['deputy', 1],
      ],
    ),
    'policy-escalation',
  ],
])('%s: %j → %s', (_, made, fault) => {
  expect(faultInPolicy(made)).toBe(fault);
});

test('every kind comes with a policy that is good itself', () => {
  for (const kind of [...POLICY_KINDS, 'something-new']) expect(faultInPolicy(defaultPolicy(kind))).toBeNull();
});

test('days in order, none twice; steps in the order in which they come', () => {
  expect(
    tidyPolicy(
      policy(
        [1, 7, 1],
        [
          ['relatiebeheerder', 0],
          ['deputy', 2],
        ],
      ),
    ),
  ).toEqual(
    policy(
      [7, 1],
      [
        ['deputy', 2],
        ['relatiebeheerder', 0],
      ],
    ),
  );
});

describe('which policy holds', () => {
  const [ofBody, ofKind] = [policy([5]), policy([4])];
  const find = policies([
    { kind: 'poll', bodyId: 'stuurgroep', policy: ofBody },
    { kind: 'poll', bodyId: null, policy: ofKind },
    { kind: 'action', bodyId: 'stuurgroep', policy: policy([2]) },
  ]);
  test.each<[string, string | null, ReminderPolicy]>([
    ['poll', 'stuurgroep', ofBody],
    ['poll', 'werkgroep', ofKind],
    ['poll', null, ofKind],
    ['capacity', 'stuurgroep', defaultPolicy('capacity')],
    ['action', 'werkgroep', defaultPolicy('action')],
  ])('%s of %s', (kind, bodyId, expected) => {
    expect(find(kind, bodyId)).toBe(expected);
  });
});
