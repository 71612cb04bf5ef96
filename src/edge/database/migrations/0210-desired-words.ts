import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What an item of an agenda should lead to can be searched for too. The database keeps it itself, from the versions that went
 * out, so that an agenda that an older copy sends out is found in the same way.
 */
export const desiredWordsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const COLUMNS = 'partnership_id, meeting_id, position, item_id, title, explanation, desired';
const NUMBERED = 'with ordinality as numbered(item, nth)';
const itemsOf = (version: string): string =>
  `insert into circulated_item (${COLUMNS})
     select ${version}.partnership_id, ${version}.meeting_id, nth, coalesce(item->>'id', ''), coalesce(item->>'title', ''),
       coalesce(item->>'explanation', ''), coalesce(item->>'desired', '')`;

const STATEMENTS = [
  `alter table circulated_item add column desired text not null default ''`,
  `update circulated_item c set desired = coalesce(v.items->(c.position - 1)->>'desired', '')
     from agenda a join agenda_version v on v.partnership_id = a.partnership_id and v.meeting_id = a.meeting_id and v.version = a.version
     where a.partnership_id = c.partnership_id and a.meeting_id = c.meeting_id`,
  // The stems come after the desired outcomes are filled in: with a new column they are computed for every row there is.
  'drop index circulated_item_words',
  'alter table circulated_item drop column words',
  `alter table circulated_item add column words tsvector
     generated always as (to_tsvector('dutch', title || ' ' || desired || ' ' || explanation)) stored`,
  'create index circulated_item_words on circulated_item using gin (words) with (fastupdate = off)',
  `create or replace function keep_circulated_items() returns trigger language plpgsql as $$
     begin
       delete from circulated_item where partnership_id = new.partnership_id and meeting_id = new.meeting_id;
       ${itemsOf('new')} from jsonb_array_elements(new.items) ${NUMBERED};
       return null;
     end $$`,
];
