import { describe, expect, test } from '@jest/globals';
import { rankPoll } from '../../../src/meetings/rules/poll-ranking.ts';
import { progressOf, viewFor } from '../../../src/meetings/rules/poll-sheet.ts';
import { said, sheet } from './sheet.ts';

const NOW = '2026-09-01T10:00:00.000Z';
const view = (personId: string, made: ReturnType<typeof sheet>) => viewFor(made, { personId, boardIds: [] }, NOW);

describe('what somebody sees of a poll', () => {
  test.each([
    ['nothing said yet', 'anna', {}, 'form', null],
    ['own answer', 'anna', { chair: said('anna') }, 'answered', null],
    ['the deputy answered', 'carla', { zuid: said('bram') }, 'answered-by-colleague', 'bram'],
    ['the holder answered, the deputy looks', 'bram', { zuid: said('carla') }, 'answered-by-colleague', 'carla'],
    ['somebody without a seat', 'gijs', {}, 'not-for-you', null],
  ] as const)('%s', (_case, personId, answers, state, by) => {
    expect(view(personId, sheet({ said: answers }))).toMatchObject({ state, answeredById: by });
  });

  test('a closed, decided or cancelled poll is that for whoever has a seat', () => {
    for (const state of ['closed', 'decided', 'cancelled'] as const) {
      expect(view('anna', sheet({ state })).state).toBe(state);
      expect(view('gijs', sheet({ state })).state).toBe('not-for-you');
    }
  });
});

test('progress counts seats that somebody fills and that answered everything', () => {
  const made = sheet({ said: { chair: said('anna'), zuid: { ...said('carla'), complete: false } } });
  const { asked, answered, waiting } = progressOf(made);
  expect({ asked, answered, waiting: waiting.map((seat) => seat.seatId) }).toEqual({
    asked: 2,
    answered: 1,
    waiting: ['zuid'],
  });
});

test('withdrawn dates are not ranked, and a deputy who answers is named', () => {
  const ranked = rankPoll(sheet({ said: { zuid: said('bram') } }));
  expect(ranked.map(({ option }) => option.optionId)).toEqual(['first', 'second']);
  expect(ranked[0]?.reason).toContainEqual({ fact: 'deputy-can', forSeats: ['kring Zuid'] });
});
