import { openDatabase } from '../../src/edge/database/open.ts';
import type { Standing } from '../../src/people/rules/roles.ts';
import { insertRows } from '../../src/people/store-rows.ts';
import { DIMENSIONS } from '../../src/placements/rules/balance-by.ts';
import { balanceView, listRoundSummaries, roundDashboard } from '../../src/placements/use-cases.ts';
import type { Scope } from '../../src/work/work.ts';
import { type Bench, type Measure, percentile, under } from './bench.ts';

const NOW = '2027-01-10T09:00:00.000Z';
const VARIANTS = 6;
const YEARS = 10;
const REGIONS = 9;
const LEAD: Standing = {
  personId: 'p',
  programmaleider: true,
  bureau: false,
  secretariat: false,
  seats: [],
  boards: [],
};

interface Size {
  name: string;
  schools: number;
  boards: number;
  students: number;
  aim: number;
}

/** So many boards have one that has not answered in the last round. */
const SILENT = 10;

/** Ten rounds in which schools gave a figure for each variant, some boards silent in the last; and the students of that one. */
async function fill(scope: Scope, { schools, boards, students }: Size): Promise<void> {
  const none = { ended_on: null };
  const kringen = Array.from({ length: 6 }, (_, at) => `kring-${at}`);
  await insertRows(
    scope,
    'body',
    kringen.map((id) => ({
      id,
      name: id,
      kind: 'kring',
      quorum: [],
      conversation_id: null,
      quorum_kept: null,
      ...none,
    })),
  );
  await insertRows(
    scope,
    'board',
    Array.from({ length: boards }, (_, at) => ({
      ...{ id: `b${at}`, number: String(40_000 + at), name: `Stichting ${at}`, kring_id: kringen[at % 6] },
      ...{ relatiebeheerder_id: null, ...none },
    })),
  );
  const tiers = ['accredited', 'keurmerk', 'stageschool'];
  await insertRows(
    scope,
    'school',
    Array.from({ length: schools }, (_, at) => ({
      ...{ id: `s${at}`, board_id: `b${at % boards}`, name: `School ${at}`, brin: String(at).padStart(4, '0') },
      ...{ kind: null, tier: tiers[Math.floor(at / boards) % 3], holiday_region: null, group_teachers: 8 + (at % 9) },
      ...{ contact_person_id: null, ...none },
    })),
  );
  const regions = Array.from({ length: REGIONS }, (_, at) => ({
    id: `e${at}`,
    name: `Regio ${at}`,
    core: true,
    ...none,
  }));
  await insertRows(scope, 'education_region', regions);
  await insertRows(
    scope,
    'school_site',
    Array.from({ length: schools }, (_, at) => ({
      ...{ id: `v${at}`, school_id: `s${at}`, code: `${String(at).padStart(4, '0')}00`, name: null, city: null },
      ...{ education_region_id: `e${((at % boards) + Math.floor(at / boards / 4)) % REGIONS}`, ...none },
    })),
  );
  for (let year = 0; year < YEARS; year++) {
    const round_id = `r${year}`;
    await insertRows(scope, 'placement_round', [
      {
        ...{ id: round_id, school_year: 2018 + year, period: 'hele jaar', starts_on: `${2018 + year}-09-01` },
        ...{ state: year === YEARS - 1 ? 'open' : 'closed', deadline: `${2018 + year}-01-15T17:00`, explanation: '' },
        ...{ answer_by: 'school', previous_round_id: year === 0 ? null : `r${year - 1}`, created_at: NOW },
        ...{ opened_at: NOW, closed_at: null },
      },
    ]);
    const variants = Array.from({ length: VARIANTS }, (_, position) => ({
      ...{ id: `${round_id}v${position}`, round_id, name: `Variant ${position}`, position, demand: schools },
    }));
    await insertRows(scope, 'round_variant', variants);
    const asked = Array.from({ length: boards }, (_, at) => ({
      ...{ round_id, board_id: `b${at}`, asked_at: NOW, cap: null, extended_until: null, answered_at: NOW },
      ...{ answered_by: null, via: 'tab', on_behalf: false },
    }));
    await insertRows(scope, 'round_board', asked);
    const every = Array.from({ length: schools * VARIANTS }, (_, at) => ({
      ...{ id: `${round_id}o${at}`, round_id, board_id: `b${(at % schools) % boards}`, school_id: `s${at % schools}` },
      ...{
        variant_id: `${round_id}v${Math.floor(at / schools)}`,
        certainty: at % 7 === 0 ? 'provisional' : 'definite',
      },
      ...{ places: 1 + (at % 3), provisional_until: null, reason: '', given_at: NOW, given_by: null, via: 'tab' },
      on_behalf: false,
    }));
    const silent = (at: number) => year === YEARS - 1 && ((at % schools) % boards) % SILENT === 0;
    await insertRows(
      scope,
      'capacity_offer',
      every.filter((_, at) => !silent(at)),
    );
  }
  const last = `r${YEARS - 1}`;
  await insertRows(
    scope,
    'student_placement',
    Array.from({ length: students }, (_, at) => ({
      ...{ id: `st${at}`, round_id: last, label: at + 1, student_number: String(9_000_000 + at) },
      ...{ variant_id: `${last}v${at % VARIANTS}`, phase: null, school_id: `s${at % schools}`, site_id: null },
      ...{ mentor: null, starts_on: null, ends_on: null, status: 'proposed', reason: '', decided_at: null },
      ...{ decided_by: null, via: null, on_behalf: false },
    })),
  );
}

async function looking(size: Size, times: number): Promise<Measure[]> {
  const open = await openDatabase({ memory: true });
  const partnershipId = size.name;
  await open.db
    .insertInto('partnership')
    .values({
      ...{ id: partnershipId, name: 'Bench', institute: 'Hogeschool', tenant_id: 't', created_at: NOW, language: 'nl' },
      secretariat_mailbox: 'secretariaat@voorbeeld.example',
    })
    .execute();
  const read = <T>(look: (scope: Scope) => Promise<T>) =>
    open.db.transaction().execute((tx) => look({ tx, partnershipId }));
  await read((scope) => fill(scope, size));
  const roundId = `r${YEARS - 1}`;
  const measures: Measure[] = [];
  const looks: [string, (scope: Scope) => Promise<unknown>][] = [
    ['rounds', (scope) => listRoundSummaries(scope, NOW, LEAD)],
    ['round', (scope) => roundDashboard(scope, NOW, roundId, LEAD)],
    ...DIMENSIONS.map((by): [string, (scope: Scope) => Promise<unknown>] => [
      `balance.${by}`,
      (scope) => balanceView(scope, NOW, roundId, { by }, LEAD),
    ]),
  ];
  for (const [name, look] of looks) {
    await read(look);
    const taken: number[] = [];
    for (let at = 0; at < times; at++) {
      const from = performance.now();
      await read(look);
      taken.push(performance.now() - from);
    }
    measures.push(under(percentile(taken, 0.95), 'ms', size.aim, { name: `dashboard.${size.name}.${name}` }));
  }
  await open.close();
  return measures;
}

export const benches: Bench[] = [
  {
    name: 'dashboard.poo',
    run: () => looking({ name: 'poo', schools: 375, boards: 40, students: 1_300, aim: 100 }, 40),
  },
  {
    name: 'dashboard.national',
    run: () => looking({ name: 'national', schools: 6_500, boards: 900, students: 40_000, aim: 300 }, 10),
  },
];
