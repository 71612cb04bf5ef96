import { describe, expect, test } from '@jest/globals';
import { layoutOf, SHEET_KEYS } from '../../../src/people/rules/roster-layout.ts';
import { FileFault } from '../../../src/sheets/cells.ts';
import { readSheets } from '../../../src/sheets/read-sheets.ts';
import { harmless, writeSheets } from '../../../src/sheets/write-sheets.ts';
import { COLUMN_HELP } from '../../../src/text/people-template.ts';

const read = (bytes: Uint8Array, name = 'lijst.csv') => readSheets({ name, bytes });
const rowsOf = async (text: string | Uint8Array) =>
  (await read(typeof text === 'string' ? Buffer.from(text) : text))[0]?.rows;

async function faultOf(bytes: Uint8Array): Promise<{ code: string; row: number | null } | null> {
  try {
    await read(bytes, 'lijst.xlsx');
    return null;
  } catch (cause) {
    if (!(cause instanceof FileFault)) throw cause;
    return { code: cause.code, row: cause.row };
  }
}

describe('CSV as programs write it', () => {
  const expected = [
    ['Naam', 'Plaats'],
    ['Zoë’s school', '’s-Hertogenbosch'],
  ];
  test('UTF-8 with a mark and semicolons', async () => {
    expect(await rowsOf('\ufeffNaam;Plaats\r\nZoë’s school;’s-Hertogenbosch\r\n')).toEqual(expected);
  });
  test('UTF-8 without a mark, commas', async () => {
    expect(await rowsOf('Naam,Plaats\nZoë’s school,’s-Hertogenbosch\n')).toEqual(expected);
  });
  test('Windows-1252', async () => {
    const bytes = [...'Naam;Plaats\r\nZo\xebQs school;Qs-Hertogenbosch'].map((sign) =>
      sign === 'Q' ? 0x92 : sign.charCodeAt(0),
    );
    expect(await rowsOf(Uint8Array.from(bytes))).toEqual(expected);
  });
  test('UTF-16 with tabs, as Excel calls Unicode text', async () => {
    expect(await rowsOf(Buffer.from('\ufeffNaam\tPlaats\nZoë’s school\t’s-Hertogenbosch', 'utf16le'))).toEqual(
      expected,
    );
  });
  test('quotes, separators and line ends within a cell; empty cells and lines', async () => {
    expect(await rowsOf('a;b;c\n"x;y";"hij zei ""ja""";"twee\nregels"\n\n;;z')).toEqual([
      ['a', 'b', 'c'],
      ['x;y', 'hij zei "ja"', 'twee\nregels'],
      [null],
      [null, null, 'z'],
    ]);
  });
  test('a first line that names the separator keeps its row number', async () => {
    expect(await rowsOf('sep=|\na|b,c\n')).toEqual([[], ['a', 'b,c']]);
  });
});

describe('a file that cannot be read says why', () => {
  test('nothing in it', async () => expect(await faultOf(new Uint8Array())).toMatchObject({ code: 'empty' }));
  test('too large', async () => {
    expect(await faultOf(new Uint8Array(13 * 1024 * 1024))).toMatchObject({ code: 'too-large' });
  });
  test('an old or protected workbook', async () => {
    expect(await faultOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toMatchObject({ code: 'old-excel' });
  });
  test('a picture', async () => {
    expect(await faultOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toMatchObject({ code: 'not-a-sheet' });
  });
  test('half a workbook', async () => {
    const whole = await writeSheets([{ name: 'Blad', rows: [['a']] }]);
    expect(await faultOf(whole.subarray(0, whole.length / 2))).toMatchObject({ code: 'damaged' });
  });
  test('a workbook that would unpack to more than memory holds', async () => {
    const bytes = Buffer.from(await writeSheets([{ name: 'Blad', rows: [['a']] }]));
    // The size a zip entry unpacks to stands 24 bytes into its line of the directory.
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(4_000_000_000, entry + 24);
    expect(await faultOf(bytes)).toMatchObject({ code: 'too-large' });
  });
  test('too many rows', async () => {
    expect(await faultOf(Buffer.from('a;b\n'.repeat(60_001)))).toMatchObject({ code: 'too-many-rows' });
  });
  test('a quote that is never closed', async () => {
    expect(await faultOf(Buffer.from('a;b\n"c;d\ne;f\n'))).toMatchObject({ code: 'csv-quotes' });
  });
});

test('what is written cannot run as a formula, and numbers and dates stay what they are', async () => {
  const bytes = await writeSheets([
    {
      name: 'Blad',
      rows: [
        ['a', 'b', 'c'],
        ['=HYPERLINK("x")', 12, new Date('2026-08-01T00:00:00Z')],
        ['@plus', '-1', '+31 6'],
      ],
    },
  ]);
  const [sheet] = await read(bytes, 'x.xlsx');
  expect(sheet?.rows.slice(1)).toEqual([
    ['\'=HYPERLINK("x")', 12, new Date('2026-08-01T00:00:00Z')],
    ["'@plus", "'-1", "'+31 6"],
  ]);
  expect(harmless('gewoon')).toBe('gewoon');
});

test('every column that the template writes is explained', () => {
  for (const key of SHEET_KEYS) {
    for (const column of layoutOf(key).columns) {
      if (column.writes !== false) expect(COLUMN_HELP[key][column.key]).toBeTruthy();
    }
  }
});
