import { describe, expect, test } from '@jest/globals';
import {
  type ColumnMapping,
  headingRow,
  headingsOf,
  mappingFault,
  suggestMapping,
} from '../../../src/placements/rules/students/columns.ts';
import { decisionFault, seesNumber } from '../../../src/placements/rules/students/decide.ts';
import {
  type AgreedMove,
  type KeptStudent,
  studentDifference,
} from '../../../src/placements/rules/students/difference.ts';
import { type ListedStudent, readStudentList } from '../../../src/placements/rules/students/read-list.ts';

const HEADINGS = ['Studentnr.', 'Variant', 'BRIN', 'Vestiging', 'Fase', 'Mentor', 'Van', 'Tot'];
const MAPPING: ColumnMapping = {
  studentNumber: 'Studentnr.',
  variant: 'Variant',
  school: 'BRIN',
  site: 'Vestiging',
  phase: 'Fase',
  mentor: 'Mentor',
  startsOn: 'Van',
  endsOn: 'Tot',
};
const LOOKUP = {
  variants: new Map([['voltijd', 'vt']]),
  schools: new Map([['05AB', 'brug']]),
  sites: new Map([
    ['05AB01', { id: 'brug-1', schoolId: 'brug' }],
    ['05AC00', { id: 'linde-0', schoolId: 'linde' }],
  ]),
};

describe('columns', () => {
  test('are found by usual headings, and a title above them is passed over', () => {
    expect(headingRow([['Export OnStage'], [], HEADINGS])).toBe(2);
    expect(suggestMapping(headingsOf(HEADINGS), null)).toEqual(MAPPING);
  });

  test('are the remembered ones where those headings are still there', () => {
    const headings = ['Nummer', 'Variant', 'BRIN', 'Studentnummer'];
    expect(suggestMapping(headings, { studentNumber: 'nummer' }).studentNumber).toBe('Nummer');
    expect(suggestMapping(headings, { studentNumber: 'Weg' }).studentNumber).toBe('Studentnummer');
  });

  test.each<[string, Partial<ColumnMapping>, string[], unknown]>([
    ['complete', {}, HEADINGS, null],
    ['no number', { studentNumber: null }, HEADINGS, { code: 'column-missing', field: 'studentNumber' }],
    ['no mentor', { mentor: null }, HEADINGS, null],
    ['not in this file', { mentor: 'Begeleider' }, HEADINGS, { code: 'column-missing', field: 'mentor' }],
    ['a heading twice', {}, [...HEADINGS, 'BRIN'], { code: 'column-twice', field: 'school' }],
    ['one column for two', { phase: 'Mentor' }, HEADINGS, { code: 'column-shared', field: 'phase' }],
  ])('%s', (_what, change, headings, fault) => {
    expect(mappingFault({ ...MAPPING, ...change }, headings)).toEqual(fault);
  });
});

describe('a list', () => {
  const read = (...rows: unknown[][]) =>
    readStudentList([HEADINGS, ...rows], { row: 0, headings: HEADINGS }, MAPPING, LOOKUP);

  test('is read with numbers as numbers, dates as dates, and empty rows between', () => {
    const { students, faults } = read(
      [700123, ' Voltijd ', '05ab', 1, 'Jaar 2', 'M. Terpstra', new Date('2026-09-01'), '31-1-2027'],
      [null, '', null],
      ['700124', 'voltijd', '05AB01', null, null, null, null, null],
      ['700125', 'voltijd', '05 AB', null, null, null, '2026-09-01', null],
    );
    expect(faults).toEqual([]);
    expect(students).toMatchObject([
      { studentNumber: '700123', schoolId: 'brug', siteId: 'brug-1', startsOn: '2026-09-01', endsOn: '2027-01-31' },
      { studentNumber: '700124', siteId: 'brug-1', phase: null, mentor: null },
      { studentNumber: '700125', siteId: null, startsOn: '2026-09-01' },
    ]);
  });

  const good = ['700123', 'Voltijd', '05AB', null, null, null, null, null];
  const but = (column: number, value: unknown) => good.map((cell, at) => (at === column ? value : cell));
  test.each<[string, unknown[], string, number, string]>([
    ['no number', but(0, ''), 'number-empty', 1, ''],
    ['letters in the number', but(0, 'Jansen'), 'number-wrong', 1, ''],
    ['a formula for a number', but(0, '=A1+1'), 'number-wrong', 1, ''],
    ['another variant', but(1, 'Avondstudie'), 'variant-unknown', 2, 'Avondstudie'],
    ['no school', but(2, null), 'school-empty', 3, ''],
    ['a name for a BRIN', but(2, 'De Brug'), 'brin-wrong', 3, ''],
    ['an unknown BRIN', but(2, '99ZZ'), 'brin-unknown', 3, '99ZZ'],
    ['an unknown site', but(2, '05AB07'), 'site-unknown', 3, '05AB07'],
    ['an unknown site in its own column', but(3, '07'), 'site-unknown', 4, '05AB07'],
    ['a formula for a mentor', but(5, '=HYPERLINK("x")'), 'formula', 6, ''],
    ['a long phase', but(4, 'x'.repeat(61)), 'text-long', 5, '60'],
    ['no date', but(6, 'september'), 'date-wrong', 7, ''],
    ['a day that does not exist', but(6, '31-2-2027'), 'date-wrong', 7, ''],
  ])('%s', (_what, row, code, column, value) => {
    expect(read(row)).toEqual({ students: [], faults: [{ code, row: 2, column, value }] });
  });

  test('tells every fault, and a student that is listed twice with the row of the first', () => {
    const ends = good.with(6, '2027-01-01').with(7, '2026-09-01').with(0, '700999');
    expect(read(good, good, ends).faults).toEqual([
      { code: 'number-twice', row: 3, column: 1, value: '2' },
      { code: 'ends-before-start', row: 4, column: 8, value: '' },
    ]);
    expect(read().faults).toEqual([{ code: 'list-empty', row: 1, column: null, value: '' }]);
  });
});

