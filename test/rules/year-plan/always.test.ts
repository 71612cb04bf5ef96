import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minuteOf, toDay, weekdayOf } from '../../../src/meetings/rules/year-plan/days.ts';
import type { PlanBody, PlanInput, ProposedDate } from '../../../src/meetings/rules/year-plan/plan.ts';
import { solveYear } from '../../../src/meetings/rules/year-plan/solve.ts';
import { publicHolidays } from '../../../src/time/holidays.ts';
import { HOLIDAY_REGIONS } from '../../../src/time/school-calendar.ts';
import { body, cadence, planInput } from './poo.ts';

const PEOPLE = Array.from({ length: 12 }, (_, nth) => `persoon ${nth}`);
const PUBLIC = new Set([2026, 2027].flatMap(publicHolidays).map(({ date }) => date));

const aCadence = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
  starts: fc.constantFrom('09:00', '11:00', '13:30', '15:30'),
  minutes: fc.constantFrom(60, 120, 180),
  place: fc.constantFrom('', 'Utrecht', 'Zeist'),
  online: fc.boolean(),
  papersDays: fc.integer({ min: 0, max: 10 }),
  keepShortDays: fc.boolean(),
});
const aWhen = fc.oneof(
  fc.record({ kind: fc.constant('spread' as const), count: fc.integer({ min: 1, max: 8 }) }),
  fc.record({
    kind: fc.constant('months' as const),
    months: fc.uniqueArray(
      fc.record({ month: fc.integer({ min: 1, max: 12 }), part: fc.constantFrom('early' as const, 'late' as const) }),
      { minLength: 1, maxLength: 4, selector: ({ month }) => month },
    ),
  }),
  fc.record({
    kind: fc.constant('before' as const),
    bodyId: fc.constantFrom('b0', 'b1'),
    minWeeks: fc.integer({ min: 0, max: 3 }),
    maxWeeks: fc.integer({ min: 3, max: 6 }),
    outcomeDays: fc.integer({ min: 0, max: 7 }),
  }),
);
const aBody = fc.record({
  people: fc.subarray(PEOPLE, { maxLength: 6 }),
  regions: fc.subarray([...HOLIDAY_REGIONS], { minLength: 1 }),
  when: aWhen,
  wishes: aCadence,
});
const anInput = fc.array(aBody, { minLength: 1, maxLength: 6 }).map((bodies) =>
  planInput(
    bodies.map(
      ({ people, regions, when, wishes }, nth): PlanBody => ({
        ...body(`B${nth}`, people, cadence(when, wishes)),
        regions,
      }),
    ),
  ),
);

test('whatever is asked, no proposed date breaks a hard rule, and nothing that is missing goes unsaid', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const plan = solveYear(input);
      for (const date of plan.dates) expect(faultsOf(input, date)).toEqual([]);
      for (const [index, one] of plan.dates.entries())
        for (const other of plan.dates.slice(index + 1)) expect(clash(input, one, other)).toBe(false);
      for (const { bodyId } of input.bodies) {
        const said = plan.unmet.some((unmet) => 'bodyId' in unmet && unmet.bodyId === bodyId);
        expect(said || plan.dates.some((date) => date.bodyId === bodyId)).toBe(true);
      }
      expect(solveYear(input)).toEqual(plan);
    }),
    { numRuns: 60 },
  );
});

function faultsOf(input: PlanInput, date: ProposedDate): string[] {
  const asked = input.bodies.find(({ bodyId }) => bodyId === date.bodyId);
  const day = date.starts.slice(0, 10);
  if (!asked?.cadence) return ['nobody asked'];
  const faults: string[] = [];
  const weekday = weekdayOf(toDay(day));
  const end = minuteOf(date.starts.slice(11)) + date.minutes;
  if (!asked.cadence.weekdays.includes(weekday)) faults.push('weekday');
  if (PUBLIC.has(day)) faults.push('public holiday');
  if (asked.cadence.keepShortDays && weekday === 3 && end > 12 * 60) faults.push('short day');
  if (input.holidays.some(({ region, from, until }) => asked.regions.includes(region) && from <= day && day <= until))
    faults.push('school holiday');
  return faults;
}

function clash({ bodies, travelMinutes }: PlanInput, one: ProposedDate, other: ProposedDate): boolean {
  if (one.starts.slice(0, 10) !== other.starts.slice(0, 10)) return false;
  const people = (date: ProposedDate) =>
    bodies.find(({ bodyId }) => bodyId === date.bodyId)?.people.map(({ personId }) => personId) ?? [];
  if (one.bodyId === other.bodyId) return true;
  if (!people(one).some((personId) => people(other).includes(personId))) return false;
  const online = (date: ProposedDate) => date.online && date.place === '';
  const together = (one.place !== '' && one.place === other.place) || (online(one) && online(other));
  const gap = together ? 0 : travelMinutes;
  const [a, b] = [one, other].map(({ starts, minutes }) => {
    const start = minuteOf(starts.slice(11));
    return { start, end: start + minutes };
  }) as [{ start: number; end: number }, { start: number; end: number }];
  return a.start < b.end + gap && b.start < a.end + gap;
}
