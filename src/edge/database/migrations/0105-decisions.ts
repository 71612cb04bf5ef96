import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A decision can be put in other words or withdrawn, and keeps its number; where its item came from is kept with it, because
 * the item can leave the agenda. An older copy of the service goes on writing decisions without any of this.
 */
export const decisionsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  'alter table decision add column revision integer not null default 0',
  'alter table decision add column origin jsonb',
  'alter table decision add column withdrawn_at timestamptz',
  `alter table decision add column withdrawn_because text not null default ''`,
];
