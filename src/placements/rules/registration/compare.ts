import { headingsOf } from '../students/columns.ts';
import { dateOfCell, textOfCell } from '../students/read-list.ts';
import type { RegistrationLine } from './lines.ts';

/** Columns of a list of OnStage that a registration is compared with; null: the list does not have it. */
export interface CompareColumns {
  studentNumber: number;
  school: number;
  site: number | null;
  region: number | null;
  startsOn: number | null;
  endsOn: number | null;
}

export const DIFFERENCES = [
  'only-there',
  'only-here',
  'other-place',
  'other-period',
  'twice-there',
  'place-unknown',
  'two-regions',
  'row-unreadable',
] as const;
export type DifferenceCode = (typeof DIFFERENCES)[number];

export interface Difference {
  code: DifferenceCode;
  /** Row of the file, from 1; null: it is not in the file. */
  row: number | null;
  studentNumber: string | null;
  here: string;
  there: string;
}

/** The column of the onderwijsregio, under a usual heading; null: there is none. */
export function regionColumn(row: readonly unknown[]): number | null {
  const at = headingsOf(row).findIndex((heading) => /^(onderwijs)?regio$/i.test(heading.replace(/\s/g, '')));
  return at < 0 ? null : at;
}

interface ListedRow {
  row: number;
  studentNumber: string;
  /** `05AB` or `05AB00`. */
  place: string;
  region: string | null;
  from: string | null;
  until: string | null;
}

interface Known {
  brins: ReadonlySet<string>;
  /** Region by vestiging. */
  regions: ReadonlyMap<string, string | null>;
}

/** What a list of OnStage and a registration disagree on; every row and every line is looked at. */
export function compareWithList(
  lines: readonly RegistrationLine[],
  list: { rows: readonly (readonly unknown[])[]; headingRow: number; columns: CompareColumns },
  known: Known,
): Difference[] {
  const found: Difference[] = [];
  const listed = readRows(list, found);
  const ours = new Map<string, RegistrationLine[]>();
  for (const line of lines) ours.set(line.studentNumber, [...(ours.get(line.studentNumber) ?? []), line]);
  const seen = new Map<string, number>();
  for (const there of listed) {
    const first = seen.get(there.studentNumber);
    if (first !== undefined) {
      found.push({ ...base('twice-there', there), here: '', there: String(first) });
      continue;
    }
    seen.set(there.studentNumber, there.row);
    const brin = there.place.slice(0, 4);
    if (!known.brins.has(brin) || (there.place.length === 6 && !known.regions.has(there.place))) {
      found.push({ ...base('place-unknown', there), here: '', there: there.place });
    }
    const own = ours.get(there.studentNumber);
    if (own) compareOne(own, there, found);
    else found.push({ ...base('only-there', there), here: '', there: there.place });
  }
  for (const [studentNumber, [line]] of ours) {
    if (line && !seen.has(studentNumber) && line.standing !== 'declined') {
      found.push({ code: 'only-here', row: null, studentNumber, here: line.siteCode ?? line.brin, there: '' });
    }
  }
  return [...found, ...twoRegions(listed, known)].sort(
    (a, b) => DIFFERENCES.indexOf(a.code) - DIFFERENCES.indexOf(b.code) || (a.row ?? 0) - (b.row ?? 0),
  );
}

function base(code: DifferenceCode, { row, studentNumber }: ListedRow) {
  return { code, row, studentNumber };
}

function compareOne(own: readonly RegistrationLine[], there: ListedRow, found: Difference[]): void {
  const same = own.find(({ siteCode, brin }) => there.place === (there.place.length === 6 ? siteCode : brin));
  const first = own[0];
  if (!same) {
    found.push({ ...base('other-place', there), here: first?.siteCode ?? first?.brin ?? '', there: there.place });
    return;
  }
  const differs =
    (there.from !== null && there.from !== same.from) || (there.until !== null && there.until !== same.until);
  if (!differs) return;
  const span = (from: string | null, until: string | null) => `${from ?? '…'} – ${until ?? '…'}`;
  found.push({
    ...base('other-period', there),
    here: span(same.from, same.until),
    there: span(there.from, there.until),
  });
}

/** Each vestiging that the list puts in two regions, or in another one than the roster does. */
function twoRegions(listed: readonly ListedRow[], known: Known): Difference[] {
  const regions = new Map<string, { row: number; names: Set<string> }>();
  for (const { place, region, row } of listed) {
    if (place.length !== 6 || region === null) continue;
    const of = regions.get(place) ?? { row, names: new Set<string>() };
    of.names.add(region);
    regions.set(place, of);
  }
  return [...regions].flatMap(([place, { row, names }]): Difference[] => {
    const here = known.regions.get(place) ?? null;
    const all = [...names].sort();
    const agrees = all.length === 1 && (here === null || sameName(all[0] ?? '', here));
    if (agrees) return [];
    return [{ code: 'two-regions', row, studentNumber: null, here: `${place}: ${here ?? '–'}`, there: all.join(', ') }];
  });
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function readRows(
  { rows, headingRow, columns }: { rows: readonly (readonly unknown[])[]; headingRow: number; columns: CompareColumns },
  found: Difference[],
): ListedRow[] {
  const read: ListedRow[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= headingRow || cells.every((cell) => textOfCell(cell) === '')) continue;
    const text = (column: number | null) => (column === null ? '' : textOfCell(cells[column]));
    const studentNumber = text(columns.studentNumber);
    const school = text(columns.school).toUpperCase().replace(/[\s-]/g, '');
    const row = index + 1;
    if (!/^\d{5,10}$/.test(studentNumber) || !/^\d{2}[A-Z]{2}(\d{2})?$/.test(school)) {
      found.push({ code: 'row-unreadable', row, studentNumber: null, here: '', there: '' });
      continue;
    }
    const site = /\d{1,2}$/.exec(text(columns.site))?.[0];
    const place = school.length === 4 && site ? school + site.padStart(2, '0') : school;
    const date = (column: number | null) => (column === null ? null : dateOfCell(cells[column]));
    const region = text(columns.region) || null;
    read.push({ row, studentNumber, place, region, from: date(columns.startsOn), until: date(columns.endsOn) });
  }
  return read;
}
