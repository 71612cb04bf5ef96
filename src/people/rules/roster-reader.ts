import type { Value } from './roster-cells.ts';
import { layoutOf } from './roster-layout.ts';
import type { Lookup } from './roster-lookup.ts';
import type { Fault, FaultCode, ParsedRow, ParsedSheet } from './roster-sheets.ts';

/** One row of a recognised sheet, with ways to take its values and to say what is wrong with it. */
export interface RowReader {
  row: number;
  text(key: string): string | null;
  value(key: string): Value;
  flag(key: string): boolean | null;
  /** False too where something stands that cannot be read. */
  isEmpty(key: string): boolean;
  fault(key: string, code: FaultCode, facts?: Fault['facts']): void;
  /** The key of what a cell names; null when it is empty or, with a fault, when there is no such thing. */
  named(key: string, what: keyof Lookup): string | null;
}

const UNKNOWN: Record<keyof Lookup, FaultCode> = {
  person: 'unknown-person',
  board: 'unknown-board',
  body: 'unknown-body',
  kring: 'unknown-kring',
  region: 'unknown-region',
  school: 'unknown-reach',
};

export function rowReader(sheet: ParsedSheet, parsed: ParsedRow, lookup: Lookup, faults: Fault[]): RowReader {
  const value = (key: string): Value => parsed.values.get(key) ?? null;
  const text = (key: string): string | null => {
    const found = value(key);
    return typeof found === 'string' ? found : null;
  };
  const isEmpty = (key: string): boolean => value(key) === null && !parsed.unreadable.has(key);
  const fault = (key: string, code: FaultCode, facts: Fault['facts'] = {}): void => {
    if (code === 'empty' && !isEmpty(key)) return;
    faults.push({ sheet: sheet.name, row: parsed.row, column: headingOf(sheet, key), code, facts });
  };
  return {
    row: parsed.row,
    text,
    value,
    isEmpty,
    flag: (key) => {
      const found = value(key);
      return typeof found === 'boolean' ? found : null;
    },
    fault,
    named: (key, what) => {
      const given = text(key);
      if (given === null) return null;
      const result = lookup[what](given);
      if ('found' in result) return result.found;
      if (result.missing === 'not-a-kring') fault(key, 'not-a-kring', { given });
      else fault(key, result.missing === 'ambiguous' ? 'name-not-unique' : UNKNOWN[what], { given });
      return null;
    },
  };
}

function headingOf(sheet: ParsedSheet, key: string): string {
  const own = layoutOf(sheet.key).columns.find((column) => column.key === key);
  return sheet.headings.get(key) ?? own?.heading ?? key;
}
