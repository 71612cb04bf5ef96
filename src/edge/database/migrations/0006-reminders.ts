import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people still owe an answer to, and every reminder that was sent about it. */
export const remindersMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table obligation (
     partnership_id text not null references partnership(id), id text not null, question_kind text not null,
     subject_id text not null, topic text not null, title text not null, seat_id text, board_id text, body_id text,
     since timestamptz not null, due_at timestamptz not null, settled_at timestamptz, settled_by text,
     withdrawn_at timestamptz, times_asked integer not null, last_asked_at timestamptz not null,
     primary key (partnership_id, id),
     constraint obligation_once unique nulls not distinct (partnership_id, question_kind, subject_id, seat_id, board_id),
     check ((seat_id is null) <> (board_id is null)),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id),
     foreign key (partnership_id, board_id) references board(partnership_id, id),
     foreign key (partnership_id, body_id) references body(partnership_id, id),
     foreign key (partnership_id, settled_by) references person(partnership_id, id))`,
  `create index obligation_open on obligation (partnership_id, due_at)
     where settled_at is null and withdrawn_at is null`,
  `create index obligation_open_by_seat on obligation (partnership_id, seat_id)
     where settled_at is null and withdrawn_at is null`,
  `create index obligation_open_by_board on obligation (partnership_id, board_id)
     where settled_at is null and withdrawn_at is null`,
  `create index obligation_of_boards on obligation (partnership_id, question_kind, title) where board_id is not null`,
  `create table reminder (
     partnership_id text not null, id text not null, send_id text not null, person_id text not null,
     sent_at timestamptz not null, by_person_id text, obligation_ids jsonb not null,
     primary key (partnership_id, id), unique (partnership_id, send_id, person_id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  'create index reminder_by_person on reminder (partnership_id, person_id, sent_at)',
];
