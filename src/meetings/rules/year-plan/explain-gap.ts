import { candidatesOf, costOf, dayBarrier, lastForPapers, spanOf } from './candidates.ts';
import { type Day, toDate } from './days.ts';
import { barrierAt } from './explain-date.ts';
import type { Barrier, Cadence, Hint, Unmet } from './plan.ts';
import { cadenceOf, type Problem, type Slot } from './problem.ts';
import type { Found } from './search.ts';

const WORKING_DAYS = [1, 2, 3, 4, 5];
/** Weeks further away that a hint looks at. */
const FURTHER = 3;

/** Why a slot has no day, and which wish would have to give way for it to get one. */
export function explainGap(problem: Problem, { board }: Found, slot: Slot): Unmet {
  const { bodyId = '', name: bodyName = '' } = problem.bodies[slot.body] ?? {};
  const parent = slot.parent === null ? undefined : problem.slots[slot.parent];
  const parentDay = parent ? board.dayOf(parent.id) : null;
  const parentName = parent ? (problem.bodies[parent.body]?.name ?? '') : '';
  if (parent && parentDay === null) return { kind: 'parent-unplaced', bodyId, bodyName, nth: slot.nth + 1, parentName };
  const { first, last } = spanOf(problem, slot, parentDay);
  return {
    kind: 'no-day',
    bodyId,
    bodyName,
    nth: slot.nth + 1,
    of: slot.of,
    before: parentDay === null ? null : { bodyName: parentName, date: toDate(parentDay) },
    from: toDate(Math.min(first, last)),
    until: toDate(Math.max(first, last)),
    barriers: countBarriers(problem, board, slot, parentDay),
    hint: hintFor(problem, board, slot, parentDay),
  };
}

/** The days that were looked at, by what kept them; weekdays that nobody asked for are not worth a word. */
function countBarriers(problem: Problem, board: Found['board'], slot: Slot, parentDay: Day | null) {
  const counted = new Map<string, { barrier: Barrier; days: number }>();
  const { first, last } = spanOf(problem, slot, parentDay);
  for (let day = first; day <= last; day += 1) {
    const barrier = barrierAt(problem, board, slot, day, parentDay);
    if (!barrier || barrier.kind === 'weekday') continue;
    const key = barrier.kind === 'holiday' ? `holiday ${barrier.name}` : JSON.stringify(barrier);
    const there = counted.get(key);
    if (there) there.days += 1;
    else counted.set(key, { barrier, days: 1 });
  }
  return [...counted.values()].sort((a, b) => b.days - a.days);
}

/** The nearest day when one wish is let go: another weekday, a longer or shorter wait, or the short-day rule. */
function hintFor(problem: Problem, board: Found['board'], slot: Slot, parentDay: Day | null): Hint | null {
  const cadence = cadenceOf(problem, slot);
  const free = (day: Day, relaxed: Cadence): boolean =>
    !dayBarrier(problem, slot, day, relaxed) && board.isClear(slot, day) && board.isSpaced(slot, day);
  const { first, last } = spanOf(problem, slot, parentDay);
  const latest = parentDay === null ? last : Math.min(last, lastForPapers(problem, slot, parentDay));
  const nearest = (relaxed: Cadence): Day | null => {
    let best: Day | null = null;
    for (let day = first; day <= latest; day += 1) {
      if (!free(day, relaxed)) continue;
      if (best === null || costOf(problem, slot, day, parentDay) < costOf(problem, slot, best, parentDay)) best = day;
    }
    return best;
  };
  const otherWeekday = nearest({ ...cadence, weekdays: WORKING_DAYS });
  if (otherWeekday !== null) return { kind: 'weekday', date: toDate(otherWeekday) };
  const onShortDay = nearest({ ...cadence, keepShortDays: false });
  if (onShortDay !== null) return { kind: 'shortDay', date: toDate(onShortDay) };
  return parentDay === null ? null : hintOnWeeks(problem, board, slot, parentDay);
}

function hintOnWeeks(problem: Problem, board: Found['board'], slot: Slot, parentDay: Day): Hint | null {
  const body = problem.bodies[slot.body];
  const { when } = cadenceOf(problem, slot);
  if (!body || when.kind !== 'before') return null;
  for (let wider = 1; wider <= FURTHER; wider += 1) {
    const relaxed: Cadence = {
      ...cadenceOf(problem, slot),
      when: { ...when, minWeeks: Math.max(0, when.minWeeks - wider), maxWeeks: when.maxWeeks + wider },
    };
    const bodies = problem.bodies.map((one, index) => (index === slot.body ? { ...body, cadence: relaxed } : one));
    const day = candidatesOf({ ...problem, bodies }, slot, parentDay).find(
      (one) => board.isClear(slot, one.day) && board.isSpaced(slot, one.day),
    )?.day;
    if (day !== undefined)
      return { kind: 'weeks', date: toDate(day), weeks: Math.round(body.calendar.schoolDays(day, parentDay) / 7) };
  }
  return null;
}
