import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The programme of a day: parts after each other, of which some fall apart into sessions to sign up for. One person is in
 * one session of a part at a time; whoever waits stands in line by the moment of asking.
 */
export const programmesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table programme (
     partnership_id text not null, meeting_id text not null, state text not null default 'draft', revision integer not null,
     sign_up_until text, changed_at timestamptz not null, changed_by text,
     primary key (partnership_id, meeting_id), check (state in ('draft', 'open', 'closed')),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id),
     foreign key (partnership_id, changed_by) references person(partnership_id, id))`,
  `create table programme_part (
     partnership_id text not null, id text not null, meeting_id text not null, position integer not null,
     title text not null, minutes integer not null, room text not null, explanation text not null,
     primary key (partnership_id, id), check (minutes > 0),
     foreign key (partnership_id, meeting_id) references programme(partnership_id, meeting_id))`,
  'create index programme_part_of on programme_part (partnership_id, meeting_id, position)',
  `create table programme_session (
     partnership_id text not null, id text not null, meeting_id text not null, part_id text not null,
     position integer not null, title text not null, room text not null, capacity integer, audiences jsonb not null,
     explanation text not null, tasks jsonb not null,
     primary key (partnership_id, id), check (capacity is null or capacity > 0),
     foreign key (partnership_id, meeting_id) references programme(partnership_id, meeting_id))`,
  'create index programme_session_of on programme_session (partnership_id, meeting_id, position)',
  `create table programme_sign_up (
     partnership_id text not null, meeting_id text not null, part_id text not null, person_id text not null,
     session_id text not null, waiting boolean not null, nth bigserial, signed_at timestamptz not null,
     primary key (partnership_id, part_id, person_id),
     foreign key (partnership_id, meeting_id) references programme(partnership_id, meeting_id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  'create index programme_sign_up_of on programme_sign_up (partnership_id, meeting_id)',
];
