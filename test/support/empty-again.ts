/** A database that is asked without a test in between: PGlite is one as it is. */
export interface Askable {
  /** One or several statements without values. */
  exec(statements: string): Promise<unknown>;
  query<Row>(statement: string): Promise<{ rows: Row[] }>;
}

/**
 * Makes a migrated database as empty as it began. False when its tables, triggers or functions are not what they were
 * (`shape`): then it is no fresh database any more.
 */
export async function emptyAgain(database: Askable, shape: string | undefined): Promise<boolean> {
  await database.exec('reset all; drop schema if exists pgboss cascade');
  if ((await shapeOf(database)) !== shape) return false;
  const { rows: tables } = await database.query<{ name: string; large: boolean }>(
    `select relname as name, pg_relation_size(oid) > ${LARGE_BYTES} as large from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'`,
  );
  const small = tables.filter(({ large }) => !large);
  const looks = small.map(({ name }) => `select '${name}' as name where exists (select from "${name}")`);
  const { rows: filled } = await database.query<{ name: string }>(looks.join(' union all '));
  const statements = statementsThatEmpty(namesOf(filled), namesOf(tables.filter(({ large }) => large)));
  await database.exec(statements.join('; '));
  return true;
}

/**
 * A table that is truncated gets new files, and so does each of its indexes and of the tables that point at it, which takes ten
 * times as long as to delete some rows. Of many rows, deleted ones would be in the way of who comes next.
 */
const LARGE_BYTES = 1_000_000;

function statementsThatEmpty(small: readonly string[], large: readonly string[]): string[] {
  return [
    'begin',
    'set local session_replication_role = replica', // no trigger, and no looking at who points at what goes
    ...(large.length > 0 ? [`truncate ${large.join(', ')} cascade`] : []),
    ...small.map((name) => `delete from "${name}"`),
    'select setval(seqrelid, seqstart, false) from pg_sequence',
    'commit',
  ];
}

function namesOf(tables: readonly { name: string }[]): string[] {
  return tables.map(({ name }) => name);
}

/** By which an altered database is known. */
export async function shapeOf(database: Askable): Promise<string> {
  const { rows } = await database.query<{ shape: string }>(
    `select concat_ws('/', (select count(*) from pg_namespace), (select count(*) from pg_proc),
       (select count(*) from pg_trigger), (select count(*) from pg_constraint),
       (select string_agg(relname, ',' order by relname) from pg_class where relnamespace = 'public'::regnamespace)) as shape`,
  );
  return rows[0]?.shape ?? '';
}
