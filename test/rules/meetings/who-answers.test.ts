import { describe, expect, test } from '@jest/globals';
import { mayAnswerFor, seatsToAnswer, wouldOverwrite } from '../../../src/meetings/rules/who-answers.ts';

const seat = (seatId: string, holderId: string | null, deputyIds: string[] = [], boardId: string | null = null) => {
  return { seatId, holderId, deputyIds, boardId, askedId: holderId ?? deputyIds[0] ?? null };
};
const SEATS = [
  seat('chair', 'anna'),
  seat('noord', 'anna', ['bram']),
  seat('zuid', 'carla', ['anna', 'bram']),
  seat('oost', null, ['dirk', 'bram']),
  seat('west', 'els', [], 'board-1'),
  seat('empty', null),
];

describe('the seats somebody answers for', () => {
  test.each([
    ['a holder of two seats, not the seat she is deputy for', 'anna', [], ['chair', 'noord']],
    ['a deputy only', 'bram', [], ['noord', 'zuid', 'oost']],
    ['a deputy who was asked because the seat has no holder', 'dirk', [], ['oost']],
    ['a colleague of the board', 'frits', ['board-1'], ['west']],
    ['a holder with a board of their own', 'carla', ['board-1'], ['zuid']],
    ['somebody else', 'gijs', ['board-2'], []],
  ])('%s', (_who, personId, boardIds, seatIds) => {
    expect(seatsToAnswer(SEATS, { personId, boardIds }).map((own) => own.seatId)).toEqual(seatIds);
  });

  test('a deputy may answer when the seat is named, a stranger may not', () => {
    const [, , zuid] = SEATS;
    expect(mayAnswerFor(zuid!, { personId: 'anna', boardIds: [] })).toBe(true);
    expect(mayAnswerFor(zuid!, { personId: 'gijs', boardIds: [] })).toBe(false);
  });
});

describe('whose answer would be replaced unseen', () => {
  const [, noord, , oost] = SEATS;
  test.each([
    ['nobody answered', noord, null, 'bram', false],
    ['own answer', noord, 'bram', 'bram', false],
    ['the holder replaces the deputy', noord, 'bram', 'anna', false],
    ['the deputy replaces the holder', noord, 'anna', 'bram', true],
    ['the asked deputy replaces another deputy', oost, 'bram', 'dirk', false],
    ['another deputy replaces the asked one', oost, 'dirk', 'bram', true],
  ])('%s', (_case, of, answeredBy, personId, overwrites) => {
    expect(wouldOverwrite(of!, answeredBy, personId)).toBe(overwrites);
  });
});
