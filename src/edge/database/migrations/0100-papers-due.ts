import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Papers that were promised. What is owed for them is kept beside the reminders' own record, so that only what differs is
 * told to them: telling it again would make a question look as if it were put anew.
 */
export const papersDueMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  'alter table agenda_item add column paper_due boolean not null default false',
  'create index agenda_item_paper_due on agenda_item (partnership_id, meeting_id) where paper_due',
  `create table paper_owed (
     partnership_id text not null, item_id text not null, meeting_id text not null, seat_id text not null,
     title text not null, meeting_starts text not null, due_at timestamptz not null,
     primary key (partnership_id, item_id),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id))`,
];
