import { LEAST_GAP } from './candidates.ts';
import type { Day } from './days.ts';
import { type Event, eventOf, type Problem, type Slot } from './problem.ts';

/** A person with two meetings on one day has a long day. */
const SAME_DAY_COST = 5;
const MOST_SAME_DAY_COST = 20;
/** Meetings of one body closer together than this share of an even spread cost more, the closer the more. */
const CLOSE = 0.7;
const CLOSE_COST = 2;

interface Placed extends Event {
  /** Null: a meeting outside the plan. */
  slot: number | null;
}

/** What has been put where: which slot on which day, and who is busy then. */
export class Board {
  readonly #problem: Problem;
  readonly #days: (Day | null)[];
  readonly #busy = new Map<Day, Placed[]>();

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#days = problem.slots.map(() => null);
    for (const event of problem.taken) this.#add({ ...event, slot: null });
  }

  dayOf(slot: number): Day | null {
    return this.#days[slot] ?? null;
  }

  days(): (Day | null)[] {
    return [...this.#days];
  }

  place(slot: Slot, day: Day): void {
    this.#days[slot.id] = day;
    this.#add({ ...eventOf(this.#problem, slot, day), slot: slot.id });
  }

  clear(slot: Slot): void {
    const day = this.#days[slot.id];
    if (day === null || day === undefined) return;
    this.#days[slot.id] = null;
    const left = (this.#busy.get(day) ?? []).filter((placed) => placed.slot !== slot.id);
    this.#busy.set(day, left);
  }

  #add(placed: Placed): void {
    const there = this.#busy.get(placed.day);
    if (there) there.push(placed);
    else this.#busy.set(placed.day, [placed]);
  }

  /** The meetings that somebody would have to be at, or on the way to, at the same time. */
  clashes(slot: Slot, day: Day): { placed: Placed; people: number }[] {
    const there = this.#busy.get(day);
    if (!there || there.length === 0) return [];
    const mine = eventOf(this.#problem, slot, day);
    return there.flatMap((placed) => {
      if (placed.slot === slot.id || !this.#collide(mine, placed)) return [];
      const people = placed.body === slot.body ? 1 : this.#problem.shared(slot.body, placed.body, day);
      return people > 0 ? [{ placed, people }] : [];
    });
  }

  #collide(a: Event, b: Event): boolean {
    const samePlace = (a.place !== '' && a.place === b.place) || (onlineOnly(a) && onlineOnly(b));
    const between = samePlace ? 0 : Math.max(this.#travelTo(a), this.#travelTo(b));
    return a.start < b.end + between && b.start < a.end + between;
  }

  /** A place that is hard to reach is so from both sides. */
  #travelTo({ body }: Event): number {
    const { bodies, input } = this.#problem;
    return bodies[body]?.travelMinutes ?? input.travelMinutes;
  }

  isClear(slot: Slot, day: Day): boolean {
    return this.clashes(slot, day).length === 0;
  }

  /** True where the meetings of one body stay in order and a week apart. */
  isSpaced(slot: Slot, day: Day): boolean {
    const { before, after } = this.neighbours(slot);
    return (before === null || day >= before + LEAST_GAP) && (after === null || day <= after - LEAST_GAP);
  }

  /** The days of the nearest placed meetings of the same body, by their order in the year. */
  neighbours(slot: Slot): { before: Day | null; after: Day | null } {
    const { slots } = this.#problem;
    const look = (step: 'previous' | 'next'): Day | null => {
      for (let at = slot[step]; at !== null; at = slots[at]?.[step] ?? null) {
        const day = this.#days[at];
        if (day !== null && day !== undefined) return day;
      }
      return null;
    };
    return { before: look('previous'), after: look('next') };
  }

  /** What a day costs because of what else is planned. */
  costAmongOthers(slot: Slot, day: Day): number {
    let cost = 0;
    for (const placed of this.#busy.get(day) ?? []) {
      if (placed.slot === slot.id) continue;
      const people = this.#problem.shared(slot.body, placed.body, day);
      cost += Math.min(people * SAME_DAY_COST, MOST_SAME_DAY_COST);
    }
    const gap = slot.near?.gap ?? 0;
    if (gap === 0) return cost;
    const { before, after } = this.neighbours(slot);
    for (const other of [before, after]) {
      if (other !== null) cost += Math.max(0, Math.round(gap * CLOSE) - Math.abs(day - other)) * CLOSE_COST;
    }
    return cost;
  }
}

function onlineOnly({ place, online }: Event): boolean {
  return online && place === '';
}
