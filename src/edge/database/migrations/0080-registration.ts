import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The registration of students for the subsidy: what the scheme says from which day, what was counted on a counting
 * date and frozen, which placements are left out by hand, and who looked at or took out what.
 */
export const registrationMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table scheme_setting (
     partnership_id text not null references partnership(id), id text not null, valid_from text not null,
     amount_cents integer not null, minimum_per_region integer not null, counting_day text not null,
     saved_at timestamptz not null, saved_by text,
     primary key (partnership_id, id), unique (partnership_id, valid_from),
     check (amount_cents between 0 and 100000000), check (minimum_per_region between 0 and 9999),
     foreign key (partnership_id, saved_by) references person(partnership_id, id))`,
  `create table registration (
     partnership_id text not null references partnership(id), id text not null, school_year integer not null,
     kind text not null, version integer not null, counting_date text not null, frozen_at timestamptz not null,
     frozen_by text, reason text not null, checksum text not null, lines integer not null, counted integer not null,
     setting jsonb not null, effect jsonb not null, erased_at timestamptz,
     primary key (partnership_id, id), check (kind in ('frozen', 'draft')),
     foreign key (partnership_id, frozen_by) references person(partnership_id, id))`,
  `create unique index registration_version on registration (partnership_id, school_year, version)
     where kind = 'frozen'`,
  `create table registration_line (
     partnership_id text not null, registration_id text not null, position integer not null, round_id text not null,
     student_number text not null, brin text not null, site_code text, school text not null, region text,
     variant text not null, from_date text not null, until_date text not null, standing text not null,
     primary key (partnership_id, registration_id, position),
     foreign key (partnership_id, registration_id) references registration(partnership_id, id) on delete cascade,
     foreign key (partnership_id, round_id) references placement_round(partnership_id, id))`,
  'create index registration_line_of_round on registration_line (partnership_id, round_id)',
  `create table registration_left_out (
     partnership_id text not null, student_id text not null, reason text not null, at timestamptz not null, by_person_id text,
     primary key (partnership_id, student_id),
     foreign key (partnership_id, student_id) references student_placement(partnership_id, id) on delete cascade,
     foreign key (partnership_id, by_person_id) references person(partnership_id, id))`,
  `create table registration_look (
     partnership_id text not null references partnership(id), id text not null, school_year integer not null,
     registration_id text, what text not null, format text, students integer not null, at timestamptz not null,
     person_id text not null,
     primary key (partnership_id, id), check (what in ('findings', 'compare', 'export')),
     check (format in ('xlsx', 'csv')),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  'create index registration_look_of_year on registration_look (partnership_id, school_year, at)',
];
