import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whether an import moves students back whom boards swapped or placed anew here: only when somebody asked for just that. */
export const agreedMovesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table student_import add column undo_moves boolean not null default false').execute(db);
  },
};
