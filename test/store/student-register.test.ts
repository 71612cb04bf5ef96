import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { ERASED_BY_ROUND, STUDENT_COLUMNS, WITHOUT_STUDENTS } from '../../src/placements/rules/students/register.ts';
import { forEachDatabase } from '../support/database.ts';

forEachDatabase((database) => {
  const columns = async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = current_schema()`.execute(database.open.db);
    return rows;
  };
  const registered: Record<string, object> = STUDENT_COLUMNS;

  test('each table about students or with something of a student is in the register, or holds none', async () => {
    const about = (await columns()).filter(
      ({ table, column }) => /^(student|registration)(_|$)/.test(table) || /^student_(id|number|label)$/.test(column),
    );
    const tables = [...new Set(about.map(({ table }) => table))].sort();
    const known = [
      ...Object.keys(registered).filter((table) => table !== 'history' && table !== 'message'),
      ...WITHOUT_STUDENTS,
    ];
    expect(tables).toEqual(known.sort());
  });

  test('each column of those tables has a field of the register, and the register names no other', async () => {
    const found = (await columns()).filter(({ table }) => table in registered);
    const names = found.map(({ table, column }) => `${table}.${column}`).sort();
    const inRegister = Object.entries(registered).flatMap(([table, of]) => Object.keys(of).map((c) => `${table}.${c}`));
    expect(inRegister.sort()).toEqual(names);
  });

  test('whatever holds a student goes when the students of a round are erased', async () => {
    const { rows } = await sql<{ child: string; parent: string }>`
      select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
      where contype = 'f' and confdeltype = 'c'`.execute(database.open.db);
    // Of these something stays; that what leads to a student goes is shown where they are erased.
    const gone = new Set<string>([...ERASED_BY_ROUND, 'registration_line', 'message', 'history']);
    for (let size = 0; size !== gone.size; ) {
      size = gone.size;
      for (const { child, parent } of rows) if (gone.has(parent)) gone.add(child);
    }
    expect(Object.keys(registered).filter((table) => !gone.has(table))).toEqual([]);
  });
});
