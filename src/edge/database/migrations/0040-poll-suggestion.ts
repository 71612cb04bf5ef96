import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What somebody's own calendar suggested for a poll when they were asked, so that their card looks the same whenever it is drawn. */
export const pollSuggestionMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table poll_suggestion (
           partnership_id text not null, poll_id text not null, person_id text not null,
           by_option jsonb not null, read_at timestamptz not null,
           primary key (partnership_id, poll_id, person_id),
           foreign key (partnership_id, poll_id) references date_poll(partnership_id, id),
           foreign key (partnership_id, person_id) references person(partnership_id, id))`,
      )
      .execute(db);
  },
};
