import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Year plans: wishes per body, the dates proposed, locked or made into meetings, and a partnership's own school calendar. */
export const yearPlanMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table school_calendar (
     partnership_id text not null references partnership(id), file_name text not null, holidays jsonb not null,
     uploaded_by text not null, uploaded_at timestamptz not null,
     primary key (partnership_id),
     foreign key (partnership_id, uploaded_by) references person(partnership_id, id))`,
  `create table year_plan (
     partnership_id text not null references partnership(id), id text not null, school_year integer not null,
     from_date text not null, until_date text not null, settings jsonb not null, unmet jsonb not null,
     version integer not null, solved_at timestamptz, created_by text not null, created_at timestamptz not null,
     primary key (partnership_id, id), unique (partnership_id, school_year),
     check (from_date <= until_date),
     foreign key (partnership_id, created_by) references person(partnership_id, id))`,
  `create table year_plan_wish (
     partnership_id text not null, plan_id text not null, body_id text not null, cadence jsonb not null,
     primary key (partnership_id, plan_id, body_id),
     foreign key (partnership_id, plan_id) references year_plan(partnership_id, id),
     foreign key (partnership_id, body_id) references body(partnership_id, id))`,
  `create table planned_date (
     partnership_id text not null, plan_id text not null, body_id text not null, slot integer not null,
     before_body_id text, before_slot integer, starts text not null, minutes integer not null, place text not null,
     online boolean not null, state text not null, reasons jsonb not null, meeting_id text,
     primary key (partnership_id, plan_id, body_id, slot),
     check (state in ('proposed', 'locked', 'pushed')),
     check ((state = 'pushed') = (meeting_id is not null)),
     foreign key (partnership_id, plan_id) references year_plan(partnership_id, id),
     foreign key (partnership_id, body_id) references body(partnership_id, id),
     foreign key (partnership_id, before_body_id) references body(partnership_id, id),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id))`,
  'create unique index planned_date_meeting on planned_date (partnership_id, meeting_id) where meeting_id is not null',
];
