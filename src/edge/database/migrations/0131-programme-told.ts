import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Remembers for which moment of the meeting everybody got their own programme some days before. */
export const programmeToldMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table programme add column told_starts text').execute(db);
  },
};
