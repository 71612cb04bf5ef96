import { describe, expect, test } from '@jest/globals';
import { type DemandLine, demandDifference, readDemandList } from '../../../src/placements/rules/demand-list.ts';

const LOOKUP = {
  variants: new Map([
    ['voltijd', 'vt'],
    ['ad-pep', 'ad'],
  ]),
  kringen: new Map([
    ['kring west', 'west'],
    ['kring oost', 'oost'],
  ]),
  regions: new Map([['utrecht stad', 'us']]),
  period: 'hele jaar',
};
const HEAD = ['Opleidingsvariant', 'Kring', 'Periode', 'Studenten'];
const read = (...rows: unknown[][]) => readDemandList([HEAD, ...rows], LOOKUP);

describe('what a list says', () => {
  test.each<[string, unknown[][], unknown[]]>([
    ['a whole number', [['Voltijd', '', '', 120]], [['vt', null, 120]]],
    ['digits with thousands', [['voltijd ', null, null, '1.200']], [['vt', null, 1200]]],
    [
      'kringen beside the whole',
      [
        ['Voltijd', '', '', 120],
        ['Voltijd', 'Kring West', '', 40],
      ],
      [
        ['vt', null, 120],
        ['vt', 'west', 40],
      ],
    ],
    [
      'kringen alone come to their sum',
      [
        ['AD-PEP', 'kring west', '', 4],
        ['AD-PEP', 'Kring  Oost', '', 6],
      ],
      [
        ['ad', 'west', 4],
        ['ad', 'oost', 6],
        ['ad', null, 10],
      ],
    ],
    [
      'an empty number is not known',
      [
        ['Voltijd', '', '', 5],
        ['AD-PEP', '', '', null],
      ],
      [['vt', null, 5]],
    ],
  ])('%s', (_, rows, lines) => {
    const { faults, lines: found } = read(...rows);
    expect(faults).toEqual([]);
    expect(found.map(({ variantId, kringId, students }) => [variantId, kringId, students])).toEqual(lines);
  });

  test('rows of another period are left alone and counted', () => {
    const found = read(['Voltijd', '', 'Hele  Jaar', 7], ['Voltijd', '', 'eerste helft', 9]);
    expect([found.lines.length, found.otherPeriod]).toEqual([1, 1]);
  });
});

describe('what is wrong with a list', () => {
  test.each<[string, unknown[][], [string, number | null, number | null][]]>([
    ['negative', [['Voltijd', '', '', -1]], [['number-wrong', 2, 4]]],
    ['half a student', [['Voltijd', '', '', 1.5]], [['number-wrong', 2, 4]]],
    ['absurd', [['Voltijd', '', '', 100_000]], [['number-wrong', 2, 4]]],
    ['words', [['Voltijd', '', '', 'veel']], [['number-wrong', 2, 4]]],
    ['an unknown variant', [['Avond', '', '', 1]], [['variant-unknown', 2, 1]]],
    ['an unknown kring', [['Voltijd', 'Kring Noord', '', 1]], [['kring-unknown', 2, 2]]],
    [
      'a formula',
      [['=1+1', '', '', '=SUM(A1)']],
      [
        ['formula', 2, 1],
        ['formula', 2, 4],
      ],
    ],
    [
      'twice',
      [
        ['Voltijd', '', '', 1],
        ['voltijd', '', '', 2],
      ],
      [['twice', 3, 1]],
    ],
    [
      'more in kringen than in the whole',
      [
        ['Voltijd', '', '', 3],
        ['Voltijd', 'Kring West', '', 4],
      ],
      [['regions-over', null, null]],
    ],
    ['nothing', [], [['list-empty', 1, null]]],
    [
      'several at once',
      [['Avond', 'Noord', '', -3]],
      [
        ['variant-unknown', 2, 1],
        ['kring-unknown', 2, 2],
        ['number-wrong', 2, 4],
      ],
    ],
  ])('%s', (_, rows, faults) => {
    expect(read(...rows).faults.map(({ code, row, column }) => [code, row, column])).toEqual(faults);
  });

  test('a column that is missing or there twice', () => {
    const codes = (head: string[]) => readDemandList([head, ['Voltijd', 3]], LOOKUP).faults.map(({ code }) => code);
    expect(codes(['Variant', 'Wat'])).toEqual(['column-missing']);
    expect(codes(['Variant', 'Aantal', 'Studenten'])).toEqual(['column-twice']);
  });
});

test('the difference: what the list leaves out of a variant becomes unknown, other variants stay', () => {
  const line = (variantId: string, kringId: string | null, regionId: string | null, students: number): DemandLine => {
    return { variantId, kringId, regionId, students };
  };
  const kept = [
    line('vt', null, null, 100),
    line('vt', 'west', null, 30),
    line('vt', null, 'us', 5),
    line('ad', null, null, 10),
  ];
  const listed = [line('vt', null, null, 120), line('vt', 'oost', null, 20), line('vt', null, 'us', 8)];
  const changes = demandDifference(kept, listed);
  expect(changes.map((one) => [one.variantId, one.kringId, one.regionId, one.before, one.after])).toEqual([
    ['vt', null, null, 100, 120],
    ['vt', 'oost', null, null, 20],
    ['vt', null, 'us', 5, 8],
    ['vt', 'west', null, 30, null],
  ]);
  expect(demandDifference(kept, kept)).toEqual([]);
});

describe('by onderwijsregio', () => {
  const head = ['Opleidingsvariant', 'Kring', 'Onderwijsregio', 'Studenten'];
  const list = (...rows: unknown[][]) => readDemandList([head, ...rows], LOOKUP);

  test.each<[string, unknown[][], [string | null, string | null, number][]]>([
    [
      'beside kringen; each adds up by itself, and the whole is the larger sum',
      [
        ['Voltijd', 'Kring West', '', 40],
        ['Voltijd', '', 'Utrecht Stad', 70],
      ],
      [
        ['west', null, 40],
        [null, 'us', 70],
        [null, null, 70],
      ],
    ],
    [
      'with the whole',
      [
        ['Voltijd', '', '', 90],
        ['Voltijd', '', 'utrecht  stad', 70],
      ],
      [
        [null, null, 90],
        [null, 'us', 70],
      ],
    ],
  ])('%s', (_, rows, lines) => {
    const { faults, lines: found } = list(...rows);
    expect(faults).toEqual([]);
    expect(found.map(({ kringId, regionId, students }) => [kringId, regionId, students])).toEqual(lines);
  });

  test.each<[string, unknown[][], unknown[]]>([
    ['a region that is not there', [['Voltijd', '', 'Zeeland', 4]], [['region-unknown', 2, 3]]],
    ['a kring and a region in one row', [['Voltijd', 'Kring West', 'Utrecht Stad', 4]], [['two-places', 2, 3]]],
    [
      'the same region twice',
      [
        ['Voltijd', '', 'Utrecht Stad', 4],
        ['Voltijd', '', 'Utrecht Stad', 5],
      ],
      [['twice', 3, 1]],
    ],
    [
      'more in regions than in all',
      [
        ['Voltijd', '', '', 3],
        ['Voltijd', '', 'Utrecht Stad', 4],
      ],
      [['regions-over', null, null]],
    ],
  ])('%s', (_, rows, faults) => {
    expect(list(...rows).faults.map(({ code, row, column }) => [code, row, column])).toEqual(faults);
  });
});
