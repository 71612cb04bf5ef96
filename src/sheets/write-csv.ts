import type { Cell } from './cells.ts';
import { harmless } from './write-sheets.ts';

/** Goes first in the file: without it a Dutch Excel reads no accents. */
export const CSV_START = '\uFEFF';

/** Rows as text with semicolons, as a Dutch Excel opens them; nothing in it runs as a formula. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('');
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return `${cell.getUTCDate()}-${cell.getUTCMonth() + 1}-${cell.getUTCFullYear()}`;
  if (typeof cell !== 'string') return String(cell).replace('.', ',');
  const text = harmless(cell);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
