import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whether a poll closes by itself once everybody has answered, and when its dates were last changed. */
export const closeWhenAnsweredMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table date_poll add column close_when_answered boolean not null default false').execute(db);
    await sql.raw('alter table date_poll add column changed_at timestamptz').execute(db);
    await sql
      .raw(
        `create index date_poll_closing on date_poll (partnership_id, id) where state = 'open' and close_when_answered`,
      )
      .execute(db);
  },
};
