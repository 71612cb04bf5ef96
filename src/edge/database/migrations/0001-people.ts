import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Partnership, boards, schools, persons, bodies, seats and terms, and the history of all that changes.
 * Dates without a time are ISO text (`YYYY-MM-DD`): they are days on a Dutch calendar, not instants.
 */
export const peopleMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table partnership (
     id text primary key, name text not null, institute text not null, tenant_id text not null,
     secretariat_mailbox text not null, language text not null default 'nl', created_at timestamptz not null)`,
  `create table education_region (
     partnership_id text not null references partnership(id), id text not null, name text not null, core boolean not null,
     ended_on text,
     primary key (partnership_id, id), unique (partnership_id, name))`,
  `create table person (
     partnership_id text not null references partnership(id), id text not null, name text not null, email text not null,
     language text not null default 'nl', organisation text, entra_id text, directory text,
     directory_checked_at timestamptz, ended_on text,
     primary key (partnership_id, id), unique (partnership_id, email))`,
  'create unique index person_entra on person (partnership_id, entra_id) where entra_id is not null',
  'create index person_by_entra on person (entra_id) where entra_id is not null',
  `create table person_role (
     partnership_id text not null, person_id text not null, role text not null, for_id text not null,
     primary key (partnership_id, person_id, role, for_id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  'create index person_role_for on person_role (partnership_id, for_id, role)',
  `create table body (
     partnership_id text not null references partnership(id), id text not null, name text not null, kind text not null,
     quorum jsonb not null default '[]', conversation_id text, ended_on text,
     primary key (partnership_id, id), unique (partnership_id, name))`,
  `create table board (
     partnership_id text not null references partnership(id), id text not null, number text not null, name text not null,
     kring_id text, relatiebeheerder_id text, ended_on text,
     primary key (partnership_id, id), unique (partnership_id, number),
     foreign key (partnership_id, kring_id) references body(partnership_id, id),
     foreign key (partnership_id, relatiebeheerder_id) references person(partnership_id, id))`,
  `create table school (
     partnership_id text not null, id text not null, board_id text not null, name text not null, brin text not null,
     kind text, tier text, holiday_region text, group_teachers integer, contact_person_id text, ended_on text,
     primary key (partnership_id, id), unique (partnership_id, brin),
     foreign key (partnership_id, board_id) references board(partnership_id, id),
     foreign key (partnership_id, contact_person_id) references person(partnership_id, id))`,
  'create index school_by_board on school (partnership_id, board_id)',
  `create table school_site (
     partnership_id text not null, id text not null, school_id text not null, code text not null, name text, city text,
     education_region_id text, ended_on text,
     primary key (partnership_id, id), unique (partnership_id, code),
     foreign key (partnership_id, school_id) references school(partnership_id, id),
     foreign key (partnership_id, education_region_id) references education_region(partnership_id, id))`,
  `create table seat (
     partnership_id text not null, id text not null, body_id text not null, label text not null, role text not null,
     board_id text, kring_id text, votes boolean not null, required boolean not null, ended_on text,
     primary key (partnership_id, id), unique (partnership_id, body_id, label),
     foreign key (partnership_id, body_id) references body(partnership_id, id),
     foreign key (partnership_id, board_id) references board(partnership_id, id),
     foreign key (partnership_id, kring_id) references body(partnership_id, id))`,
  `create table seat_term (
     partnership_id text not null, id text not null, seat_id text not null, person_id text not null, kind text not null,
     from_date text, until_date text,
     primary key (partnership_id, id),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  'create index seat_term_by_seat on seat_term (partnership_id, seat_id)',
  'create index seat_term_by_person on seat_term (partnership_id, person_id)',
  `create table history (
     partnership_id text not null references partnership(id), id text not null, entity text not null,
     entity_id text not null, what text not null, before jsonb, after jsonb, at timestamptz not null,
     by_person_id text, via text not null,
     primary key (partnership_id, id))`,
  `create table roster_import (
     partnership_id text not null references partnership(id), id text not null, state text not null, phase text not null,
     done integer not null, total integer not null, result jsonb not null, file_names jsonb not null, by_person_id text,
     created_at timestamptz not null, finished_at timestamptz,
     primary key (partnership_id, id))`,
  `create table roster_import_file (
     partnership_id text not null, import_id text not null, position integer not null, name text not null,
     content text not null,
     primary key (partnership_id, import_id, position),
     foreign key (partnership_id, import_id) references roster_import(partnership_id, id) on delete cascade)`,
  'create index history_by_time on history (partnership_id, at desc)',
  'create index history_of on history (partnership_id, entity, entity_id, at)',
];
