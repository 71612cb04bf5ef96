import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** People may ask for no messages at all. An older copy that reads this goes on in chat, as it does for any other wish. */
export const noMessagesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table person_preference drop constraint person_preference_way_check').execute(db);
    await sql
      .raw(
        `alter table person_preference add constraint person_preference_way_check check (way in ('chat', 'mail', 'none'))`,
      )
      .execute(db);
  },
};
