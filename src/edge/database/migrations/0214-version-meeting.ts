import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When and where the meeting was when a version of its agenda went out; null: it went out before this was kept. */
export const versionMeetingMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table agenda_version add column meeting jsonb').execute(db);
  },
};
