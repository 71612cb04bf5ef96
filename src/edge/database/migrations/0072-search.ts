import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is searched, by Dutch word stems: circulated agendas, minutes and actions. Decisions have their index already. */
export const searchMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create index agenda_version_words on agenda_version using gin (to_tsvector('dutch'::regconfig, items))`,
  `create index minutes_item_words on minutes_item using gin (to_tsvector('dutch', title || ' ' || text))`,
  `create index action_item_words on action_item using gin (to_tsvector('dutch', item_title || ' ' || text))`,
];
