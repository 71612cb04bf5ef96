import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * When people are reminded and who is told when no answer comes, per kind of question and per body; and every step of
 * that kind that was taken. No row: the product's own policy. An older copy goes on with the policy it was built with.
 */
export const reminderPoliciesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table reminder_policy (
     partnership_id text not null references partnership(id), id text not null, question_kind text not null,
     body_id text, policy jsonb not null, changed_by text, changed_at timestamptz not null,
     primary key (partnership_id, id),
     constraint reminder_policy_once unique nulls not distinct (partnership_id, question_kind, body_id),
     foreign key (partnership_id, body_id) references body(partnership_id, id),
     foreign key (partnership_id, changed_by) references person(partnership_id, id))`,
  `create table reminder_setting (
     partnership_id text primary key references partnership(id), most_a_week integer not null,
     holiday_pause boolean not null, check (most_a_week between 1 and 20))`,
  `create table escalation (
     partnership_id text not null, id text not null, obligation_id text not null, since timestamptz not null,
     step text not null, person_id text, at timestamptz not null,
     primary key (partnership_id, id),
     constraint escalation_once unique nulls not distinct (partnership_id, obligation_id, since, step, person_id),
     foreign key (partnership_id, obligation_id) references obligation(partnership_id, id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  `alter table person_preference add column rhythm text not null default 'daily' check (rhythm in ('daily', 'weekly'))`,
  'create index reminder_of_obligation on reminder using gin (obligation_ids jsonb_path_ops)',
];
