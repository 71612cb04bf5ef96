import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Papers that stand in SharePoint or OneDrive: the address, and the mark by which a change of the file is seen. */
export const paperLinksMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  'alter table paper_version add column link text',
  'alter table paper_version add column link_tag text',
];
