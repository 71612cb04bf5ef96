import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Service } from '../../bot/service.ts';
import { askAgainThrough } from '../../bot/turns/ask-again.ts';
import { type OpenDatabase, openDatabase } from '../../src/edge/database/open.ts';
import { sendDueReminders, whatMayBeDue, whoIsDue } from '../../src/reminders/use-cases-due.ts';
import type { Work } from '../../src/work/work.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { type Bench, type Measure, percentile, rounded, under } from './bench.ts';

/** Tuesday 10 November 2026, 11.00 in Amsterdam; everything is due on the Friday after. */
const NOW = '2026-11-10T10:00:00.000Z';
const SEATS = 2_000;
const OBLIGATIONS = 100_000;
/** Open questions of one person. */
const MANY = 500;

/** A partnership in which so many seats, each held by one person, owe all the obligations; every one of them is due. */
async function fill(
  { db }: OpenDatabase,
  { seats, obligations }: { seats: number; obligations: number },
): Promise<string> {
  const p = randomUUID();
  await sql`
    insert into partnership (id, name, institute, tenant_id, secretariat_mailbox, language, created_at)
    values (${p}, 'Meting', 'Pabo', ${p}, 'secretariaat@meting.example', 'nl', ${NOW})`.execute(db);
  await sql`insert into body (partnership_id, id, name, kind, quorum) values (${p}, 'body', 'Overleg', 'werkgroep', '[]')`.execute(
    db,
  );
  await sql`
    insert into person (partnership_id, id, name, email, language)
    select ${p}, 'p' || n, 'Persoon ' || n, n || '@meting.example', 'nl' from generate_series(1, ${seats}::int) as n`.execute(
    db,
  );
  await sql`
    insert into seat (partnership_id, id, body_id, label, role, votes, required)
    select ${p}, 's' || n, 'body', 'Zetel ' || n, 'lid', true, false from generate_series(1, ${seats}::int) as n`.execute(
    db,
  );
  await sql`
    insert into seat_term (partnership_id, id, seat_id, person_id, kind)
    select ${p}, 't' || n, 's' || n, 'p' || n, 'member' from generate_series(1, ${seats}::int) as n`.execute(db);
  await sql`
    insert into obligation (partnership_id, id, question_kind, subject_id, topic, title, seat_id, body_id, since, due_at,
      times_asked, last_asked_at)
    select ${p}, 'o' || n, 'poll', 'q' || n / ${seats}, 'poll:q' || n / ${seats}, 'Vraag', 's' || 1 + n % ${seats}, 'body',
      '2026-11-02T09:00:00Z', '2026-11-13T16:00:00Z', 1, '2026-11-02T09:00:00Z'
    from generate_series(0, ${obligations - 1}::int) as n`.execute(db);
  await sql`analyze`.execute(db);
  return p;
}

/** How long it takes to find out who gets a reminder now, of very many questions that are all due. */
async function scan(): Promise<Measure> {
  const server = await startPostgres();
  const database = await openDatabase({ url: `${server.url}/postgres` });
  try {
    const partnershipId = await fill(database, { seats: SEATS, obligations: OBLIGATIONS });
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

/** What is sent is undone, so that it can be sent again. */
class Undone extends Error {}

/**
 * From looking what is due to the message in the outbox, for somebody with many questions open and for somebody with one. Both get a
 * card that lists what is open; the one question's own card is left out, because it would make the comparison easier.
 */
async function manyForOne(): Promise<Measure> {
  const server = await startPostgres();
  const database = await openDatabase({ url: `${server.url}/postgres` });
  try {
    const askAgain = { ...askAgainThrough({} as Service), drawQuestion: async () => new Map() };
    const once = async (partnershipId: string): Promise<number> => {
      const from = performance.now();
      const sent = database.db.transaction().execute(async (tx) => {
        const actor = { partnershipId, personId: null, via: 'system' as const };
        const work: Work = { tx, partnershipId, actor, now: NOW, newId: randomUUID, enqueue: async () => undefined };
        if ((await sendDueReminders(work, askAgain)) !== 1) throw new Error('nobody was reminded');
        throw new Undone();
      });
      await sent.catch((cause) => {
        if (!(cause instanceof Undone)) throw cause;
      });
      return performance.now() - from;
    };
    const of = {
      one: await fill(database, { seats: 1, obligations: 1 }),
      many: await fill(database, { seats: 1, obligations: MANY }),
    };
    const taken: Record<keyof typeof of, number[]> = { one: [], many: [] };
    // In turns, so that what else the machine does weighs on both.
    for (let time = 0; time < 45; time += 1) {
      for (const who of ['one', 'many'] as const) {
        const ms = await once(of[who]);
        if (time >= 5) taken[who].push(ms);
      }
    }
    const [one, many] = [percentile(taken.one, 0.5), percentile(taken.many, 0.5)];
    return under(many, 'ms', 2 * one, { baseline: rounded(one), ratio: rounded(many / one) });
  } finally {
    await database.close();
    await server.stop();
  }
}

export const benches: Bench[] = [
  { name: 'delivery.scan', run: scan },
  { name: 'delivery.person.500', run: manyForOne },
];
