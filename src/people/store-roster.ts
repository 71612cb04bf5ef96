import type { Scope } from '../work/work.ts';
import { isOver, type Stored, type StoredRoster } from './rules/roster-difference.ts';
import type { RoleRecord } from './rules/roster-records.ts';

/** The whole roster as records, with what has ended marked so. `today` is an ISO day. */
export async function loadRoster(scope: Scope, today: string): Promise<StoredRoster> {
  const rows = await loadRows(scope);
  const email = nameById(rows.persons, (row) => row.email);
  const bodyName = nameById(rows.bodies, (row) => row.name);
  const regionName = nameById(rows.regions, (row) => row.name);
  const boardNumber = nameById(rows.boards, (row) => row.number);
  const brin = nameById(rows.schools, (row) => row.brin);
  const seatById = new Map(rows.seats.map((row) => [row.id, row]));
  const reach = (id: string): string | null => boardNumber(id) ?? brin(id);
  return {
    regions: rows.regions.map((row) => stored(row, { name: row.name, core: row.core })),
    persons: rows.persons.map((row) => {
      const { email, name, organisation, language } = row;
      const record = { email, name, organisation, language };
      return { ...stored(row, record), ...(row.language_chosen_at ? { keeps: { language } } : {}) };
    }),
    bodies: rows.bodies.map((row) => stored(row, { name: row.name, kind: row.kind, quorum: row.quorum })),
    boards: rows.boards.map((row) =>
      stored(row, {
        number: row.number,
        name: row.name,
        kring: bodyName(row.kring_id),
        relatiebeheerder: email(row.relatiebeheerder_id),
      }),
    ),
    schools: rows.schools.map((row) =>
      stored(row, {
        brin: row.brin,
        name: row.name,
        board: boardNumber(row.board_id) ?? '',
        kind: row.kind,
        tier: row.tier,
        holidayRegion: row.holiday_region,
        groupTeachers: row.group_teachers,
        contact: email(row.contact_person_id),
      }),
    ),
    sites: rows.sites.map((row) =>
      stored(row, {
        code: row.code,
        brin: brin(row.school_id) ?? '',
        name: row.name,
        city: row.city,
        region: regionName(row.education_region_id),
      }),
    ),
    // The relatiebeheerder's role follows from the board.
    roles: rows.roles
      .filter((row) => row.role !== 'relatiebeheerder')
      .map((row) => ({
        id: row.person_id,
        ended: false,
        record: { email: email(row.person_id) ?? '', role: row.role as RoleRecord['role'], for: reach(row.for_id) },
      })),
    seats: rows.seats.map((row) =>
      stored(row, {
        body: bodyName(row.body_id) ?? '',
        label: row.label,
        role: row.role,
        board: boardNumber(row.board_id),
        kring: bodyName(row.kring_id),
        votes: row.votes,
        required: row.required,
      }),
    ),
    terms: rows.terms.map((row) => {
      const seat = seatById.get(row.seat_id);
      const record = {
        body: bodyName(seat?.body_id ?? null) ?? '',
        seat: seat?.label ?? '',
        email: email(row.person_id) ?? '',
        kind: row.kind,
        from: row.from_date,
        until: row.until_date,
      };
      return { id: row.id, record, ended: isOver(record, today) };
    }),
  };
}

/** Every table whole and in a fixed order, so that an export of the same roster is the same file. */
async function loadRows({ tx, partnershipId: id }: Scope) {
  return {
    regions: await tx
      .selectFrom('education_region')
      .selectAll()
      .where('partnership_id', '=', id)
      .orderBy('name')
      .execute(),
    persons: await tx.selectFrom('person').selectAll().where('partnership_id', '=', id).orderBy('name').execute(),
    bodies: await tx.selectFrom('body').selectAll().where('partnership_id', '=', id).orderBy('name').execute(),
    boards: await tx.selectFrom('board').selectAll().where('partnership_id', '=', id).orderBy('number').execute(),
    schools: await tx.selectFrom('school').selectAll().where('partnership_id', '=', id).orderBy('brin').execute(),
    sites: await tx.selectFrom('school_site').selectAll().where('partnership_id', '=', id).orderBy('code').execute(),
    roles: await tx.selectFrom('person_role').selectAll().where('partnership_id', '=', id).orderBy('role').execute(),
    seats: await tx.selectFrom('seat').selectAll().where('partnership_id', '=', id).orderBy('label').execute(),
    terms: await tx.selectFrom('seat_term').selectAll().where('partnership_id', '=', id).orderBy('id').execute(),
  };
}

function stored<T>(row: { id: string; ended_on: string | null }, record: T): Stored<T> {
  return { id: row.id, record, ended: row.ended_on !== null };
}

/** What people know a row by, found by its id; null for no id. */
function nameById<T extends { id: string }>(rows: readonly T[], nameOf: (row: T) => string) {
  const names = new Map(rows.map((row) => [row.id, nameOf(row)]));
  return (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
}
