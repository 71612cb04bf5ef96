import { sql } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';
import { localDate } from '../time/local.ts';
import type { Work } from '../work/work.ts';
import {
  KEYS,
  lastDayOf,
  type PartDifference,
  type RecordOf,
  type RosterDifference,
  type StoredRoster,
} from './rules/roster-difference.ts';
import { fold, ROSTER_PARTS, type RosterPart } from './rules/roster-records.ts';
import { seatKey } from './rules/roster-rows.ts';
import { deleteRows, insertRows, type PlainRow, updateRows } from './store-rows.ts';

/** Saves a difference with a history row for each change. Reports how many changes are saved after each part. */
export async function saveDifference(
  work: Work,
  stored: StoredRoster,
  difference: RosterDifference,
  report: (done: number) => void = () => undefined,
): Promise<void> {
  const ids = idsOf(work, stored, difference);
  let done = 0;
  // In this order a row exists before another points at it.
  for (const part of ROSTER_PARTS) {
    await savePart(work, part, difference, ids);
    const { added, changed, ended } = difference[part];
    done += added.length + changed.length + ended.length;
    report(done);
  }
  await followRelatiebeheerders(work);
}

/** Ids by what people know things by, also of what is about to be added. */
type Ids = Record<RosterPart, Map<string, string>>;

function idsOf(work: Work, stored: StoredRoster, difference: RosterDifference): Ids {
  const entries = ROSTER_PARTS.map((part) => {
    const keyOf = KEYS[part] as (record: unknown) => string;
    const ids = new Map<string, string>();
    for (const { id, record } of stored[part]) ids.set(keyOf(record), id);
    if (part !== 'roles' && part !== 'terms') {
      for (const record of difference[part].added) ids.set(keyOf(record), work.newId());
    }
    return [part, ids];
  });
  return Object.fromEntries(entries) as Ids;
}

async function savePart<P extends RosterPart>(
  work: Work,
  part: P,
  difference: RosterDifference,
  ids: Ids,
): Promise<void> {
  const { added, changed, ended } = difference[part] as PartDifference<RecordOf[P]>;
  const { table, columns, toRow } = TABLES[part] as PartTable<RecordOf[P]>;
  const today = localDate(work.now);
  const keyOf = KEYS[part] as (record: RecordOf[P]) => string;
  const fresh = added.map((record) => ({ id: ids[part].get(keyOf(record)) ?? work.newId(), record }));
  if (part === 'roles') {
    const rows = (records: readonly { record: RecordOf[P] }[]): PlainRow[] =>
      records.map(({ record }) => toRow(record, ids, work));
    await deleteRows(work, 'person_role', ['person_id', 'role', 'for_id'], rows(ended));
    await insertRows(work, 'person_role', rows(fresh));
  } else {
    await updateRows(
      work,
      table,
      columns,
      changed.map(({ id, after }) => ({ id, ...toRow(after, ids, work) })),
    );
    await endRows(work, part, ended as { id: string; record: RecordOf['terms'] }[], today);
    await insertRows(
      work,
      table,
      fresh.map(({ id, record }) => ({ id, ...toRow(record, ids, work) })),
    );
  }
  if (fresh.length >= MANY) await refreshStatistics(work, table);
  await insertRows(work, 'history', historyRows(work, part, { fresh, changed, ended }, ids));
}

/** So many new rows that what the database knew about the table is no longer true. */
const MANY = 500;

/**
 * A connection keeps its plan for checking foreign keys. One made while the table was small can read the whole
 * partnership for every row that points here, which turns an import of 10,000 rows from seconds into minutes.
 */
async function refreshStatistics(work: Work, table: keyof Database): Promise<void> {
  await sql`analyze ${sql.table(table)}`.execute(work.tx);
}

async function endRows(
  work: Work,
  part: RosterPart,
  ended: readonly { id: string; record: RecordOf['terms'] }[],
  today: string,
): Promise<void> {
  if (part === 'terms') {
    const last = ended.map(({ id, record }) => ({ id, until_date: lastDayOf(record, today) }));
    await updateRows(
      work,
      'seat_term',
      ['until_date'],
      last.filter((row) => row.until_date !== null),
    );
    await deleteRows(
      work,
      'seat_term',
      ['id'],
      last.filter((row) => row.until_date === null),
    );
    return;
  }
  const rows = ended.map(({ id }) => ({ id, ended_on: today }));
  // Whoever has left may not sign in any more, and the account may come back under another address.
  const cleared = { entra_id: null, directory: null, directory_checked_at: null };
  if (part !== 'persons') await updateRows(work, TABLES[part].table, ['ended_on'], rows);
  else {
    await updateRows(
      work,
      'person',
      ['ended_on', ...Object.keys(cleared)],
      rows.map((row) => ({ ...row, ...cleared })),
    );
  }
}

interface PartTable<T> {
  table: keyof Database;
  /** What an import may change; the rest of the row belongs to others. */
  columns: readonly string[];
  toRow(record: T, ids: Ids, work: Work): PlainRow;
}

