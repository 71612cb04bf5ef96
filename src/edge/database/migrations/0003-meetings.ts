import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Meetings, date polls, their options and the answers per seat. An answer points at its option together with the poll, so
 * that it can never hang on an option of another poll; its primary key allows one answer per option and seat.
 */
export const meetingsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table meeting (
     partnership_id text not null, id text not null, body_id text not null, title text not null, state text not null,
     starts text, minutes integer, place text not null, online boolean not null,
     event_state text not null, event_key text not null, event_id text, join_url text, event_notes text not null,
     event_wanted_at timestamptz, event_tried_at timestamptz,
     event_version integer not null default 0, event_synced_version integer not null default 0,
     created_by text not null, created_at timestamptz not null,
     primary key (partnership_id, id), unique (partnership_id, event_key),
     check (state in ('polling', 'scheduled', 'held', 'cancelled')),
     check (event_state in ('none', 'wanted', 'made', 'cancelling', 'cancelled')),
     check (state <> 'scheduled' or (starts is not null and minutes is not null)),
     foreign key (partnership_id, body_id) references body(partnership_id, id),
     foreign key (partnership_id, created_by) references person(partnership_id, id))`,
  'create index meeting_by_body on meeting (partnership_id, body_id, starts)',
  'create index meeting_by_start on meeting (partnership_id, starts)',
  `create index meeting_to_hold on meeting (starts) where state = 'scheduled'`,
  'create index meeting_to_sync on meeting (event_wanted_at) where event_version > event_synced_version',
  `create table date_poll (
     partnership_id text not null, id text not null, meeting_id text not null, explanation text not null,
     deadline text not null, state text not null, results_hidden boolean not null, chosen_option_id text,
     summary_shown text not null default '',
     created_by text not null, created_at timestamptz not null, ended_at timestamptz,
     primary key (partnership_id, id),
     check (state in ('open', 'closed', 'decided', 'cancelled')),
     check ((state = 'decided') = (chosen_option_id is not null)),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id),
     foreign key (partnership_id, created_by) references person(partnership_id, id))`,
  `create unique index date_poll_running on date_poll (partnership_id, meeting_id) where state in ('open', 'closed')`,
  `create index date_poll_open on date_poll (deadline) where state = 'open'`,
  'create index date_poll_by_meeting on date_poll (partnership_id, meeting_id)',
  `create table poll_option (
     partnership_id text not null, id text not null, poll_id text not null, starts text not null,
     minutes integer not null, place text not null, online boolean not null, position integer not null,
     withdrawn boolean not null,
     primary key (partnership_id, id), unique (partnership_id, poll_id, id),
     unique (partnership_id, poll_id, starts, minutes),
     foreign key (partnership_id, poll_id) references date_poll(partnership_id, id))`,
  `alter table date_poll add foreign key (partnership_id, id, chosen_option_id)
     references poll_option(partnership_id, poll_id, id)`,
  `create table poll_answer (
     partnership_id text not null, option_id text not null, seat_id text not null, poll_id text not null,
     answer text not null, person_id text not null, answered_at timestamptz not null, via text not null,
     primary key (partnership_id, option_id, seat_id),
     check (answer in ('yes', 'ifNeedBe', 'no')),
     foreign key (partnership_id, poll_id, option_id) references poll_option(partnership_id, poll_id, id),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  'create index poll_answer_by_seat on poll_answer (partnership_id, poll_id, seat_id)',
  `create table poll_remark (
     partnership_id text not null, poll_id text not null, seat_id text not null, remark text not null,
     person_id text not null, remarked_at timestamptz not null,
     primary key (partnership_id, poll_id, seat_id),
     foreign key (partnership_id, poll_id) references date_poll(partnership_id, id),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
];
