import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Schools that answer for themselves because their board delegated it; and of each figure whether the school itself gave it
 * last. That is kept as a person and an instant beside the ones of the last change: an older copy of the service, which does not
 * know them, then cannot make a board's change look like the school's.
 */
export const schoolDelegationMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table school_delegation (
     partnership_id text not null, round_id text not null, school_id text not null, board_id text not null,
     delegated_at timestamptz not null, delegated_by text, via text not null, times_asked integer not null,
     last_asked_at timestamptz not null, withdrawn_at timestamptz,
     primary key (partnership_id, round_id, school_id),
     foreign key (partnership_id, round_id, board_id) references round_board(partnership_id, round_id, board_id),
     foreign key (partnership_id, school_id) references school(partnership_id, id),
     foreign key (partnership_id, delegated_by) references person(partnership_id, id))`,
  'create index school_delegation_by_board on school_delegation (partnership_id, round_id, board_id)',
  'create index school_by_contact on school (partnership_id, contact_person_id)',
  'alter table capacity_offer add column school_given_by text, add column school_given_at timestamptz',
];
