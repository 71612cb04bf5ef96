import { Zip, ZipDeflate } from 'fflate';
import type { Cell } from './cells.ts';
import { harmless } from './write-sheets.ts';

/** A sheet whose rows come piece by piece; the first `headingRows` are drawn as headings and stay in view. */
export interface StreamedSheet {
  name: string;
  rows: Iterable<readonly (readonly Cell[])[]> | AsyncIterable<readonly (readonly Cell[])[]>;
  /** Width of each column in characters. */
  widths: readonly number[];
  headingRows: number;
}

/**
 * Writes a workbook of any length: each piece of rows is written and let go of before the next is asked for, so that memory
 * does not grow with the number of rows. Text that a spreadsheet would run as a formula is made harmless.
 */
export async function* streamWorkbook(sheets: readonly StreamedSheet[]): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) failed = error;
    else out.push(piece);
  });
  const encode = new TextEncoder();
  const taken = function* () {
    if (failed) throw failed;
    yield* out.splice(0);
  };
  for (const [path, text] of frame(sheets)) {
    const file = new ZipDeflate(path);
    zip.add(file);
    file.push(encode.encode(text), true);
  }
  for (const [index, sheet] of sheets.entries()) {
    const file = new ZipDeflate(`xl/worksheets/sheet${index + 1}.xml`, { level: 6 });
    zip.add(file);
    file.push(encode.encode(sheetStart(sheet)));
    let row = 0;
    for await (const piece of sheet.rows) {
      const text = piece.map((cells) => rowXml(cells, ++row, row <= sheet.headingRows)).join('');
      file.push(encode.encode(text));
      yield* taken();
    }
    file.push(encode.encode('</sheetData></worksheet>'), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Cell formats, by their place in the style sheet. */
const [PLAIN, HEADING, DAY] = [0, 1, 2];

/** The parts of a workbook around its sheets. */
function frame(sheets: readonly StreamedSheet[]): [path: string, text: string][] {
  const each = (text: (number: number, name: string) => string) =>
    sheets.map(({ name }, index) => text(index + 1, escaped(name))).join('');
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((n, name) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d\\-m\\-yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EBFA"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
  ];
}

function sheetStart({ widths, headingRows }: StreamedSheet): string {
  const view =
    headingRows > 0
      ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headingRows}" topLeftCell="A${headingRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
      : '';
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${XML}<worksheet xmlns="${MAIN}">${view}<cols>${columns.join('')}</cols><sheetData>`;
}

function rowXml(cells: readonly Cell[], row: number, heading: boolean): string {
  return `<row r="${row}">${cells.map((cell, index) => cellXml(cell, `${columnName(index)}${row}`, heading)).join('')}</row>`;
}

function cellXml(cell: Cell, place: string, heading: boolean): string {
  if (cell === null || cell === '') return '';
  if (cell instanceof Date) return `<c r="${place}" s="${DAY}"><v>${serial(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${place}" s="${PLAIN}"><v>${cell}</v></c>`;
  const text = escaped(harmless(String(cell)));
  const style = heading ? HEADING : PLAIN;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** Days since 30 December 1899, as spreadsheets count them. */
function serial(day: Date): number {
  return Math.round((day.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000);
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them, and a list may
  const legal = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
  return legal.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