const TABLES: { [P in RosterPart]: PartTable<RecordOf[P]> } = {
  regions: {
    table: 'education_region',
    columns: ['name', 'core', 'ended_on'],
    toRow: ({ name, core }) => ({ name, core, ended_on: null }),
  },
  persons: {
    table: 'person',
    columns: ['name', 'organisation', 'language', 'ended_on'],
    toRow: ({ email, name, organisation, language }) => ({ email, name, organisation, language, ended_on: null }),
  },
  bodies: {
    table: 'body',
    columns: ['name', 'kind', 'quorum', 'ended_on'],
    toRow: ({ name, kind, quorum }) => ({ name, kind, quorum, ended_on: null }),
  },
  boards: {
    table: 'board',
    columns: ['name', 'kring_id', 'relatiebeheerder_id', 'ended_on'],
    toRow: ({ number, name, kring, relatiebeheerder }, ids) => ({
      number,
      name,
      kring_id: idByName(ids.bodies, kring),
      relatiebeheerder_id: idOf(ids.persons, relatiebeheerder),
      ended_on: null,
    }),
  },
  schools: {
    table: 'school',
    columns: ['board_id', 'name', 'kind', 'tier', 'holiday_region', 'group_teachers', 'contact_person_id', 'ended_on'],
    toRow: (school, ids) => ({
      board_id: idOf(ids.boards, school.board),
      name: school.name,
      brin: school.brin,
      kind: school.kind,
      tier: school.tier,
      holiday_region: school.holidayRegion,
      group_teachers: school.groupTeachers,
      contact_person_id: idOf(ids.persons, school.contact),
      ended_on: null,
    }),
  },
  sites: {
    table: 'school_site',
    columns: ['school_id', 'name', 'city', 'education_region_id', 'ended_on'],
    toRow: ({ code, brin, name, city, region }, ids) => ({
      school_id: idOf(ids.schools, brin),
      code,
      name,
      city,
      education_region_id: idByName(ids.regions, region),
      ended_on: null,
    }),
  },
  roles: {
    table: 'person_role',
    columns: [],
    toRow: ({ email, role, for: reach }, ids, work) => ({
      person_id: idOf(ids.persons, email),
      role,
      for_id: reach === null ? work.partnershipId : (idOf(ids.boards, reach) ?? idOf(ids.schools, reach)),
    }),
  },
  seats: {
    table: 'seat',
    columns: ['label', 'role', 'board_id', 'kring_id', 'votes', 'required', 'ended_on'],
    toRow: ({ body, label, role, board, kring, votes, required }, ids) => ({
      body_id: idByName(ids.bodies, body),
      label,
      role,
      board_id: idOf(ids.boards, board),
      kring_id: idByName(ids.bodies, kring),
      votes,
      required,
      ended_on: null,
    }),
  },
  terms: {
    table: 'seat_term',
    columns: ['from_date', 'until_date'],
    toRow: ({ body, seat, email, kind, from, until }, ids) => ({
      seat_id: idOf(ids.seats, seatKey(body, seat)),
      person_id: idOf(ids.persons, email),
      kind,
      from_date: from,
      until_date: until,
    }),
  },
};

function idOf(ids: ReadonlyMap<string, string>, key: string | null): string | null {
  return key === null ? null : (ids.get(key) ?? null);
}

function idByName(ids: ReadonlyMap<string, string>, name: string | null): string | null {
  return name === null ? null : idOf(ids, fold(name));
}

/** Name under which the history keeps each part. */
export const ENTITIES: Record<RosterPart, string> = {
  regions: 'region',
  persons: 'person',
  bodies: 'body',
  boards: 'board',
  schools: 'school',
  sites: 'school-site',
  roles: 'person',
  seats: 'seat',
  terms: 'seat',
};

function historyRows<P extends RosterPart>(
  work: Work,
  part: P,
  {
    fresh,
    changed,
    ended,
  }: {
    fresh: readonly { id: string; record: RecordOf[P] }[];
    changed: PartDifference<RecordOf[P]>['changed'];
    ended: PartDifference<RecordOf[P]>['ended'];
  },
  ids: Ids,
): PlainRow[] {
  const subject = { roles: 'role', terms: 'term' }[part as string];
  const row = (id: string, record: RecordOf[P], what: string, before: unknown, after: unknown): PlainRow => ({
    id: work.newId(),
    entity: ENTITIES[part],
    entity_id: ownerId(part, record, ids) ?? id,
    what: subject ? `${subject}-${what}` : what,
    before,
    after,
    at: work.now,
    by_person_id: work.actor.personId,
    via: work.actor.via,
  });
  return [
    ...fresh.map(({ id, record }) => row(id, record, 'added', null, record)),
    ...changed.map(({ id, before, after, returned }) =>
      row(id, after, returned ? 'returned' : 'changed', before, after),
    ),
    ...ended.map(({ id, record }) => row(id, record, 'ended', record, null)),
  ];
}

/** A role is kept in the history of its person, a term in that of its seat. */
function ownerId<P extends RosterPart>(part: P, record: RecordOf[P], ids: Ids): string | null {
  if (part === 'roles') return idOf(ids.persons, (record as RecordOf['roles']).email);
  if (part !== 'terms') return null;
  const { body, seat } = record as RecordOf['terms'];
  return idOf(ids.seats, seatKey(body, seat));
}

/** The relatiebeheerder of a board holds that role for it, as long as both are there. */
async function followRelatiebeheerders(work: Work): Promise<void> {
  await sql`delete from person_role as held where held.partnership_id = ${work.partnershipId}
    and held.role = 'relatiebeheerder' and not exists (
      select from board where board.partnership_id = held.partnership_id and board.id = held.for_id
        and board.relatiebeheerder_id = held.person_id and board.ended_on is null)`.execute(work.tx);
  await sql`insert into person_role (partnership_id, person_id, role, for_id)
    select partnership_id, relatiebeheerder_id, 'relatiebeheerder', id from board
    where partnership_id = ${work.partnershipId} and relatiebeheerder_id is not null and ended_on is null
    on conflict do nothing`.execute(work.tx);
}
