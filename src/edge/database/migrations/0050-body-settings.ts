import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What a body prefers for its meetings. `quorum_kept`: its quorum was set in Kringwerk, so that a roster that says something
 * else leaves it alone; null, as an older copy leaves it, means no.
 */
export const bodySettingsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  'alter table body add column quorum_kept boolean',
  `create table body_setting (
     partnership_id text not null, body_id text not null, preferences jsonb not null, saved_by text,
     saved_at timestamptz not null,
     primary key (partnership_id, body_id),
     foreign key (partnership_id, body_id) references body(partnership_id, id))`,
];
