import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What an item should lead to and where it came from (null: its makers put it there), and how a body likes its agendas: the
 * items that are always on it, templates, and how many days before a meeting items and papers are due.
 */
export const agendaStartMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `alter table agenda_item add column desired text not null default '', add column origin jsonb`,
  `create table agenda_setting (
     partnership_id text not null, body_id text not null, settings jsonb not null, saved_by text,
     saved_at timestamptz not null,
     primary key (partnership_id, body_id),
     foreign key (partnership_id, body_id) references body(partnership_id, id),
     foreign key (partnership_id, saved_by) references person(partnership_id, id))`,
];
