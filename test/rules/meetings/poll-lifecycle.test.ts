import { describe, expect, test } from '@jest/globals';
import { faultsOfNewPoll, isDueToClose, phaseOf, whyNotChoose } from '../../../src/meetings/rules/poll-lifecycle.ts';

// 17.00 in Amsterdam is 15.00 in UTC in summer and 16.00 in winter.
describe('the phase of a poll', () => {
  test.each([
    ['open', '2026-09-03T17:00', '2026-09-03T14:59:59.999Z', 'open', false],
    ['open', '2026-09-03T17:00', '2026-09-03T15:00:00.000Z', 'closed', true],
    ['open', '2026-11-03T17:00', '2026-11-03T15:59:59.999Z', 'open', false],
    ['open', '2026-11-03T17:00', '2026-11-03T16:00:00.000Z', 'closed', true],
    // The clock goes back on 25 October 2026: 02.30 happens twice, and the first one counts.
    ['open', '2026-10-25T02:30', '2026-10-25T00:29:00.000Z', 'open', false],
    ['open', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z', 'closed', true],
    ['closed', '2026-09-03T17:00', '2026-09-01T10:00:00.000Z', 'closed', false],
    ['decided', '2026-09-03T17:00', '2026-09-04T10:00:00.000Z', 'decided', false],
    ['cancelled', '2026-09-03T17:00', '2026-09-04T10:00:00.000Z', 'cancelled', false],
  ] as const)('%s until %s, at %s: %s', (state, deadline, now, phase, due) => {
    expect(phaseOf({ state, deadline }, now)).toBe(phase);
    expect(isDueToClose({ state, deadline }, now)).toBe(due);
  });
});

describe('what is wrong with a new poll', () => {
  const NOW = '2026-09-01T10:00:00.000Z'; // 12.00 in Amsterdam
  const slot = (starts: string, minutes = 120) => ({ starts, minutes });
  test.each([
    ['nothing', '2026-09-03T17:00', [slot('2026-09-10T14:00'), slot('2026-09-08T14:00')], []],
    [
      'the same start, another length',
      '2026-09-03T17:00',
      [slot('2026-09-10T14:00', 60), slot('2026-09-10T14:00')],
      [],
    ],
    ['a deadline now', '2026-09-01T12:00', [slot('2026-09-10T14:00')], [{ code: 'deadline-past' }]],
    ['a deadline that does not exist', '2026-09-31T12:00', [slot('2026-10-10T14:00')], [{ code: 'deadline-invalid' }]],
    [
      'a deadline after a date',
      '2026-09-09T17:00',
      [slot('2026-09-10T14:00'), slot('2026-09-08T14:00')],
      [{ code: 'deadline-after-option', option: 2 }],
    ],
    [
      'dates that are over, double or impossible',
      '2026-09-03T17:00',
      [slot('2026-08-31T14:00'), slot('2026-09-10T14:00'), slot('2026-09-10T14:00'), slot('2026-02-30T14:00')],
      [
        { code: 'option-past', option: 1 },
        { code: 'option-double', option: 3 },
        { code: 'option-invalid', option: 4 },
      ],
    ],
    [
      'days on which everybody is free',
      '2026-09-03T17:00',
      [slot('2027-05-06T14:00'), slot('2026-12-24T14:00'), slot('2026-12-25T14:00')],
      [
        { code: 'option-holiday', option: 1, holiday: 'ascension' },
        { code: 'option-holiday', option: 3, holiday: 'christmas' },
      ],
    ],
  ])('%s', (_what, deadline, options, faults) => {
    expect(faultsOfNewPoll({ deadline, options }, NOW)).toEqual(faults);
  });
});

describe('why a date may not be chosen', () => {
  const NOW = '2026-09-04T10:00:00.000Z';
  const ahead = { starts: '2026-09-10T14:00', withdrawn: false };
  test.each([
    ['open', ahead, null],
    ['closed', ahead, null],
    ['decided', ahead, 'poll-decided'],
    ['cancelled', ahead, 'poll-cancelled'],
    ['closed', undefined, 'option-unknown'],
    ['closed', { ...ahead, withdrawn: true }, 'option-withdrawn'],
    ['closed', { ...ahead, starts: '2026-09-04T12:00' }, 'option-past'],
    ['closed', { ...ahead, starts: '2026-09-04T12:01' }, null],
  ] as const)('%s, %j: %s', (state, option, why) => {
    const poll = { state, deadline: '2026-09-03T17:00', chosenOptionId: null };
    expect(whyNotChoose(poll, option, NOW)).toBe(why);
  });
});
