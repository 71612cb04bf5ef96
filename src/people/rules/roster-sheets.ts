import { type CellFaultCode, cellText, type ReadCell, readCell, type Value } from './roster-cells.ts';
import { type Column, layoutOf, SHEET_KEYS, type SheetKey } from './roster-layout.ts';
import { fold } from './roster-records.ts';

/** A sheet as it was read from a file. */
export interface ReadSheet {
  name: string;
  rows: readonly (readonly ReadCell[])[];
}

/** A fault with its place; the words are in `src/text/people.ts`. */
export interface Fault {
  /** Name of the sheet as it stands in the file; empty: the file as a whole. */
  sheet: string;
  /** 1-based, as the spreadsheet numbers its rows. */
  row: number | null;
  /** Heading as it stands in the file. */
  column: string | null;
  code: FaultCode;
  facts: Record<string, string | number>;
}

export type FaultCode =
  | CellFaultCode
  | 'no-known-sheet'
  | 'sheet-twice'
  | 'missing-column'
  | 'column-twice'
  | 'empty'
  | 'twice'
  | 'unknown-board'
  | 'unknown-person'
  | 'name-not-unique'
  | 'unknown-region'
  | 'unknown-body'
  | 'unknown-kring'
  | 'unknown-reach'
  | 'not-a-kring'
  | 'differs'
  | 'other-school'
  | 'until-before-from'
  | 'date-without-person'
  | 'two-holders'
  | 'label-needed'
  | 'role-needs-board'
  | 'role-needs-no-board'
  | 'relatiebeheerder-on-boards'
  | 'no-programmaleider';

/** Something that was passed over, which somebody may want to know. */
export type Note =
  | { code: 'unknown-sheet'; sheet: string }
  | { code: 'unknown-column'; sheet: string; column: string }
  /** The quorum of this body was set in Kringwerk: what the sheet says is passed over. */
  | { code: 'own-quorum'; body: string };

/** One filled row with its values by column key. */
export interface ParsedRow {
  row: number;
  values: ReadonlyMap<string, Value>;
  /** Columns where something stands that cannot be read; it has its own fault. */
  unreadable: ReadonlySet<string>;
}

/** A recognised sheet: its rows and where its columns are, so that later faults can point there. */
export interface ParsedSheet {
  key: SheetKey;
  name: string;
  headings: ReadonlyMap<string, string>;
  rows: ParsedRow[];
}

export interface ParsedSheets {
  sheets: Map<SheetKey, ParsedSheet>;
  faults: Fault[];
  notes: Note[];
}

/** Recognises the sheets by name or else by headings, and reads every cell as its column asks. */
export function parseSheets(read: readonly ReadSheet[]): ParsedSheets {
  const result: ParsedSheets = { sheets: new Map(), faults: [], notes: [] };
  for (const sheet of read) {
    if (isEmpty(sheet)) continue;
    const found = recognise(sheet);
    if (!found) {
      if (fold(sheet.name) !== 'uitleg') result.notes.push({ code: 'unknown-sheet', sheet: sheet.name });
      continue;
    }
    const earlier = result.sheets.get(found.key);
    if (earlier) result.faults.push(sheetFault(sheet.name, 'sheet-twice', { other: earlier.name }));
    else result.sheets.set(found.key, parseSheet(sheet, found, result));
  }
  if (result.sheets.size === 0 && result.faults.length === 0) result.faults.push(sheetFault('', 'no-known-sheet', {}));
  return result;
}

function sheetFault(sheet: string, code: FaultCode, facts: Fault['facts']): Fault {
  return { sheet, row: null, column: null, code, facts };
}

function isEmpty(sheet: ReadSheet): boolean {
  return sheet.rows.every((row) => row.every((cell) => cellText(cell) === ''));
}

interface Recognised {
  key: SheetKey;
  /** Index of the row with the headings; titles above it are passed over. */
  headingRow: number;
}

/** Headings are sought in the first rows, because people put a title above their list. */
const HEADING_ROWS = 12;

