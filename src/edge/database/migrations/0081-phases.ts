import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When each phase of a round runs, and what boards ask to change after their deadline. */
export const phasesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table round_phase (
     partnership_id text not null, round_id text not null, phase text not null, opens_at text, closes_at text, held text,
     primary key (partnership_id, round_id, phase),
     check (phase in ('redistribution', 'students')), check (held in ('open', 'closed')),
     foreign key (partnership_id, round_id) references placement_round(partnership_id, id))`,
  `create table capacity_request (
     partnership_id text not null, id text not null, round_id text not null, board_id text not null, state text not null,
     answer jsonb not null, reason text not null, asked_at timestamptz not null, asked_by text not null, via text not null,
     decided_at timestamptz, decided_by text, note text not null default '',
     primary key (partnership_id, id),
     check (state in ('open', 'accepted', 'declined', 'withdrawn')),
     foreign key (partnership_id, round_id, board_id) references round_board(partnership_id, round_id, board_id),
     foreign key (partnership_id, asked_by) references person(partnership_id, id),
     foreign key (partnership_id, decided_by) references person(partnership_id, id))`,
  // One question at a time: the later one takes the place of the earlier.
  `create unique index capacity_request_open on capacity_request (partnership_id, round_id, board_id)
     where state = 'open'`,
];
