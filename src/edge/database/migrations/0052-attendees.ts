import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Who the calendar was last told to invite, and the day on which that was last compared with who sits in the body: a seat
 * can change hands by itself, when a term begins. Null: not told, not compared.
 */
export const attendeesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw('alter table meeting add column attendees_told text, add column attendees_checked_on text')
      .execute(db);
    await sql
      .raw(`create index meeting_to_check on meeting (attendees_checked_on) where state = 'scheduled'`)
      .execute(db);
  },
};
