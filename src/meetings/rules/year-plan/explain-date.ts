import type { SchoolHolidayName } from '../../../time/school-calendar.ts';
import type { Board } from './board.ts';
import { costOf, dayBarrier, lastForPapers, spanOf } from './candidates.ts';
import { type Day, toDate, weekdayOf } from './days.ts';
import type { Barrier, DateReason } from './plan.ts';
import { cadenceOf, type Problem, type Slot } from './problem.ts';

/** Why a slot has the day it has. */
export function explainDate(problem: Problem, board: Board, slot: Slot, day: Day): DateReason[] {
  if (slot.fixed) return [{ kind: 'locked' }, ...inTheYear(board, slot, day), ...runUp(problem, board, slot)];
  return [
    ...nextToHoliday(problem, slot, day),
    ...inTheYear(board, slot, day),
    ...beforeParent(problem, board, slot, day),
    ...runUp(problem, board, slot),
    ...otherWeekday(problem, slot, day),
    ...insteadOf(problem, board, slot, day),
  ];
}

/** "eerste donderdag na de zomervakantie": a week earlier, or later, that same weekday lies in a holiday. */
function nextToHoliday(problem: Problem, slot: Slot, day: Day): DateReason[] {
  const body = problem.bodies[slot.body];
  if (!body) return [];
  for (const side of ['after', 'before'] as const) {
    const free = body.calendar.holidayOn(side === 'after' ? day - 7 : day + 7);
    if (!free) continue;
    const names = (at: Day) => body.calendar.holidayOn(at)?.name;
    const step = side === 'after' ? -1 : 1;
    // All regions whose holiday of this name keeps the body away in these weeks, not only those free on that very day.
    const regions = body.regions.filter((region) => {
      for (let at = day + step; Math.abs(at - day) <= 70; at += step)
        if (names(at) === free.name && body.calendar.holidayOn(at)?.regions.includes(region)) return true;
      return false;
    });
    const { name } = free;
    const allRegions = regions.length === body.regions.length;
    return [{ kind: 'next-to-holiday', side, weekday: weekdayOf(day), name, regions, allRegions }];
  }
  return [];
}

function inTheYear(board: Board, slot: Slot, day: Day): DateReason[] {
  if (!slot.near) return [];
  if (slot.near.month) return [{ kind: 'month', ...slot.near.month }];
  const { before } = board.neighbours(slot);
  const weeksSince = before === null ? null : Math.round((day - before) / 7);
  return [{ kind: 'spread', nth: slot.nth + 1, of: slot.of, weeksSince }];
}

function beforeParent(problem: Problem, board: Board, slot: Slot, day: Day): DateReason[] {
  const parent = slot.parent === null ? undefined : problem.slots[slot.parent];
  const parentDay = parent ? board.dayOf(parent.id) : null;
  const body = problem.bodies[slot.body];
  const { when } = cadenceOf(problem, slot);
  if (!parent || !body || parentDay === null || when.kind !== 'before') return [];
  const holidays = new Set<SchoolHolidayName>();
  for (let at = day + 1; at < parentDay; at += 1) {
    const free = body.calendar.holidayOn(at);
    if (free) holidays.add(free.name);
  }
  return [
    {
      kind: 'before',
      bodyName: problem.bodies[parent.body]?.name ?? '',
      date: toDate(parentDay),
      weeks: Math.round(body.calendar.schoolDays(day, parentDay) / 7),
      holidays: [...holidays],
      outcomeBy: toDate(lastForPapers(problem, slot, parentDay) + when.outcomeDays),
    },
  ];
}

/** Which bodies meet beforehand. */
function runUp(problem: Problem, board: Board, slot: Slot): DateReason[] {
  const children = slot.children.flatMap((id) => problem.slots[id] ?? []).filter(({ id }) => board.dayOf(id) !== null);
  const whens = children.flatMap((child) => {
    const { when } = cadenceOf(problem, child);
    return when.kind === 'before' ? [when] : [];
  });
  if (whens.length === 0) return [];
  return [
    {
      kind: 'run-up',
      bodyNames: children.map(({ body }) => problem.bodies[body]?.name ?? ''),
      minWeeks: Math.min(...whens.map(({ minWeeks }) => minWeeks)),
      maxWeeks: Math.max(...whens.map(({ maxWeeks }) => maxWeeks)),
    },
  ];
}

function otherWeekday(problem: Problem, slot: Slot, day: Day): DateReason[] {
  const [wanted] = cadenceOf(problem, slot).weekdays;
  const weekday = weekdayOf(day);
  return wanted === undefined || wanted === weekday ? [] : [{ kind: 'other-weekday', weekday, wanted }];
}

/** The day that would have suited best and what kept it from being chosen, where there is one. */
function insteadOf(problem: Problem, board: Board, slot: Slot, day: Day): DateReason[] {
  const parentDay = slot.parent === null ? null : board.dayOf(slot.parent);
  const { first, last } = spanOf(problem, slot, parentDay);
  const { weekdays } = cadenceOf(problem, slot);
  const cost = costOf(problem, slot, day, parentDay);
  let best: { day: Day; cost: number } | null = null;
  for (let other = Math.max(first, problem.notBefore); other <= last; other += 1) {
    if (!weekdays.includes(weekdayOf(other))) continue;
    const otherCost = costOf(problem, slot, other, parentDay);
    if (otherCost < cost && (!best || otherCost < best.cost)) best = { day: other, cost: otherCost };
  }
  if (!best) return [];
  const barrier = barrierAt(problem, board, slot, best.day, parentDay);
  return barrier ? [{ kind: 'instead', date: toDate(best.day), barrier }] : [];
}

/** Whatever keeps a slot from a day as all stands now; `run-up` where only what prepares it would not have fitted. */
export function barrierAt(problem: Problem, board: Board, slot: Slot, day: Day, parentDay: Day | null): Barrier | null {
  const calendar = dayBarrier(problem, slot, day);
  if (calendar) return calendar;
  if (parentDay !== null && day > lastForPapers(problem, slot, parentDay)) return { kind: 'papers' };
  const [clash] = board.clashes(slot, day);
  if (clash) return { kind: 'clash', bodyName: problem.bodies[clash.placed.body]?.name ?? '', people: clash.people };
  if (!board.isSpaced(slot, day)) return { kind: 'spacing' };
  return slot.children.length > 0 ? { kind: 'run-up' } : null;
}
