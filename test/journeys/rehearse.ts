import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../support/postgres-server.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Cycle, dice, emptyLedger } from './rehearsal/cycle.ts';
import { keepEvidence } from './rehearsal/evidence.ts';
import { judge, type ReminderSummary } from './rehearsal/reminder-claims.ts';
import { blockSome, reminderWorld } from './rehearsal/reminder-world.ts';
import { ReminderYear } from './rehearsal/reminder-year.ts';
import { SchoolYear } from './rehearsal/school-year.ts';
import { tally, untilDelivered } from './rehearsal/tally.ts';

/**
 * `npm run rehearse [-- --kills N --copies N --outages N --faults on --database URL --year]`: everybody of the stand-in partnership
 * plays a meeting cycle and a placement round against the running product, while copies of it are killed, and while the Postgres
 * server that the rehearsal brings crashes and comes back (`--outages`). Prints one JSON object and fails unless nobody was missed,
 * nothing came twice, no answer was lost and calendars and product agree.
 * With `--year` they play a whole school year of meetings instead, with people who move things in Outlook, and it fails
 * unless calendars and product agree after each month.
 * With `--reminders` everybody is asked things for a school year and answers when they feel like it, with two copies, everything that
 * goes wrong at Microsoft and a fifth of them on mail only; it takes a quarter of an hour, or five seconds for each kill if
 * that is more (`--days N` stops after so many days). Each claim is judged by the stand-in's own record; `--evidence FILE` keeps
 * that, with the product's own rows, for whoever looks for the cause of a finding.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '0' },
    copies: { type: 'string', default: '1' },
    outages: { type: 'string', default: '0' },
    faults: { type: 'string', default: 'off' },
    database: { type: 'string' },
    seed: { type: 'string', default: '1' },
    year: { type: 'boolean', default: false },
    reminders: { type: 'boolean', default: false },
    days: { type: 'string', default: '400' },
    evidence: { type: 'string' },
  },
});
const reminders = values.reminders;
const [kills, seed, outages] = [Number(values.kills), Number(values.seed), Number(values.outages)];
const copies = Math.max(Number(values.copies), reminders ? 2 : 1);

/** Several copies need a server; without a URL the rehearsal brings its own, which it can crash. */
const server = (copies > 1 || outages > 0) && !values.database ? await startPostgres() : null;
if (outages > 0 && (!server || values.year || reminders))
  throw new Error('--outages is for cycles on a server of our own');
const databaseUrl = values.database ?? (server ? `${server.url}/postgres` : undefined);
const product = await startProduct({
  copies,
  startsAgain: outages > 0 ? 10 : 0,
  startsAt: reminders ? '2026-09-06T10:00:00.000Z' : '2026-09-07T07:00:00.000Z',
  ...(reminders ? { world: reminderWorld('2026-09-06', dice(seed + 2)) } : {}),
  ...(databaseUrl ? { databaseUrl } : {}),
});
try {
  if (values.faults === 'on') await breakThings(product);
  const play = reminders ? playReminders : values.year ? playYear : playCycles;
  const failed = await play(product);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await product.stop();
  await server?.stop();
}

/** Meeting cycles and placement rounds until all kills have been survived. Returns how much went wrong. */
async function playCycles(running: Product): Promise<number> {
  const ledger = emptyLedger();
  const roll = dice(seed);
  const killing = pullPlugs(running, dice(seed + 1), kills);
  const crashing = atRandom(dice(seed + 4), outages, (wish) => server?.crash(500 + wish * 3_000));
  const isOver = (): boolean => killing.done() && crashing.done();
  for (let round = 1; round === 1 || !isOver(); round += 1) await new Cycle(running, roll, ledger, round).play();
  await Promise.all([killing.finished, crashing.finished]);
  await untilDelivered(running, ledger, 150);
  const summary = await tally(running, ledger);
  console.log(JSON.stringify(summary));
  const { unaccounted, duplicates, lostAnswers, disagreements } = summary;
  return unaccounted + duplicates + lostAnswers + disagreements;
}

/** A school year of meetings. Returns how many of them differ between calendars and product. */
async function playYear(running: Product): Promise<number> {
  const killing = pullPlugs(running, dice(seed + 1), kills);
  const summary = await new SchoolYear(running, dice(seed)).play();
  await killing.finished;
  console.log(JSON.stringify(summary));
  return summary.differences;
}

