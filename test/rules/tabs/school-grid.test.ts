import { describe, expect, test } from '@jest/globals';
import {
  cellKey,
  changedCells,
  gridReducer,
  lastTime,
  pasteAt,
  readBlock,
  readCell,
  savedCells,
  savedShared,
  startState,
  sumsOf,
} from '../../../tabs/placements/grid/grid-state.ts';
import { schoolGrid } from '../../browser/placement-samples.ts';

const grid = schoolGrid(6);
const key = (row: number, column: number) => cellKey(`s${row}`, `v${column}`);
const start = () => startState(savedCells(grid));
const schools = grid.schools.map(({ schoolId }) => schoolId);
const variants = grid.form.variants.map(({ variantId }) => variantId);

test.each([
  ['', null],
  ['  ', null],
  ['12', { certainty: 'definite', places: 12 }],
  ['0', { certainty: 'definite', places: 0 }],
  ['8?', { certainty: 'provisional', places: 8 }],
  ['8 ov', { certainty: 'provisional', places: 8 }],
  ['Nee', { certainty: 'none', places: 0 }],
  ['-3', undefined],
  ['2,5', undefined],
  ['1000', undefined],
  ['=SOM(A1:A3)', undefined],
  ['twaalf', undefined],
])('a cell that says "%s"', (text, read) => {
  expect(readCell(text)).toEqual(read);
});

