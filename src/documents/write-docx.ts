import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { DocumentPart, DocumentPoint, PaperDocument } from './document.ts';

const FONT = 'Calibri';
const GREY = '595959';
/** Twips (twentieths of a point): A4 less the margins. */
const PAGE_WIDTH = 11_906;
const MARGIN = 1_120;
const WIDTH = PAGE_WIDTH - 2 * MARGIN;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'C8C8C8' };

/** Writes a paper as a Word document with real headings, so that a screen reader and a table of contents find them. */
export function writeDocx(paper: PaperDocument): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: paper.title,
      subject: paper.kind,
      creator: 'Kringwerk',
      styles: { default: { document: { run: { font: FONT, size: 21, language: { value: languageOf(paper) } } } } },
      sections: [
        {
          properties: {
            page: {
              size: { width: PAGE_WIDTH, height: 16_838 },
              margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
            },
          },
          footers: { default: footer(paper) },
          children: [...titleBlock(paper), ...paper.parts.flatMap(partOf)],
        },
      ],
    }),
  );
}

function languageOf({ language }: PaperDocument): string {
  return language === 'nl' ? 'nl-NL' : 'en-GB';
}

function footer({ footer: words, page }: PaperDocument): Footer {
  const run = (children: (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
    new TextRun({ children, size: 17, color: GREY, font: FONT });
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
        children: [run([words, '\t', `${page.page} `, PageNumber.CURRENT, ` ${page.of} `, PageNumber.TOTAL_PAGES])],
      }),
    ],
  });
}

function titleBlock({ kind, title, facts }: PaperDocument): (Paragraph | Table)[] {
  return [
    new Paragraph({ children: [new TextRun({ text: kind, color: GREY, font: FONT })] }),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      spacing: { after: 160 },
      children: [new TextRun({ text: title, bold: true, size: 38, font: FONT })],
    }),
    grid(
      [1_600, WIDTH - 1_600],
      facts.map(({ label, value }) => [[paragraph(label, { color: GREY })], [paragraph(value)]]),
      { lined: false },
    ),
    new Paragraph({ spacing: { after: 120 } }),
  ];
}

function partOf(part: DocumentPart): (Paragraph | Table)[] {
  switch (part.part) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          keepNext: true,
          spacing: { before: 240, after: 80 },
          children: [new TextRun({ text: part.text, bold: true, size: 26, color: '000000', font: FONT })],
        }),
      ];
    case 'text':
      return part.text.split('\n').map((line) => paragraph(line, { bold: part.strong === true }, { after: 100 }));
    case 'points':
      return part.points.length > 0 ? [points(part.points)] : [];
    case 'table':
      return [table(part)];
  }
}

function points(all: readonly DocumentPoint[]): Table {
  return grid(
    [560, WIDTH - 560 - 2_000, 2_000],
    all.map(({ number, title, lines, beside }) => [
      [paragraph(number, { bold: true })],
      [pointTitle(title), ...lines.flatMap((line) => line.split('\n')).map((line) => paragraph(line))],
      beside.map((line) => paragraph(line, { color: GREY, size: 19 })),
    ]),
    { lined: true },
  );
}

/** A heading, so that a screen reader goes from item to item; it looks like the text around it. */
function pointTitle(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: { before: 0, after: 0 },
    children: [new TextRun({ text, bold: true, size: 21, color: '000000', font: FONT })],
  });
}

function table({ head, rows, widths }: Extract<DocumentPart, { part: 'table' }>): Table {
  const all = widths.reduce((sum, width) => sum + width, 0);
  return grid(
    widths.map((width) => Math.floor((WIDTH * width) / all)),
    [
      head.map((text) => [paragraph(text, { bold: true, color: GREY, size: 19 })]),
      ...rows.map((row) => row.map((text) => text.split('\n').map((line) => paragraph(line)))),
    ],
    { lined: true, headed: true },
  );
}

function grid(widths: number[], rows: Paragraph[][][], look: { lined: boolean; headed?: boolean }): Table {
  const line = look.lined ? thin : none;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: none, bottom: line, left: none, right: none, insideVertical: none, insideHorizontal: line },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          cantSplit: true,
          tableHeader: look.headed === true && row === 0,
          children: cells.map(
            (children, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                margins: { top: look.lined ? 70 : 20, bottom: look.lined ? 70 : 20, left: 0, right: 120 },
                children: children.length > 0 ? children : [new Paragraph({})],
              }),
          ),
        }),
    ),
  });
}

function paragraph(
  text: string,
  run: { bold?: boolean; color?: string; size?: number } = {},
  spacing: { after?: number } = {},
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing,
    children: [new TextRun({ text, font: FONT, ...run })],
  });
}
