import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A stamp for every change of who has a seat in a body, by which whoever read its seats before knows whether they are still the
 * same: a click on a poll's card reads them all, and they change a few times a year. The database stamps by itself, so that no
 * way of changing seats can forget it, and neither can an older copy. Stamps are added and never counted up: two that change
 * the same body do not wait for each other, and what is undone leaves no stamp that somebody else's change could be taken for.
 */
export const seatsStampMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const stamping = (name: string, bodies: string): string =>
  `create function ${name}() returns trigger language plpgsql as $$
     begin
       insert into body_seats_stamp (partnership_id, body_id, stamp)
         select partnership_id, body_id, hashtextextended(gen_random_uuid()::text, 0) from (${bodies}) as bodies;
       return null;
     end $$`;

/** After each kind of change; of an update both as it was and as it is, for a seat may move to another body. */
const triggers = (table: 'seat' | 'seat_term', run: string): string[] =>
  [
    ['insert', 'new'],
    ['update', 'new'],
    ['update', 'old'],
    ['delete', 'old'],
  ].map(
    ([change, rows]) =>
      `create trigger ${table}_stamped_${change}_${rows} after ${change} on ${table}
         referencing ${rows} table as changed for each statement execute function ${run}()`,
  );

const STATEMENTS = [
  `create table body_seats_stamp (
     partnership_id text not null, body_id text not null, stamp bigint not null,
     primary key (partnership_id, body_id, stamp))`,
  stamping('stamp_seats', 'select distinct partnership_id, body_id from changed'),
  stamping(
    'stamp_seat_terms',
    `select distinct s.partnership_id, s.body_id
       from changed c join seat s on s.partnership_id = c.partnership_id and s.id = c.seat_id`,
  ),
  ...triggers('seat', 'stamp_seats'),
  ...triggers('seat_term', 'stamp_seat_terms'),
];
