import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const INDEXES = ['decision_words', 'minutes_item_words', 'agenda_version_words', 'action_item_words', 'paper_words'];

/**
 * New words go into their index at once, and not first on a list of up to 4 MB that every search reads from beginning to end
 * and that makes the index look dearer than the whole table. On a server autovacuum empties that list now and then; in the
 * embedded database nothing does.
 */
export const searchAtOnceMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const index of INDEXES) {
      await sql.raw(`alter index ${index} set (fastupdate = off)`).execute(db);
      await sql.raw(`select gin_clean_pending_list('${index}'::regclass)`).execute(db);
    }
  },
};
