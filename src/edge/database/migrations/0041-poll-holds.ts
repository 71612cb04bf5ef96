import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Dates that are held in calendars while a poll runs: whether a poll wants that, and one row for each event that is, or may
 * be, in the calendar. `event_key` is the transactionId of every attempt to make it; a row goes when its event has gone.
 */
export const pollHoldsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table date_poll add column hold_dates boolean not null default false').execute(db);
    await sql
      .raw(
        `create table poll_hold (
           partnership_id text not null, option_id text not null, poll_id text not null,
           event_key text not null, event_id text, tried_at timestamptz not null,
           primary key (partnership_id, option_id),
           foreign key (partnership_id, poll_id, option_id) references poll_option(partnership_id, poll_id, id))`,
      )
      .execute(db);
    await sql.raw(`create index date_poll_holding on date_poll (id) where hold_dates`).execute(db);
  },
};
