import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The message in Teams that an item was made from. What an older copy submits has none. */
export const itemSourceMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table submitted_item add column source_url text').execute(db);
  },
};
