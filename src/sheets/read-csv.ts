import { CsvError, parse } from 'csv-parse/sync';
import { type Cell, FileFault } from './cells.ts';

/**
 * The text of a file as Excel or another program saved it: UTF-8 or UTF-16 with a mark, UTF-8 without, and otherwise
 * Windows-1252. Null when it is no text at all.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** What Windows-1252 has between 0x80 and 0x9F, where Latin-1 has control characters. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By hand, because several versions of Node decode windows-1252 as if it were Latin-1. */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** Rows of a text with separators; the separator is the one that its first lines use most. Throws FileFault. */
export function readCsv(name: string, text: string): Cell[][] {
  // Excel itself writes and obeys a first line that names the separator.
  const named = /^sep=(.)\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  try {
    const rows = parse(body, {
      delimiter: named?.[1] ?? separatorOf(body),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    }) as string[][];
    const read = rows.map((row) => row.map((cell) => (cell.trim() === '' ? null : cell)));
    return named ? [[], ...read] : read;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = Number((cause as { lines?: number }).lines);
    throw new FileFault('csv-quotes', name, { row: Number.isFinite(line) ? line : undefined, cause });
  }
}

function separatorOf(text: string): string {
  const start = text
    .split(/\r?\n/, 5)
    .join('\n')
    .replace(/"[^"]*"/g, '');
  const counts = [';', ',', '\t'].map((mark) => ({ mark, count: start.split(mark).length - 1 }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}
