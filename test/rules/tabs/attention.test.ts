import { describe, expect, test } from '@jest/globals';
import type { MeetingsOverview, PollSummary } from '../../../src/meetings/schema.ts';
import type { RoundSummary } from '../../../src/placements/schema.ts';
import { whatNeedsAttention } from '../../../tabs/progress/attention.ts';

const NOW = '2025-09-01T10:00:00.000Z';

function poll(part: Partial<PollSummary> & { asked?: number; answered?: number }): PollSummary {
  const { asked = 8, answered = 3, ...rest } = part;
  return {
    pollId: 'poll',
    meetingId: 'meeting',
    body: { bodyId: 'body', name: 'Stuurgroep', kind: 'stuurgroep' },
    title: 'Stuurgroep',
    deadline: '2025-09-20T17:00',
    phase: 'open',
    optionCount: 3,
    progress: { asked, answered, waitingFor: [], vacant: [] },
    best: null,
    resultsHidden: false,
    forecast: null,
    chosenOptionId: null,
    ...rest,
  };
}

function round(part: Partial<RoundSummary>): RoundSummary {
  return {
    id: 'round',
    schoolYear: 2026,
    period: 'Hele jaar',
    state: 'open',
    deadline: '2025-09-20T17:00',
    startsOn: '2026-09-01',
    answerBy: 'board',
    explanation: '',
    progress: { boards: 40, answered: 30, partial: 4, none: 6, late: 0 },
    ...part,
  };
}

function found(polls: PollSummary[], rounds: RoundSummary[] = []) {
  const overview: MeetingsOverview = {
    bodies: [{ body: poll({}).body, seatCount: 8, next: null, polls, may: { plan: true } }],
  };
  return whatNeedsAttention({ overview, rounds }, NOW).map(({ what }) => what);
}

describe('what needs attention', () => {
  test.each([
    ['an open poll with time left', poll({}), []],
    ['an open poll that closes within three days', poll({ deadline: '2025-09-04T17:00' }), ['poll-stuck']],
    ['one that closes in four days', poll({ deadline: '2025-09-05T17:00' }), []],
    ['an open poll that everybody answered', poll({ answered: 8 }), ['everyone-answered']],
    ['an open poll that nobody was asked in', poll({ asked: 0, answered: 0 }), []],
    [
      'an open poll whose quorum is lost',
      poll({ forecast: { state: 'lost', sentence: '', unnamed: '' } }),
      ['no-quorum'],
    ],
    ['one whose quorum is uncertain', poll({ forecast: { state: 'uncertain', sentence: '', unnamed: '' } }), []],
    ['a closed poll', poll({ phase: 'closed' }), ['choose']],
    ['a decided poll', poll({ phase: 'decided' }), []],
  ])('%s', (_, one, expected) => {
    expect(found([one])).toEqual(expected);
  });

  test.each([
    ['an open round with time left', round({}), []],
    ['a round that closes today', round({ deadline: '2025-09-01T17:00' }), ['round-soon']],
    ['a round with late boards', round({ progress: { ...round({}).progress, late: 2 } }), ['round-late']],
    ['a cancelled one', round({ state: 'cancelled', progress: { ...round({}).progress, late: 2 } }), []],
  ])('%s', (_, one, expected) => {
    expect(found([], [one])).toEqual(expected);
  });

  test('what only the programmaleider can do comes first, then what closes first', () => {
    const polls = [
      poll({ deadline: '2025-09-04T17:00' }),
      poll({ pollId: 'b', deadline: '2025-09-02T17:00' }),
      poll({ pollId: 'c', phase: 'closed' }),
    ];
    const late = round({ progress: { ...round({}).progress, late: 1 } });
    expect(found(polls, [late])).toEqual(['choose', 'round-late', 'poll-stuck', 'poll-stuck']);
  });

  test('nothing is known yet', () => {
    expect(whatNeedsAttention({ overview: undefined, rounds: [] }, NOW)).toEqual([]);
  });
});
