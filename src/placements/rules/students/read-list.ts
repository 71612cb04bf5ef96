import { isLocalDate } from '../../../time/local.ts';
import type { ColumnMapping, StudentField } from './columns.ts';

/** A student as the list says it, with the round's own variant and the partnership's own school. */
export interface ListedStudent {
  studentNumber: string;
  variantId: string;
  schoolId: string;
  siteId: string | null;
  phase: string | null;
  mentor: string | null;
  /** ISO dates. */
  startsOn: string | null;
  endsOn: string | null;
}

/** What is wrong with one cell; row and column as the file counts them, from 1. */
export interface StudentFault {
  code: StudentFaultCode;
  row: number;
  column: number | null;
  /** What stands there, or in a twice-listed student the row of the first. Never the student's number. */
  value: string;
}

export type StudentFaultCode =
  | 'number-empty'
  | 'number-wrong'
  | 'number-twice'
  | 'variant-unknown'
  | 'school-empty'
  | 'brin-wrong'
  | 'brin-unknown'
  | 'site-unknown'
  | 'date-wrong'
  | 'ends-before-start'
  | 'text-long'
  | 'formula'
  | 'list-empty';

/** What cells are looked up in: variants by `variantKey`, schools by BRIN, sites by code (`05AB00`). */
export interface StudentLookup {
  variants: ReadonlyMap<string, string>;
  schools: ReadonlyMap<string, string>;
  sites: ReadonlyMap<string, { id: string; schoolId: string }>;
}

export interface ReadList {
  students: ListedStudent[];
  faults: StudentFault[];
}

export function variantKey(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Reads the rows under the headings. Every fault is told, not only the first; empty rows are passed over. */
export function readStudentList(
  rows: readonly (readonly unknown[])[],
  heading: { row: number; headings: readonly string[] },
  mapping: ColumnMapping,
  lookup: StudentLookup,
): ReadList {
  const read: ReadList = { students: [], faults: [] };
  const firstRow = new Map<string, number>();
  const columns = new Map(
    (Object.entries(mapping) as [StudentField, string | null][])
      .filter(([, name]) => name !== null)
      .map(([field, name]) => [field, heading.headings.indexOf(name ?? '')]),
  );
  let listed = 0;
  for (const [index, cells] of rows.entries()) {
    if (index <= heading.row || cells.every((cell) => textOfCell(cell) === '')) continue;
    listed++;
    const line = new Line(cells, index + 1, columns, read.faults);
    const student = line.student(lookup, firstRow);
    if (student) read.students.push(student);
  }
  if (listed === 0) read.faults.push({ code: 'list-empty', row: heading.row + 1, column: null, value: '' });
  return read;
}

/** One row while it is read. */
class Line {
  private readonly cells: readonly unknown[];
  private readonly row: number;
  private readonly columns: ReadonlyMap<StudentField, number>;
  private readonly faults: StudentFault[];

  constructor(
    cells: readonly unknown[],
    row: number,
    columns: ReadonlyMap<StudentField, number>,
    faults: StudentFault[],
  ) {
    this.cells = cells;
    this.row = row;
    this.columns = columns;
    this.faults = faults;
  }

  student(lookup: StudentLookup, firstRow: Map<string, number>): ListedStudent | null {
    const before = this.faults.length;
    const studentNumber = this.number(firstRow);
    const variantId = lookup.variants.get(variantKey(this.text('variant')));
    if (variantId === undefined) this.wrong('variant-unknown', 'variant', this.text('variant').slice(0, 60));
    const place = this.place(lookup);
    const startsOn = this.date('startsOn');
    const endsOn = this.date('endsOn');
    if (startsOn && endsOn && endsOn < startsOn) this.wrong('ends-before-start', 'endsOn');
    const phase = this.short('phase', 60);
    const mentor = this.short('mentor', 120);
    if (this.faults.length > before || variantId === undefined || !place || studentNumber === null) return null;
    return { studentNumber, variantId, ...place, phase, mentor, startsOn, endsOn };
  }

  private number(firstRow: Map<string, number>): string | null {
    const number = this.text('studentNumber');
    if (number === '') return this.wrong('number-empty', 'studentNumber');
    if (!/^\d{5,10}$/.test(number)) return this.wrong('number-wrong', 'studentNumber');
    const first = firstRow.get(number);
    if (first !== undefined) return this.wrong('number-twice', 'studentNumber', String(first));
    firstRow.set(number, this.row);
    return number;
  }

  /** The school, from a BRIN (`05AB`), a BRIN with vestiging (`05AB00`), or the two in columns of their own. */
  private place(lookup: StudentLookup): { schoolId: string; siteId: string | null } | null {
    const school = this.text('school').toUpperCase().replace(/[\s-]/g, '');
    if (school === '') return this.wrong('school-empty', 'school');
    if (!/^\d{2}[A-Z]{2}(\d{2})?$/.test(school)) return this.wrong('brin-wrong', 'school');
    const brin = school.slice(0, 4);
    const schoolId = lookup.schools.get(brin);
    if (schoolId === undefined) return this.wrong('brin-unknown', 'school', brin);
    const number = this.text('site').replace(/^.*(?=\d{2}$)/, '');
    const code = school.length === 6 ? school : number === '' ? null : brin + number.padStart(2, '0');
    if (code === null) return { schoolId, siteId: null };
    const site = lookup.sites.get(code);
    if (site?.schoolId === schoolId) return { schoolId, siteId: site.id };
    return this.wrong('site-unknown', school.length === 6 ? 'school' : 'site', code.slice(0, 12));
  }

  private date(field: 'startsOn' | 'endsOn'): string | null {
    const cell = this.cell(field);
    if (textOfCell(cell) === '') return null;
    return dateOfCell(cell) ?? this.wrong('date-wrong', field);
  }

  private short(field: 'phase' | 'mentor', most: number): string | null {
    const text = this.text(field);
    if (text === '') return null;
    // A text file can carry what a spreadsheet would run.
    if (/^[=+@]/.test(text)) return this.wrong('formula', field);
    return text.length > most ? this.wrong('text-long', field, String(most)) : text;
  }

  private text(field: StudentField): string {
    return textOfCell(this.cell(field));
  }

  private cell(field: StudentField): unknown {
    const column = this.columns.get(field);
    return column === undefined ? null : this.cells[column];
  }

  private wrong(code: StudentFaultCode, field: StudentField, value = ''): null {
    const column = this.columns.get(field);
    this.faults.push({ code, row: this.row, column: column === undefined ? null : column + 1, value });
    return null;
  }
}

/** The day a cell holds, as a date or in words (`1-9-2026`, `2026-09-01`); null: it holds none. */
export function dateOfCell(cell: unknown): string | null {
  if (cell instanceof Date && !Number.isNaN(cell.getTime())) return cell.toISOString().slice(0, 10);
  const text = textOfCell(cell);
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const date = dutch ? `${dutch[3]}-${dutch[2]?.padStart(2, '0')}-${dutch[1]?.padStart(2, '0')}` : text;
  return isLocalDate(date) ? date : null;
}

export function textOfCell(cell: unknown): string {
  return cell === null || cell === undefined ? '' : String(cell).replace(/\s+/g, ' ').trim();
}
