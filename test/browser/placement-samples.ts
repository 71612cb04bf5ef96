import type { SchoolGrid } from '../../src/placements/schema.ts';
import type { BalanceView } from '../../src/placements/schema-balance.ts';
import type { AskView, RedistributionView } from '../../src/placements/schema-redistribution.ts';
import { dashboard, form } from './tab-samples.ts';

const NAMES = [
  'Samenwerkingsbasisschool De Lange Naam van het Vijfheerenlandse Landschap',
  'De Lindeboom',
  'Het Kompas',
  'De Wegwijzer',
];

/** So many schools of one board; some with figures, each with last year's. */
export function schoolGrid(schools = 12, overruled = false): SchoolGrid {
  const own = { certainty: 'definite' as const, places: 20, provisionalUntil: null, reason: '' };
  const variants = form.variants.map((variant, at) => (overruled && at === 0 ? { ...variant, own } : variant));
  return {
    form: { ...form, schools, variants },
    schools: Array.from({ length: schools }, (_, nth) => ({
      schoolId: `s${nth}`,
      name: nth < 4 ? (NAMES[nth] ?? '') : `${NAMES[1 + (nth % 3)]} ${nth}`,
      brin: `${String(nth % 100).padStart(2, '0')}AB`,
      tier: 'accredited',
      groupTeachers: nth % 5 === 0 ? null : 8 + (nth % 9),
      contact: nth % 4 === 3 ? null : 'Rachid Benali',
      delegated: nth % 6 === 0 ? { askedAt: '2026-11-20T09:00:00.000Z', timesAsked: 1 + (nth % 2) } : null,
      cells: form.variants.map(({ variantId }, at) => ({
        variantId,
        given:
          nth % 3 === 0 && at < 2
            ? {
                as: nth === 0 ? ('changed' as const) : ('school' as const),
                name: 'Rachid Benali',
                at: '2026-11-21T09:00:00.000Z',
              }
            : null,
        own:
          nth % 3 === 0 && at < 2
            ? { certainty: 'definite', places: 2 + at, provisionalUntil: null, reason: '' }
            : null,
        previous: at === 4 ? null : 1 + ((nth + at) % 4),
      })),
    })),
  };
}

/** The balance of so many boards, laid out by board; of one board more than its cap, so that the whole is less than its variants. */
export function balanceByBoard(count: number): BalanceView {
  const { boards, round } = dashboard(count);
  return {
    by: 'board',
    variants: round.variants.map(({ id, name }) => ({
      ...{ variantId: id, name },
      forecast: { stated: 100, expected: 40, open: 12, unknown: 3 },
    })),
    groups: boards.map(({ boardId, boardName }, nth) => ({
      ...{ key: boardId, name: boardName, demand: null, estimated: false },
      ...{ definite: nth === 0 ? 6 : 10, provisional: 2 },
      variants: round.variants.map((_, at) => ({
        ...{ definite: at === 0 ? 7 : 1, provisional: at === 0 ? 2 : 0, estimated: false, demand: null },
      })),
    })),
    boards: null,
    lookedBack: 1,
  };
}

const why = { teachers: 84, half: 42, offered: 31, past: 28, tier: 'accredited' as const };
const ask = (nth: number, state: AskView['state'], agreed: number | null): AskView => ({
  askId: `ask-${nth}`,
  roundId: 'round-1',
  schoolYear: 2026,
  period: 'Hele jaar',
  boardId: `b${20 + nth}`,
  boardName: `Stichting Openbaar Basisonderwijs ${nth}`,
  state,
  answerBy: '2027-02-12T17:00',
  why,
  reason: state === 'countered' ? 'Twee mentoren zijn ziek.' : '',
  lines: [{ variantId: 'v0', variant: 'Voltijd jaar 1', asked: 4, agreed }],
  answeredAt: agreed === null ? null : '2027-02-03T09:12:00.000Z',
  answeredBy: agreed === null ? null : { personId: 'x', name: 'Koen de Wit', onBehalf: false },
  contacts: [],
  mayAnswer: true,
});

/** The proposal, or how far it is when it is worked out in the background. */
export function redistribution(calculation: RedistributionView['calculation']): RedistributionView {
  return calculation === null ? proposal : { ...proposal, calculation, lines: [], unmet: [], alternatives: [] };
}

const proposal: RedistributionView = {
  roundId: 'round-1',
  schoolYear: 2026,
  period: 'Hele jaar',
  strategy: 'fair',
  alternatives: [
    {
      strategy: 'fair',
      places: 24,
      boards: 6,
      unmet: 3,
      byTier: { accredited: 18, keurmerk: 6, stageschool: 0 },
      fullest: 48,
      gap: 0,
    },
    {
      strategy: 'any-tier',
      places: 24,
      boards: 9,
      unmet: 3,
      byTier: { accredited: 12, keurmerk: 7, stageschool: 5 },
      fullest: 41,
      gap: 0,
    },
    {
      strategy: 'few',
      places: 24,
      boards: 2,
      unmet: 3,
      byTier: { accredited: 24, keurmerk: 0, stageschool: 0 },
      fullest: 50,
      gap: 0,
    },
  ],
  lines: [
    {
      boardId: 'b1',
      boardName: 'Stichting voor Protestants-Christelijk en Katholiek Primair Onderwijs De Vijfheerenlandse Waarden',
      kringName: 'Kring Rivierenland',
      variantId: 'v0',
      variant: 'Voltijd jaar 1',
      places: 4,
      why,
    },
    {
      boardId: 'b1',
      boardName: 'Stichting voor Protestants-Christelijk en Katholiek Primair Onderwijs De Vijfheerenlandse Waarden',
      kringName: 'Kring Rivierenland',
      variantId: 'v3',
      variant: 'Deeltijd',
      places: 1,
      why,
    },
    {
      boardId: 'b2',
      boardName: 'Stichting De Lindeboom',
      kringName: null,
      variantId: 'v0',
      variant: 'Voltijd jaar 1',
      places: 2,
      why: { ...why, past: null, tier: 'keurmerk' },
    },
  ],
  unmet: [
    { variant: 'Deeltijd', kringName: 'Kring Vallei', students: 2 },
    { variant: 'Zij-instroom', kringName: null, students: 1 },
  ],
  asks: [ask(1, 'accepted', 4), ask(2, 'open', null), ask(3, 'countered', 2), ask(4, 'expired', null)],
  waiting: 3,
  unknownSize: ['Stichting De Eik'],
  demandKnown: true,
  calculation: null,
};
