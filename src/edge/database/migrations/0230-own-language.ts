import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When somebody chose their language themselves, so that no list of others changes it; null: as the list has it. */
export const ownLanguageMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table person add column language_chosen_at timestamptz').execute(db);
  },
};
