import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The outbox, the chats with people, signed links, and what keeps one activity from having two effects. */
export const deliveryMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  `create table message (
     partnership_id text not null references partnership(id), id text not null, key text not null, topic text not null,
     purpose text not null, person_id text, seat_id text, conversation_id text, content jsonb not null,
     revision integer not null default 1, question_kind text, question_subject_id text, link_expires_at timestamptz,
     updates_id text, state text not null, way text not null, attempts integer not null default 0, last_problem text,
     due_at timestamptz not null default now(), lease_until timestamptz, created_at timestamptz not null,
     sent_at timestamptz, service_url text, activity_id text, mail_id text,
     primary key (partnership_id, id), unique (partnership_id, key),
     foreign key (partnership_id, person_id) references person(partnership_id, id),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id),
     foreign key (partnership_id, updates_id) references message(partnership_id, id))`,
  'create index message_of_topic on message (partnership_id, topic)',
  'create index message_of_card on message (partnership_id, activity_id) where activity_id is not null',
  `create index message_due on message (way, due_at) where state = 'queued'`,
  `create index message_leased on message (way, lease_until) where state = 'sending'`,
  `create index message_in_trouble on message (partnership_id, state) where state in ('failed', 'bounced', 'uncertain')`,
  `create table conversation_reference (
     partnership_id text not null, person_id text not null, tenant_id text not null, service_url text,
     conversation_id text, state text not null, changed_at timestamptz not null,
     primary key (partnership_id, person_id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  `create table answer_link (
     partnership_id text not null, id text not null, person_id text not null, seat_id text, question_kind text not null,
     question_subject_id text not null, expires_at timestamptz not null, revoked_at timestamptz, opened_at timestamptz,
     primary key (partnership_id, id),
     foreign key (partnership_id, person_id) references person(partnership_id, id),
     foreign key (partnership_id, seat_id) references seat(partnership_id, id))`,
  'create index answer_link_of on answer_link (partnership_id, question_kind, question_subject_id)',
  `create table handled_activity (
     partnership_id text not null references partnership(id), conversation_id text not null, activity_id text not null,
     at timestamptz not null default now(),
     primary key (partnership_id, conversation_id, activity_id))`,
  'create index handled_activity_by_time on handled_activity (at)',
  `create table channel_request (
     tenant_id text not null, conversation_id text not null, at timestamptz not null default clock_timestamp())`,
  'create index channel_request_by_time on channel_request (tenant_id, at)',
  'create index channel_request_of on channel_request (tenant_id, conversation_id, at)',
];
