import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A message that was held up may have to wait for a morning, and a reminder that is told anew needs what its sender added. An
 * older copy that reads neither sends such a message at once, as it did before.
 */
export const notBeforeMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table message add column not_before timestamptz').execute(db);
    await sql.raw('alter table reminder add column note text').execute(db);
  },
};
