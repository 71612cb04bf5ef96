import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What set a message in motion goes along with it. An older copy leaves it empty. */
export const messageTraceMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table message add column trace text').execute(db);
  },
};
