import type { Looker } from '../../src/agendas/use-cases.ts';
import { viewAgenda } from '../../src/agendas/use-cases.ts';
import { papersView } from '../../src/agendas/use-cases-papers.ts';
import { type OpenDatabase, openDatabase } from '../../src/edge/database/open.ts';
import { keepStatistics } from '../../src/edge/database/statistics.ts';
import { searchAll } from '../../src/search/use-cases.ts';
import type { Scope } from '../../src/work/work.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { atEnd, type Bench, type Measure, percentile, rounded, under } from './bench.ts';
import type { DatabaseKind } from './crowded.ts';
import { COMMON_WORD, fillHistory, LARGE_MEETING, RARE_WORD } from './meeting-history.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const AIM_MS = 100;
const TIMES = 60;
/** What ten years may cost more than one. */
const MOST_GROWTH = 1.5;
const ONE_YEAR = 1;
const TEN_YEARS = 10;
const LEAD: Looker = { personId: 'p1', now: NOW };
const MEMBER: Looker = { personId: 'p0', now: NOW };

type Read = <T>(look: (scope: Scope) => Promise<T>) => Promise<T>;
const filled = new Map<string, Promise<Read>>();

/** A partnership with so many years of meetings; made once for all benches of a run. */
function history(kind: DatabaseKind, years: number): Promise<Read> {
  const key = `${kind} ${years}`;
  const known = filled.get(key) ?? fill(kind, years);
  filled.set(key, known);
  return known;
}

async function fill(kind: DatabaseKind, years: number): Promise<Read> {
  const open = await openBench(kind);
  const partnershipId = `years-${years}`;
  await open.db
    .insertInto('partnership')
    .values({
      ...{ id: partnershipId, name: 'Bench', institute: 'Hogeschool', tenant_id: 't', created_at: NOW, language: 'nl' },
      secretariat_mailbox: 'secretariaat@voorbeeld.example',
    })
    .execute();
  await open.db.transaction().execute((tx) => fillHistory({ tx, partnershipId }, years));
  // On a server autovacuum does this within a minute.
  await keepStatistics(open.db);
  return (look) =>
    open.db
      .transaction()
      .setAccessMode('read only')
      .execute((tx) => look({ tx, partnershipId }));
}

async function openBench(kind: DatabaseKind): Promise<OpenDatabase> {
  const server = kind === 'server' ? await startPostgres() : null;
  if (server) atEnd(() => server.stop());
  const open = await openDatabase(server ? { url: `${server.url}/postgres` } : { memory: true });
  atEnd(() => open.close());
  return open;
}

/** Milliseconds of each run, as the service spends them: reading, deciding and writing the answer. */
async function timed(read: Read, looks: readonly ((scope: Scope) => Promise<unknown>)[]): Promise<number[]> {
  const times: number[] = [];
  for (let nth = -looks.length; nth < TIMES; nth += 1) {
    const look = looks[(nth + looks.length) % looks.length];
    const from = performance.now();
    JSON.stringify(look && (await read(look)));
    if (nth >= 0) times.push(performance.now() - from);
  }
  return times;
}

/** An agenda of forty items as the tab opens it, with its papers; by who makes it and by a member. */
const AGENDA = [LEAD, MEMBER].flatMap((looker) => [
  (scope: Scope) => viewAgenda(scope, looker, LARGE_MEETING),
  (scope: Scope) => papersView(scope, looker, LARGE_MEETING),
]);

/** A word that stands almost everywhere, a rare one, two together and one that is nowhere; in all bodies and in one. */
const SEARCH = [LEAD, MEMBER].flatMap((looker) =>
  [COMMON_WORD, RARE_WORD, `${COMMON_WORD} ${RARE_WORD}`, 'nergens'].map(
    (q) => (scope: Scope) => searchAll(scope, looker, { q }),
  ),
);

async function compare(
  name: string,
  kind: DatabaseKind,
  looks: readonly ((scope: Scope) => Promise<unknown>)[],
): Promise<Measure[]> {
  const one = percentile(await timed(await history(kind, ONE_YEAR), looks), 0.95);
  const ten = percentile(await timed(await history(kind, TEN_YEARS), looks), 0.95);
  const ratio = rounded(ten / one);
  return [
    under(ten, 'ms', AIM_MS, { name: `${name}.${kind}.ten-years` }),
    { name: `${name}.${kind}.growth`, value: ratio, unit: 'x', aim: MOST_GROWTH, ok: ratio < MOST_GROWTH },
  ];
}

export const benches: Bench[] = (['embedded', 'server'] as const).flatMap((kind) => [
  { name: `agenda.${kind}`, run: () => compare('agenda', kind, AGENDA) },
  { name: `search.${kind}`, run: () => compare('search', kind, SEARCH) },
]);