function recognise(sheet: ReadSheet): Recognised | null {
  const named = SHEET_KEYS.find((key) => isNamed(sheet.name, key));
  const candidates = (named ? [named] : SHEET_KEYS).flatMap((key) =>
    sheet.rows.slice(0, HEADING_ROWS).map((row, headingRow) => ({ key, headingRow, score: score(key, row) })),
  );
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (found, next) => (next.score > (found?.score ?? 0) ? next : found),
    null,
  );
  if (named) return { key: named, headingRow: best?.headingRow ?? 0 };
  return best && hasRequired(best.key, sheet.rows[best.headingRow] ?? []) ? best : null;
}

function isNamed(name: string, key: SheetKey): boolean {
  const layout = layoutOf(key);
  return [layout.name, ...layout.also].some((known) => plain(known) === plain(name));
}

/** How well a row fits the headings of a sheet: columns recognised, less those that are not. */
function score(key: SheetKey, row: readonly ReadCell[]): number {
  const headings = row.map(cellText).filter((text) => text !== '');
  const known = headings.filter((heading) => columnOf(key, heading)).length;
  return known - (headings.length - known) * 0.6;
}

function hasRequired(key: SheetKey, row: readonly ReadCell[]): boolean {
  const present = new Set(row.flatMap((cell) => columnOf(key, cellText(cell))?.key ?? []));
  const required = layoutOf(key).columns.filter((column) => column.required);
  return required.every((column) => present.has(column.key)) && present.size >= 2;
}

/** Letters and digits alone, without case or accents. */
function plain(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '');
}

const COLUMNS = new Map(
  SHEET_KEYS.map((key) => {
    const byHeading = new Map<string, Column>();
    // A column's own heading goes before another column's synonym.
    for (const column of layoutOf(key).columns) byHeading.set(plain(column.heading), column);
    for (const column of layoutOf(key).columns) {
      for (const word of column.also ?? []) if (!byHeading.has(plain(word))) byHeading.set(plain(word), column);
    }
    return [key, byHeading];
  }),
);

function columnOf(key: SheetKey, heading: string): Column | undefined {
  return COLUMNS.get(key)?.get(plain(heading));
}

function parseSheet(sheet: ReadSheet, found: Recognised, result: ParsedSheets): ParsedSheet {
  const { columns, headings } = readHeadings(sheet, found, result);
  const rows: ParsedRow[] = [];
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= found.headingRow || cells.every((cell) => cellText(cell) === '')) continue;
    rows.push(parseRow(sheet.name, index + 1, cells, columns, result.faults));
  }
  return { key: found.key, name: sheet.name, headings, rows };
}

type PlacedColumn = { column: Column; at: number; heading: string };

function readHeadings(
  sheet: ReadSheet,
  { key, headingRow }: Recognised,
  { faults, notes }: ParsedSheets,
): { columns: PlacedColumn[]; headings: Map<string, string> } {
  const columns: PlacedColumn[] = [];
  const headings = new Map<string, string>();
  const fault = (code: FaultCode, column: string): void => {
    faults.push({ sheet: sheet.name, row: headingRow + 1, column, code, facts: {} });
  };
  for (const [at, cell] of (sheet.rows[headingRow] ?? []).entries()) {
    const heading = cellText(cell);
    const column = heading === '' ? undefined : columnOf(key, heading);
    if (!column) {
      if (heading !== '') notes.push({ code: 'unknown-column', sheet: sheet.name, column: heading });
    } else if (headings.has(column.key)) fault('column-twice', heading);
    else {
      headings.set(column.key, heading);
      columns.push({ column, at, heading });
    }
  }
  for (const column of layoutOf(key).columns) {
    if (column.required && !headings.has(column.key)) fault('missing-column', column.heading);
  }
  return { columns, headings };
}

function parseRow(
  sheet: string,
  row: number,
  cells: readonly ReadCell[],
  columns: readonly PlacedColumn[],
  faults: Fault[],
): ParsedRow {
  const values = new Map<string, Value>();
  const unreadable = new Set<string>();
  for (const { column, at, heading } of columns) {
    const read = readCell(column, cells[at]);
    if ('fault' in read) {
      const facts = { given: read.given, ...(read.words ? { words: read.words.join(', ') } : {}) };
      faults.push({ sheet, row, column: heading, code: read.fault, facts });
      unreadable.add(column.key);
    } else {
      values.set(column.key, read.value);
      if (read.value === null && column.required) {
        faults.push({ sheet, row, column: heading, code: 'empty', facts: {} });
      }
    }
  }
  return { row, values, unreadable };
}
