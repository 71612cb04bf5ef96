import { HOLIDAY_REGIONS } from '../../../time/school-calendar.ts';
import { type BodyCalendar, bodyCalendars } from './body-calendar.ts';
import { type Day, minuteOf, toDate, toDay, weekdayOf } from './days.ts';
import type { Cadence, FixedDate, MonthPart, PlanBody, PlanInput, Unmet, When } from './plan.ts';
import { type SharedPeople, sharedPeople } from './shared-people.ts';

/** A stretch of time on one day that keeps the people of a body busy. */
export interface Event {
  body: number;
  day: Day;
  /** Minutes after midnight. */
  start: number;
  end: number;
  place: string;
  online: boolean;
}

/** One meeting to find a day for. Slots, bodies and days are numbers, so that the search is quick and its order fixed. */
export interface Slot {
  id: number;
  body: number;
  /** Which of the body's meetings, from 0, and of how many. */
  nth: number;
  of: number;
  /** The slot it comes before. */
  parent: number | null;
  children: number[];
  /** Slots of the same body just before and after it. */
  previous: number | null;
  next: number | null;
  fixed: FixedDate | null;
  /** What the day should be near to; with `parent`, that decides. */
  near: Near | null;
}
interface Near {
  ideal: Day;
  first: Day;
  last: Day;
  month: { month: number; part: MonthPart } | null;
  /** Days between two meetings when all are evenly spread; 0: not asked for. */
  gap: number;
}

export interface CompiledBody extends PlanBody {
  calendar: BodyCalendar;
}

export interface Problem {
  input: PlanInput;
  from: Day;
  until: Day;
  notBefore: Day;
  bodies: CompiledBody[];
  slots: Slot[];
  taken: Event[];
  shared: SharedPeople;
  /** What was clear before the search began. */
  unmet: Unmet[];
}

/** Turns wishes into meetings to find a day for. Bodies and their slots come in a fixed order, parents first. */
export function compile(input: PlanInput): Problem {
  const calendarOf = bodyCalendars(input);
  const bodies = [...input.bodies]
    .sort((a, b) => (a.name === b.name ? compare(a.bodyId, b.bodyId) : compare(a.name, b.name)))
    .map((body) => {
      const regions = body.regions.length > 0 ? body.regions : HOLIDAY_REGIONS;
      return { ...body, regions, calendar: calendarOf(regions) };
    });
  const problem: Problem = {
    input,
    from: toDay(input.from),
    until: toDay(input.until),
    notBefore: toDay(input.notBefore),
    bodies,
    slots: [],
    taken: [],
    shared: sharedPeople(bodies),
    unmet: input.bodies.flatMap(({ bodyId, name, cadence, people, regions }): Unmet[] => {
      if (!cadence) return [];
      const body = { bodyId, bodyName: name };
      return [
        ...(people.length === 0 ? [{ ...body, kind: 'nobody' as const }] : []),
        ...(regions.length === 0 ? [{ ...body, kind: 'no-regions' as const }] : []),
      ];
    }),
  };
  problem.taken = input.taken.flatMap((time) => {
    const body = bodies.findIndex(({ bodyId }) => bodyId === time.bodyId);
    return body < 0 ? [] : [eventAt(body, time)];
  });
  for (const body of parentsFirst(problem)) addSlots(problem, body);
  linkNeighbours(problem.slots);
  return problem;
}

export function eventAt(
  body: number,
  time: { starts: string; minutes: number; place: string; online: boolean },
): Event {
  const start = minuteOf(time.starts.slice(11));
  const { place, online, minutes } = time;
  return { body, day: toDay(time.starts), start, end: start + minutes, place, online };
}

/** Where a body prepares another, the other comes first; whoever waits for nothing that is planned is reported. */
function parentsFirst(problem: Problem): number[] {
  const { bodies } = problem;
  const order: number[] = [];
  const isReady = (when: When): boolean =>
    when.kind !== 'before' || order.some((index) => bodies[index]?.bodyId === when.bodyId);
  let waiting = bodies.flatMap(({ cadence }, index) => (cadence ? [{ index, when: cadence.when }] : []));
  for (let ready = waiting; ready.length > 0; ) {
    ready = waiting.filter(({ when }) => isReady(when));
    waiting = waiting.filter((one) => !ready.includes(one));
    order.push(...ready.map(({ index }) => index));
  }
  for (const { index, when } of waiting) {
    const { bodyId, name: bodyName } = bodies[index] ?? { bodyId: '', name: '' };
    const parent = bodies.findIndex((body) => when.kind === 'before' && body.bodyId === when.bodyId);
    const parentName = bodies[parent]?.name ?? null;
    if (leadsTo(bodies, parent, index))
      problem.unmet.push({ kind: 'circle', bodyId, bodyName, parentName: parentName ?? '' });
    else problem.unmet.push({ kind: 'parent-unplanned', bodyId, bodyName, parentName });
  }
  return order;
}

