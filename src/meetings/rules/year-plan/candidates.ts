import { type Day, minuteOf, weekdayOf } from './days.ts';
import type { Barrier, Cadence } from './plan.ts';
import { cadenceOf, type Problem, type Slot } from './problem.ts';

/** A day that a slot could have, and what it costs to have it: days from the best, and whether the weekday is wanted less. */
export interface Candidate {
  day: Day;
  cost: number;
}

/** A wanted weekday is worth this many days of distance from the ideal. */
const WEEKDAY_COST = 10;
/** Two meetings of one body lie at least so many days apart. */
export const LEAST_GAP = 7;

/** The stretch of the year in which the slot may lie; with a parent, on the given day of the parent. */
export function spanOf(problem: Problem, slot: Slot, parentDay: Day | null): { first: Day; last: Day } {
  if (slot.near) return slot.near;
  if (parentDay === null) return { first: problem.until, last: problem.from };
  return spanBefore(problem, slot, parentDay);
}

/** Counts back from the parent in days of school; the days found may be interrupted by a holiday. */
function spanBefore(problem: Problem, slot: Slot, parentDay: Day): { first: Day; last: Day } {
  const { when } = cadenceOf(problem, slot);
  const calendar = problem.bodies[slot.body]?.calendar;
  if (when.kind !== 'before' || !calendar) throw new Error('only a slot with a parent lies before something');
  let [first, last] = [parentDay, parentDay - LONGEST];
  for (let day = parentDay - 1; day >= parentDay - LONGEST; day -= 1) {
    const apart = calendar.schoolDays(day, parentDay);
    if (apart > when.maxWeeks * 7) break;
    if (apart >= when.minWeeks * 7) {
      first = day;
      last = Math.max(last, day);
    }
  }
  return { first, last };
}

/** No wait before another meeting is longer than this, holidays and all. */
const LONGEST = 180;

/** The day by which a slot has to have been held for its outcome to be in the parent's papers. */
export function lastForPapers(problem: Problem, slot: Slot, parentDay: Day): Day {
  const { when } = cadenceOf(problem, slot);
  const parent = slot.parent === null ? undefined : problem.slots[slot.parent];
  if (when.kind !== 'before' || !parent) return parentDay;
  return parentDay - cadenceOf(problem, parent).papersDays - when.outcomeDays;
}

/** What of the calendar alone keeps a slot from a day; null: nothing. `wanted` may hold more weekdays than were asked. */
export function dayBarrier(
  problem: Problem,
  slot: Slot,
  day: Day,
  cadence: Pick<Cadence, 'weekdays' | 'starts' | 'minutes' | 'keepShortDays'> = cadenceOf(problem, slot),
): Barrier | null {
  if (!cadence.weekdays.includes(weekdayOf(day))) return { kind: 'weekday' };
  if (day < problem.notBefore) return { kind: 'past' };
  const barrier = problem.bodies[slot.body]?.calendar.barrierOn(day);
  if (barrier) return barrier;
  return cadence.keepShortDays && fallsOnShortDay(problem, day, cadence) ? { kind: 'shortDay' } : null;
}

function fallsOnShortDay(
  problem: Problem,
  day: Day,
  { starts, minutes }: Pick<Cadence, 'starts' | 'minutes'>,
): boolean {
  const end = minuteOf(starts) + minutes;
  return problem.input.shortDays.some(({ weekday, from }) => weekday === weekdayOf(day) && end > minuteOf(from));
}

/**
 * Days from where the slot would best lie, and how much less its weekday is wanted. A meeting weighs as much as all that
 * prepare it together, so that six kringen do not pull a stuurgroep away from the month it asked for.
 */
export function costOf(problem: Problem, slot: Slot, day: Day, parentDay: Day | null): number {
  const rank = Math.max(cadenceOf(problem, slot).weekdays.indexOf(weekdayOf(day)), 0) * WEEKDAY_COST;
  if (slot.near) return (Math.abs(day - slot.near.ideal) + rank) * (1 + slot.children.length);
  return rank + (parentDay === null ? 0 : waitCost(problem, slot, day, parentDay));
}

/** The middle of the wanted weeks is best; what is said before a holiday is half forgotten after it. */
function waitCost(problem: Problem, slot: Slot, day: Day, parentDay: Day): number {
  const { when } = cadenceOf(problem, slot);
  const calendar = problem.bodies[slot.body]?.calendar;
  if (when.kind !== 'before' || !calendar) return 0;
  const apart = calendar.schoolDays(day, parentDay);
  const middle = Math.round(((when.minWeeks + when.maxWeeks) / 2) * 7);
  return Math.abs(apart - middle) + Math.floor((parentDay - day - apart) / HOLIDAY_DAYS_A_POINT);
}
const HOLIDAY_DAYS_A_POINT = 3;

/** The days a slot could have as far as the calendar goes, cheapest first; of equal days the earlier. */
export function candidatesOf(problem: Problem, slot: Slot, parentDay: Day | null): Candidate[] {
  const { first, last } = spanOf(problem, slot, parentDay);
  const latest = parentDay === null ? last : Math.min(last, lastForPapers(problem, slot, parentDay));
  const found: Candidate[] = [];
  for (let day = first; day <= latest; day += 1) {
    if (!dayBarrier(problem, slot, day)) found.push({ day, cost: costOf(problem, slot, day, parentDay) });
  }
  return found.sort((a, b) => a.cost - b.cost || a.day - b.day);
}
