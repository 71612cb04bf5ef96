import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was decided for one field of student data in one round: until when, and what for; null: as is usual. */
export const studentFieldKeepingMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table student_field_keeping (
           partnership_id text not null references partnership(id), round_id text not null, field text not null,
           kept_until text, purpose text, decided_at timestamptz not null, decided_by text,
           primary key (partnership_id, round_id, field),
           foreign key (partnership_id, round_id) references placement_round(partnership_id, id),
           foreign key (partnership_id, decided_by) references person(partnership_id, id))`,
      )
      .execute(db);
  },
};
