import readXlsx, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/node';
import { type Cell, FileFault, type Sheet, type UploadedFile } from './cells.ts';
import { decodeText, readCsv } from './read-csv.ts';
import { unpackedSize } from './unpacked-size.ts';

const MEGABYTE = 1024 * 1024;
const MAX_FILE = 12 * MEGABYTE;
/** A workbook of 12 MB can unpack to gigabytes; more than this is no list of people. */
const MAX_UNPACKED = 250 * MEGABYTE;
const MAX_ROWS = 60_000;

/** Reads a workbook (XLSX) or a text file with separators (CSV) into its sheets. Throws FileFault. */
export async function readSheets({ name, bytes }: UploadedFile): Promise<Sheet[]> {
  if (bytes.length === 0) throw new FileFault('empty', name);
  if (bytes.length > MAX_FILE) throw new FileFault('too-large', name);
  const sheets = startsWith(bytes, ZIP)
    ? await readWorkbook(name, bytes)
    : [{ name: baseName(name), rows: readText(name, bytes) }];
  if (sheets.some((sheet) => sheet.rows.length > MAX_ROWS)) throw new FileFault('too-many-rows', name);
  return sheets;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Excel before 2007, and workbooks with a password. */
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

async function readWorkbook(name: string, bytes: Uint8Array): Promise<Sheet[]> {
  const size = unpackedSize(bytes);
  if (size === null) throw new FileFault('damaged', name);
  if (size > MAX_UNPACKED) throw new FileFault('too-large', name);
  try {
    const sheets = await readXlsx(Buffer.from(bytes));
    return sheets.map((sheet) => ({ name: sheet.sheet, rows: sheet.data as unknown as Cell[][] }));
  } catch (cause) {
    throw workbookFault(name, cause);
  }
}

function workbookFault(name: string, cause: unknown): FileFault {
  // The reader has no code for a formula that was saved without its outcome; the place stands in its message alone.
  const place = /row (\d+), col (\d+): VALUE_MISSING/.exec((cause as Error).message);
  if (place) return new FileFault('formula-without-value', name, { row: Number(place[1]), column: Number(place[2]) });
  const damaged =
    cause instanceof InvalidSpreadsheetError || (cause instanceof InvalidInputError && cause.code === 'INVALID_ZIP');
  return new FileFault(damaged ? 'damaged' : 'not-a-sheet', name, { cause });
}

function readText(name: string, bytes: Uint8Array): Cell[][] {
  if (startsWith(bytes, OLD_EXCEL)) throw new FileFault('old-excel', name);
  const text = decodeText(bytes);
  if (text === null) throw new FileFault('not-a-sheet', name);
  return readCsv(name, text);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function baseName(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(/\.[a-z]{2,4}$/i, '');
}
