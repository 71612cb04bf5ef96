import type { SheetKey } from './roster-layout.ts';
import { type Lookup, lookupIn } from './roster-lookup.ts';
import { type RowReader, rowReader } from './roster-reader.ts';
import {
  type BoardRecord,
  type BodyRecord,
  fold,
  type PersonRecord,
  type RegionRecord,
  type RoleRecord,
  type RosterRecords,
} from './roster-records.ts';
import { readSchools } from './roster-schools.ts';
import { readSeats } from './roster-seats.ts';
import { type Fault, type Note, type ParsedSheets, parseSheets, type ReadSheet } from './roster-sheets.ts';

export interface RosterFile {
  records: RosterRecords;
  /** With any fault the records are not complete and nothing may be imported. */
  faults: Fault[];
  notes: Note[];
}

/**
 * Reads the sheets of an upload into records. `known` is the roster as it is, without what has ended: what the file
 * names may stand in the file or, where the file has no such sheet, in the roster.
 */
export function rosterFile(read: readonly ReadSheet[], known: RosterRecords): RosterFile {
  const parsed = parseSheets(read);
  const { faults, notes } = parsed;
  const records: RosterRecords = {};
  const rows = (key: SheetKey): RowReader[] | undefined => rowsOf(parsed, key, lookupIn({ ...known, ...records }));

  // Each list may name what the lists before it hold.
  keep(records, { persons: personsIn(rows('persons')) });
  keep(records, { regions: regionsIn(rows('regions')) });
  keep(records, { bodies: bodiesIn(rows('bodies')) });
  keep(records, { boards: boardsIn(rows('boards')) });
  keep(records, readSchools(rows('schools')));
  keep(records, { roles: rolesIn(rows('roles'), lookupIn({ ...known, ...records })) });
  keep(records, readSeats(rows('seats'), { ...known, ...records }.boards ?? []));

  if (faults.length === 0) faults.push(...withoutProgrammaleider(records, known, parsed));
  return { records, faults: faults.sort(byPlace(read)), notes };
}

/** Adds the lists that are there; an absent one stands for an absent sheet. */
function keep(records: RosterRecords, read: RosterRecords): void {
  for (const [part, list] of Object.entries(read)) if (list) Object.assign(records, { [part]: list });
}

function rowsOf(parsed: ParsedSheets, key: SheetKey, lookup: Lookup): RowReader[] | undefined {
  const sheet = parsed.sheets.get(key);
  return sheet?.rows.map((row) => rowReader(sheet, row, lookup, parsed.faults));
}

/** Says so at every row whose key stands in an earlier row too, and keeps the first. */
export function oncePerKey<T>(
  rows: readonly RowReader[],
  column: string,
  read: (row: RowReader) => [string, T] | null,
): T[] {
  const firstRow = new Map<string, number>();
  return rows.flatMap((row) => {
    const entry = read(row);
    if (!entry) return [];
    const [key, record] = entry;
    const first = firstRow.get(key);
    if (first === undefined) firstRow.set(key, row.row);
    else row.fault(column, 'twice', { given: row.text(column) ?? '', first });
    return first === undefined ? [record] : [];
  });
}

function personsIn(rows: RowReader[] | undefined): PersonRecord[] | undefined {
  if (!rows) return undefined;
  return oncePerKey<PersonRecord>(rows, 'email', (row) => {
    const email = row.text('email');
    const parts = [row.text('firstName'), row.text('infix'), row.text('lastName')].filter((part) => part !== null);
    const name = row.text('name') ?? (parts.length > 0 ? parts.join(' ') : null);
    if (name === null) row.fault('name', 'empty');
    // A row with a fault elsewhere is still somebody: others may name them without a fault of their own.
    if (email === null) return null;
    const language = row.text('language') === 'en' ? 'en' : 'nl';
    return [email, { email, name: name ?? '', organisation: row.text('organisation'), language }];
  });
}

