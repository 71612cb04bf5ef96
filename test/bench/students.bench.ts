import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../src/edge/database/open.ts';
import { transactions } from '../../src/edge/database/transact.ts';
import { insertRows } from '../../src/people/store-rows.ts';
import {
  offerStudents,
  readStudentUpload,
  runStudentImport,
  startStudentImport,
} from '../../src/placements/use-cases/students.ts';
import { writeSheets } from '../../src/sheets/write-sheets.ts';
import type { Work } from '../../src/work/work.ts';
import { type Bench, type Measure, under } from './bench.ts';

const STUDENTS = 40_000;
const SCHOOLS = 6_500;
const AIM_MS = 20_000;
const NOW = '2026-11-02T09:00:00.000Z';
const PARTNERSHIP = 'national';
const ROUND = 'round';

/** Two digits and two letters, another for every number below 67,600. */
function brin(number: number): string {
  const letter = (value: number): string => String.fromCharCode(65 + (value % 26));
  return `${String(Math.floor(number / 676)).padStart(2, '0')}${letter(Math.floor(number / 26))}${letter(number)}`;
}

/** One partnership as large as the country: a board, its schools, and an open round with one variant. */
async function country(work: Work): Promise<void> {
  const created_at = NOW;
  await insertRows(work, 'board', [
    {
      id: 'board',
      number: '40001',
      name: 'Stichting Alles',
      kring_id: null,
      relatiebeheerder_id: null,
      ended_on: null,
    },
  ]);
  const schools = Array.from({ length: SCHOOLS }, (_, at) => ({
    ...{ id: `school-${at}`, board_id: 'board', name: `School ${at}`, brin: brin(at), kind: null, tier: null },
    ...{ holiday_region: null, group_teachers: 12, contact_person_id: null, ended_on: null },
  }));
  await insertRows(work, 'school', schools);
  await insertRows(work, 'placement_round', [
    {
      ...{ id: ROUND, school_year: 2027, period: 'hele jaar', starts_on: '2027-09-01', state: 'open', created_at },
      ...{ deadline: '2027-01-15T17:00', explanation: '', answer_by: 'board', previous_round_id: null },
      ...{ opened_at: NOW, closed_at: null },
    },
  ]);
  await insertRows(work, 'round_variant', [
    { id: 'variant', round_id: ROUND, name: 'Voltijd', position: 0, demand: null },
  ]);
}

async function list(): Promise<Buffer> {
  const rows = Array.from({ length: STUDENTS }, (_, at) => [
    ...[String(9_000_000 + at), 'Voltijd', brin(at % SCHOOLS), `Jaar ${1 + (at % 4)}`],
    ...['Mentor', new Date('2027-09-01T00:00:00Z'), null],
  ]);
  const headings = ['Studentnummer', 'Variant', 'BRIN', 'Fase', 'Mentor', 'Van', 'Tot'];
  return writeSheets([{ name: 'Studenten', rows: [headings, ...rows] }]);
}

/** A workbook of 40,000 students into an empty round: the dry run a person waits for, and the import behind it. */
async function importing(): Promise<Measure[]> {
  const open = await openDatabase({ memory: true });
  const transact = transactions(open, { enqueue: async () => undefined }, { now: () => NOW });
  const [id, person] = [PARTNERSHIP, randomUUID()];
  await open.db
    .insertInto('partnership')
    .values({
      ...{ id, name: 'Landelijk', institute: 'Hogeschool', tenant_id: 't', created_at: NOW, language: 'nl' },
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
  });
  const file = { name: 'onstage.xlsx', bytes: await list() };
  const from = performance.now();
  const upload = await readStudentUpload(file);
  const preview = await transact(lead, (work) => offerStudents(work, ROUND, upload, 'nl'));
  const checked = performance.now();
  const importId = preview.importId ?? '';
  await transact(lead, (work) => startStudentImport(work, ROUND, importId, false));
  await runStudentImport({ transact }, PARTNERSHIP, importId);
  const done = performance.now();
  const { saved } = await open.db
    .selectFrom('student_placement')
    .select((eb) => eb.fn.countAll<string>().as('saved'))
    .executeTakeFirstOrThrow();
  await open.close();
  if (Number(saved) !== STUDENTS) throw new Error(`${saved} students were saved`);
  return [
    under(checked - from, 'ms', AIM_MS, { name: 'students.check' }),
    under(done - checked, 'ms', AIM_MS, { name: 'students.import' }),
  ];
}

export const benches: Bench[] = [{ name: 'students', run: importing }];
