import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How a seat has answered over the years is looked up with every forecast of a quorum. */
export const obligationBySeatMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create index obligation_by_seat on obligation (partnership_id, seat_id, question_kind) where seat_id is not null`,
      )
      .execute(db);
  },
};
