import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What the calendar says of a meeting: how it last stood there, a move that was made in both places at once and waits for
 * a person, and what each attendee answered. And per mailbox the subscription and the delta link it is followed by.
 */
export const outlookMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `alter table meeting
     add column event_starts text, add column event_minutes integer, add column event_place text,
     add column outlook_starts text, add column outlook_minutes integer, add column outlook_place text`,
  'create index meeting_by_event on meeting (partnership_id, event_id) where event_id is not null',
  `create table meeting_response (
     partnership_id text not null, meeting_id text not null, email text not null, response text not null,
     seen_at timestamptz not null,
     primary key (partnership_id, meeting_id, email),
     check (response in ('accepted', 'tentative', 'declined', 'none')),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id))`,
  `create table calendar_watch (
     partnership_id text not null references partnership(id), mailbox text not null,
     subscription_id text, client_state text not null, expires_at timestamptz,
     delta_link text, delta_until text, looked_at timestamptz,
     primary key (partnership_id, mailbox))`,
  'create unique index calendar_watch_by_subscription on calendar_watch (subscription_id)',
];
