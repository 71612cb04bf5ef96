import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Papers at the items of an agenda, each with its versions and who has read which. A paper names its item without a foreign
 * key: an agenda replaces its items when it is saved. The file itself (base64) lies apart, so that lists never load it.
 */
export const papersMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table paper (
     partnership_id text not null, id text not null, meeting_id text not null, item_id text not null, name text not null,
     confidential boolean not null, version integer not null, added_by text not null, removed_at timestamptz,
     primary key (partnership_id, id), check (version > 0),
     foreign key (partnership_id, meeting_id) references meeting(partnership_id, id),
     foreign key (partnership_id, added_by) references person(partnership_id, id))`,
  'create index paper_of on paper (partnership_id, meeting_id) where removed_at is null',
  `create table paper_version (
     partnership_id text not null, paper_id text not null, version integer not null, file_name text not null,
     type text not null, size integer not null, content text not null, added_at timestamptz not null,
     added_by text not null,
     primary key (partnership_id, paper_id, version),
     foreign key (partnership_id, paper_id) references paper(partnership_id, id),
     foreign key (partnership_id, added_by) references person(partnership_id, id))`,
  `create table paper_read (
     partnership_id text not null, paper_id text not null, person_id text not null, version integer not null,
     read_at timestamptz not null,
     primary key (partnership_id, paper_id, person_id),
     foreign key (partnership_id, paper_id) references paper(partnership_id, id),
     foreign key (partnership_id, person_id) references person(partnership_id, id))`,
];
