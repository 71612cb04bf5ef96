/** Where a list of demand says what; the variant and the number have to be there. */
const HEADINGS = {
  variant: ['opleidingsvariant', 'variant', 'opleiding', 'opleidingsvorm'],
  kring: ['kring', 'regio', 'kringofregio'],
  region: ['onderwijsregio', 'onderwijsregios'],
  period: ['periode'],
  students: ['studenten', 'aantalstudenten', 'aantal', 'vraag', 'nodig', 'plaatsen', 'aantalplaatsen'],
} as const;
type Field = keyof typeof HEADINGS;
const REQUIRED: readonly Field[] = ['variant', 'students'];

/** As for demand that is typed: more is a slip of the keyboard. */
const MOST_STUDENTS = 99_999;

/** What is wrong in one cell; row and column as the file counts them, from 1. */
export interface DemandFault {
  code: DemandFaultCode;
  row: number | null;
  column: number | null;
  /** What stands there, the row of the first where it is listed twice, or the name of the column that is missing. */
  value: string;
}
export type DemandFaultCode =
  | 'column-missing'
  | 'column-twice'
  | 'variant-unknown'
  | 'kring-unknown'
  | 'region-unknown'
  | 'two-places'
  | 'number-wrong'
  | 'twice'
  | 'formula'
  | 'regions-over'
  | 'list-empty';

/** Students of a variant in one kring or one onderwijsregio; without either, in the whole partnership. */
export interface DemandLine {
  variantId: string;
  kringId: string | null;
  regionId: string | null;
  students: number;
}

/** What names are looked up in, by `nameKey`; and the period of the round: rows of another one are left alone. */
export interface DemandLookup {
  variants: ReadonlyMap<string, string>;
  kringen: ReadonlyMap<string, string>;
  regions: ReadonlyMap<string, string>;
  period: string;
}

export interface ReadDemand {
  lines: DemandLine[];
  faults: DemandFault[];
  /** Rows about another period. */
  otherPeriod: number;
}

