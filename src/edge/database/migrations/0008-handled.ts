import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Tells a message of a person that is being handled from one that has been: when a copy is lost in between, the channel
 * brings it again. An older copy marks at once, which is what the default says.
 */
export const handledMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table handled_activity add column done boolean not null default true').execute(db);
  },
};
