import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Dates that are added to a poll that runs: how often its dates were changed, so that each change tells people once, and
 * when a date came later than the rest (null: from the beginning), so that only that one is asked of who had answered.
 */
export const pollChangesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table date_poll add column changes integer not null default 0').execute(db);
    await sql.raw('alter table poll_option add column added_at timestamptz').execute(db);
  },
};
