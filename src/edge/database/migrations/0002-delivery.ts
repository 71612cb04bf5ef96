import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const deliveryMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [];
