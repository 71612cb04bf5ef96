import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A meeting while it is held: what is discussed and for how long, who is there, and votes. Of a secret ballot only the
 * totals are kept, all in the ballot's own row: each vote writes that one row and a mark that the seat has voted, without
 * a moment and in the same way whatever was chosen, so that nothing ties a seat to a choice.
 */
export const liveMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table live_meeting (
     partnership_id text not null, meeting_id text not null, state text not null, current_item_id text,
     item_since timestamptz, revision bigint not null, started_at timestamptz not null, closed_at timestamptz,
     primary key (partnership_id, meeting_id), check (state in ('running', 'closed')),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id))`,
  `create table live_time (
     partnership_id text not null, meeting_id text not null, item_id text not null, seconds integer not null,
     primary key (partnership_id, meeting_id, item_id),
     foreign key (partnership_id, meeting_id) references live_meeting(partnership_id, meeting_id))`,
  `create table attendance (
     partnership_id text not null, meeting_id text not null, seat_id text not null, state text not null,
     person_id text,
     primary key (partnership_id, meeting_id, seat_id), check (state in ('expected', 'present', 'absent')),
     foreign key (partnership_id, meeting_id) references live_meeting(partnership_id, meeting_id),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  `create table ballot (
     partnership_id text not null, id text not null, meeting_id text not null, item_id text not null,
     question text not null, secret boolean not null, state text not null, opened_at timestamptz not null,
     closed_at timestamptz, in_favour integer not null, against integer not null, abstained integer not null,
     primary key (partnership_id, id), check (state in ('open', 'closed')),
     foreign key (partnership_id, meeting_id) references live_meeting(partnership_id, meeting_id))`,
  'create index ballot_of on ballot (partnership_id, meeting_id, opened_at)',
  `create table ballot_vote (
     partnership_id text not null, ballot_id text not null, seat_id text not null, choice text, person_id text,
     weight integer not null,
     primary key (partnership_id, ballot_id, seat_id), check (choice in ('for', 'against', 'abstain')),
     foreign key (partnership_id, ballot_id) references ballot(partnership_id, id),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  `create table vote_weight (
     partnership_id text not null, seat_id text not null, weight integer not null,
     primary key (partnership_id, seat_id), check (weight between 0 and 100),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id))`,
];
