import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';
import type { Scope } from '../work/work.ts';

/** Rows of a table as plain values; JSON columns hold the value itself. */
export type PlainRow = Record<string, unknown>;

/** Rows that go to the database in one statement. */
const CHUNK = 2000;

/** Inserts whole rows (every column named, null where empty), a few thousand a statement. */
export async function insertRows(scope: Scope, table: keyof Database, rows: readonly PlainRow[]): Promise<void> {
  for (const chunk of chunks(rows)) {
    await sql`insert into ${sql.table(table)} select * from ${recordset(scope, table, chunk)}`.execute(scope.tx);
  }
}

/** Sets `columns` of the rows with the same `id`, a few thousand a statement. */
export async function updateRows(
  scope: Scope,
  table: keyof Database,
  columns: readonly string[],
  rows: readonly (PlainRow & { id: string })[],
): Promise<void> {
  const assignments = columns.map((column) => sql`${sql.ref(column)} = given.${sql.ref(column)}`);
  for (const chunk of chunks(rows)) {
    await sql`update ${sql.table(table)} as kept set ${sql.join(assignments)}
      from ${recordset(scope, table, chunk)} as given
      where kept.partnership_id = ${scope.partnershipId} and kept.id = given.id`.execute(scope.tx);
  }
}

/** Deletes the rows that agree in the partnership and all of `keys`. */
export async function deleteRows(
  scope: Scope,
  table: keyof Database,
  keys: readonly string[],
  rows: readonly PlainRow[],
): Promise<void> {
  const same = keys.map((key) => sql`kept.${sql.ref(key)} = given.${sql.ref(key)}`);
  for (const chunk of chunks(rows)) {
    await sql`delete from ${sql.table(table)} as kept using ${recordset(scope, table, chunk)} as given
      where kept.partnership_id = ${scope.partnershipId} and ${sql.join(same, sql` and `)}`.execute(scope.tx);
  }
}

/** The rows as one JSON parameter: thousands of rows would have more values than a statement may have parameters. */
function recordset(scope: Scope, table: keyof Database, rows: readonly PlainRow[]): RawBuilder<unknown> {
  const json = JSON.stringify(rows.map((row) => ({ ...row, partnership_id: scope.partnershipId })));
  return sql`jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb)`;
}

function* chunks<T>(rows: readonly T[]): Iterable<T[]> {
  for (let start = 0; start < rows.length; start += CHUNK) yield rows.slice(start, start + CHUNK);
}
