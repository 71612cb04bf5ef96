import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Students matched to schools in a round, the uploads they come from, and who looked at them. No name of a student is
 * kept: the number is what the registration asks for.
 */
export const studentsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table student_placement (
     partnership_id text not null, id text not null, round_id text not null, label integer not null,
     student_number text not null, variant_id text not null, phase text, school_id text not null, site_id text,
     mentor text, starts_on text, ends_on text, status text not null, reason text not null,
     decided_at timestamptz, decided_by text, via text, on_behalf boolean not null,
     primary key (partnership_id, id), unique (partnership_id, round_id, student_number),
     unique (partnership_id, round_id, label),
     check (status in ('proposed', 'confirmed', 'declined', 'withdrawn')),
     foreign key (partnership_id, round_id, variant_id) references round_variant(partnership_id, round_id, id),
     foreign key (partnership_id, school_id) references school(partnership_id, id),
     foreign key (partnership_id, site_id) references school_site(partnership_id, id),
     foreign key (partnership_id, decided_by) references person(partnership_id, id))`,
  'create index student_placement_by_school on student_placement (partnership_id, round_id, school_id)',
  `create table student_columns (
     partnership_id text primary key references partnership(id), mapping jsonb not null)`,
  `create table student_import (
     partnership_id text not null, id text not null, round_id text not null, state text not null, phase text not null,
     done integer not null, total integer not null, file_name text not null, content text, mapping jsonb not null,
     result jsonb not null, by_person_id text, created_at timestamptz not null, finished_at timestamptz,
     primary key (partnership_id, id),
     check (state in ('previewed', 'queued', 'running', 'done', 'failed')),
     foreign key (partnership_id, round_id) references placement_round(partnership_id, id),
     foreign key (partnership_id, by_person_id) references person(partnership_id, id))`,
  'create index student_import_by_round on student_import (partnership_id, round_id, created_at)',
  `create table student_view (
     partnership_id text not null, id text not null, round_id text not null, board_id text, what text not null,
     students integer not null, at timestamptz not null, person_id text not null,
     primary key (partnership_id, id),
     check (what in ('list', 'preview', 'export')),
     foreign key (partnership_id, round_id) references placement_round(partnership_id, id),
     foreign key (partnership_id, board_id) references board(partnership_id, id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  'create index student_view_by_round on student_view (partnership_id, round_id, at)',
];
