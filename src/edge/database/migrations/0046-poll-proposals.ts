import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Dates that members propose for a poll, each once a person, and what the organiser did with them. */
export const pollProposalsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table poll_proposal (
           partnership_id text not null, id text not null, poll_id text not null, person_id text not null,
           starts text not null, minutes integer not null, note text not null, proposed_at timestamptz not null,
           state text not null default 'open', option_id text, word text not null default '',
           settled_by text, settled_at timestamptz,
           primary key (partnership_id, id), unique (partnership_id, poll_id, person_id, starts),
           check (state in ('open', 'taken', 'declined')), check ((state = 'taken') = (option_id is not null)),
           foreign key (partnership_id, poll_id) references date_poll(partnership_id, id),
           foreign key (partnership_id, poll_id, option_id) references poll_option(partnership_id, poll_id, id),
           foreign key (partnership_id, person_id) references person(partnership_id, id),
           foreign key (partnership_id, settled_by) references person(partnership_id, id))`,
      )
      .execute(db);
  },
};
