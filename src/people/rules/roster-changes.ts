import { changedFields, type PartDifference, type RecordOf, type RosterDifference } from './roster-difference.ts';
import type { Choices, SheetKey } from './roster-layout.ts';
import { layoutOf } from './roster-layout.ts';
import type { RosterPart, RosterRecords } from './roster-records.ts';
import { quorumText, word } from './roster-rows.ts';

/** One line of what an import does, as `RosterChange` in schema.ts has it. */
export interface ChangeLine {
  part: RosterPart;
  change: 'added' | 'changed' | 'ended' | 'returned';
  name: string;
  fields: { heading: string; before: string; after: string }[];
}

/** How many records of a kind the file has, and what becomes of them. */
export interface PartCount {
  part: RosterPart;
  rows: number;
  added: number;
  changed: number;
  ended: number;
  returned: number;
}

/** As the sheets stand in the workbook. */
const READING_ORDER = [
  'boards',
  'schools',
  'sites',
  'persons',
  'roles',
  'bodies',
  'seats',
  'terms',
  'regions',
] as const satisfies readonly RosterPart[];

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
  return READING_ORDER.flatMap((part) => partLines(part, difference, personNames));
}

function partLines<P extends RosterPart>(
  part: P,
  difference: RosterDifference,
  personNames: ReadonlyMap<string, string>,
): ChangeLine[] {
  const { added, changed, ended } = difference[part] as PartDifference<RecordOf[P]>;
  const nameOf = (record: RecordOf[P]): string => NAMES[part](record, personNames);
  return [
    ...added.map((record) => ({ part, change: 'added' as const, name: nameOf(record), fields: [] })),
    ...changed.map(({ before, after, returned }) => ({
      part,
      change: returned ? ('returned' as const) : ('changed' as const),
      name: nameOf(after),
      fields: fieldLines(part, before, after),
    })),
    ...ended.map(({ record }) => ({ part, change: 'ended' as const, name: nameOf(record), fields: [] })),
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

export function countParts(difference: RosterDifference, file: RosterRecords): PartCount[] {
  return READING_ORDER.map((part) => {
    const { added, changed, ended } = difference[part];
    const returned = changed.filter((change) => change.returned).length;
    return {
      part,
      rows: file[part]?.length ?? 0,
      added: added.length,
      changed: changed.length - returned,
      ended: ended.length,
      returned,
    };
  });
}
