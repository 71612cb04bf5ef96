import { writeSheets } from '../sheets/write-sheets.ts';
import { rosterRows } from './rules/roster-rows.ts';
import type { RosterRecords } from './schema.ts';

/** Writes records as the roster workbook (XLSX); importing it again gives the same records. */
export async function rosterWorkbook(records: RosterRecords): Promise<Buffer> {
  return writeSheets(rosterRows(records).map(({ name, rows }) => ({ name, rows, widths: widthsOf(rows) })));
}

/** Wide enough for what stands in a column, up to 44 characters; beyond that the text wraps. */
function widthsOf(rows: readonly (readonly (string | number | Date | null)[])[]): number[] {
  const sample = rows.slice(0, 200);
  return (rows[0] ?? []).map((_, column) => {
    const longest = Math.max(
      ...sample.map((row) => (row[column] instanceof Date ? 10 : String(row[column] ?? '').length)),
    );
    return Math.min(44, Math.max(11, longest + 3));
  });
}
