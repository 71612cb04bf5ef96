import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Until when a round keeps its students, where somebody decided that; null: as long as the product does by itself. */
export const studentKeepingMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table placement_round add column students_kept_until text').execute(db);
    // A request of one student: everything held about that number, over all rounds.
    await sql
      .raw('create index student_placement_by_number on student_placement (partnership_id, student_number)')
      .execute(db);
  },
};