function regionsIn(rows: RowReader[] | undefined): RegionRecord[] | undefined {
  if (!rows) return undefined;
  return oncePerKey<RegionRecord>(rows, 'name', (row) => {
    const name = row.text('name');
    return name === null ? null : [fold(name), { name, core: row.flag('core') ?? false }];
  });
}

function bodiesIn(rows: RowReader[] | undefined): BodyRecord[] | undefined {
  if (!rows) return undefined;
  return oncePerKey<BodyRecord>(rows, 'name', (row) => {
    const [name, kind, quorum] = [row.text('name'), row.text('kind'), row.value('quorum')];
    if (name === null) return null;
    return [
      fold(name),
      { name, kind: (kind ?? 'overig') as BodyRecord['kind'], quorum: Array.isArray(quorum) ? quorum : [] },
    ];
  });
}

function boardsIn(rows: RowReader[] | undefined): BoardRecord[] | undefined {
  if (!rows) return undefined;
  return oncePerKey<BoardRecord>(rows, 'number', (row) => {
    const [number, name] = [row.text('number'), row.text('name')];
    const kring = row.named('kring', 'kring');
    const relatiebeheerder = row.named('relatiebeheerder', 'person');
    return number === null ? null : [number, { number, name: name ?? '', kring, relatiebeheerder }];
  });
}

/** What a role is held for: nothing (the whole partnership), a board, or a board or school. */
const REACH: Record<RoleRecord['role'], 'none' | 'board' | 'any'> = {
  programmaleider: 'none',
  bureau: 'none',
  secretaris: 'none',
  bestuurder: 'board',
  boc: 'board',
  schoolopleider: 'any',
  instituutsopleider: 'any',
};

function rolesIn(rows: RowReader[] | undefined, lookup: Lookup): RoleRecord[] | undefined {
  if (!rows) return undefined;
  return oncePerKey<RoleRecord>(rows, 'email', (row) => {
    const email = row.named('email', 'person');
    const named = row.text('role');
    if (named === 'relatiebeheerder') row.fault('role', 'relatiebeheerder-on-boards');
    if (email === null || named === null || named === 'relatiebeheerder') return null;
    const role = named as RoleRecord['role'];
    const reach = reachOf(row, role, lookup);
    return [`${email}\n${role}\n${reach ?? ''}`, { email, role, for: reach }];
  });
}

function reachOf(row: RowReader, role: RoleRecord['role'], lookup: Lookup): string | null {
  const given = row.text('for');
  if (given === null) {
    if (REACH[role] === 'board') row.fault('for', 'role-needs-board', { role });
    return null;
  }
  if (REACH[role] === 'none') {
    row.fault('for', 'role-needs-no-board', { role });
    return null;
  }
  const board = lookup.board(given);
  if ('found' in board) return board.found;
  const school = REACH[role] === 'any' ? lookup.school(given) : board;
  if ('found' in school) return school.found;
  row.fault('for', REACH[role] === 'any' ? 'unknown-reach' : 'unknown-board', { given });
  return null;
}

/** A file that leaves nobody to run the programme would lock everybody out. */
function withoutProgrammaleider(records: RosterRecords, known: RosterRecords, parsed: ParsedSheets): Fault[] {
  if (!records.roles && !records.persons) return [];
  const present = new Set((records.persons ?? known.persons ?? []).map((person) => person.email));
  const roles = records.roles ?? known.roles ?? [];
  if (roles.some((role) => role.role === 'programmaleider' && present.has(role.email))) return [];
  const sheet = parsed.sheets.get('roles') ?? parsed.sheets.get('persons');
  return [{ sheet: sheet?.name ?? '', row: null, column: null, code: 'no-programmaleider', facts: {} }];
}

/** In the order of the file: sheet by sheet, from top to bottom. */
function byPlace(read: readonly ReadSheet[]): (a: Fault, b: Fault) => number {
  const order = new Map(read.map((sheet, index) => [sheet.name, index]));
  return (a, b) => (order.get(a.sheet) ?? -1) - (order.get(b.sheet) ?? -1) || (a.row ?? 0) - (b.row ?? 0);
}
