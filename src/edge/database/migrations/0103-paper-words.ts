import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The word stems in the name of a paper; dots and dashes part its words, so that the ending of a file is no part of one. */
export const paperWordsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `alter table paper add column words tsvector
           generated always as (to_tsvector('dutch', regexp_replace(name, '[._-]+', ' ', 'g'))) stored`,
      )
      .execute(db);
    await sql.raw('create index paper_words on paper using gin (words)').execute(db);
  },
};
