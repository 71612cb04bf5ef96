import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Minutes per meeting and item, numbered decisions, actions with an owner, corrections before approval. */
export const minutesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table minutes (
     partnership_id text not null, meeting_id text not null, state text not null, version integer not null,
     circulated_at timestamptz, carried_to text, approved_at timestamptz, changed_at timestamptz not null,
     primary key (partnership_id, meeting_id),
     check (state in ('concept', 'circulated', 'approved')), check ((state = 'concept') = (version = 0)),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id),
     foreign key (partnership_id, carried_to) references meeting(partnership_id, id))`,
  `create index minutes_to_carry on minutes (partnership_id, meeting_id) where state = 'circulated'`,
  // No foreign key to the agenda item: what was written about an item stays when the item is taken off the agenda.
  `create table minutes_item (
     partnership_id text not null, meeting_id text not null, item_id text not null, title text not null,
     text text not null, unfinished boolean not null, carried_to text, changed_at timestamptz not null,
     changed_by text,
     primary key (partnership_id, meeting_id, item_id),
     foreign key (partnership_id, meeting_id) references minutes(partnership_id, meeting_id),
     foreign key (partnership_id, carried_to) references meeting(partnership_id, id),
     foreign key (partnership_id, changed_by) references person(partnership_id, id))`,
  `create index minutes_item_to_carry on minutes_item (partnership_id, meeting_id) where unfinished`,
  `create table decision (
     partnership_id text not null, id text not null, body_id text not null, meeting_id text not null,
     item_id text, item_title text not null, year integer not null, number integer not null, text text not null,
     follow_up text not null, decided_on text not null,
     primary key (partnership_id, id), unique (partnership_id, body_id, year, number),
     foreign key (partnership_id, body_id) references body(partnership_id, id),
     foreign key (partnership_id, meeting_id) references minutes(partnership_id, meeting_id))`,
  'create index decision_of on decision (partnership_id, meeting_id)',
  `create index decision_words on decision
     using gin (to_tsvector('dutch', item_title || ' ' || text || ' ' || follow_up))`,
  `create table action_item (
     partnership_id text not null, id text not null, body_id text not null, meeting_id text not null,
     item_title text not null, text text not null, owner_id text not null, seat_id text not null,
     starts_on text not null, due_on text not null, status text not null, closed_at timestamptz,
     primary key (partnership_id, id),
     check (status in ('open', 'busy', 'done', 'dropped')), check (starts_on <= due_on),
     foreign key (partnership_id, body_id) references body(partnership_id, id),
     foreign key (partnership_id, meeting_id) references minutes(partnership_id, meeting_id),
     foreign key (partnership_id, owner_id) references person(partnership_id, id),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id))`,
  'create index action_item_of on action_item (partnership_id, meeting_id)',
  `create index action_item_open on action_item (partnership_id, body_id, due_on) where status in ('open', 'busy')`,
  `create table minutes_correction (
     partnership_id text not null, id text not null, meeting_id text not null, text text not null,
     by_person_id text not null, made_at timestamptz not null, handled_at timestamptz,
     primary key (partnership_id, id),
     foreign key (partnership_id, meeting_id) references minutes(partnership_id, meeting_id),
     foreign key (partnership_id, by_person_id) references person(partnership_id, id))`,
  'create index minutes_correction_of on minutes_correction (partnership_id, meeting_id)',
];
