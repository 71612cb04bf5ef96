import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // Who wants their actions in Microsoft To Do; no row: not. `busy_until`: somebody's tab is at it.
  `create table todo_sync (
     partnership_id text not null, person_id text not null, list_id text, busy_until timestamptz,
     looked_at timestamptz, problem text,
     primary key (partnership_id, person_id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  // How an action stood when both sides agreed last; without a task: it was thrown away there.
  `create table todo_task (
     partnership_id text not null, person_id text not null, action_id text not null, task_id text,
     text text not null, due_on text not null, open boolean not null,
     primary key (partnership_id, person_id, action_id),
     foreign key (partnership_id, person_id) references todo_sync(partnership_id, person_id) on delete cascade,
     foreign key (partnership_id, action_id) references action_item(partnership_id, id))`,
];

/** Actions in somebody's own Microsoft To Do. */
export const todoMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
