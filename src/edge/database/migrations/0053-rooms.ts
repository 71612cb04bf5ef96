import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The meeting rooms of the tenant as they were last seen there, and which of them a meeting is in; null: none. */
export const roomsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table room_list (
           partnership_id text primary key references partnership(id), rooms jsonb not null, looked_at timestamptz not null)`,
      )
      .execute(db);
    await sql.raw('alter table meeting add column room_email text').execute(db);
  },
};
