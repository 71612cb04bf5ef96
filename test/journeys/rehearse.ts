import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres-server.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Cycle, dice, emptyLedger } from './rehearsal/cycle.ts';
import { SchoolYear } from './rehearsal/school-year.ts';
import { tally, untilDelivered } from './rehearsal/tally.ts';

/**
 * `npm run rehearse [-- --kills N --copies N --faults on --database URL --year]`: everybody of the stand-in partnership plays a
 * meeting cycle and a placement round against the running product, while copies of it are killed. Prints one JSON object
 * and fails unless nobody was missed, nothing came twice, no answer was lost and calendars and product agree.
 * With `--year` they play a whole school year of meetings instead, with people who move things in Outlook, and it fails
 * unless calendars and product agree after each month.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '0' },
    copies: { type: 'string', default: '1' },
    faults: { type: 'string', default: 'off' },
    database: { type: 'string' },
    seed: { type: 'string', default: '1' },
    year: { type: 'boolean', default: false },
  },
});
const [kills, copies, seed] = [Number(values.kills), Number(values.copies), Number(values.seed)];

/** Several copies need a server; without a URL the rehearsal brings its own. */
const server = copies > 1 && !values.database ? await startPostgres() : null;
const databaseUrl = values.database ?? (server ? `${server.url}/postgres` : undefined);
const product = await startProduct({
  copies,
  startsAt: '2026-09-07T07:00:00.000Z',
  ...(databaseUrl ? { databaseUrl } : {}),
});
try {
  if (values.faults === 'on') await breakThings(product);
  const failed = values.year ? await playYear(product) : await playCycles(product);
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
  for (let round = 1; round === 1 || !killing.done(); round += 1) await new Cycle(running, roll, ledger, round).play();
  await killing.finished;
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

/** Kills a copy at a random moment, again and again; the next one only after the killed copy serves again. */
function pullPlugs(
  running: Product,
  roll: () => number,
  times: number,
): { done: () => boolean; finished: Promise<void> } {
  let left = times;
  const finished = (async () => {
    while (left > 0) {
      await new Promise((resume) => setTimeout(resume, 500 + roll() * 5_000));
      await running.copies[Math.floor(roll() * running.copies.length)]?.killAndRestart();
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
