import { describe, expect, test } from '@jest/globals';
import { countsFor, quorumPossible, seatsNeeded } from '../../../src/meetings/rules/quorum.ts';

describe('how many seats a condition asks for', () => {
  test.each([
    [{ atLeast: 1, of: 'voting' as const }, 10, 1],
    [{ atLeast: 7, of: 'voting' as const }, 3, 7],
    [{ atLeast: 0.5, of: 'voting' as const }, 10, 5],
    [{ atLeast: 0.5, of: 'voting' as const }, 7, 4],
    [{ atLeast: 0.67, of: 'voting' as const }, 3, 3],
    [{ atLeast: 0.1, of: 'voting' as const }, 10, 1],
    [{ atLeast: 0.5, of: 'voting' as const }, 0, 0],
    [{ atLeast: 0, of: 'voting' as const }, 10, 0],
  ])('%j of %i seats: %i', (condition, seats, needed) => {
    expect(seatsNeeded(condition, seats)).toBe(needed);
  });
});

describe('which seats a condition counts', () => {
  const chair = { role: 'voorzitter', votes: true, required: true, boardId: null, kringId: null };
  const board = { role: 'lid', votes: true, required: false, boardId: 'board-1', kringId: null };
  const kring = { role: 'lid', votes: true, required: false, boardId: null, kringId: 'kring-1' };
  const adviser = { role: 'adviseur', votes: false, required: false, boardId: null, kringId: null };
  //             condition              chair  board  kring  adviser
  test.each([
    ['voting' as const, [true, true, true, false]],
    ['required' as const, [true, false, false, false]],
    [{ role: 'voorzitter' }, [true, false, false, false]],
    [{ role: 'lid' }, [false, true, true, false]],
    [{ role: 'adviseur' }, [false, false, false, true]],
    [{ role: 'bestuur' }, [false, true, false, false]],
    [{ role: 'kring' }, [false, false, true, false]],
    [{ role: 'opleiding' }, [true, false, false, true]],
    [{ role: 'penvoerder' }, [false, false, false, false]],
  ])('%j', (of, counted) => {
    expect([chair, board, kring, adviser].map((seat) => countsFor(seat, { atLeast: 1, of }))).toEqual(counted);
  });

  test('a quorum is possible only where there are seats enough', () => {
    expect(quorumPossible([chair, board], [{ atLeast: 2, of: 'voting' }])).toBe(true);
    expect(quorumPossible([chair, board], [{ atLeast: 3, of: 'voting' }])).toBe(false);
    expect(quorumPossible([board], [{ atLeast: 1, of: { role: 'voorzitter' } }])).toBe(false);
    expect(quorumPossible([], [])).toBe(true);
  });
});
