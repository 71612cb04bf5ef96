import { addDays } from '../../time/local.ts';
import { groupBy } from './grouping.ts';
import {
  type BoardRecord,
  type BodyRecord,
  fold,
  type PersonRecord,
  type RegionRecord,
  ROSTER_PARTS,
  type RoleRecord,
  type RosterPart,
  type RosterRecords,
  type SchoolRecord,
  type SeatRecord,
  type SiteRecord,
  type TermRecord,
} from './roster-records.ts';
import { seatKey } from './roster-rows.ts';

export interface RecordOf {
  regions: RegionRecord;
  persons: PersonRecord;
  bodies: BodyRecord;
  boards: BoardRecord;
  schools: SchoolRecord;
  sites: SiteRecord;
  roles: RoleRecord;
  seats: SeatRecord;
  terms: TermRecord;
}

/** A record that is stored, also when it has ended. */
export interface Stored<T> {
  id: string;
  record: T;
  ended: boolean;
  /** What somebody chose themselves: whatever a file says of it, it stays. */
  keeps?: Partial<T>;
}
export type StoredRoster = { [P in RosterPart]: Stored<RecordOf[P]>[] };

export interface PartDifference<T> {
  added: T[];
  /** `returned`: it had ended and is there again. */
  changed: { id: string; before: T; after: T; returned: boolean }[];
  ended: { id: string; record: T }[];
}
export type RosterDifference = { [P in RosterPart]: PartDifference<RecordOf[P]> };

/**
 * What has to change so that the roster becomes what the file says. Lists that the file lacks stay as they are, apart
 * from what named something that ends. `today` is an ISO day: a term that is over by then is history and stays.
 */
export function rosterDifference(stored: StoredRoster, file: RosterRecords, today: string): RosterDifference {
  const wanted = withoutLooseEnds({ ...presentRoster(stored), ...file });
  const difference = Object.fromEntries(
    ROSTER_PARTS.filter((part) => part !== 'terms').map((part) => [
      part,
      partDifference<object>(stored[part], wanted[part], KEYS[part] as (record: object) => string),
    ]),
  ) as unknown as Omit<RosterDifference, 'terms'>;
  return { ...difference, terms: termDifference(stored.terms, wanted.terms, today) };
}

/** The roster without what has ended. */
export function presentRoster(stored: StoredRoster): Required<RosterRecords> {
  const entries = ROSTER_PARTS.map((part) => [
    part,
    (stored[part] as Stored<object>[]).filter(({ ended }) => !ended).map(({ record }) => record),
  ]);
  return Object.fromEntries(entries) as Required<RosterRecords>;
}

export const KEYS: { [P in RosterPart]: (record: RecordOf[P]) => string } = {
  regions: ({ name }) => fold(name),
  persons: ({ email }) => email,
  bodies: ({ name }) => fold(name),
  boards: ({ number }) => number,
  schools: ({ brin }) => brin,
  sites: ({ code }) => code,
  roles: (role) => `${role.email}\n${role.role}\n${role.for ?? ''}`,
  seats: ({ body, label }) => seatKey(body, label),
  terms: (term) => `${seatKey(term.body, term.seat)}\n${term.kind}\n${term.email}`,
};

/** Clears what names something that is not there, and leaves out what cannot be without it. */
function withoutLooseEnds(records: Required<RosterRecords>): Required<RosterRecords> {
  const persons = keysOf('persons', records.persons);
  const regions = keysOf('regions', records.regions);
  const kringen = keysOf('bodies', records.bodies);
  const numbers = keysOf('boards', records.boards);
  const person = (email: string | null): string | null => (email !== null && persons.has(email) ? email : null);
  const named = (names: Set<string>, name: string | null): string | null =>
    name !== null && names.has(fold(name)) ? name : null;

  const boards = records.boards.map((board) => ({
    ...board,
    kring: named(kringen, board.kring),
    relatiebeheerder: person(board.relatiebeheerder),
  }));
  const schools = records.schools
    .filter((school) => numbers.has(school.board))
    .map((school) => ({ ...school, contact: person(school.contact) }));
  const brins = keysOf('schools', schools);
  const sites = records.sites
    .filter((site) => brins.has(site.brin))
    .map((site) => ({ ...site, region: named(regions, site.region) }));
  const roles = records.roles.filter(
    (role) => persons.has(role.email) && (role.for === null || numbers.has(role.for) || brins.has(role.for)),
  );
  const seats = records.seats.filter(
    (seat) =>
      kringen.has(fold(seat.body)) &&
      (seat.board === null || numbers.has(seat.board)) &&
      (seat.kring === null || kringen.has(fold(seat.kring))),
  );
  const labels = keysOf('seats', seats);
  const terms = records.terms.filter((term) => persons.has(term.email) && labels.has(seatKey(term.body, term.seat)));
  return { ...records, boards, schools, sites, roles, seats, terms };
}

