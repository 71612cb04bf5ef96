import { groupBy } from './grouping.ts';
import { layoutOf } from './roster-layout.ts';
import type { RowReader } from './roster-reader.ts';
import { type BoardRecord, fold, type SeatRecord, type TermRecord } from './roster-records.ts';
import { seatKey } from './roster-rows.ts';

/**
 * Reads the sheet Zetels: one row for each holder or deputy of a seat, or one for a seat that nobody holds. The facts
 * of a seat are repeated or left empty after its first row.
 */
export function readSeats(
  rows: readonly RowReader[] | undefined,
  boards: readonly BoardRecord[],
): { seats?: SeatRecord[]; terms?: TermRecord[] } {
  if (!rows) return {};
  const boardNames = new Map(boards.map((board) => [board.number, board.name]));
  const seats = new Map<string, { facts: SeatFacts; row: number }>();
  const terms: PlacedTerm[] = [];
  for (const row of rows) {
    const facts = factsIn(row, boardNames);
    const own = termsIn(row);
    if (!facts) continue;
    const key = seatKey(facts.body, facts.label);
    const earlier = seats.get(key);
    if (earlier) completeSeat(earlier, facts, row);
    else seats.set(key, { facts, row: row.row });
    const { body, label } = earlier?.facts ?? facts;
    terms.push(...own.map((term) => ({ row, term: { ...term, body, seat: label } })));
  }
  faultOverlaps(terms);
  return { seats: [...seats.values()].map(({ facts }) => seatOf(facts)), terms: distinct(terms) };
}

/** What a row says of its seat; null where the cell is empty. */
interface SeatFacts {
  body: string;
  label: string;
  role: SeatRecord['role'] | null;
  board: string | null;
  kring: string | null;
  votes: boolean | null;
  required: boolean | null;
}

function factsIn(row: RowReader, boardNames: ReadonlyMap<string, string>): SeatFacts | null {
  const body = row.named('body', 'body');
  const role = row.text('role') as SeatRecord['role'] | null;
  const board = row.named('board', 'board');
  const kring = row.named('kring', 'kring');
  const label = row.text('label') ?? labelFor(role, board === null ? null : (boardNames.get(board) ?? board), kring);
  if (label === null && body !== null) row.fault('label', 'label-needed');
  if (body === null || label === null) return null;
  return { body, label, role, board, kring, votes: row.flag('votes'), required: row.flag('required') };
}

/** A seat that is held for something, or of which a body has one, names itself. */
function labelFor(role: SeatRecord['role'] | null, board: string | null, kring: string | null): string | null {
  const as = { lid: 'Lid', voorzitter: 'Voorzitter', secretaris: 'Secretaris', adviseur: 'Adviseur' }[role ?? 'lid'];
  if (board !== null) return `${as} namens ${board}`;
  if (kring !== null) return `${as} namens ${kring}`;
  return role === 'voorzitter' || role === 'secretaris' ? as : null;
}

/** Advisers and secretaries do not vote, and only the chair is required, unless the row says otherwise. */
function seatOf({ body, label, role, board, kring, votes, required }: SeatFacts): SeatRecord {
  const as = role ?? 'lid';
  return {
    body,
    label,
    role: as,
    board,
    kring,
    votes: votes ?? (as === 'lid' || as === 'voorzitter'),
    required: required ?? as === 'voorzitter',
  };
}

function completeSeat(earlier: { facts: SeatFacts; row: number }, next: SeatFacts, row: RowReader): void {
  for (const key of ['role', 'board', 'kring', 'votes', 'required'] as const) {
    if (next[key] === null) continue;
    if (earlier.facts[key] === null) Object.assign(earlier.facts, { [key]: next[key] });
    else if (earlier.facts[key] !== next[key]) {
      const given = typeof next[key] === 'boolean' ? (next[key] ? 'ja' : 'nee') : String(next[key]);
      row.fault(key, 'differs', { given, first: earlier.row });
    }
  }
}

type Term = Omit<TermRecord, 'body' | 'seat'>;
interface PlacedTerm {
  row: RowReader;
  term: TermRecord;
}

const TERM_COLUMNS = [
  { kind: 'member', person: 'member', from: 'from', until: 'until' },
  { kind: 'deputy', person: 'deputy', from: 'deputyFrom', until: 'deputyUntil' },
] as const;

function termsIn(row: RowReader): Term[] {
  return TERM_COLUMNS.flatMap((columns) => {
    const [from, until] = [row.text(columns.from), row.text(columns.until)];
    const email = row.named(columns.person, 'person');
    if (row.isEmpty(columns.person) && (from !== null || until !== null)) {
      row.fault(from === null ? columns.until : columns.from, 'date-without-person', {
        person: headingOf(columns.person),
      });
    }
    if (from !== null && until !== null && until < from) row.fault(columns.until, 'until-before-from');
    return email === null ? [] : [{ email, kind: columns.kind, from, until }];
  });
}

function headingOf(key: string): string {
  return layoutOf('seats').columns.find((column) => column.key === key)?.heading ?? key;
}

/** Two holders of one seat at the same time are nearly always two seats with the same name. */
function faultOverlaps(terms: readonly PlacedTerm[]): void {
  const members = groupBy(
    terms.filter(({ term }) => term.kind === 'member'),
    ({ term }) => seatKey(term.body, term.seat),
  );
  for (const group of members.values()) {
    const sorted = group.toSorted((a, b) => (a.term.from ?? '').localeCompare(b.term.from ?? ''));
    for (const [index, next] of sorted.entries()) {
      const before = sorted[index - 1];
      if (!before || isSame(before.term, next.term)) continue;
      if (before.term.until === null || (next.term.from ?? '') <= before.term.until) {
        const [later, first] = next.row.row > before.row.row ? [next, before] : [before, next];
        later.row.fault('member', 'two-holders', { seat: next.term.seat, first: first.row.row });
      }
    }
  }
}

function isSame(a: TermRecord, b: TermRecord): boolean {
  return a.email === b.email && a.kind === b.kind && a.from === b.from && a.until === b.until;
}

/** A deputy beside several holders of a seat is one deputy. */
function distinct(terms: readonly PlacedTerm[]): TermRecord[] {
  const byKey = new Map<string, TermRecord>();
  for (const { term } of terms) {
    byKey.set([fold(term.body), fold(term.seat), term.kind, term.email, term.from, term.until].join('\n'), term);
  }
  return [...byKey.values()];
}
