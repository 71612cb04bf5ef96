import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { Content, Node, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { DocumentPart, DocumentPoint, PaperDocument } from './document.ts';

const require = createRequire(import.meta.url);
/** pdfmake's own server entry is CommonJS; it carries one set of fonts with every letter of Dutch and its neighbours. */
const FONTS = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
const GREY = '#595959';
const LINE = '#c8c8c8';
const MARGIN = 56;
/** The level of a heading below the title. */
const SECTION = 2;
/** Of the height of a page. */
const LOWEST_HEADING = 0.84;

interface PdfMaker {
  setFonts(fonts: object): void;
  setUrlAccessPolicy(allows: (url: string) => boolean): void;
  setLocalAccessPolicy(allows: (path: string) => boolean): void;
  createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Buffer> };
}

let maker: PdfMaker | undefined;

/** One maker for the process: it reads fonts, and nothing else of this machine or of any other. */
function pdfMaker(): PdfMaker {
  if (maker) return maker;
  const made = require('pdfmake') as PdfMaker;
  made.setUrlAccessPolicy(() => false);
  made.setLocalAccessPolicy((path) => path.startsWith(FONTS + sep));
  const font = (style: string) => join(FONTS, `Roboto-${style}.ttf`);
  made.setFonts({
    Roboto: {
      normal: font('Regular'),
      bold: font('Medium'),
      italics: font('Italic'),
      bolditalics: font('MediumItalic'),
    },
  });
  maker = made;
  return made;
}

/**
 * Writes a paper as PDF on A4, tagged for screen readers, with its language, and its headings and items as bookmarks. `toKeep`: as PDF/A-2a (ISO 19005-2), which
 * carries its fonts and colours and names what it is, so that it can be read as it was in thirty years.
 */
export function writePdf(paper: PaperDocument, toKeep = false): Promise<Buffer> {
  const kept = toKeep ? { version: '1.7', subset: 'PDF/A-2a' } : {};
  return pdfMaker()
    .createPdf({ ...definition(paper), ...kept } as TDocumentDefinitions)
    .getBuffer();
}

function definition(paper: PaperDocument): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 8],
    info: { title: paper.title, subject: paper.kind, creator: 'Kringwerk', producer: 'Kringwerk' },
    language: paper.language,
    tagged: true,
    displayTitle: true,
    defaultStyle: { font: 'Roboto', fontSize: 10.5, lineHeight: 1.25 },
    // A heading never stands alone at the foot of a page: below this there is no room for it and two lines of a table.
    ...(paper.parts.some(({ part }) => part === 'heading') ? { pageBreakBefore: isLowHeading } : {}),
    content: [...titleBlock(paper), ...paper.parts.flatMap(partOf)],
    footer: (page, pages) => ({
      margin: [MARGIN, 16, MARGIN, 0],
      fontSize: 8.5,
      color: GREY,
      columns: [
        { text: paper.footer, width: '*' },
        {
          text: `${paper.page.page} ${page} ${paper.page.of} ${pages}`,
          width: 'auto',
          noWrap: true,
          margin: [8, 0, 0, 0],
        },
      ],
    }),
  } as TDocumentDefinitions;
}

function isLowHeading({ headlineLevel, startPosition }: Node): boolean {
  return headlineLevel === SECTION && startPosition.verticalRatio > LOWEST_HEADING;
}

function titleBlock(paper: PaperDocument): Content[] {
  return [
    { text: paper.kind, color: GREY },
    { text: paper.title, fontSize: 19, bold: true, lineHeight: 1.1, margin: [0, 0, 0, 8], headlineLevel: 1 },
    {
      layout: 'noBorders',
      margin: [0, 0, 0, 14],
      table: {
        widths: [80, '*'],
        body: paper.facts.map(({ label, value }) => [{ text: label, color: GREY }, { text: value }]),
      },
    },
  ];
}

function partOf(part: DocumentPart): Content[] {
  switch (part.part) {
    case 'heading':
      return [
        { text: part.text, fontSize: 13, bold: true, margin: [0, 12, 0, 4], headlineLevel: SECTION, outline: true },
      ];
    case 'text':
      return [{ text: part.text, margin: [0, 0, 0, 6], bold: part.strong === true }];
    case 'points':
      return part.points.length > 0 ? [points(part.points)] : [];
    case 'table':
      return [table(part)];
  }
}

const lines = {
  hLineWidth: (row: number) => (row === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => LINE,
  paddingTop: () => 5,
  paddingBottom: () => 5,
  paddingLeft: (column: number) => (column === 0 ? 0 : 6),
};

function points(all: readonly DocumentPoint[]): Content {
  return {
    layout: lines,
    margin: [0, 0, 0, 8],
    table: {
      widths: [22, '*', 92],
      dontBreakRows: true,
      body: all.map(({ number, title, lines: below, beside }) => [
        { text: number, bold: true },
        {
          stack: [
            { text: title, bold: true, outline: true, outlineText: `${number}. ${title}` },
            ...below.map((line) => ({ text: line, margin: [0, 2, 0, 0] as const })),
          ],
        },
        { stack: beside.map((text) => ({ text })), fontSize: 9.5, color: GREY },
      ]) as TableCell[][],
    },
  };
}

function table({ head, rows, widths }: Extract<DocumentPart, { part: 'table' }>): Content {
  const all = widths.reduce((sum, width) => sum + width, 0);
  // A4 is 595 points wide; each column loses the room between it and the one before.
  const room = 595 - 2 * MARGIN - 12 * widths.length;
  return {
    layout: lines,
    margin: [0, 0, 0, 8],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: widths.map((width) => (room * width) / all),
      body: [
        head.map((text) => ({ text, bold: true, fontSize: 9.5, color: GREY })),
        ...rows.map((row) => row.map((text) => ({ text }))),
      ],
    },
  };
}
