import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../src/edge/database/open.ts';
import { transactions } from '../../src/edge/database/transact.ts';
import { insertRows } from '../../src/people/store-rows.ts';
import { exportParts, freezeYear, openExport, setScheme } from '../../src/placements/use-cases/registration.ts';
import type { Work } from '../../src/work/work.ts';
import { type Bench, type Measure, under } from './bench.ts';

const STUDENTS = 40_000;
const SCHOOLS = 6_500;
const AIM_MS = 10_000;
/** A file that were held in memory as a whole would take several times as much. */
const AIM_MB = 64;
const NOW = '2027-10-02T09:00:00.000Z';
const PARTNERSHIP = 'national';
const YEAR = 2027;

function brin(number: number): string {
  const letter = (value: number): string => String.fromCharCode(65 + (value % 26));
  return `${String(Math.floor(number / 676)).padStart(2, '0')}${letter(Math.floor(number / 26))}${letter(number)}`;
}

/** One partnership as large as the country, with every student placed. */
async function country(work: Work): Promise<void> {
  const none = { ended_on: null };
  await insertRows(work, 'board', [
    { id: 'board', number: '40001', name: 'Stichting Alles', kring_id: null, relatiebeheerder_id: null, ...none },
  ]);
  const regions = Array.from({ length: 40 }, (_, at) => ({ id: `r${at}`, name: `Regio ${at}`, core: true, ...none }));
  await insertRows(work, 'education_region', regions);
  const schools = Array.from({ length: SCHOOLS }, (_, at) => ({
    ...{ id: `school-${at}`, board_id: 'board', name: `School ${at}`, brin: brin(at), kind: null, tier: null },
    ...{ holiday_region: null, group_teachers: 12, contact_person_id: null, ...none },
  }));
  await insertRows(work, 'school', schools);
  const sites = schools.map(({ id, brin: code }, at) => ({
    ...{ id: `site-${at}`, school_id: id, code: `${code}00`, name: null, city: null, ...none },
    education_region_id: `r${at % regions.length}`,
  }));
  await insertRows(work, 'school_site', sites);
  await insertRows(work, 'placement_round', [
    {
      ...{ id: 'round', school_year: YEAR, period: 'hele jaar', starts_on: '2027-09-01', state: 'closed' },
      ...{ deadline: '2027-01-15T17:00', explanation: '', answer_by: 'board', previous_round_id: null },
      ...{ created_at: NOW, opened_at: NOW, closed_at: NOW },
    },
  ]);
  await insertRows(work, 'round_variant', [
    { id: 'variant', round_id: 'round', name: 'Voltijd', position: 0, demand: null },
  ]);
  const students = Array.from({ length: STUDENTS }, (_, at) => ({
    ...{ id: `student-${at}`, round_id: 'round', label: at + 1, student_number: String(9_000_000 + at) },
    ...{ variant_id: 'variant', phase: null, school_id: `school-${at % SCHOOLS}`, site_id: null, mentor: null },
    ...{ starts_on: null, ends_on: null, status: 'confirmed', reason: '', decided_at: null, decided_by: null },
    ...{ via: null, on_behalf: false },
  }));
  await insertRows(work, 'student_placement', students);
}

/** Freezes 40,000 students and takes them out as a workbook and as CSV, with the memory that takes beyond what was in use. */
async function registering(): Promise<Measure[]> {
  const open = await openDatabase({ memory: true });
  const transact = transactions(open, { enqueue: async () => undefined }, { now: () => NOW });
  const person = randomUUID();
  await open.db
    .insertInto('partnership')
    .values({
      ...{
        id: PARTNERSHIP,
        name: 'Landelijk',
        institute: 'Hogeschool',
        tenant_id: 't',
        created_at: NOW,
        language: 'nl',
      },
      secretariat_mailbox: 'secretariaat@voorbeeld.example',
    })
    .execute();
  const lead = { partnershipId: PARTNERSHIP, personId: person, via: 'tab' as const };
  await transact({ ...lead, personId: null, via: 'system' }, async (work) => {
    await insertRows(work, 'person', [
      {
        ...{ id: person, name: 'Fenna Ruiter', email: 'fenna@voorbeeld.example', language: 'nl', organisation: null },
        ...{ entra_id: null, directory: null, directory_checked_at: null, ended_on: null },
      },
    ]);
    await insertRows(work, 'person_role', [{ person_id: person, role: 'programmaleider', for_id: PARTNERSHIP }]);
    await country(work);
    await setScheme(work, {
      validFrom: '2027-08-01',
      amountCents: 125_000,
      minimumPerRegion: 10,
      countingDay: '10-01',
    });
  });
  const from = performance.now();
  await transact(lead, (work) => freezeYear(work, YEAR, ''));
  const measures = [under(performance.now() - from, 'ms', AIM_MS, { name: 'registration.freeze' })];
  const { id } = await open.db.selectFrom('registration').select('id').executeTakeFirstOrThrow();
  for (const format of ['xlsx', 'csv'] as const) {
    const begun = performance.now();
    const source = await transact(lead, (work) => openExport(work, YEAR, { format, registrationId: id }));
    const read = <T>(look: (scope: Pick<Work, 'tx' | 'partnershipId'>) => Promise<T>) =>
      open.db.transaction().execute((tx) => look({ tx, partnershipId: PARTNERSHIP }));
    globalThis.gc?.();
    const before = process.memoryUsage();
    let [bytes, most] = [0, 0];
    for await (const part of exportParts(source, read)) {
      bytes += part.length;
      const { heapUsed, external } = process.memoryUsage();
      most = Math.max(most, heapUsed + external - before.heapUsed - before.external);
    }
    if (bytes < STUDENTS * 10) throw new Error(`the export has ${bytes} bytes`);
    measures.push(
      under(performance.now() - begun, 'ms', AIM_MS, { name: `registration.export.${format}` }),
      under(most / 1024 / 1024, 'MB', AIM_MB, { name: `registration.export.${format}.memory` }),
    );
  }
  await open.close();
  return measures;
}

export const benches: Bench[] = [{ name: 'registration', run: registering }];
