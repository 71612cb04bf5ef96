import { describe, expect, test } from '@jest/globals';
import { balanceOf, totalWithinCaps } from '../../../src/placements/rules/balance.ts';
import {
  answerStatus,
  isLate,
  progressByKring,
  progressByManager,
  progressOf,
} from '../../../src/placements/rules/round-progress.ts';

const own = { own: true, schoolsAnswered: 0 };
const bySchools = (schoolsAnswered: number) => ({ own: false, schoolsAnswered });

describe('how far one board is', () => {
  const board = { variants: 2, schools: 9 };
  const school = { variants: 2, schools: 3 };
  test.each([
    ['nothing', [], board, 'none'],
    ['one of two', [own], board, 'partial'],
    ['both', [own, own], board, 'answered'],
    ['one school for one variant', [bySchools(1)], school, 'partial'],
    ['every school for every variant', [bySchools(3), bySchools(3)], school, 'answered'],
    ['the board overrides one, the schools did the other', [own, bySchools(3)], school, 'answered'],
    ['the board overrides one, a school is missing', [own, bySchools(2)], school, 'partial'],
    ['a school that left still has a figure', [bySchools(4), bySchools(2)], school, 'partial'],
    ['a board without schools answers itself', [own, own], { variants: 2, schools: 0 }, 'answered'],
    ['a board without schools is not done by itself', [bySchools(2)], { variants: 2, schools: 0 }, 'none'],
  ])('%s', (_, given, asked, status) => {
    expect(answerStatus(given, asked)).toBe(status);
  });

  test('late is a matter of the clock', () => {
    expect(isLate('partial', true)).toBe(true);
    expect(isLate('none', false)).toBe(false);
    expect(isLate('answered', true)).toBe(false);
  });
});

describe('progress over boards', () => {
  const boards = [
    { kringId: 'west', status: 'answered' as const, late: false },
    { kringId: null, status: 'none' as const, late: true },
    { kringId: 'oost', status: 'partial' as const, late: true },
    { kringId: 'west', status: 'none' as const, late: true },
  ];
  test('all together', () => {
    expect(progressOf(boards)).toEqual({ boards: 4, answered: 1, partial: 1, none: 2, late: 3 });
    expect(progressOf([])).toEqual({ boards: 0, answered: 0, partial: 0, none: 0, late: 0 });
  });
  test('per kring, boards without one last', () => {
    expect(progressByKring(boards)).toEqual([
      { kringId: 'west', progress: { boards: 2, answered: 1, partial: 0, none: 1, late: 1 } },
      { kringId: 'oost', progress: { boards: 1, answered: 0, partial: 1, none: 0, late: 1 } },
      { kringId: null, progress: { boards: 1, answered: 0, partial: 0, none: 1, late: 1 } },
    ]);
  });
});

describe('demand against places', () => {
  const figure = (boardId: string, variantId: string, definite: number, provisional: number) => ({
    boardId,
    variantId,
    definite,
    provisional,
  });
  const variant = (id: string, demand: number | null) => ({ id, name: id, demand, previous: null });

  test.each([
    ['enough', 10, 10, 0, 0, 0],
    ['more than enough', 10, 14, 3, 0, 0],
    ['enough if the provisional ones come through', 10, 7, 5, 0, 3],
    ['short even then', 20, 7, 5, 8, 5],
  ])('%s', (_, demand, definite, provisional, short, uncertain) => {
    expect(balanceOf([variant('vt', demand)], [figure('a', 'vt', definite, provisional)])[0]).toMatchObject({
      definite,
      provisional,
      short,
      uncertain,
    });
  });

  test('demand that is not known is not short', () => {
    expect(balanceOf([variant('vt', null)], [])[0]).toMatchObject({ definite: 0, short: null, uncertain: null });
  });

  test('boards add up per variant, in the order of the variants', () => {
    const figures = [figure('a', 'vt', 3, 1), figure('b', 'vt', 4, 0), figure('a', 'dt', 2, 2)];
    expect(balanceOf([variant('dt', 5), variant('vt', 5)], figures)).toMatchObject([
      { variantId: 'dt', definite: 2, provisional: 2, short: 1 },
      { variantId: 'vt', definite: 7, provisional: 1, short: 0 },
    ]);
  });

  test('each board stays within its own cap, and certain places use it up first', () => {
    const figures = [figure('a', 'vt', 8, 0), figure('a', 'dt', 0, 6), figure('b', 'vt', 4, 4)];
    expect(totalWithinCaps(figures, new Map([['a', 10]]))).toEqual({ definite: 12, provisional: 6 });
    expect(totalWithinCaps(figures, new Map([['a', 5]]))).toEqual({ definite: 9, provisional: 4 });
  });
});

test('per relatiebeheerder: who has most to chase first, boards without one last', () => {
  const board = (relatiebeheerder: string | null, status: 'answered' | 'none') => ({
    ...{ relatiebeheerder, status, late: false },
  });
  const boards = [
    board(null, 'none'),
    board('Samira', 'answered'),
    board('Fatima', 'none'),
    board('Fatima', 'answered'),
    board('Bram', 'none'),
  ];
  expect(progressByManager(boards).map(({ name, progress }) => [name, progress.answered, progress.boards])).toEqual([
    ['Bram', 0, 1],
    ['Fatima', 1, 2],
    ['Samira', 1, 1],
    [null, 0, 1],
  ]);
});
