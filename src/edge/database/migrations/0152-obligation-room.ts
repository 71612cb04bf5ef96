import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Room beside each obligation for its next form: that somebody was asked again is counted on all that is open for them, and where the new
 * form fits on the same page none of the indexes has to hear of it. It holds for pages that are written from now on.
 */
export const obligationRoomMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table obligation set (fillfactor = 70)').execute(db);
  },
};
