import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What the makers of an agenda put on it stays there when the meeting is called off, until somebody takes it along to a next
 * one or lets it go. Of meetings that lie behind us nobody is asked any more.
 */
export const itemsLeftMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table agenda_item add column let_go_at timestamptz`.execute(db);
    await sql`update agenda_item item set let_go_at = now() from meeting
      where meeting.partnership_id = item.partnership_id and meeting.id = item.meeting_id and meeting.state = 'cancelled'
        and coalesce(meeting.starts, '') < to_char(now() at time zone 'Europe/Amsterdam', 'YYYY-MM-DD"T"HH24:MI')`.execute(
      db,
    );
  },
};