function keysOf<P extends RosterPart>(part: P, records: readonly RecordOf[P][]): Set<string> {
  return new Set(records.map(KEYS[part]));
}

function partDifference<T extends object>(
  stored: readonly Stored<T>[],
  wanted: readonly T[],
  keyOf: (record: T) => string,
): PartDifference<T> {
  const left = new Map(stored.map((entry) => [keyOf(entry.record), entry]));
  const difference: PartDifference<T> = { added: [], changed: [], ended: [] };
  for (const asked of wanted) {
    const key = keyOf(asked);
    const entry = left.get(key);
    const record = { ...asked, ...entry?.keeps };
    left.delete(key);
    if (!entry) difference.added.push(record);
    else if (entry.ended || changedFields(entry.record, record).length > 0) {
      difference.changed.push({ id: entry.id, before: entry.record, after: record, returned: entry.ended });
    }
  }
  for (const { id, record, ended } of left.values()) if (!ended) difference.ended.push({ id, record });
  return difference;
}

/** Fields in which the name of something else stands: another spelling of it is no change. */
const NAMES = new Set(['kring', 'region', 'body', 'seat']);

export function changedFields<T extends object>(before: T, after: T): (keyof T & string)[] {
  return (Object.keys(after) as (keyof T & string)[]).filter((field) => {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    if (was === is) return false;
    if (NAMES.has(field) && typeof was === 'string' && typeof is === 'string') return fold(was) !== fold(is);
    return !sameValue(was, is);
  });
}

/** Compares by content: the order in which a database gives back the keys of a value means nothing. */
function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)));
}

/**
 * Terms of the same person in the same seat are matched by their first day, then in order. Terms that are over and
 * not in the file stay; a running term that is not in the file ends yesterday, so that its successor counts at once.
 */
function termDifference(
  stored: readonly Stored<TermRecord>[],
  wanted: readonly TermRecord[],
  today: string,
): PartDifference<TermRecord> {
  const difference: PartDifference<TermRecord> = { added: [], changed: [], ended: [] };
  const storedByKey = groupBy(stored, ({ record }) => KEYS.terms(record));
  const wantedByKey = groupBy(wanted, KEYS.terms);
  for (const key of new Set([...storedByKey.keys(), ...wantedByKey.keys()])) {
    matchTerms(storedByKey.get(key) ?? [], wantedByKey.get(key) ?? [], today, difference);
  }
  return difference;
}

function matchTerms(
  stored: readonly Stored<TermRecord>[],
  wanted: readonly TermRecord[],
  today: string,
  difference: PartDifference<TermRecord>,
): void {
  const left = [...stored];
  const take = (fits: (entry: Stored<TermRecord>) => boolean): Stored<TermRecord> | undefined => {
    const index = left.findIndex(fits);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const exact = wanted.map((term) => ({ term, entry: take(({ record }) => record.from === term.from) }));
  for (const { term, entry } of exact) {
    const match = entry ?? take(({ ended }) => !ended);
    if (!match) difference.added.push(term);
    else if (match.record.from !== term.from || match.record.until !== term.until) {
      const returned = match.ended && !isOver(term, today);
      difference.changed.push({ id: match.id, before: match.record, after: term, returned });
    }
  }
  for (const { id, record, ended } of left) if (!ended) difference.ended.push({ id, record });
}

export function isOver(term: Pick<TermRecord, 'until'>, today: string): boolean {
  return term.until !== null && term.until < today;
}

/** The last day of a term that is ended today; null when it had not begun: then it never was. */
export function lastDayOf(term: Pick<TermRecord, 'from'>, today: string): string | null {
  const yesterday = addDays(today, -1);
  return term.from !== null && term.from > yesterday ? null : yesterday;
}

export function countDifference(difference: RosterDifference): number {
  return ROSTER_PARTS.reduce((sum, part) => {
    const { added, changed, ended } = difference[part];
    return sum + added.length + changed.length + ended.length;
  }, 0);
}
