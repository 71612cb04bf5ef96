import type { Cadence, PlanBody, PlanInput, When } from '../../../src/meetings/rules/year-plan/plan.ts';
import { builtInSchoolHolidays, type SchoolHoliday } from '../../../src/time/school-calendar.ts';

/** School holidays of 2024-2025 and the summer after it, which lie before the project's own data. */
export const HOLIDAYS_2024_2025: SchoolHoliday[] = [
  ...['noord', 'midden', 'zuid'].flatMap((region) => [
    holiday(region, 'christmas', '2024-12-21', '2025-01-05'),
    holiday(region, 'may', '2025-04-26', '2025-05-04'),
  ]),
  holiday('noord', 'autumn', '2024-10-26', '2024-11-03'),
  holiday('midden', 'autumn', '2024-10-26', '2024-11-03'),
  holiday('zuid', 'autumn', '2024-10-26', '2024-11-03'),
  holiday('noord', 'spring', '2025-02-15', '2025-02-23'),
  holiday('midden', 'spring', '2025-02-22', '2025-03-02'),
  holiday('zuid', 'spring', '2025-02-22', '2025-03-02'),
  holiday('noord', 'summer', '2025-07-12', '2025-08-24'),
  holiday('midden', 'summer', '2025-07-19', '2025-08-31'),
  holiday('zuid', 'summer', '2025-07-05', '2025-08-17'),
];

function holiday(region: string, name: SchoolHoliday['name'], from: string, until: string): SchoolHoliday {
  return { region: region as SchoolHoliday['region'], name, from, until };
}

export function cadence(when: When, changes: Partial<Cadence> = {}): Cadence {
  return {
    when,
    weekdays: [4, 2],
    starts: '13:30',
    minutes: 180,
    place: 'Marnixzaal, Utrecht',
    online: false,
    papersDays: 7,
    keepShortDays: true,
    ...changes,
  };
}

export function body(name: string, people: readonly string[], cadenceOf: Cadence | null): PlanBody {
  return {
    bodyId: name.toLowerCase().replaceAll(' ', '-'),
    name,
    regions: ['midden'],
    people: people.map((personId) => ({ personId, from: null, until: null })),
    cadence: cadenceOf,
  };
}

export const KRINGEN = ['Noord', 'Oost', 'Zuid', 'West', 'Midden', 'Vallei'];

/** Numbered, invented people: `kring Noord 1` and so on; the first of each kring sits in the stuurgroep. */
const kringPeople = (kring: string): string[] => Array.from({ length: 7 }, (_, nth) => `${kring}-${nth + 1}`);

export function kring(name: string, when: When, changes: Partial<Cadence> = {}): PlanBody {
  const wishes = { weekdays: [2, 4, 1], place: `Kring ${name}`, minutes: 120, ...changes };
  return body(`Kring ${name}`, kringPeople(name), cadence(when, wishes));
}

/** The stuurgroep: one of each kring, the institute, the programmaleider. */
export const STUURGROEP_PEOPLE = [
  ...KRINGEN.map((name) => `${name}-1`),
  'instituut-1',
  'instituut-2',
  'programmaleider',
];
export const WERKGROEP_PEOPLE = [
  'programmaleider',
  'instituut-3',
  'instituut-4',
  ...KRINGEN.map((name) => `${name}-2`),
];
export const EVERYBODY = [
  ...KRINGEN.flatMap(kringPeople),
  'instituut-1',
  'instituut-2',
  'instituut-3',
  'programmaleider',
];

export const beforeStuurgroep: Extract<When, { kind: 'before' }> = {
  kind: 'before',
  bodyId: 'stuurgroep',
  minWeeks: 3,
  maxWeeks: 5,
  outcomeDays: 5,
};

export function planInput(bodies: readonly PlanBody[], changes: Partial<PlanInput> = {}): PlanInput {
  return {
    from: '2026-08-01',
    until: '2027-07-31',
    notBefore: '2026-05-01',
    bodies,
    holidays: builtInSchoolHolidays(),
    closures: [],
    shortDays: [{ weekday: 3, from: '12:00' }],
    travelMinutes: 60,
    fixed: [],
    taken: [],
    ...changes,
  };
}

/** A whole POO year: a stuurgroep, six kringen before each of its four meetings, werkgroep, two brede bijeenkomsten. */
export function pooYear(changes: Partial<PlanInput> = {}): PlanInput {
  return planInput(
    [
      body('Stuurgroep', STUURGROEP_PEOPLE, cadence({ kind: 'spread', count: 4 })),
      ...KRINGEN.map((name) => kring(name, beforeStuurgroep)),
      body(
        'POO-werkgroep',
        WERKGROEP_PEOPLE,
        cadence({ kind: 'spread', count: 4 }, { weekdays: [2, 1], minutes: 120 }),
      ),
      body(
        'Brede bijeenkomst',
        EVERYBODY,
        cadence(
          {
            kind: 'months',
            months: [
              { month: 11, part: 'late' },
              { month: 6, part: 'early' },
            ],
          },
          { weekdays: [1] },
        ),
      ),
    ],
    changes,
  );
}

/** POO's calendar year 2025 as its annual report tells it. */
export function poo2025(): PlanInput {
  const year = pooYear({
    from: '2025-01-06',
    until: '2025-12-19',
    notBefore: '2024-12-01',
    holidays: [...HOLIDAYS_2024_2025, ...builtInSchoolHolidays()],
  });
  const months = (list: [number, 'early' | 'middle' | 'late'][]): When => ({
    kind: 'months',
    months: list.map(([month, part]) => ({ month, part })),
  });
  return {
    ...year,
    bodies: year.bodies.map((one) => {
      if (one.name !== 'Stuurgroep' || !one.cadence) return one;
      const when = months([
        [2, 'middle'],
        [4, 'early'],
        [9, 'early'],
        [11, 'middle'],
      ]);
      return { ...one, cadence: { ...one.cadence, when, weekdays: [4] } };
    }),
  };
}
