import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../../src/sheets/cells.ts';
import { readSheets } from '../../../src/sheets/read-sheets.ts';
import { streamWorkbook } from '../../../src/sheets/stream-sheets.ts';
import { csvRows } from '../../../src/sheets/write-csv.ts';

const DAY = new Date('2027-09-01T00:00:00Z');

async function workbook(pieces: Cell[][][]): Promise<readonly (readonly Cell[])[]> {
  const bytes: Uint8Array[] = [];
  const sheet = { name: 'A & "B" <C>', rows: pieces, widths: [10, 20], headingRows: 1 };
  for await (const piece of streamWorkbook([sheet])) bytes.push(piece);
  const [read] = await readSheets({ name: 'x.xlsx', bytes: new Uint8Array(Buffer.concat(bytes)) });
  expect(read?.name).toBe('A & "B" <C>');
  return read?.rows ?? [];
}

describe('a workbook that is written piece by piece', () => {
  test('reads as it was written, whatever stands in it', async () => {
    const rows: Cell[][] = [
      ['Kop', 'Twee'],
      ['Zoë & <co> "x"', 12.5],
      [DAY, 'twee\nregels'],
      ['', 'nul\u0000 weg'],
    ];
    expect(await workbook([rows.slice(0, 1), rows.slice(1)])).toEqual([...rows.slice(0, 3), [null, 'nul weg']]);
  });
  test.each(['=1+1', '+31', '-2', '@som', '\tx'])('%j does not run', async (text) => {
    expect((await workbook([[['a', 'b']], [[text, 'x']]]))[1]?.[0]).toBe(`'${text}`);
  });
  test('columns beyond Z', async () => {
    const row = Array.from({ length: 30 }, (_, at) => `k${at}`);
    expect(await workbook([[row]])).toEqual([row]);
  });
  test('a reader that stops early leaves nothing running', async () => {
    let asked = 0;
    const endless = (function* () {
      while (true) yield [[`rij ${asked++}`]];
    })();
    const sheet = { name: 'x', rows: endless, widths: [], headingRows: 0 };
    let pieces = 0;
    for await (const _ of streamWorkbook([sheet])) if (++pieces > 20) break;
    expect(asked).toBeLessThan(100_000);
  });
});

test('CSV: semicolons, quotes, days, numbers, and nothing that runs', () => {
  expect(
    csvRows([
      ['a;b', 'zeg "x"', DAY, 1.5, null],
      ['=1', '-', 'twee\nregels'],
    ]),
  ).toBe('"a;b";"zeg ""x""";1-9-2027;1,5;\r\n\'=1;\'-;"twee\nregels"\r\n');
});
