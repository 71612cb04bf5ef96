import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Whether a school decided for itself may be unknown: an older copy of the service reads in lists without knowing the column, and
 * writes nothing there. Unknown counts as no.
 */
export const decidedBySchoolMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table student_placement alter column by_school drop not null').execute(db);
  },
};