export function nameKey(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

type Rows = readonly (readonly unknown[])[];

/** Reads demand per variant, and per kring or onderwijsregio where the list has one. Every fault is told, not only the first. */
export function readDemandList(rows: Rows, lookup: DemandLookup): ReadDemand {
  const at = headingAt(rows);
  const read: ReadDemand = { lines: [], faults: [], otherPeriod: 0 };
  const columns = columnsOf(rows[at] ?? [], read.faults);
  if (read.faults.length > 0) return read;
  const first = new Map<string, number>();
  let listed = 0;
  for (const [index, cells] of rows.entries()) {
    // In the example file every variant and kring has a row; what is not known is left empty.
    if (index <= at || textOf(cellOf(cells, columns, 'students')) === '') continue;
    listed++;
    const period = textOf(cellOf(cells, columns, 'period'));
    if (period !== '' && nameKey(period) !== nameKey(lookup.period)) read.otherPeriod++;
    else readLine({ cells, row: index + 1, columns, lookup, first, read });
  }
  if (listed === 0) read.faults.push({ code: 'list-empty', row: at + 1, column: null, value: '' });
  return read.faults.length > 0 ? read : { ...read, ...withTotals(read.lines) };
}

/** The first row with at least two words in it; lists often begin with a title. */
function headingAt(rows: Rows): number {
  const found = rows
    .slice(0, 10)
    .findIndex((row) => row.filter((cell) => typeof cell === 'string' && /[a-z]/i.test(cell)).length >= 2);
  return Math.max(0, found);
}

function columnsOf(row: readonly unknown[], faults: DemandFault[]): ReadonlyMap<Field, number> {
  const plain = row.map((cell) =>
    textOf(cell)
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  );
  const columns = new Map<Field, number>();
  for (const field of Object.keys(HEADINGS) as Field[]) {
    const names: readonly string[] = HEADINGS[field];
    const found = plain.flatMap((name, at) => (names.includes(name) ? [at] : []));
    const [column] = found;
    if (column === undefined && REQUIRED.includes(field)) {
      faults.push({ code: 'column-missing', row: null, column: null, value: field });
    } else if (found.length > 1) {
      faults.push({ code: 'column-twice', row: null, column: (found[1] ?? 0) + 1, value: field });
    } else if (column !== undefined) columns.set(field, column);
  }
  return columns;
}

interface Reading {
  cells: readonly unknown[];
  row: number;
  columns: ReadonlyMap<Field, number>;
  lookup: DemandLookup;
  /** The row in which each variant and kring stood first. */
  first: Map<string, number>;
  read: ReadDemand;
}

function readLine(reading: Reading): void {
  const { cells, row, columns, lookup, first, read } = reading;
  const before = read.faults.length;
  const wrong = (code: DemandFaultCode, field: Field, value: string) => {
    read.faults.push({ code, row, column: (columns.get(field) ?? 0) + 1, value: value.slice(0, 60) });
  };
  const textAt = (field: Field) => textOf(cellOf(cells, columns, field));
  for (const field of columns.keys()) if (/^[=+@]/.test(textAt(field))) wrong('formula', field, '');
  if (read.faults.length > before) return;
  const variantId = lookup.variants.get(nameKey(textAt('variant')));
  if (variantId === undefined) wrong('variant-unknown', 'variant', textAt('variant'));
  const kring = textAt('kring');
  const kringId = kring === '' ? null : lookup.kringen.get(nameKey(kring));
  if (kringId === undefined) wrong('kring-unknown', 'kring', kring);
  const region = textAt('region');
  const regionId = region === '' ? null : lookup.regions.get(nameKey(region));
  if (regionId === undefined) wrong('region-unknown', 'region', region);
  if (kring !== '' && region !== '') wrong('two-places', 'region', region);
  const students = wholeOf(cellOf(cells, columns, 'students'));
  if (students === null) wrong('number-wrong', 'students', textAt('students'));
  if (read.faults.length > before || !variantId || kringId === undefined || regionId === undefined) return;
  if (students === null) return;
  const line = { variantId, kringId, regionId, students };
  const key = lineKey(line);
  const earlier = first.get(key);
  if (earlier !== undefined) {
    wrong('twice', 'variant', String(earlier));
    return;
  }
  first.set(key, row);
  read.lines.push(line);
}

/** A whole number from 0, as a number or in digits with Dutch thousands (`1.200`); null: it is none. */
function wholeOf(cell: unknown): number | null {
  const text = textOf(cell);
  const value =
    typeof cell === 'number' ? cell : /^\d{1,3}(\.\d{3})+$|^\d+$/.test(text) ? Number(text.replace(/\./g, '')) : -1;
  return Number.isInteger(value) && value >= 0 && value <= MOST_STUDENTS ? value : null;
}

/**
 * A variant that the list gives by kring or region alone comes to their sum, the larger of both; more in kringen or in regions
 * than in the whole is a fault.
 */
function withTotals(lines: readonly DemandLine[]): Pick<ReadDemand, 'lines' | 'faults'> {
  const faults: DemandFault[] = [];
  const all = [...lines];
  for (const variantId of new Set(lines.map((line) => line.variantId))) {
    const own = lines.filter((line) => line.variantId === variantId);
    const sum = (counts: (line: DemandLine) => boolean) =>
      own.reduce((students, line) => students + (counts(line) ? line.students : 0), 0);
    const divided = Math.max(
      sum(({ kringId }) => kringId !== null),
      sum(({ regionId }) => regionId !== null),
    );
    const whole = own.find(({ kringId, regionId }) => kringId === null && regionId === null);
    if (!whole) all.push({ variantId, kringId: null, regionId: null, students: divided });
    else if (divided > whole.students) faults.push({ code: 'regions-over', row: null, column: null, value: variantId });
  }
  return { lines: all, faults };
}

export interface DemandChange extends Omit<DemandLine, 'students'> {
  /** Null: not known. */
  before: number | null;
  after: number | null;
}

function lineKey({ variantId, kringId, regionId }: Omit<DemandLine, 'students'>): string {
  return `${variantId} ${kringId ?? ''} ${regionId ?? ''}`;
}

/**
 * What a list changes. Variants that are not in it stay as they are; of a variant that is, kringen and regions that are not
 * become unknown: the list says all there is to say about it.
 */
export function demandDifference(kept: readonly DemandLine[], listed: readonly DemandLine[]): DemandChange[] {
  const known = new Map(kept.map((line) => [lineKey(line), line.students]));
  const named = new Set(listed.map(lineKey));
  const variants = new Set(listed.map(({ variantId }) => variantId));
  const gone = kept.filter((line) => variants.has(line.variantId) && !named.has(lineKey(line)));
  return [
    ...listed.map((line) => ({ ...line, before: known.get(lineKey(line)) ?? null, after: line.students })),
    ...gone.map((line) => ({ ...line, before: line.students, after: null })),
  ]
    .filter(({ before, after }) => before !== after)
    .map(({ variantId, kringId, regionId, before, after }) => ({ variantId, kringId, regionId, before, after }));
}

function cellOf(cells: readonly unknown[], columns: ReadonlyMap<Field, number>, field: Field): unknown {
  const column = columns.get(field);
  return column === undefined ? null : cells[column];
}

function textOf(cell: unknown): string {
  return cell === null || cell === undefined ? '' : String(cell).replace(/\s+/g, ' ').trim();
}
