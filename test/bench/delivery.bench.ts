import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type OpenDatabase, openDatabase } from '../../src/edge/database/open.ts';
import { whatMayBeDue, whoIsDue } from '../../src/reminders/use-cases-due.ts';
import type { Work } from '../../src/work/work.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { type Bench, type Measure, percentile, under } from './bench.ts';

/** Tuesday 10 November 2026, 11.00 in Amsterdam; everything is due on the Friday after. */
const NOW = '2026-11-10T10:00:00.000Z';
const SEATS = 2_000;
const OBLIGATIONS = 100_000;

/** A partnership in which so many seats, each held by one person, owe all the obligations; every one of them is due. */
async function fill({ db }: OpenDatabase): Promise<string> {
  const p = randomUUID();
  await sql`
    insert into partnership (id, name, institute, tenant_id, secretariat_mailbox, language, created_at)
    values (${p}, 'Meting', 'Pabo', ${p}, 'secretariaat@meting.example', 'nl', ${NOW})`.execute(db);
  await sql`insert into body (partnership_id, id, name, kind, quorum) values (${p}, 'body', 'Overleg', 'werkgroep', '[]')`.execute(
    db,
  );
  await sql`
    insert into person (partnership_id, id, name, email, language)
    select ${p}, 'p' || n, 'Persoon ' || n, n || '@meting.example', 'nl' from generate_series(1, ${SEATS}::int) as n`.execute(
    db,
  );
  await sql`
    insert into seat (partnership_id, id, body_id, label, role, votes, required)
    select ${p}, 's' || n, 'body', 'Zetel ' || n, 'lid', true, false from generate_series(1, ${SEATS}::int) as n`.execute(
    db,
  );
  await sql`
    insert into seat_term (partnership_id, id, seat_id, person_id, kind)
    select ${p}, 't' || n, 's' || n, 'p' || n, 'member' from generate_series(1, ${SEATS}::int) as n`.execute(db);
  await sql`
    insert into obligation (partnership_id, id, question_kind, subject_id, topic, title, seat_id, body_id, since, due_at,
      times_asked, last_asked_at)
    select ${p}, 'o' || n, 'poll', 'q' || n / ${SEATS}, 'poll:q' || n / ${SEATS}, 'Vraag', 's' || 1 + n % ${SEATS}, 'body',
      '2026-11-02T09:00:00Z', '2026-11-13T16:00:00Z', 1, '2026-11-02T09:00:00Z'
    from generate_series(0, ${OBLIGATIONS - 1}::int) as n`.execute(db);
  await sql`analyze`.execute(db);
  return p;
}

/** How long it takes to find out who gets a reminder now, of very many questions that are all due. */
async function scan(): Promise<Measure> {
  const server = await startPostgres();
  const database = await openDatabase({ url: `${server.url}/postgres` });
  try {
    const partnershipId = await fill(database);
    const nothingAsked = { wishesOf: async () => new Map() };
    const once = (): Promise<number> =>
      database.db.transaction().execute(async (tx) => {
        const work = { tx, partnershipId, now: NOW } as Work;
        return (await whoIsDue(work, nothingAsked, await whatMayBeDue(work), [])).due.length;
      });
    if ((await once()) !== SEATS) throw new Error('not everybody was found');
    const taken: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      const from = performance.now();
      await once();
      taken.push(performance.now() - from);
    }
    return under(percentile(taken, 0.5), 'ms', 1_000);
  } finally {
    await database.close();
    await server.stop();
  }
}

export const benches: Bench[] = [{ name: 'delivery.scan', run: scan }];
