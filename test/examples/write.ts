/** Writes the example files beside this script: `npx tsx test/examples/write.ts`. They are committed, so that they can be opened. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rosterRows } from '../../src/people/rules/roster-rows.ts';
import type { RosterRecords } from '../../src/people/schema.ts';
import { rosterWorkbook } from '../../src/people/use-cases.ts';
import { writeSheets } from '../../src/sheets/write-sheets.ts';
import { hanShape, humShape, pooShape, posShape } from './shapes.ts';

const FOLDER = import.meta.dirname;

writeFileSync(join(FOLDER, 'poo.xlsx'), await rosterWorkbook(pooShape()));
writeFileSync(join(FOLDER, 'han.xlsx'), await inOtherWords(hanShape()));
writeCsv('pos', posShape(), { separator: ';', encode: windows1252 });
writeCsv('hum', humShape(), { separator: ',', encode: (text) => Buffer.from(`\ufeff${text}`) });

/** A workbook as people make it: a title above the list, other words in the headings, names in three columns. */
async function inOtherWords(records: RosterRecords): Promise<Buffer> {
  const words: Record<string, string> = {
    'E-mail': 'E-mailadres',
    Bestuursnummer: 'Nummer',
    Kring: 'Regio',
    BRIN: 'Brin-nummer',
    'Tot en met': 'T/m',
    Vanaf: 'van',
    Stemt: 'STEMRECHT',
  };
  const sheets = rosterRows(records).map(({ key, name, rows }) => {
    const [headings = [], ...rest] = rows;
    const renamed = headings.map((heading) => words[String(heading)] ?? heading);
    const title = [`${name} – stand augustus`];
    if (key !== 'persons') return { name, rows: [title, [], renamed, ...rest], headingRows: 3 };
    const people = rest.map(([email, full, ...more]) => {
      const [first = '', ...parts] = String(full).split(' ');
      return [email ?? null, first, parts.slice(0, -1).join(' ') || null, parts.at(-1) ?? null, ...more];
    });
    const columns = [renamed[0] ?? null, 'Voornaam', 'Tussenvoegsel', 'Achternaam', ...renamed.slice(2)];
    return { name: 'Deelnemers', rows: [title, [], columns, ...people], headingRows: 3 };
  });
  return writeSheets(sheets);
}

function writeCsv(name: string, records: RosterRecords, as: { separator: string; encode(text: string): Buffer }): void {
  mkdirSync(join(FOLDER, name), { recursive: true });
  for (const { key, rows } of rosterRows(records)) {
    const text = rows.map((row) => row.map((cell) => field(cell, as.separator)).join(as.separator)).join('\r\n');
    writeFileSync(join(FOLDER, name, `${name}-${key}.csv`), as.encode(`${text}\r\n`));
  }
}

function field(cell: string | number | Date | null, separator: string): string {
  if (cell === null) return '';
  if (cell instanceof Date) return `${cell.getUTCDate()}-${cell.getUTCMonth() + 1}-${cell.getUTCFullYear()}`;
  const text = String(cell);
  return text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Latin-1 with the few signs that Windows puts elsewhere. */
function windows1252(text: string): Buffer {
  const elsewhere = new Map([
    ['’', 0x92],
    ['‘', 0x91],
    ['–', 0x96],
    ['€', 0x80],
  ]);
  return Buffer.from([...text].map((sign) => elsewhere.get(sign) ?? sign.charCodeAt(0)));
}
