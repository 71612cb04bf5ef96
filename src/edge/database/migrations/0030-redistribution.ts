import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Demand per kring, and what boards are asked beyond their own offer when places are short. */
export const redistributionMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table region_demand (
     partnership_id text not null, round_id text not null, variant_id text not null, kring_id text not null,
     students integer not null,
     primary key (partnership_id, round_id, variant_id, kring_id),
     check (students between 0 and 99999),
     foreign key (partnership_id, round_id, variant_id) references round_variant(partnership_id, round_id, id),
     foreign key (partnership_id, kring_id) references body(partnership_id, id))`,
  `create table redistribution_ask (
     partnership_id text not null, id text not null, round_id text not null, board_id text not null,
     strategy text not null, state text not null, answer_by text not null, why jsonb not null,
     reason text not null, sent_at timestamptz not null, sent_by text, answered_at timestamptz, answered_by text,
     via text, on_behalf boolean not null default false,
     primary key (partnership_id, id), unique (partnership_id, round_id, id),
     check (strategy in ('fair', 'any-tier', 'few')),
     check (state in ('open', 'accepted', 'countered', 'declined', 'withdrawn', 'expired')),
     foreign key (partnership_id, round_id, board_id) references round_board(partnership_id, round_id, board_id),
     foreign key (partnership_id, sent_by) references person(partnership_id, id),
     foreign key (partnership_id, answered_by) references person(partnership_id, id))`,
  'create index redistribution_ask_of_round on redistribution_ask (partnership_id, round_id, board_id)',
  // One question at a time for a board: two cards about the same shortage would be added up by nobody.
  `create unique index redistribution_ask_open on redistribution_ask (partnership_id, round_id, board_id)
     where state = 'open'`,
  `create table redistribution_line (
     partnership_id text not null, ask_id text not null, round_id text not null, variant_id text not null,
     asked integer not null, agreed integer,
     primary key (partnership_id, ask_id, variant_id),
     check (asked between 1 and 999), check (agreed between 0 and asked),
     foreign key (partnership_id, round_id, ask_id) references redistribution_ask(partnership_id, round_id, id),
     foreign key (partnership_id, round_id, variant_id) references round_variant(partnership_id, round_id, id))`,
];
