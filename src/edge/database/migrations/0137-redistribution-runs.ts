import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Proposals over many boards, worked out in the background: one for each state of a round that somebody asked it for. */
export const redistributionRunsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table redistribution_run (
           partnership_id text not null, id text not null, round_id text not null, problem_key text not null,
           state text not null, done integer not null, total integer not null, plans jsonb not null,
           started_at timestamptz not null, started_by text, finished_at timestamptz,
           primary key (partnership_id, id), unique (partnership_id, round_id, problem_key),
           check (state in ('queued', 'running', 'done', 'failed')),
           foreign key (partnership_id, round_id) references placement_round(partnership_id, id),
           foreign key (partnership_id, started_by) references person(partnership_id, id))`,
      )
      .execute(db);
  },
};
