/** What a cell of a spreadsheet can hold. A Date is a day at midnight UTC, as spreadsheets keep them. */
export type Cell = string | number | boolean | Date | null;

/** One sheet as it was read or is to be written; the first row is row 1 of the file. */
export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
}

/** A sheet to write: headings that stay in view, and the width of each column in characters. */
export interface WrittenSheet extends Sheet {
  widths?: readonly number[];
  /** Rows that stay in view and are drawn as headings; 1 unless given. */
  headingRows?: number;
}

/** A file as somebody uploaded it. */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Why a file cannot be read as sheets; the words are in `src/text`. */
export type FileFaultCode =
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  | 'old-excel'
  | 'not-a-sheet'
  | 'damaged'
  | 'formula-without-value'
  | 'csv-quotes';

/** Thrown by `readSheets`; row and column (1-based) where the file has one bad place. */
export class FileFault extends Error {
  readonly code: FileFaultCode;
  readonly file: string;
  readonly row: number | null;
  readonly column: number | null;

  constructor(code: FileFaultCode, file: string, place: { row?: number; column?: number; cause?: unknown } = {}) {
    super(`file cannot be read: ${code}`, { cause: place.cause });
    this.name = 'FileFault';
    this.code = code;
    this.file = file;
    this.row = place.row ?? null;
    this.column = place.column ?? null;
  }
}
