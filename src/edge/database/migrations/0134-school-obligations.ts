import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A school that answers for itself owes its own answer; its board stays in `board_id`, so that an older copy of the service goes on
 * reading it as something of that board.
 */
export const schoolObligationsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table obligation add column school_id text').execute(db);
    await sql
      .raw(
        `create index obligation_open_by_school on obligation (partnership_id, school_id)
           where school_id is not null and settled_at is null and withdrawn_at is null`,
      )
      .execute(db);
  },
};
