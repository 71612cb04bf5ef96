import type { Card } from '../../../src/cards/kit.ts';
import { type CapacityCardState, capacityCard } from '../../../src/placements/cards/capacity-card.ts';
import { type RoundStatusState, roundStatusCard } from '../../../src/placements/cards/round-status-card.ts';
import { capacityWarnings, countedOffers } from '../../../src/placements/rules/capacity.ts';
import type { CapacityForm, FormVariant, OfferView } from '../../../src/placements/schema.ts';
import type { RoundStatusFacts } from '../../../src/text/placements.ts';
import { refusalText } from '../../../src/text/refusals.ts';

const BOARD = 'Stichting voor Protestants-Christelijk en Katholiek Primair Onderwijs De Vijfheerenlandse Waarden';
const DEADLINE = '2027-01-15T17:00';

const definite = (places: number): OfferView => ({ certainty: 'definite', places, provisionalUntil: null, reason: '' });
const provisional = (places: number, provisionalUntil: string): OfferView => ({
  certainty: 'provisional',
  places,
  provisionalUntil,
  reason: '',
});
const none = (reason: string): OfferView => ({ certainty: 'none', places: 0, provisionalUntil: null, reason });

function variant(name: string, previous: number | null, own: OfferView | null = null): FormVariant {
  return { variantId: name.toLowerCase().replaceAll(/[^a-z]+/g, '-'), name, own, schools: null, previous };
}

const asked = [
  variant('Voltijd', 18),
  variant('Deeltijd', 9),
  variant('AD-PEP (Associate degree Pedagogisch Educatief Professional)', 2),
  variant('Zij-instroom', 4),
  variant('Minor', null),
];
const given = [
  variant('Voltijd', 18, definite(20)),
  variant('Deeltijd', 9, definite(9)),
  variant('AD-PEP (Associate degree Pedagogisch Educatief Professional)', 2, provisional(3, '2027-04-01')),
  variant('Zij-instroom', 4, none('We hebben dit jaar te weinig begeleiders met ervaring.')),
  variant('Minor', null, definite(6)),
];

function form(change: Partial<CapacityForm> = {}): CapacityForm {
  const base: CapacityForm = {
    roundId: '0c4be0a4-3b3c-4a53-9a6d-6b1f8d0f7a11',
    schoolYear: 2027,
    period: 'hele jaar',
    explanation: 'Geef per variant op hoeveel studenten jullie scholen samen kunnen begeleiden.',
    deadline: DEADLINE,
    startsOn: '2027-09-01',
    state: 'open',
    answerBy: 'board',
    boardId: '7d1f0c52-58a5-4b0e-8f4a-0e6d7a1c9b22',
    boardName: BOARD,
    variants: asked,
    cap: null,
    previousYear: 2026,
    previousCap: 32,
    status: 'none',
    groupTeachers: 84,
    schools: 9,
    warnings: [],
    answeredAt: null,
    answeredBy: null,
    mayAnswer: true,
    contacts: ['Annemiek van den Bosch-Verhoeven'],
    notNow: null,
    ...change,
  };
  const complete = base.status === 'answered';
  return {
    ...base,
    warnings: complete ? capacityWarnings(countedOffers(base.variants), base.cap, base.groupTeachers) : [],
  };
}

const answered = (change: Partial<CapacityForm> = {}): CapacityForm =>
  form({
    variants: given,
    cap: 36,
    status: 'answered',
    answeredAt: '2026-11-03T10:12:00.000Z',
    answeredBy: { personId: 'me', name: 'Jan-Willem Oosterhuis-de Graaf', onBehalf: false },
    ...change,
  });

const late = {
  deadline: DEADLINE,
  answered: '2026-11-03T11:12',
  contact: 'Annemiek van den Bosch-Verhoeven',
};
const over = { state: 'closed' as const, notNow: { code: 'round-closed', facts: late } };

const manyNames = [
  'Voltijd',
  'Deeltijd',
  'AD-PEP',
  'Zij-instroom',
  'Minor',
  'Academische route',
  'Flexibel',
  'Vakleerkracht',
];
const many = manyNames.map((name, index) => variant(name, index));

function draw(state: Partial<CapacityCardState> & { form: CapacityForm }): Card {
  return capacityCard({
    language: 'nl',
    partnershipId: 'poo',
    partnershipName: 'Partnerschap Opleiden Oost',
    viewerId: 'me',
    ...state,
  });
}

const faultOf = (code: string, facts: Record<string, string | number>, language: 'nl' | 'en' = 'nl') =>
  refusalText(code, facts, language);
const typed = { 'places-voltijd': '400', 'certainty-voltijd': 'definite', cap: '' };

const english = {
  period: 'whole year',
  explanation: 'State per variant how many students your schools can supervise.',
};

/** A school that fills in for itself. */
const school = (change: Partial<NonNullable<CapacityForm['school']>> = {}): Partial<CapacityForm> => ({
  boardName: 'Samenwerkingsbasisschool De Lange Naam van het Vijfheerenlandse Landschap',
  school: { schoolId: 'school-1', boardName: BOARD, changedBy: null, overruled: [], ...change },
  previousCap: null,
  cap: null,
  groupTeachers: 14,
  schools: 1,
});
const ended = { code: 'school-delegation-ended', facts: { board: BOARD } };

