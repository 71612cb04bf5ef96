import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The moment of the meeting as the cards of its agenda show it, so that they follow when the meeting moves. */
export const agendaShownMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table agenda add column shown_starts text').execute(db);
    await sql
      .raw(
        `update agenda set shown_starts = meeting.starts from meeting
           where meeting.partnership_id = agenda.partnership_id and meeting.id = agenda.meeting_id`,
      )
      .execute(db);
  },
};
