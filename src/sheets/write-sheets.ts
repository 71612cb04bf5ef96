import writeXlsx, { type Row } from 'write-excel-file/node';
import type { Cell, WrittenSheet } from './cells.ts';

/** Writes a workbook with headings that stay in view. Text that a spreadsheet would run as a formula is made harmless. */
export async function writeSheets(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return writeXlsx(
    sheets.map(({ name, rows, widths = [], headingRows = 1 }) => ({
      sheet: name,
      data: rows.map((row, index): Row => row.map((cell) => written(cell, index < headingRows))),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: headingRows,
      dateFormat: 'd-m-yyyy',
    })),
    { fontFamily: 'Calibri', fontSize: 11 },
  ).toBuffer();
}

function written(cell: Cell, heading: boolean): Row[number] {
  const value = typeof cell === 'string' ? harmless(cell) : cell;
  if (!heading) return typeof value === 'string' ? { value, type: String, wrap: true, alignVertical: 'top' } : value;
  return { value: String(value ?? ''), type: String, fontWeight: 'bold', backgroundColor: '#E8EBFA' };
}

/** An apostrophe before = + - @ keeps a spreadsheet from running the text, also after the sheet is saved as CSV. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
