import { isLocalDate } from '../../time/local.ts';
import { CHOICES, type Choices, type Column, wordsOf } from './roster-layout.ts';
import { fold, type QuorumCondition } from './roster-records.ts';
import { QUORUM_GROUPS, QUORUM_SHARES } from './roster-rows.ts';

/** What a cell of a read sheet can hold; a Date is a day at midnight UTC. */
export type ReadCell = string | number | boolean | Date | null | undefined;
export type Value = string | number | boolean | QuorumCondition[] | null;

export type CellFaultCode =
  | 'formula'
  | 'error-value'
  | 'too-long'
  | 'not-email'
  | 'not-brin'
  | 'not-site'
  | 'not-board-number'
  | 'not-number'
  | 'not-date'
  | 'not-yes-no'
  | 'not-choice'
  | 'not-quorum';

export type CellResult = { value: Value } | { fault: CellFaultCode; given: string; words?: string[] };

const MAX_TEXT = 200;

/** Reads one cell as its column asks. An empty cell is null, in every kind of column. */
export function readCell(column: Column, cell: ReadCell): CellResult {
  const text = cellText(cell);
  if (text === '') return { value: null };
  const fault = (code: CellFaultCode): CellResult => ({ fault: code, given: text.slice(0, 60) });
  // Text that only looks like a formula was written with an apostrophe before it.
  if (tidied(cell).startsWith('=')) return fault('formula');
  if (/^#(N\/A|N\/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV\/0!|DEEL\/0!|NUM!|NULL!|SPILL!)$/i.test(text)) {
    return fault('error-value');
  }
  if (text.length > MAX_TEXT) return fault('too-long');
  return READERS[column.kind](text, cell, fault, column);
}

/** The text of a cell: spaces tidied, and the apostrophe gone that keeps a spreadsheet from running it. */
export function cellText(cell: ReadCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return isoDay(cell);
  const text = tidied(cell);
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function tidied(cell: ReadCell): string {
  return String(cell ?? '')
    .replace(/[\s\u00a0\u200b]+/g, ' ')
    .trim();
}

type Fault = (code: CellFaultCode) => CellResult;
type Reader = (text: string, cell: ReadCell, fault: Fault, column: Column) => CellResult;

const READERS: Record<Column['kind'], Reader> = {
  text: (text) => ({ value: text }),
  email: (text, _cell, fault) => {
    const email = emailIn(text);
    return email === null ? fault('not-email') : { value: email };
  },
  // A full name is accepted too; whether somebody has that name is decided when all persons are known.
  person: (text, _cell, fault) => {
    if (!text.includes('@')) return { value: text };
    const email = emailIn(text);
    return email === null ? fault('not-email') : { value: email };
  },
  boardNumber: (text, _cell, fault) => {
    const number = boardNumber(text);
    return number === null ? fault('not-board-number') : { value: number };
  },
  board: (text) => ({ value: boardNumber(text) ?? text }),
  brin: (text, _cell, fault) => {
    const brin = text.replace(/\s/g, '').toUpperCase();
    return /^\d\d[A-Z]{2}$/.test(brin) ? { value: brin } : fault('not-brin');
  },
  site: (text, _cell, fault) => {
    const code = text.replace(/[\s-]/g, '').toUpperCase();
    if (/^\d\d[A-Z]{2}\d\d$/.test(code)) return { value: code };
    // Only the last two digits; a spreadsheet drops the zero of 00 and 01.
    return /^\d{1,2}$/.test(code) ? { value: code.padStart(2, '0') } : fault('not-site');
  },
  reach: (text) => ({ value: boardNumber(text) ?? (/^\d\d[a-z]{2}$/i.test(text) ? text.toUpperCase() : text) }),
  number: (text, _cell, fault) => (/^\d{1,6}$/.test(text) ? { value: Number(text) } : fault('not-number')),
  date: (text, cell, fault) => {
    const date = cell instanceof Date ? isoDay(cell) : writtenDate(text);
    return date === null ? fault('not-date') : { value: date };
  },
  yesNo: (text, cell, fault) => {
    if (typeof cell === 'boolean') return { value: cell };
    const word = fold(text);
    if (['ja', 'j', 'x', '1', 'waar', 'true', 'yes', 'y'].includes(word)) return { value: true };
    if (['nee', 'n', '-', '0', 'onwaar', 'false', 'no', 'neen'].includes(word)) return { value: false };
    return fault('not-yes-no');
  },
  choice: (text, _cell, _fault, column) => choice(text, column.choices ?? 'language'),
  quorum: (text, _cell, fault) => {
    const quorum = quorumOf(text);
    return quorum === null ? fault('not-quorum') : { value: quorum };
  },
};

/** The address itself, also of "Naam <adres>" and "mailto:adres", in lower case. */
function emailIn(text: string): string | null {
  const bare = (/<([^>]+)>\s*$/.exec(text)?.[1] ?? text)
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
  return /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[a-z]{2,}$/.test(bare) ? bare : null;
}

/** A spreadsheet that sees a number drops the zeros in front. */
function boardNumber(text: string): string | null {
  return /^\d{3,5}$/.test(text) ? text.padStart(5, '0') : null;
}

function isoDay(date: Date): string {
  return Number.isNaN(date.getTime()) ? '?' : date.toISOString().slice(0, 10);
}

const MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** `4-9-2025`, `4/9/2025`, `4.9.2025`, `2025-09-04`, `4 september 2025`. */
function writtenDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (dutch) return dayOf(dutch[3], dutch[2], dutch[1]);
  const words = /^(\d{1,2}) ([a-z]+)\.? (\d{4})$/i.exec(text);
  if (!words) return null;
  const name = (words[2] ?? '').toLowerCase().slice(0, 3).replace('maa', 'mrt');
  const month = MONTHS.indexOf(name) + 1;
  return month === 0 ? null : dayOf(words[3], String(month), words[1]);
}

function dayOf(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

function choice(text: string, choices: Choices): CellResult {
  const given = fold(text);
  for (const [value, words] of Object.entries(CHOICES[choices])) {
    if (words.some((word: string) => fold(word) === given)) return { value };
  }
  return { fault: 'not-choice', given: text.slice(0, 60), words: wordsOf(choices) };
}

/** Reads "voorzitter; helft besturen; 1 opleiding": conditions parted by a semicolon or comma; no amount means 1. */
export function quorumOf(text: string): QuorumCondition[] | null {
  const parts = text
    .split(/[;,+\n]/)
    .map((part) => fold(part))
    .filter((part) => part !== '');
  const conditions = parts.map(conditionOf);
  return conditions.every((condition) => condition !== null) ? conditions : null;
}

function conditionOf(part: string): QuorumCondition | null {
  const [, amount = '1', group = ''] =
    /^(?:(\d{1,3}|(?:de )?(?:helft|twee derde|driekwart)(?: van)?(?: de)?) )?(.+)$/.exec(part) ?? [];
  const named = QUORUM_GROUPS.find(({ word, also }) => word === group || also.includes(group));
  if (!named) return null;
  const atLeast = QUORUM_SHARES.find(({ word }) => amount.includes(word))?.share ?? Number(amount);
  return atLeast === 0 ? null : { atLeast, of: named.of };
}
