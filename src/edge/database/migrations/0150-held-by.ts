import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Which copy is sending a message, and at which attempt: what a lost copy leaves behind need not wait for the end of its lease. An
 * older copy writes neither; the attempt tells its claims from what is left of a newer one's.
 */
export const heldByMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table message add column held_by integer, add column held_attempt integer').execute(db);
  },
};
