import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One agenda per meeting, its items, and every version that was circulated, whole. */
export const agendasMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table agenda (
     partnership_id text not null, meeting_id text not null, state text not null, version integer not null,
     revision integer not null, changed_at timestamptz not null, changed_by text,
     primary key (partnership_id, meeting_id),
     check (state in ('draft', 'circulated')), check ((state = 'draft') = (version = 0)),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id),
     foreign key (partnership_id, changed_by) references person(partnership_id, id))`,
  `create table agenda_item (
     partnership_id text not null, id text not null, meeting_id text not null, position integer not null,
     title text not null, kind text not null, minutes integer not null, presenter_id text, presenter_text text,
     explanation text not null,
     primary key (partnership_id, id),
     check (kind in ('informeren', 'bespreken', 'besluiten')), check (minutes > 0),
     foreign key (partnership_id, meeting_id) references agenda(partnership_id, meeting_id),
     foreign key (partnership_id, presenter_id) references person(partnership_id, id))`,
  'create index agenda_item_of on agenda_item (partnership_id, meeting_id, position)',
  `create table agenda_version (
     partnership_id text not null, meeting_id text not null, version integer not null,
     circulated_at timestamptz not null, by_person_id text, items jsonb not null, changes jsonb not null,
     primary key (partnership_id, meeting_id, version),
     foreign key (partnership_id, meeting_id) references agenda(partnership_id, meeting_id),
     foreign key (partnership_id, by_person_id) references person(partnership_id, id))`,
];
