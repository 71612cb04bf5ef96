import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The items of each agenda as they last went out, with their word stems, one row each. Words were looked for in the stems of
 * the whole agenda, and then in every item of it again: most of what a search took. The database keeps the rows itself, so
 * that an agenda that an older copy sends out is found too; it still reads the stems of the whole agenda, which stay for it.
 */
export const circulatedItemsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const itemsOf = (version: string): string =>
  `insert into circulated_item (partnership_id, meeting_id, position, item_id, title, explanation)
     select ${version}.partnership_id, ${version}.meeting_id, nth, coalesce(item->>'id', ''), coalesce(item->>'title', ''),
       coalesce(item->>'explanation', '')`;
const NUMBERED = 'with ordinality as numbered(item, nth)';

const STATEMENTS = [
  `create table circulated_item (
     partnership_id text not null, meeting_id text not null, position integer not null, item_id text not null,
     title text not null, explanation text not null,
     words tsvector generated always as (to_tsvector('dutch', title || ' ' || explanation)) stored,
     primary key (partnership_id, meeting_id, position),
     foreign key (partnership_id, meeting_id) references agenda(partnership_id, meeting_id))`,
  `${itemsOf('v')} from agenda a
     join agenda_version v on v.partnership_id = a.partnership_id and v.meeting_id = a.meeting_id and v.version = a.version
     cross join lateral jsonb_array_elements(v.items) ${NUMBERED}`,
  'create index circulated_item_words on circulated_item using gin (words) with (fastupdate = off)',
  `create function keep_circulated_items() returns trigger language plpgsql as $$
     begin
       delete from circulated_item where partnership_id = new.partnership_id and meeting_id = new.meeting_id;
       ${itemsOf('new')} from jsonb_array_elements(new.items) ${NUMBERED};
       return null;
     end $$`,
  `create trigger agenda_version_circulated after insert on agenda_version
     for each row execute function keep_circulated_items()`,
];
