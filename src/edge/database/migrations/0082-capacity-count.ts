import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Offers counted per board and variant, so that a dashboard over ten years need not read every figure of every school. Kept by
 * the database itself, as differences: an older copy of the service that still runs keeps it right too, and so do two answers
 * that are saved at the same time.
 */
export const capacityCountMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const KEY = 'partnership_id, round_id, board_id, variant_id';
const COUNTS = [
  'own_count',
  'own_definite',
  'own_provisional',
  'schools_answered',
  'schools_definite',
  'schools_provisional',
];

/** The counts of some offers; `sign` is 1 for what came and -1 for what went. */
const countOf = (offers: string): string => `
  select ${KEY},
    coalesce(sum(sign) filter (where school_id is null), 0),
    coalesce(sum(sign * places) filter (where school_id is null and certainty = 'definite'), 0),
    coalesce(sum(sign * places) filter (where school_id is null and certainty = 'provisional'), 0),
    coalesce(sum(sign) filter (where school_id is not null), 0),
    coalesce(sum(sign * places) filter (where school_id is not null and certainty = 'definite'), 0),
    coalesce(sum(sign * places) filter (where school_id is not null and certainty = 'provisional'), 0)
  from (${offers}) as offers
  group by ${KEY} order by ${KEY}`;

const add = (offers: string): string => `
  insert into capacity_count (${KEY}, ${COUNTS.join(', ')}) ${countOf(offers)}
  on conflict (${KEY}) do update set
    ${COUNTS.map((count) => `${count} = capacity_count.${count} + excluded.${count}`).join(', ')}`;

const rows = (from: string, sign: number): string =>
  `select ${KEY}, school_id, certainty, places, ${sign} as sign from ${from}`;

const trigger = (event: string, tables: string, offers: string): string[] => [
  `create function capacity_count_on_${event}() returns trigger language plpgsql as $$
   begin
     ${add(offers)};
     return null;
   end $$`,
  `create trigger capacity_count_on_${event} after ${event} on capacity_offer referencing ${tables}
   for each statement execute function capacity_count_on_${event}()`,
];

const STATEMENTS: string[] = [
  `create table capacity_count (
     partnership_id text not null, round_id text not null, board_id text not null, variant_id text not null,
     ${COUNTS.map((count) => `${count} integer not null`).join(', ')},
     primary key (${KEY}),
     foreign key (partnership_id, round_id, board_id) references round_board(partnership_id, round_id, board_id))`,
  add(rows('capacity_offer', 1)),
  ...trigger('insert', 'new table as new_rows', rows('new_rows', 1)),
  ...trigger('delete', 'old table as old_rows', rows('old_rows', -1)),
  ...trigger(
    'update',
    'old table as old_rows new table as new_rows',
    `${rows('new_rows', 1)} union all ${rows('old_rows', -1)}`,
  ),
];
