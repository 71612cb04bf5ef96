import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * As much room beside each obligation as the obligation takes itself. Whoever has many open is counted as asked on all of them at
 * once; with less room the new forms of some go to another page, and then each of the table's indexes has to hear of it.
 */
export const obligationSpaceMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table obligation set (fillfactor = 50)').execute(db);
  },
};
