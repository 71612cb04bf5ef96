import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** That the students of a round were erased, with the counts that stay: how many there were, and what was said. */
export const studentErasureMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table student_erasure (
           partnership_id text not null, id text not null, round_id text not null, erased_at timestamptz not null,
           by_person_id text, students integer not null, confirmed integer not null, declined integer not null,
           primary key (partnership_id, id),
           foreign key (partnership_id, round_id) references placement_round(partnership_id, id),
           foreign key (partnership_id, by_person_id) references person(partnership_id, id))`,
      )
      .execute(db);
    await sql.raw('create index student_erasure_by_round on student_erasure (partnership_id, round_id)').execute(db);
  },
};