describe('a block from Excel', () => {
  test('is read by line and tab, with quotes and either line end', () => {
    expect(readBlock('1\t2\r\n"3"\t\r\n')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
  });

  test('fills from where one stands; what falls outside is counted', () => {
    const block = [
      ['1', '2'],
      ['3', '4'],
    ];
    expect(pasteAt(block, { row: 1, column: 1 }, schools, variants)).toEqual({
      changes: [
        { key: key(1, 1), text: '1' },
        { key: key(1, 2), text: '2' },
        { key: key(2, 1), text: '3' },
        { key: key(2, 2), text: '4' },
      ],
      outside: 0,
    });
    expect(pasteAt(block, { row: 5, column: 4 }, schools, variants)).toMatchObject({ outside: 3 });
  });
});

describe('undo and redo', () => {
  test('a paste is one step, and so is typing on in one cell', () => {
    const pasted = gridReducer(start(), {
      type: 'write',
      changes: [
        { key: key(1, 0), text: '5' },
        { key: key(1, 1), text: '6' },
      ],
    });
    const typed = ['1', '12'].reduce(
      (state, text) => gridReducer(state, { type: 'write', changes: [{ key: key(2, 2), text }] }),
      pasted,
    );
    const once = gridReducer(typed, { type: 'undo' });
    expect([once.cells.get(key(2, 2)), once.cells.get(key(1, 0))]).toEqual(['', '5']);
    const twice = gridReducer(once, { type: 'undo' });
    expect(twice.cells).toEqual(start().cells);
    expect(gridReducer(twice, { type: 'undo' })).toBe(twice);
    const again = gridReducer(gridReducer(twice, { type: 'redo' }), { type: 'redo' });
    expect(again.cells).toEqual(typed.cells);
  });

  test('a new step ends what could be done again; a cell that does not exist is left alone', () => {
    const one = gridReducer(start(), { type: 'write', changes: [{ key: key(1, 0), text: '5' }] });
    const back = gridReducer(one, { type: 'undo' });
    const other = gridReducer(back, { type: 'write', changes: [{ key: key(1, 1), text: '7' }] });
    expect(other.future).toEqual([]);
    expect(gridReducer(other, { type: 'write', changes: [{ key: 'weg@weg', text: '1' }] })).toBe(other);
  });
});

test('only what differs is sent, with the one date and reason; what cannot be read is named', () => {
  const cells = new Map([
    ...savedCells(grid),
    [key(0, 0), ''],
    [key(1, 0), '4'],
    [key(1, 1), '3?'],
    [key(1, 2), 'nee'],
    [key(1, 3), '-1'],
  ]);
  const { body, unread } = changedCells(grid, { cells, past: [] }, { until: '2027-04-01', reason: ' Te klein ' });
  expect(unread).toEqual([key(1, 3)]);
  expect(body).toEqual([
    { schoolId: 's0', variantId: 'v0', offer: null },
    {
      schoolId: 's1',
      variantId: 'v0',
      offer: { certainty: 'definite', places: 4, provisionalUntil: null, reason: '' },
    },
    {
      schoolId: 's1',
      variantId: 'v1',
      offer: { certainty: 'provisional', places: 3, provisionalUntil: '2027-04-01', reason: '' },
    },
    {
      schoolId: 's1',
      variantId: 'v2',
      offer: { certainty: 'none', places: 0, provisionalUntil: null, reason: 'Te klein' },
    },
  ]);
});

test('sums count what can be read, and last time goes into empty cells alone', () => {
  const { cells } = start();
  expect(sumsOf(grid, cells)).toEqual([4, 6, 0, 0, 0]);
  const filled = lastTime(grid, cells);
  expect(filled).toHaveLength(6 * 4 - 4);
  expect(filled.some((cell) => cell.key === key(0, 0))).toBe(false);
});

describe('the one date and the one reason of a grid', () => {
  const own = (certainty: 'provisional' | 'none', value: string) => ({
    ...{ certainty, places: certainty === 'none' ? 0 : 3 },
    ...{ provisionalUntil: certainty === 'none' ? null : value, reason: certainty === 'none' ? value : '' },
  });
  const withOwn = (...offers: ReturnType<typeof own>[]) => ({
    ...grid,
    schools: grid.schools.map((school, row) => ({
      ...school,
      cells: school.cells.map((cell, column) => ({ ...cell, own: column === 0 ? (offers[row] ?? null) : null })),
    })),
  });
  const [april, may] = [own('provisional', '2027-04-01'), own('provisional', '2027-05-01')];
  const state = (of: typeof grid) => startState(savedCells(of));
  const sent = (of: typeof grid, from: ReturnType<typeof start>, until: string, reason = '') =>
    changedCells(of, from, { until, reason }).body.map(({ schoolId, offer }) => [
      schoolId,
      offer?.provisionalUntil ?? offer?.reason,
    ]);

  test.each([
    [[], { until: '', reason: '', differ: { until: false, reason: false } }],
    [[april, april], { until: '2027-04-01', reason: '', differ: { until: false, reason: false } }],
    [[april, may], { until: '', reason: '', differ: { until: true, reason: false } }],
    [[own('none', 'vol'), own('none', 'vol')], { until: '', reason: 'vol', differ: { until: false, reason: false } }],
    [[own('none', 'vol'), own('none', 'ziek')], { until: '', reason: '', differ: { until: false, reason: true } }],
  ])('%j', (offers, expected) => {
    expect(savedShared(withOwn(...offers))).toEqual(expected);
  });

  test('where all had the same, another one changes them all; the same one changes nothing', () => {
    const all = withOwn(april, april);
    expect(sent(all, state(all), '2027-04-01')).toEqual([]);
    expect(sent(all, state(all), '')).toEqual([]);
    expect(sent(all, state(all), '2027-06-01')).toEqual([
      ['s0', '2027-06-01'],
      ['s1', '2027-06-01'],
    ]);
  });

  test('where they differ only what is written in changes, also when the same stands in it again', () => {
    const mixed = withOwn(april, may, own('none', 'vol'));
    expect(sent(mixed, state(mixed), '2027-06-01')).toEqual([]);
    const again = gridReducer(state(mixed), { type: 'write', changes: [{ key: key(1, 0), text: '3' }] });
    const written = gridReducer(again, { type: 'write', changes: [{ key: key(1, 0), text: '3?' }] });
    expect(sent(mixed, written, '2027-06-01')).toEqual([['s1', '2027-06-01']]);
    expect(sent(mixed, gridReducer(written, { type: 'undo' }), '2027-06-01')).toEqual([]);
  });

  test('a reason that all had in common changes for all', () => {
    const none = withOwn(own('none', 'vol'), own('none', 'vol'));
    expect(sent(none, state(none), '', 'Te weinig mentoren')).toEqual([
      ['s0', 'Te weinig mentoren'],
      ['s1', 'Te weinig mentoren'],
    ]);
  });
});
