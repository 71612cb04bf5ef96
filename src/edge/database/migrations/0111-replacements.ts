import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A place sought for a student whose board said no: asked of several boards at once, the first yes has it. */
export const replacementsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table student_replacement (
     partnership_id text not null, id text not null, round_id text not null, student_id text not null,
     state text not null, answer_by text not null, asked_at timestamptz not null, asked_by text,
     primary key (partnership_id, id),
     check (state in ('open', 'taken', 'expired', 'withdrawn')),
     foreign key (partnership_id, student_id) references student_placement(partnership_id, id) on delete cascade,
     foreign key (partnership_id, asked_by) references person(partnership_id, id))`,
  // Sought once at a time: two searches could both find a place.
  `create unique index student_replacement_open on student_replacement (partnership_id, student_id)
     where state = 'open'`,
  'create index student_replacement_by_round on student_replacement (partnership_id, round_id)',
  `create table student_offer (
     partnership_id text not null, id text not null, replacement_id text not null, board_id text not null,
     rank integer not null, state text not null, why jsonb not null, reason text not null, school_id text,
     answered_at timestamptz, answered_by text, via text, on_behalf boolean not null,
     primary key (partnership_id, id), unique (partnership_id, replacement_id, board_id),
     check (state in ('open', 'accepted', 'declined', 'lost', 'expired', 'withdrawn')),
     foreign key (partnership_id, replacement_id) references student_replacement(partnership_id, id) on delete cascade,
     foreign key (partnership_id, board_id) references board(partnership_id, id),
     foreign key (partnership_id, school_id) references school(partnership_id, id),
     foreign key (partnership_id, answered_by) references person(partnership_id, id))`,
  // Whatever goes wrong in the code above it: a student gets one place.
  `create unique index student_offer_accepted on student_offer (partnership_id, replacement_id)
     where state = 'accepted'`,
];
