import { changedFields, type PartDifference, type RecordOf, type RosterDifference } from './roster-difference.ts';
import type { Choices, SheetKey } from './roster-layout.ts';
import { layoutOf, SHEET_KEYS } from './roster-layout.ts';
import { ROSTER_PARTS, type RosterPart, type RosterRecords } from './roster-records.ts';
import { quorumText, word } from './roster-rows.ts';

/** One line of what an import does, as `RosterChange` in schema.ts has it. */
export interface ChangeLine {
  sheet: SheetKey;
  change: 'added' | 'changed' | 'ended' | 'returned';
  name: string;
  fields: { heading: string; before: string; after: string }[];
}

export interface SheetCount {
  sheet: SheetKey;
  rows: number;
  added: number;
  changed: number;
  ended: number;
  returned: number;
}

const SHEET_OF: Record<RosterPart, SheetKey> = {
  regions: 'regions',
  persons: 'persons',
  bodies: 'bodies',
  boards: 'boards',
  schools: 'schools',
  sites: 'schools',
  roles: 'roles',
  seats: 'seats',
  terms: 'seats',
};

/** What changes, line by line in the order of the sheets, named as people know it. `personNames` by e-mail. */
export function changeLines(difference: RosterDifference, personNames: ReadonlyMap<string, string>): ChangeLine[] {
  const lines = ROSTER_PARTS.flatMap((part) => partLines(part, difference, personNames));
  return lines.toSorted((a, b) => SHEET_KEYS.indexOf(a.sheet) - SHEET_KEYS.indexOf(b.sheet));
}

function partLines<P extends RosterPart>(
  part: P,
  difference: RosterDifference,
  personNames: ReadonlyMap<string, string>,
): ChangeLine[] {
  const { added, changed, ended } = difference[part] as PartDifference<RecordOf[P]>;
  const sheet = SHEET_OF[part];
  const nameOf = (record: RecordOf[P]): string => NAMES[part](record, personNames);
  return [
    ...added.map((record) => ({ sheet, change: 'added' as const, name: nameOf(record), fields: [] })),
    ...changed.map(({ before, after, returned }) => ({
      sheet,
      change: returned ? ('returned' as const) : ('changed' as const),
      name: nameOf(after),
      fields: fieldLines(part, before, after),
    })),
    ...ended.map(({ record }) => ({ sheet, change: 'ended' as const, name: nameOf(record), fields: [] })),
  ];
}

/** "naam (adres)", because two people can have the same name. */
function personName(email: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(email);
  return name ? `${name} (${email})` : email;
}

const NAMES: { [P in RosterPart]: (record: RecordOf[P], names: ReadonlyMap<string, string>) => string } = {
  regions: ({ name }) => name,
  persons: ({ email, name }) => `${name} (${email})`,
  bodies: ({ name }) => name,
  boards: ({ name, number }) => `${name} (${number})`,
  schools: ({ name, brin }) => `${name} (${brin})`,
  sites: ({ code, name }) => (name ? `${code} ${name}` : code),
  roles: ({ email, role, for: reach }, names) =>
    `${personName(email, names)}: ${word('role', role)}${reach === null ? '' : ` ${reach}`}`,
  seats: ({ body, label }) => `${body}: ${label}`,
  terms: ({ body, seat, email }, names) => `${body}: ${seat} – ${personName(email, names)}`,
};

function fieldLines<P extends RosterPart>(part: P, before: RecordOf[P], after: RecordOf[P]): ChangeLine['fields'] {
  return changedFields<object>(before, after).map((field) => ({
    heading: headingOf(part, field, after),
    before: shown(field, (before as unknown as Record<string, unknown>)[field], part),
    after: shown(field, (after as unknown as Record<string, unknown>)[field], part),
  }));
}

function headingOf<P extends RosterPart>(part: P, field: string, record: RecordOf[P]): string {
  const deputy = part === 'terms' && 'kind' in record && record.kind === 'deputy';
  const columns: Record<string, string> = deputy
    ? { from: 'deputyFrom', until: 'deputyUntil' }
    : part === 'sites'
      ? { name: 'siteName' }
      : {};
  const key = columns[field] ?? field;
  return layoutOf(SHEET_OF[part]).columns.find((column) => column.key === key)?.heading ?? field;
}

function shown(field: string, value: unknown, part: RosterPart): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (field === 'quorum' && Array.isArray(value)) return quorumText(value) ?? '';
  const text = String(value);
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (date) return `${Number(date[3])}-${Number(date[2])}-${date[1]}`;
  const key = part === 'terms' ? '' : field;
  const choices: Choices | undefined = layoutOf(SHEET_OF[part]).columns.find((column) => column.key === key)?.choices;
  return choices ? word(choices, text) : text;
}

/** How many records the file has for each sheet, and what becomes of them. */
export function countSheets(difference: RosterDifference, file: RosterRecords): SheetCount[] {
  return SHEET_KEYS.map((sheet) => {
    const parts = ROSTER_PARTS.filter((part) => SHEET_OF[part] === sheet);
    const sum = (countOf: (part: RosterPart) => number): number =>
      parts.reduce((total, part) => total + countOf(part), 0);
    return {
      sheet,
      rows: sum((part) => file[part]?.length ?? 0),
      added: sum((part) => difference[part].added.length),
      changed: sum((part) => difference[part].changed.filter(({ returned }) => !returned).length),
      returned: sum((part) => difference[part].changed.filter(({ returned }) => returned).length),
      ended: sum((part) => difference[part].ended.length),
    };
  });
}
