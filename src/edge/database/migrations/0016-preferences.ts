import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How each person wants to be reached, and days on which they are left alone. No row: chat where it works, no pause. */
export const preferencesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table person_preference (
           partnership_id text not null, person_id text not null, way text, paused_from text, paused_until text,
           primary key (partnership_id, person_id),
           check (way in ('chat', 'mail')),
           check ((paused_from is null) = (paused_until is null)), check (paused_from <= paused_until),
           foreign key (partnership_id, person_id) references person(partnership_id, id))`,
      )
      .execute(db);
  },
};
