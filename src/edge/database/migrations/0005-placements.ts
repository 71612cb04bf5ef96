import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Placement rounds, the variants they ask for, and what boards and schools offer. */
export const placementsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table placement_round (
     partnership_id text not null references partnership(id), id text not null, school_year integer not null,
     period text not null, starts_on text not null, state text not null, deadline text not null,
     explanation text not null, answer_by text not null, previous_round_id text, created_at timestamptz not null,
     opened_at timestamptz, closed_at timestamptz,
     primary key (partnership_id, id),
     check (state in ('draft', 'open', 'closed', 'cancelled')), check (answer_by in ('board', 'school')),
     foreign key (partnership_id, previous_round_id) references placement_round(partnership_id, id))`,
  `create unique index placement_round_once on placement_round (partnership_id, school_year, lower(period))
     where state <> 'cancelled'`,
  `create index placement_round_open on placement_round (deadline) where state = 'open'`,
  `create table round_variant (
     partnership_id text not null, id text not null, round_id text not null, name text not null,
     position integer not null, demand integer,
     primary key (partnership_id, id), unique (partnership_id, round_id, id),
     check (demand between 0 and 99999),
     foreign key (partnership_id, round_id) references placement_round(partnership_id, id))`,
  `create table round_board (
     partnership_id text not null, round_id text not null, board_id text not null, asked_at timestamptz not null,
     cap integer, extended_until text, answered_at timestamptz, answered_by text, via text,
     on_behalf boolean not null default false,
     primary key (partnership_id, round_id, board_id),
     check (cap between 0 and 999),
     foreign key (partnership_id, round_id) references placement_round(partnership_id, id),
     foreign key (partnership_id, board_id) references board(partnership_id, id),
     foreign key (partnership_id, answered_by) references person(partnership_id, id))`,
  `create table capacity_offer (
     partnership_id text not null, id text not null, round_id text not null, board_id text not null, school_id text,
     variant_id text not null, certainty text not null, places integer not null, provisional_until text,
     reason text not null, given_at timestamptz not null, given_by text, via text not null, on_behalf boolean not null,
     primary key (partnership_id, id),
     check (certainty in ('definite', 'provisional', 'none')), check (places between 0 and 999),
     foreign key (partnership_id, round_id, board_id) references round_board(partnership_id, round_id, board_id),
     foreign key (partnership_id, round_id, variant_id) references round_variant(partnership_id, round_id, id),
     foreign key (partnership_id, school_id) references school(partnership_id, id),
     foreign key (partnership_id, given_by) references person(partnership_id, id))`,
  `create unique index capacity_offer_of_board on capacity_offer (partnership_id, round_id, board_id, variant_id)
     where school_id is null`,
  // Without the board: a school that moves to another board in the middle of a round is not counted twice.
  `create unique index capacity_offer_of_school on capacity_offer (partnership_id, round_id, school_id, variant_id)
     where school_id is not null`,
  'create index capacity_offer_by_board on capacity_offer (partnership_id, round_id, board_id)',
];
