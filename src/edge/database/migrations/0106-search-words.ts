import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The word stems that are searched, kept beside what they were made of. Made anew for each row that is looked at they cost
 * more than all the rest of a search; and of a kept column the database knows how common a word is, so that it walks from
 * the newest meeting for a common word and through the index for a rare one.
 */
export const searchWordsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const WORDS: [table: string, source: string][] = [
  ['decision', `to_tsvector('dutch', item_title || ' ' || text || ' ' || follow_up)`],
  ['minutes_item', `to_tsvector('dutch', title || ' ' || text)`],
  ['agenda_version', `to_tsvector('dutch'::regconfig, items)`],
  ['action_item', `to_tsvector('dutch', item_title || ' ' || text)`],
];

const STATEMENTS = [
  ...WORDS.flatMap(([table, source]) => [
    `drop index ${table}_words`,
    `alter table ${table} add column words tsvector generated always as (${source}) stored`,
    `create index ${table}_words on ${table} using gin (words)`,
  ]),
  'create index meeting_newest on meeting (partnership_id, starts desc nulls last)',
  'create index decision_newest on decision (partnership_id, decided_on desc, number desc)',
  'create index action_item_newest on action_item (partnership_id, due_on desc)',
];
