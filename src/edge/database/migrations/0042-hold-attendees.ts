import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** In whose calendars a date is held, so that holding follows when a seat changes hands; null for holds from before. */
export const holdAttendeesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table poll_hold add column attendees_told text').execute(db);
  },
};