describe('the difference with what a round has', () => {
  const listed = (studentNumber: string, more: Partial<ListedStudent> = {}): ListedStudent => ({
    ...{ studentNumber, variantId: 'vt', schoolId: 'brug', siteId: null, phase: null, mentor: null },
    ...{ startsOn: null, endsOn: null, ...more },
  });
  const kept = (studentNumber: string, status: KeptStudent['status'] = 'confirmed'): KeptStudent => ({
    ...listed(studentNumber),
    ...{ id: `id-${studentNumber}`, label: 1, status },
  });

  test('the same list changes nothing', () => {
    expect(studentDifference([kept('1')], [listed('1')])).toEqual({
      ...{ added: [], changed: [], movedBack: [], gone: [], same: 1 },
    });
  });

  test.each<[string, KeptStudent, ListedStudent, string[], boolean]>([
    ['a mentor becomes known', kept('1'), listed('1', { mentor: 'M. Terpstra' }), ['mentor'], false],
    ['another school', kept('1'), listed('1', { schoolId: 'linde' }), ['schoolId'], true],
    ['back in the list', kept('1', 'withdrawn'), listed('1'), ['back'], true],
  ])('%s', (_what, before, after, fields, again) => {
    expect(studentDifference([before], [after]).changed).toEqual([{ kept: before, listed: after, fields, again }]);
  });

  describe('a list that does not know what boards agreed to here', () => {
    const move = (fromSchoolId: string | null, toSchoolId: string, more: Partial<AgreedMove> = {}): AgreedMove => ({
      ...{ studentId: 'id-1', how: 'swap', fromSchoolId, toSchoolId, at: '2027-02-03T10:00:00.000Z', ...more },
    });
    const at = (schoolId: string, more: Partial<KeptStudent> = {}) => ({ ...kept('1'), schoolId, ...more });
    const swapped = [move('brug', 'linde')];

    test('leaves the student where the swap led, and takes over the rest', () => {
      const before = at('linde', { mentor: 'M. Terpstra' });
      const after = listed('1', { schoolId: 'brug', siteId: 'brug-00', phase: 'fase 3' });
      const found = studentDifference([before], [after], { agreed: swapped, undo: false });
      expect(found.movedBack).toEqual([{ kept: before, listed: after, move: swapped[0] }]);
      expect(found.changed).toEqual([
        {
          kept: before,
          listed: { ...after, schoolId: 'linde', siteId: null, mentor: 'M. Terpstra' },
          ...{ fields: ['phase'], again: false },
        },
      ]);
    });

    test('moves back where that was asked, and the board decides anew', () => {
      const found = studentDifference([at('linde')], [listed('1')], { agreed: swapped, undo: true });
      expect(found.changed).toMatchObject([{ listed: { schoolId: 'brug' }, fields: ['schoolId'], again: true }]);
      expect(found.movedBack).toHaveLength(1);
    });

    test.each<[string, readonly AgreedMove[], string, string, boolean]>([
      ['the swap is known by now', swapped, 'linde', 'linde', false],
      ['a third school is news', swapped, 'linde', 'eik', false],
      ['moved on by a later list', swapped, 'eik', 'brug', false],
      ['twice swapped, back to the first', [move('brug', 'linde'), move('linde', 'eik')], 'eik', 'brug', true],
      ['twice swapped, back to the second', [move('brug', 'linde'), move('linde', 'eik')], 'eik', 'linde', true],
      ['a new place after a no', [move(null, 'linde', { how: 'replacement' })], 'linde', 'brug', true],
      ['of another student', [move('brug', 'linde', { studentId: 'id-2' })], 'linde', 'brug', false],
    ])('%s', (_what, agreed, now, inList, held) => {
      const found = studentDifference([at(now)], [listed('1', { schoolId: inList })], { agreed, undo: false });
      expect(found.movedBack).toHaveLength(held ? 1 : 0);
      expect(found.changed).toHaveLength(held || now === inList ? 0 : 1);
    });
  });

  test('who is new, and who is gone; gone is gone once', () => {
    const found = studentDifference([kept('1'), kept('2', 'withdrawn')], [listed('3')]);
    expect(found.added.map(({ studentNumber }) => studentNumber)).toEqual(['3']);
    expect(found.gone.map(({ studentNumber }) => studentNumber)).toEqual(['1']);
  });
});

test.each([
  ['proposed', 'confirmed', '', null],
  ['declined', 'confirmed', '', null],
  ['proposed', 'declined', '  ', 'student-no-reason'],
  ['confirmed', 'declined', 'Geen mentor', null],
  ['proposed', 'declined', 'x'.repeat(501), 'student-reason-long'],
  ['proposed', 'declined', 'Er is geen mentor voor 700001', 'student-reason-number'],
  ['proposed', 'declined', 'Groep 7 en 8 zitten vol in 2027', null],
  ['withdrawn', 'confirmed', '', 'student-gone'],
] as const)('%s → %s because "%s": %s', (status, decision, reason, fault) => {
  expect(decisionFault(status, { decision, reason })).toBe(fault);
});

test('a board sees the number after its yes', () => {
  expect([seesNumber('proposed', false), seesNumber('confirmed', false), seesNumber('proposed', true)]).toEqual([
    false,
    true,
    true,
  ]);
});
