import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Demand per onderwijsregio, beside demand per kring: a kring may lie in several of them, so neither follows from the other. */
export const educationRegionDemandMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table education_region_demand (
           partnership_id text not null, round_id text not null, variant_id text not null, region_id text not null,
           students integer not null,
           primary key (partnership_id, round_id, variant_id, region_id),
           check (students between 0 and 99999),
           foreign key (partnership_id, round_id, variant_id) references round_variant(partnership_id, round_id, id),
           foreign key (partnership_id, region_id) references education_region(partnership_id, id))`,
      )
      .execute(db);
  },
};
