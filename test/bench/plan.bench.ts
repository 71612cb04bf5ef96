import type { PlanBody, PlanInput, When } from '../../src/meetings/rules/year-plan/plan.ts';
import { solveYear } from '../../src/meetings/rules/year-plan/solve.ts';
import { publicHolidays } from '../../src/time/holidays.ts';
import { addDays, addMinutes, daysBetween, weekday } from '../../src/time/local.ts';
import { body, cadence, pooYear } from '../rules/year-plan/poo.ts';
import { type Bench, medianTime, percentile, rounded, under } from './bench.ts';

const AIM_POO_MS = 2_000;
const AIM_NATIONAL_MS = 60_000;
const PARTNERSHIPS = 60;
/** How much more than in proportion a tenfold may take before it is no longer called linear. */
const LINEAR = 1.5;

function time(act: () => void): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

function middle(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** A partnership of POO's size whose people and bodies are its own. */
function partnership(number: number): PlanInput {
  const input = pooYear();
  const own = (text: string): string => `${text} ${number}`;
  return {
    ...input,
    bodies: input.bodies.map((one): PlanBody => {
      const when: When | undefined = one.cadence?.when;
      const moved = when?.kind === 'before' ? { ...when, bodyId: own(when.bodyId) } : when;
      return {
        ...one,
        bodyId: own(one.bodyId),
        people: one.people.map((person) => ({ ...person, personId: own(person.personId) })),
        cadence: one.cadence && moved ? { ...one.cadence, when: moved } : null,
      };
    }),
  };
}

/**
 * What one would write without thinking ahead: for each meeting in turn the first day that breaks no rule, looking
 * everything up again for each day, person by person. It weighs nothing and comes back on nothing.
 */
function naive(input: PlanInput): number {
  const placed: { bodyId: string; starts: string; minutes: number }[] = [];
  const busy = (bodyId: string, starts: string, minutes: number): boolean =>
    placed.some((other) => {
      const people = (id: string) => input.bodies.find((one) => one.bodyId === id)?.people ?? [];
      const shared = people(bodyId).some(({ personId }) =>
        people(other.bodyId).some((one) => one.personId === personId),
      );
      const [end, otherEnd] = [addMinutes(starts, minutes + 60), addMinutes(other.starts, other.minutes + 60)];
      return shared && starts < otherEnd && other.starts < end;
    });
  const place = (one: PlanBody, from: string, until: string): string | null => {
    if (!one.cadence) return null;
    const { weekdays, starts, minutes } = one.cadence;
    for (let date = from; date <= until; date = addDays(date, 1)) {
      const free = input.holidays.some((h) => one.regions.includes(h.region) && h.from <= date && date <= h.until);
      const closed = publicHolidays(Number(date.slice(0, 4))).some((holiday) => holiday.date === date);
      const at = `${date}T${starts}`;
      if (free || closed || !weekdays.includes(weekday(date)) || busy(one.bodyId, at, minutes)) continue;
      placed.push({ bodyId: one.bodyId, starts: at, minutes });
      return date;
    }
    return null;
  };
  for (const one of input.bodies) {
    const when = one.cadence?.when;
    if (when?.kind === 'months') {
      for (const { month } of when.months) {
        const year = month >= 8 ? 2026 : 2027;
        const first = `${year}-${String(month).padStart(2, '0')}-01`;
        place(one, first, addDays(first, 27));
      }
    }
    if (when?.kind !== 'spread') continue;
    const share = Math.floor(daysBetween(input.from, input.until) / when.count);
    for (let nth = 0; nth < when.count; nth += 1) {
      const date = place(one, addDays(input.from, nth * share), addDays(input.from, (nth + 1) * share));
      for (const child of input.bodies) {
        const wait = child.cadence?.when;
        if (date && wait?.kind === 'before' && wait.bodyId === one.bodyId)
          place(child, addDays(date, -wait.maxWeeks * 7), addDays(date, -wait.minWeeks * 7));
      }
    }
  }
  return placed.length;
}

function seatsOf(input: PlanInput): number {
  return input.bodies.reduce((seats, { people }) => seats + people.length, 0);
}

function solveAll(inputs: readonly PlanInput[]): number {
  return inputs.reduce((meetings, input) => meetings + solveYear(input).dates.length, 0);
}

export const benches: Bench[] = [
  {
    name: 'plan.poo',
    run: async () => {
      const input = pooYear();
      const plan = solveYear(input);
      const value = medianTime(9, () => solveYear(input));
      const baseline = medianTime(3, () => naive(input));
      const whole = plan.dates.length >= 30 && plan.unmet.length === 0 && seatsOf(input) >= 60;
      const measure = under(value, 'ms', AIM_POO_MS, { baseline: rounded(baseline), ratio: rounded(baseline / value) });
      return { ...measure, ok: measure.ok && whole };
    },
  },
  {
    name: 'plan.national',
    run: async () => {
      const inputs = Array.from({ length: PARTNERSHIPS }, (_, number) => partnership(number));
      const tenth = inputs.slice(0, PARTNERSHIPS / 10);
      const meetings = solveAll(inputs);
      // As much work in both, and by turns, so that what else the machine does weighs on both.
      const rounds = Array.from({ length: 3 }, () => {
        const few = time(() => {
          for (let time = 0; time < 10; time += 1) solveAll(tenth);
        });
        const all = time(() => solveAll(inputs));
        return { few, all };
      });
      const value = middle(rounds.map(({ all }) => all));
      const baseline = time(() => inputs.forEach(naive));
      const whole = under(value, 'ms', AIM_NATIONAL_MS, {
        baseline: rounded(baseline),
        ratio: rounded(baseline / value),
      });
      return [
        { ...whole, name: 'plan.national', ok: whole.ok && meetings >= PARTNERSHIPS * 30 },
        {
          ...under(middle(rounds.map(({ few, all }) => all / few)), 'times ten times a tenth', LINEAR),
          name: 'plan.national-linear',
        },
      ];
    },
  },
  {
    name: 'plan.knotted',
    // Every body shares one person, so that no two may meet at the same time: the hardest a real partnership could be.
    run: async () => {
      const input = pooYear();
      const knotted = {
        ...input,
        bodies: [...input.bodies, body('Expertteam', [], cadence({ kind: 'spread', count: 6 }))].map((one) => ({
          ...one,
          people: [...one.people, { personId: 'overal', from: null, until: null }],
        })),
      };
      const plan = solveYear(knotted);
      const measure = under(
        medianTime(3, () => solveYear(knotted)),
        'ms',
        AIM_POO_MS,
      );
      return { ...measure, ok: measure.ok && plan.unmet.length === 0 };
    },
  },
];
