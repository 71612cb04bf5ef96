import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whose mail came back, and until when each mailbox was looked through for that. */
export const bouncesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table person_unreachable (
     partnership_id text not null, person_id text not null, email text not null, problem text not null,
     since timestamptz not null, primary key (partnership_id, person_id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  `create table mailbox_look (
     partnership_id text primary key references partnership(id), looked_until timestamptz not null)`,
  `create index message_mailed on message (partnership_id, sent_at) where way = 'mail' and mail_id is not null`,
];
