import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Items that members submit. One waits for its meeting or, without one, for the first meeting that begins after `after`
 * (wall-clock). Where it landed is kept without a foreign key: an agenda replaces its items when it is saved.
 */
export const submittedItemsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table submitted_item (
     partnership_id text not null, id text not null, body_id text not null, meeting_id text, after text not null,
     title text not null, kind text not null, minutes integer not null, desired text not null, explanation text not null,
     submitted_by text not null, submitted_at timestamptz not null, state text not null default 'waiting',
     deferred_because text, decided_by text, decided_at timestamptz, item_id text,
     primary key (partnership_id, id),
     check (kind in ('informeren', 'bespreken', 'besluiten')), check (minutes > 0),
     check (state in ('waiting', 'accepted', 'merged', 'withdrawn')),
     foreign key (partnership_id, body_id) references body(partnership_id, id),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id),
     foreign key (partnership_id, submitted_by) references person(partnership_id, id),
     foreign key (partnership_id, decided_by) references person(partnership_id, id))`,
  `create index submitted_item_waiting on submitted_item (partnership_id, body_id) where state = 'waiting'`,
  'create index submitted_item_of on submitted_item (partnership_id, submitted_by, submitted_at)',
];
