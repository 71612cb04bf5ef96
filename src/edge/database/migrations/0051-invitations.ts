import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * How each person is invited to a meeting: by the calendar of the tenant or, who has no account there, by a mail of our own
 * with the appointment attached. Decided once for each meeting, so that nobody is ever invited both ways.
 */
export const invitationsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table meeting_invitation (
           partnership_id text not null, meeting_id text not null, person_id text not null, way text not null,
           told text, sequence integer not null default 0, told_at timestamptz,
           primary key (partnership_id, meeting_id, person_id),
           check (way in ('calendar', 'mail')),
           foreign key (partnership_id, meeting_id) references meeting(partnership_id, id),
           foreign key (partnership_id, person_id) references person(partnership_id, id))`,
      )
      .execute(db);
  },
};
