import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Questions put to kringen, what each kring found, and how the decision went back. An answer belongs to a kring and a
 * question of the same round. `merged_into`: the body that took another one in, so that what was asked of it goes along.
 */
export const outcomesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: string[] = [
  'alter table body add column merged_into text',
  'alter table minutes_item add column carried_item_id text',
  `create table outcome_round (
     partnership_id text not null, id text not null, to_body_id text not null, title text not null,
     explanation text not null, due_on text not null, state text not null, rolled_to text, rolled_item_id text,
     rolled_at timestamptz, created_by text not null, created_at timestamptz not null,
     primary key (partnership_id, id),
     check (state in ('open', 'rolled-up', 'decided', 'withdrawn')),
     check (state in ('open', 'withdrawn') or rolled_at is not null),
     foreign key (partnership_id, to_body_id) references body(partnership_id, id),
     foreign key (partnership_id, rolled_to) references meeting(partnership_id, id),
     foreign key (partnership_id, created_by) references person(partnership_id, id))`,
  `create index outcome_round_living on outcome_round (partnership_id, created_at) where state <> 'withdrawn'`,
  'create index outcome_round_rolled on outcome_round (partnership_id, rolled_to) where rolled_to is not null',
  `create table outcome_question (
     partnership_id text not null, round_id text not null, id text not null, position integer not null,
     text text not null,
     primary key (partnership_id, round_id, id),
     foreign key (partnership_id, round_id) references outcome_round(partnership_id, id))`,
  `create table outcome_kring (
     partnership_id text not null, round_id text not null, body_id text not null, settler_seat_id text,
     meeting_id text, item_id text, settled_at timestamptz, settled_by text, in_roll_up boolean not null,
     gone_on text, gone_into text,
     primary key (partnership_id, round_id, body_id),
     foreign key (partnership_id, round_id) references outcome_round(partnership_id, id),
     foreign key (partnership_id, body_id) references body(partnership_id, id),
     foreign key (partnership_id, settler_seat_id) references seat(partnership_id, id),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id),
     foreign key (partnership_id, settled_by) references person(partnership_id, id))`,
  'create index outcome_kring_of_body on outcome_kring (partnership_id, body_id)',
  'create index outcome_kring_of_meeting on outcome_kring (partnership_id, meeting_id) where meeting_id is not null',
  `create table outcome_answer (
     partnership_id text not null, round_id text not null, body_id text not null, question_id text not null,
     position text, reasons text not null, dissent text not null, changed_at timestamptz not null, changed_by text,
     primary key (partnership_id, round_id, body_id, question_id),
     check (position in ('agree', 'agree-if', 'disagree', 'none')),
     foreign key (partnership_id, round_id, body_id) references outcome_kring(partnership_id, round_id, body_id),
     foreign key (partnership_id, round_id, question_id) references outcome_question(partnership_id, round_id, id),
     foreign key (partnership_id, changed_by) references person(partnership_id, id))`,
  `create table outcome_addition (
     partnership_id text not null, id text not null, round_id text not null, body_id text not null,
     question_id text not null, person_id text not null, text text not null, added_at timestamptz not null,
     primary key (partnership_id, id),
     foreign key (partnership_id, round_id, body_id) references outcome_kring(partnership_id, round_id, body_id),
     foreign key (partnership_id, round_id, question_id) references outcome_question(partnership_id, round_id, id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
  'create index outcome_addition_of on outcome_addition (partnership_id, round_id)',
  `create table outcome_fed (
     partnership_id text not null, round_id text not null, body_id text not null, decision_id text not null,
     meeting_id text not null,
     primary key (partnership_id, round_id, body_id, decision_id),
     foreign key (partnership_id, round_id) references outcome_round(partnership_id, id),
     foreign key (partnership_id, decision_id) references decision(partnership_id, id),
     foreign key (partnership_id, body_id) references body(partnership_id, id))`,
];
