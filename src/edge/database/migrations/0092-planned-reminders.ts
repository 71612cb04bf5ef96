import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Reminders that somebody wants to go out at a later moment. An older copy leaves them alone; a newer one sends them. */
export const plannedRemindersMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table planned_reminder (
     partnership_id text not null references partnership(id), id text not null, selection jsonb not null, note text,
     send_at timestamptz not null, by_person_id text not null, created_at timestamptz not null,
     state text not null check (state in ('waiting', 'sent', 'cancelled', 'refused')), ended_at timestamptz,
     primary key (partnership_id, id),
     foreign key (partnership_id, by_person_id) references person(partnership_id, id))`,
  `create index planned_reminder_waiting on planned_reminder (partnership_id, send_at) where state = 'waiting'`,
];
