import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** By which door an answer came, for the history of a question. Older answers, and those an older copy takes, have none. */
export const settledViaMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table obligation add column settled_via text').execute(db);
    await sql
      .raw('create index obligation_of_question on obligation (partnership_id, question_kind, subject_id, due_at)')
      .execute(db);
  },
};
