import { isLocalDate, type LocalDate } from './local.ts';
import {
  HOLIDAY_REGIONS,
  type HolidayRegion,
  inOrder,
  type SchoolHoliday,
  type SchoolHolidayName,
} from './school-calendar.ts';

/** One line of a file as somebody made it, before it is understood. */
export interface HolidayLine {
  /** As the file numbers it: the row of a sheet, or the place in a list, from 1. */
  line: number;
  region: unknown;
  name: unknown;
  from: unknown;
  until: unknown;
}

export type HolidayFault =
  | { kind: 'no-lines' }
  | { kind: 'no-columns'; missing: string[] }
  | { kind: 'region' | 'name' | 'date' | 'order'; line: number; value: string };

export interface ReadHolidays {
  holidays: SchoolHoliday[];
  faults: HolidayFault[];
}

const NAMES: [RegExp, SchoolHolidayName][] = [
  [/^(herfst|autumn)/, 'autumn'],
  [/^(kerst|christmas)/, 'christmas'],
  [/^(voorjaar|krokus|spring)/, 'spring'],
  [/^(mei|may)/, 'may'],
  [/^(zomer|summer)/, 'summer'],
];

/** Understands the lines of a file; every line that cannot be understood is a fault, and then nothing may be used. */
export function readHolidayLines(lines: readonly HolidayLine[]): ReadHolidays {
  if (lines.length === 0) return { holidays: [], faults: [{ kind: 'no-lines' }] };
  const read = lines.map(readLine);
  return { holidays: inOrder(read.flatMap((one) => one.holidays)), faults: read.flatMap((one) => one.faults) };
}

function readLine({ line, ...cells }: HolidayLine): ReadHolidays {
  const regions = regionsOf(cells.region);
  const name = NAMES.find(([pattern]) => pattern.test(plain(cells.name)))?.[1];
  const [from, until] = [dateOf(cells.from), dateOf(cells.until)];
  const faults: HolidayFault[] = [];
  const fault = (kind: 'region' | 'name' | 'date' | 'order', value: unknown) =>
    faults.push({ kind, line, value: shown(value) });
  if (regions.length === 0) fault('region', cells.region);
  if (!name) fault('name', cells.name);
  if (!from) fault('date', cells.from);
  if (!until) fault('date', cells.until);
  if (from && until && until < from) fault('order', cells.until);
  if (faults.length > 0 || !name || !from || !until) return { holidays: [], faults };
  return { holidays: regions.map((region) => ({ region, name, from, until })), faults };
}

/** "noord", "Regio Midden", "noord en zuid", "alle regio's". */
function regionsOf(value: unknown): HolidayRegion[] {
  const words = plain(value);
  if (/^(alle|heel|all)\b/.test(words)) return [...HOLIDAY_REGIONS];
  return HOLIDAY_REGIONS.filter((region) => words.split(/[^a-z]+/).includes(region));
}

/** `2026-10-17`, `17-10-2026`, `17/10/2026`, or a day as a spreadsheet keeps it (a Date at midnight UTC). */
function dateOf(value: unknown): LocalDate | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  const text = plain(value);
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  const date = dutch ? `${dutch[3]}-${dutch[2]?.padStart(2, '0')}-${dutch[1]?.padStart(2, '0')}` : text.slice(0, 10);
  return isLocalDate(date) ? date : null;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)).slice(0, 60);
}

const COLUMNS: Record<'region' | 'name' | 'from' | 'until', RegExp> = {
  region: /^(regio|region)/,
  name: /^(vakantie|naam|name|holiday)/,
  from: /^(van|vanaf|begin|start|from)/,
  until: /^(tot|t\/m|tm|eind|einde|until|end)/,
};

/** Finds the lines in a sheet by its headings, which may stand below a title. */
export function linesOfSheet(rows: readonly (readonly unknown[])[]): HolidayLine[] | { missing: string[] } {
  const columns = rows.slice(0, 20).map(columnsOf);
  const heading = columns.findIndex((found) => Object.values(found).every((index) => index >= 0));
  if (heading < 0) return { missing: ['regio', 'vakantie', 'van', 'tot en met'] };
  const at = columns[heading] ?? columnsOf([]);
  return rows.flatMap((row, index) => {
    const blank = row.every((cell) => cell === null || cell === '');
    if (index <= heading || blank) return [];
    return [{ line: index + 1, region: row[at.region], name: row[at.name], from: row[at.from], until: row[at.until] }];
  });
}

function columnsOf(row: readonly unknown[]): Record<keyof typeof COLUMNS, number> {
  const find = (pattern: RegExp) => row.findIndex((cell) => pattern.test(plain(cell)));
  return {
    region: find(COLUMNS.region),
    name: find(COLUMNS.name),
    from: find(COLUMNS.from),
    until: find(COLUMNS.until),
  };
}

/** Finds the lines in parsed JSON: a list, or a list under any name, of records with Dutch or English keys. */
export function linesOfJson(value: unknown): HolidayLine[] | { missing: string[] } {
  const records = Array.isArray(value) ? value : Object.values(isRecord(value) ? value : {}).find(Array.isArray);
  if (!records) return { missing: ['regio', 'vakantie', 'van', 'tot_en_met'] };
  return records.map((record: unknown, index) => {
    const keys = Object.keys(isRecord(record) ? record : {});
    const pick = (pattern: RegExp) => {
      const key = keys.find((one) => pattern.test(plain(one).replaceAll('_', ' ')));
      return key === undefined ? undefined : (record as Record<string, unknown>)[key];
    };
    return {
      line: index + 1,
      region: pick(COLUMNS.region),
      name: pick(COLUMNS.name),
      from: pick(COLUMNS.from),
      until: pick(COLUMNS.until),
    };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