/** Every state of the capacity card. */
export const samples: { name: string; card: Card }[] = [
  { name: 'capacity-open', card: draw({ form: form() }) },
  { name: 'capacity-open-en', card: draw({ form: form(english), language: 'en' }) },
  {
    name: 'capacity-open-first-time',
    card: draw({
      form: form({ variants: asked.map(({ name }) => variant(name, null)), previousYear: null, groupTeachers: null }),
    }),
  },
  { name: 'capacity-open-many-variants-page-1', card: draw({ form: form({ variants: many }) }) },
  {
    name: 'capacity-open-many-variants-page-2',
    card: draw({ form: form({ variants: many, status: 'partial' }), show: 'form', page: 1 }),
  },
  { name: 'capacity-edit', card: draw({ form: answered(), show: 'form' }) },
  {
    name: 'capacity-refused',
    card: draw({
      form: form(),
      show: 'form',
      fault: { text: faultOf('capacity-no-date', { variant: 'Voltijd' }), typed },
    }),
  },
  {
    name: 'capacity-confirm',
    card: draw({
      form: form(),
      show: 'form',
      fault: { text: faultOf('capacity-absurd', { total: 400, teachers: 84 }), typed, confirm: true },
    }),
  },
  {
    name: 'capacity-failed',
    card: draw({ form: form(), show: 'form', fault: { text: faultOf('failed', {}), typed } }),
  },
  { name: 'capacity-answered', card: draw({ form: answered() }) },
  {
    name: 'capacity-answered-en',
    card: draw({ form: answered(english), language: 'en' }),
  },
  {
    name: 'capacity-partial',
    card: draw({
      form: answered({ status: 'partial', variants: [...given.slice(0, 2), ...asked.slice(2)], cap: null }),
    }),
  },
  { name: 'capacity-answered-by-colleague', card: draw({ form: answered(), viewerId: 'colleague' }) },
  {
    name: 'capacity-answered-by-colleague-en',
    card: draw({ form: answered(english), viewerId: 'colleague', language: 'en' }),
  },
  {
    name: 'capacity-answered-on-behalf',
    card: draw({
      form: answered({
        answeredBy: { personId: 'lead', name: 'Annemiek van den Bosch-Verhoeven', onBehalf: true },
      }),
    }),
  },
  {
    name: 'capacity-answered-by-schools',
    card: draw({
      form: answered({
        answerBy: 'school',
        cap: null,
        variants: asked.map((each) => ({ ...each, schools: { definite: 4, provisional: 2, answered: 9 } })),
      }),
    }),
  },
  { name: 'capacity-school-open', card: draw({ form: form(school()) }) },
  { name: 'capacity-school-open-en', card: draw({ form: form({ ...school(), ...english }), language: 'en' }) },
  { name: 'capacity-school-answered', card: draw({ form: answered(school()) }) },
  {
    name: 'capacity-school-changed-by-board',
    card: draw({
      form: answered(
        school({
          changedBy: { name: 'Mirjam Terpstra', at: '2026-11-04T08:30:00.000Z' },
          overruled: ['Voltijd', 'Deeltijd'],
        }),
      ),
    }),
  },
  { name: 'capacity-school-ended', card: draw({ form: answered({ ...school(), notNow: ended }) }) },
  { name: 'capacity-school-not-for-you', card: draw({ form: form(school()), show: 'not-for-you' }) },
  { name: 'capacity-closed', card: draw({ form: answered(over) }) },
  { name: 'capacity-closed-en', card: draw({ form: answered({ ...over, ...english }), language: 'en' }) },
  { name: 'capacity-closed-unanswered', card: draw({ form: form(over) }) },
  {
    name: 'capacity-closed-too-late',
    card: draw({ form: answered(over), fault: { text: faultOf('round-closed', late), typed } }),
  },
  { name: 'capacity-cancelled', card: draw({ form: form({ state: 'cancelled' }) }) },
  { name: 'capacity-cancelled-en', card: draw({ form: form({ state: 'cancelled' }), language: 'en' }) },
  { name: 'capacity-not-for-you', card: draw({ form: answered(), show: 'not-for-you' }) },
  {
    name: 'capacity-not-yours-to-answer',
    card: draw({
      form: answered(),
      show: 'read-only',
      viewerId: 'relatiebeheerder',
      fault: { text: faultOf('capacity-not-your-board', { board: BOARD }), typed: {} },
    }),
  },
  { name: 'round-status', card: status() },
  { name: 'round-status-en', card: status({ language: 'en' }) },
  { name: 'round-status-in-group', card: status({ inGroup: true, mayRemind: false }) },
  { name: 'round-status-two-rounds', card: status({ rounds: [roundFacts(), roundFacts({ period: '2e semester' })] }) },
  { name: 'round-status-none', card: status({ rounds: [] }) },
];

function roundFacts(change: Partial<RoundStatusFacts> = {}): RoundStatusFacts {
  return {
    schoolYear: 2027,
    period: 'hele jaar',
    deadline: DEADLINE,
    progress: { boards: 40, answered: 26, partial: 3, none: 11 },
    kringen: [
      { name: 'Kring Utrechtse Heuvelrug en Kromme Rijn', boards: 12, answered: 9 },
      { name: 'Kring Vijfheerenlanden', boards: 13, answered: 10 },
      { name: null, boards: 15, answered: 7 },
    ],
    managers: [
      { name: 'Fatima el Amrani', boards: 9, answered: 4 },
      { name: 'Samira el Idrissi', boards: 8, answered: 8 },
    ],
    missing: [BOARD, 'Stichting De Linde', 'Vereniging voor Christelijk Nationaal Schoolonderwijs te Amerongen'],
    total: { demand: 1300, definite: 812, provisional: 140 },
    short: [{ name: 'Voltijd', short: 120 }],
    ...change,
  };
}

function status(change: Partial<RoundStatusState> = {}): Card {
  return roundStatusCard({
    language: 'nl',
    partnershipId: 'poo',
    partnershipName: 'Partnerschap Opleiden Oost',
    rounds: [roundFacts()],
    mayRemind: true,
    inGroup: false,
    ...change,
  });
}
