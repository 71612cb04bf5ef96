import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was written about students that are erased by now stood in the history still. That something was done stays. */
export const wordsOfErasedStudentsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(`update history set before = before - 'reason', after = after - 'reason'
        where entity = 'student' and (before ->> 'reason' is not null or after ->> 'reason' is not null)
          and not exists (select 1 from student_placement
            where student_placement.partnership_id = history.partnership_id and student_placement.id = history.entity_id)`)
      .execute(db);
  },
};