function leadsTo(bodies: readonly CompiledBody[], from: number, to: number): boolean {
  const seen = new Set<number>();
  let at = from;
  while (at >= 0 && !seen.has(at)) {
    if (at === to) return true;
    seen.add(at);
    const when = bodies[at]?.cadence?.when;
    at = when?.kind === 'before' ? bodies.findIndex(({ bodyId }) => bodyId === when.bodyId) : -1;
  }
  return false;
}

function addSlots(problem: Problem, body: number): void {
  const compiled = problem.bodies[body];
  if (!compiled?.cadence) return;
  const { when } = compiled.cadence;
  const targets = when.kind === 'before' ? parentsOf(problem, when.bodyId) : nears(problem, compiled, when);
  const fixed = problem.input.fixed.filter(({ bodyId }) => bodyId === compiled.bodyId);
  // A date that was locked when the body wanted more meetings stands, as one meeting extra.
  const count = Math.max(targets.length, ...fixed.map(({ slot }) => slot + 1));
  for (let nth = 0; nth < count; nth += 1) {
    const target = targets[nth];
    const locked = fixed.find(({ slot }) => slot === nth) ?? null;
    if (target === undefined && !locked) continue;
    const id = problem.slots.length;
    const parent = typeof target === 'number' ? target : null;
    problem.slots.push({
      id,
      body,
      nth,
      of: Math.max(targets.length, 1),
      parent,
      children: [],
      previous: null,
      next: null,
      fixed: locked,
      near: typeof target === 'object' ? target : null,
    });
    if (parent !== null) problem.slots[parent]?.children.push(id);
  }
}

function parentsOf(problem: Problem, bodyId: string): number[] {
  return problem.slots.filter((slot) => problem.bodies[slot.body]?.bodyId === bodyId).map(({ id }) => id);
}

function nears(problem: Problem, body: CompiledBody, when: Exclude<When, { kind: 'before' }>): Near[] {
  return when.kind === 'spread' ? spread(problem, body, when.count) : months(problem, body, when.months);
}

/** Evenly over the days of school; each may lie a little into its neighbours' share of the year, so that more fits. */
function spread({ from, until }: Problem, body: CompiledBody, count: number): Near[] {
  const usable: Day[] = [];
  for (let day = from; day <= until; day += 1)
    if (weekdayOf(day) <= 5 && !body.calendar.barrierOn(day)) usable.push(day);
  const at = (share: number): Day =>
    usable[Math.min(Math.max(Math.floor(share * usable.length), 0), usable.length - 1)] ?? from;
  const gap = count > 1 ? Math.round((until - from) / count) : 0;
  return Array.from({ length: count }, (_, nth) => ({
    ideal: at((nth + 0.5) / count),
    first: at((nth - 0.3) / count),
    last: at((nth + 1.3) / count),
    month: null,
    gap,
  }));
}

function months(problem: Problem, body: CompiledBody, wanted: readonly { month: number; part: MonthPart }[]): Near[] {
  const { bodyId, name: bodyName } = body;
  const found = wanted.flatMap(({ month, part }) => {
    const inWindow = monthsBetween(problem.from, problem.until).filter((one) => one.month === month);
    if (inWindow.length === 0) problem.unmet.push({ kind: 'month-outside', bodyId, bodyName, month });
    return inWindow.map(({ first, last }): Near => {
      const ideal = { early: first, middle: first + 14, late: last }[part];
      return { ideal, first, last, month: { month, part }, gap: 0 };
    });
  });
  return found.sort((a, b) => a.ideal - b.ideal);
}

function monthsBetween(from: Day, until: Day): { month: number; first: Day; last: Day }[] {
  const found: { month: number; first: Day; last: Day }[] = [];
  for (let day = from; day <= until; ) {
    const date = toDate(day);
    const following = toDay(`${toDate(toDay(`${date.slice(0, 7)}-01`) + 31).slice(0, 7)}-01`);
    found.push({ month: Number(date.slice(5, 7)), first: day, last: Math.min(until, following - 1) });
    day = following;
  }
  return found;
}

function linkNeighbours(slots: Slot[]): void {
  const last = new Map<number, Slot>();
  for (const slot of slots) {
    const previous = last.get(slot.body);
    if (previous) {
      slot.previous = previous.id;
      previous.next = slot.id;
    }
    last.set(slot.body, slot);
  }
}

export function cadenceOf(problem: Problem, slot: Slot): Cadence {
  const cadence = problem.bodies[slot.body]?.cadence;
  if (!cadence) throw new Error('a slot is made of a cadence');
  return cadence;
}

/** The slot as it would be on a day; a fixed one keeps its own time and place. */
export function eventOf(problem: Problem, slot: Slot, day: Day): Event {
  if (slot.fixed) return eventAt(slot.body, slot.fixed);
  const { starts, minutes, place, online } = cadenceOf(problem, slot);
  const start = minuteOf(starts);
  return { body: slot.body, day, start, end: start + minutes, place, online };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