/** A school year of reminders. Returns how many claims did not hold, by how often. */
async function playReminders(running: Product): Promise<number> {
  const from = performance.now();
  await breakThings(running);
  const blocked = blockSome(running.standIn, dice(seed + 3));
  const pace = evenly(running, dice(seed + 1), kills);
  const outbox = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const leaving = (now: string) => countLeaving(outbox, now);
  const year = await new ReminderYear(running, dice(seed), blocked, leaving).play(Number(values.days), pace.until);
  await outbox.end();
  await pace.finish();
  const { faults } = running.standIn.ctx;
  faults.set({ throttle: 0, serverError: 0, timeoutAfterSuccess: 0, doubleDelivery: 0 });
  await untilSettled(running);
  const lead = running.standIn.world.people.find(({ roles }) => roles.includes('programmaleider'))?.id ?? '';
  const { partnerships } = await running.api<{ partnerships: { id: string }[] }>(lead, 'GET', '/me');
  const ask = <T>(path: string) => running.api<T>(lead, 'GET', `/partnerships/${partnerships[0]?.id}${path}`);
  const judged = await judge(running.standIn, year, ask);
  const { evidence } = values;
  if (evidence && databaseUrl) await keepEvidence(evidence, running.standIn, year, { databaseUrl, kills: pace.killed });
  const restarts = running.copies.reduce((sum, copy) => sum + copy.restarts, 0);
  const summary: ReminderSummary = {
    ...judged,
    kills: restarts,
    seconds: Math.round((performance.now() - from) / 1_000),
  };
  console.log(JSON.stringify(summary));
  const { unasked, doubled, askedAfterAnswering, askedInQuietHours, askedInHoliday } = summary;
  return (
    unasked +
    doubled +
    askedAfterAnswering +
    askedInQuietHours +
    askedInHoliday +
    summary.historyDiffers +
    summary.unsettled
  );
}

/**
 * Messages that wait for nothing but their turn, at an ISO instant of the virtual clock, and those on their way: whoever was told
 * by Microsoft to come back in ten seconds does so on the same day.
 */
async function countLeaving(outbox: pg.Pool, now: string): Promise<number> {
  const { rows } = await outbox.query<{ count: string }>(
    `select count(*) from message where purpose <> 'update' and (state = 'sending'
      or (state = 'queued' and due_at <= now() and (not_before is null or not_before <= $1)))`,
    [now],
  );
  return Number(rows[0]?.count);
}

/** Gives what a kill in the last days cut short the time to be asked about. */
async function untilSettled(running: Product): Promise<void> {
  const { record } = running.standIn.ctx.state;
  let seen = -1;
  while (record.size !== seen) {
    seen = record.size;
    await new Promise((resume) => setTimeout(resume, 60_000));
  }
}

/** Kills copies at random moments, spread over something that takes long: neither runs far ahead of the other. */
function evenly(running: Product, roll: () => number, times: number) {
  let share = 0;
  /** Virtual instants. */
  const killed: string[] = [];
  const ahead = 0.02;
  const soon = (ms: number) => new Promise((resume) => setTimeout(resume, ms));
  const all = (async () => {
    while (killed.length < times) {
      while (killed.length / times > share + ahead) await soon(50);
      await soon(roll() * 2_000);
      killed.push(running.standIn.ctx.clock.iso());
      await running.copies[Math.floor(roll() * running.copies.length)]?.killAndRestart();
      if (killed.length % 20 === 0)
        process.stderr.write(`${killed.length} kills, ${Math.round(share * 100)} % of the year\n`);
    }
  })();
  return {
    until: async (over: number) => {
      share = over;
      while (times > 0 && killed.length / times < share - ahead) await soon(50);
    },
    killed,
    finish: () => {
      share = 1;
      return all;
    },
  };
}

interface Mishaps {
  done: () => boolean;
  finished: Promise<void>;
}

/** Kills a copy at a random moment, again and again; the next one only after the killed copy serves again. */
function pullPlugs(running: Product, roll: () => number, times: number): Mishaps {
  return atRandom(roll, times, (wish) => running.copies[Math.floor(wish * running.copies.length)]?.killAndRestart());
}

/** Something that happens at random moments, again and again, one time after the other. It gets a number in [0, 1). */
function atRandom(roll: () => number, times: number, happen: (wish: number) => Promise<void> | undefined): Mishaps {
  let left = times;
  const finished = (async () => {
    while (left > 0) {
      await new Promise((resume) => setTimeout(resume, 500 + roll() * 5_000));
      await happen(roll());
      left -= 1;
    }
  })();
  return { done: () => left === 0, finished };
}

/** What a bad week at Microsoft looks like: throttling, stumbling servers, time-outs after success, double delivery. */
async function breakThings(running: Product): Promise<void> {
  const faults = { throttle: 0.05, serverError: 0.03, timeoutAfterSuccess: 0.02, doubleDelivery: 0.05 };
  await fetch(`${running.standIn.url}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
}
