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
  const { rows: tables } = await database.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'`,
  );
  const looks = tables.map(({ name }) => `select '"${name}"' as name where exists (select from "${name}")`);
  const { rows: filled } = await database.query<{ name: string }>(looks.join(' union all '));
  if (filled.length > 0) await database.exec(`truncate ${filled.map(({ name }) => name)} restart identity cascade`);
  return true;
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
