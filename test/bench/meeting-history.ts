import { sql } from 'kysely';
import type { Scope } from '../../src/work/work.ts';

/** A meeting with many items, in every size of history. */
export const LARGE_MEETING = 'm0';
export const LARGE_ITEMS = 40;
const MEETINGS_A_YEAR = 1_000;
const ITEMS = 10;
export const BODIES = 60;
const NOW = '2026-11-24T09:00:00.000Z';

/** What people talk about: the first words often, the last ones rarely. */
const WORDS = [
  ...'begroting leernetwerk kwaliteit student stage school opleider kring bestuur samenwerking planning evaluatie'.split(
    ' ',
  ),
  ...'werkplek begeleiding registratie subsidie regio visitatie keurmerk bekwaamheid onderzoek startende leraar'.split(
    ' ',
  ),
  ...'vergaderen besluiten afspraken voortgang knelpunten capaciteit herverdeling plaatsing jaarplan conferentie'.split(
    ' ',
  ),
  ...Array.from({ length: 360 }, (_, at) => `onderwerp${at}`),
];
export const [COMMON_WORD, RARE_WORD] = ['leernetwerken', 'onderwerp359'];

/** `years` of meetings of sixty bodies: agendas that went out, minutes, decisions and actions; and who sits in them. */
export async function fillHistory(scope: Scope, years: number): Promise<void> {
  const { tx, partnershipId: p } = scope;
  const run = (text: ReturnType<typeof sql>) => text.execute(tx);
  const { lit } = sql;
  const last = lit(years * MEETINGS_A_YEAR - 1);
  const bodies = lit(BODIES);
  const seats = lit(BODIES * 10 - 1);
  const words = (count: number, salt: ReturnType<typeof sql>) => sql`(select string_agg((${WORDS}::text[])[
    1 + floor(${lit(WORDS.length)} * power(random(), 3))::int], ' ') from generate_series(1, ${lit(count)}) where ${salt} is not null)`;
  await run(sql`select setseed(0.5)`);
  await run(sql`insert into body (partnership_id, id, name, kind, quorum) select ${p}, 'b' || n, 'Overleg ' || n, 'kring', '[]'
    from generate_series(0, ${lit(BODIES - 1)}) n`);
  await run(sql`insert into person (partnership_id, id, name, email, language, directory)
    select ${p}, 'p' || n, 'Persoon ' || n, 'p' || n || '@voorbeeld.example', 'nl', 'unknown'
    from generate_series(0, ${seats}) n`);
  await run(
    sql`insert into person_role (partnership_id, person_id, role, for_id) values (${p}, 'p1', 'programmaleider', '')`,
  );
  await run(sql`insert into seat (partnership_id, id, body_id, label, role, votes, required)
    select ${p}, 's' || n, 'b' || n % ${bodies}, 'Zetel ' || n, 'lid', true, false
    from generate_series(0, ${seats}) n`);
  await run(sql`insert into seat_term (partnership_id, id, seat_id, person_id, kind, from_date)
    select ${p}, 't' || n, 's' || n, 'p' || n, 'holder', '2016-01-01' from generate_series(0, ${seats}) n`);
  await run(sql`insert into meeting (partnership_id, id, body_id, title, state, starts, minutes, place, online, event_state,
      event_key, event_notes, created_by, created_at)
    select ${p}, 'm' || n, 'b' || n % ${bodies}, 'Bijeenkomst ' || n, 'held',
      to_char(timestamp '2026-11-24 14:00' - (n * interval '8 hours 40 minutes'), 'YYYY-MM-DD"T"HH24:MI'), 120, 'Utrecht',
      true, 'none', 'k' || n, '', 'p1', ${NOW} from generate_series(0, ${last}) n`);
  await run(sql`insert into agenda (partnership_id, meeting_id, state, version, revision, changed_at)
    select ${p}, 'm' || n, 'circulated', 1, 1, ${NOW} from generate_series(0, ${last}) n`);
  await run(sql`insert into agenda_item (partnership_id, id, meeting_id, position, title, kind, minutes, explanation)
    select ${p}, 'm' || n || 'i' || i, 'm' || n, i, ${words(4, sql`n`)}, 'bespreken', 10, ${words(25, sql`n`)}
    from generate_series(0, ${last}) n,
      generate_series(0, case when n = 0 then ${lit(LARGE_ITEMS - 1)} else ${lit(ITEMS - 1)} end) i`);
  await run(sql`insert into agenda_version (partnership_id, meeting_id, version, circulated_at, items, changes)
    select ${p}, meeting_id, 1, ${NOW}, jsonb_agg(jsonb_build_object('id', id, 'title', title, 'kind', kind, 'minutes',
      minutes, 'presenter', null, 'explanation', explanation) order by position), '[]'
    from agenda_item where partnership_id = ${p} group by meeting_id`);
  await run(sql`insert into minutes (partnership_id, meeting_id, state, version, changed_at)
    select ${p}, 'm' || n, 'approved', 1, ${NOW} from generate_series(0, ${last}) n`);
  await run(sql`insert into minutes_item (partnership_id, meeting_id, item_id, title, text, unfinished, changed_at)
    select ${p}, meeting_id, id, title, ${words(50, sql`id`)}, false, ${NOW} from agenda_item where partnership_id = ${p}`);
  await run(sql`insert into decision (partnership_id, id, body_id, meeting_id, item_id, item_title, year, number, text,
      follow_up, decided_on)
    select ${p}, 'm' || n || 'd' || i, 'b' || n % ${bodies}, 'm' || n, 'm' || n || 'i' || i, ${words(4, sql`n`)}, 2026,
      n * 3 + i, ${words(20, sql`n`)}, '',
      to_char(timestamp '2026-11-24 14:00' - (n * interval '8 hours 40 minutes'), 'YYYY-MM-DD')
    from generate_series(0, ${last}) n, generate_series(0, 2) i`);
  await run(sql`insert into action_item (partnership_id, id, body_id, meeting_id, item_title, text, owner_id, seat_id,
      starts_on, due_on, status)
    select ${p}, 'm' || n || 'a' || i, 'b' || n % ${bodies}, 'm' || n, ${words(4, sql`n`)}, ${words(12, sql`n`)},
      'p' || n % ${bodies}, 's' || n % ${bodies}, '2016-01-01', '2026-12-01', case when n < 300 then 'open' else 'done' end
    from generate_series(0, ${last}) n, generate_series(0, 1) i`);
}
