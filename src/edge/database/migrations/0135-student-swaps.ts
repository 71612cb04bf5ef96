import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Boards and schools that are asked to confirm their students, and two students who change places when both sides agree. */
export const studentSwapsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  // False is true of everything before it: schools could not decide.
  'alter table student_placement add column by_school boolean not null default false',
  // `school_id` empty: the board is asked. Part of the key, so it cannot be null.
  `create table student_ask (
     partnership_id text not null, round_id text not null, board_id text not null, school_id text not null default '',
     answer_by text not null, asked_at timestamptz not null, asked_by text, times_asked integer not null,
     primary key (partnership_id, round_id, board_id, school_id),
     foreign key (partnership_id, round_id) references placement_round(partnership_id, id),
     foreign key (partnership_id, board_id) references board(partnership_id, id),
     foreign key (partnership_id, asked_by) references person(partnership_id, id))`,
  `create table student_swap (
     partnership_id text not null, id text not null, round_id text not null, state text not null, answer_by text not null,
     reason text not null, proposed_at timestamptz not null, proposed_by text, ended_at timestamptz,
     primary key (partnership_id, id),
     check (state in ('open', 'done', 'declined', 'expired', 'withdrawn', 'overtaken')),
     foreign key (partnership_id, round_id) references placement_round(partnership_id, id),
     foreign key (partnership_id, proposed_by) references person(partnership_id, id))`,
  'create index student_swap_by_round on student_swap (partnership_id, round_id)',
  `create index student_swap_open on student_swap (partnership_id) where state = 'open'`,
  `create table student_swap_side (
     partnership_id text not null, swap_id text not null, side text not null, student_id text not null,
     school_id text not null, variant_id text not null, live boolean not null, state text not null, reason text not null,
     answered_at timestamptz, answered_by text, via text, on_behalf boolean not null,
     primary key (partnership_id, swap_id, side),
     check (side in ('a', 'b')), check (state in ('open', 'agreed', 'declined')),
     foreign key (partnership_id, swap_id) references student_swap(partnership_id, id) on delete cascade,
     foreign key (partnership_id, student_id) references student_placement(partnership_id, id) on delete cascade,
     foreign key (partnership_id, school_id) references school(partnership_id, id),
     foreign key (partnership_id, answered_by) references person(partnership_id, id))`,
  // Whatever goes wrong in the code above it: a student is in one swap at a time.
  `create unique index student_swap_live on student_swap_side (partnership_id, student_id) where live`,
];
