import type { Board } from './board.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { type Day, toDay } from './days.ts';
import type { Problem, Slot } from './problem.ts';

/** A meeting without a day weighs more than any set of inconvenient days. */
export const UNPLACED = 100_000;
/** Steps for each day of a block's first meeting, and for a block as a whole; only an absurd plan is cut short. */
const STEPS_A_DAY = 2_000;
const STEPS_A_BLOCK = 40_000;

interface Open {
  slot: Slot;
  /** Cheapest first. */
  choices: readonly Candidate[];
}

/** A slot and all that prepares it, parents before children. */
export function blockOf(problem: Problem, slot: Slot): Slot[] {
  const children = slot.children.flatMap((id) => problem.slots[id] ?? []);
  return [slot, ...children.flatMap((child) => blockOf(problem, child))];
}

/**
 * Weighs every combination of days for one block, given all that stands outside it: branch and bound, the slot with the
 * fewest days left first. Expects the block's slots off the board, and leaves them so.
 */
export class BlockSearch {
  readonly #problem: Problem;
  readonly #board: Board;
  readonly #block: readonly Slot[];
  #steps = 0;
  #stepsOfDay = 0;
  cut = false;
  /** What was known to be possible, and then the best that was found. */
  cost: number;
  days: (Day | null)[];

  constructor(problem: Problem, board: Board, block: readonly Slot[], known: { cost: number; days: (Day | null)[] }) {
    this.#problem = problem;
    this.#board = board;
    this.#block = block;
    this.cost = known.cost;
    this.days = known.days;
  }

  /** `rootDays` limits the first meeting of the block to these days. */
  run(rootDays?: readonly Day[]): void {
    const [root] = this.#block;
    if (!root) return;
    const choices = this.#choices(root).filter(({ day }) => !rootDays || rootDays.includes(day));
    this.#descend([{ slot: root, choices }], 0, boundOf(choices));
  }

  /** Days that nothing outside the block forbids; a fixed slot has its own day and no other. */
  #choices(slot: Slot): Candidate[] {
    if (slot.fixed) return [{ day: toDay(slot.fixed.starts), cost: 0 }];
    const parentDay = slot.parent === null ? null : this.#board.dayOf(slot.parent);
    if (slot.parent !== null && parentDay === null) return [];
    return candidatesOf(this.#problem, slot, parentDay).filter(({ day }) => this.#fits(slot, day));
  }

  #fits(slot: Slot, day: Day): boolean {
    return this.#board.isSpaced(slot, day) && this.#board.isClear(slot, day);
  }

  /** `bound` is the least that the open slots can still cost: a branch that cannot beat the best is left. */
  #descend(open: readonly Open[], cost: number, bound: number): void {
    if (cost + bound >= this.cost) return;
    if (open.length === 0) {
      this.cost = cost;
      this.days = this.#block.map(({ id }) => this.#board.dayOf(id));
      return;
    }
    if (this.#isSpent()) return;
    const next = tightest(open);
    const rest = open.filter((one) => one !== next);
    const restBound = bound - boundOf(next.choices);
    for (const choice of next.choices) {
      if (next.slot === this.#block[0]) this.#stepsOfDay = 0;
      if (cost + choice.cost + restBound >= this.cost) break;
      this.#choose(next.slot, choice, rest, cost, restBound);
    }
    if (next.slot.fixed) return;
    const without = blockOf(this.#problem, next.slot).filter(({ fixed }) => !fixed).length;
    this.#descend([...rest, ...this.#fixedBelow(next.slot)], cost + without * UNPLACED, restBound);
  }

  #isSpent(): boolean {
    this.#steps += 1;
    this.#stepsOfDay += 1;
    const spent = this.#steps > STEPS_A_BLOCK || this.#stepsOfDay > STEPS_A_DAY;
    if (spent) this.cut = true;
    return spent;
  }

  #choose(slot: Slot, choice: Candidate, rest: readonly Open[], cost: number, restBound: number): void {
    if (slot.fixed) {
      this.#openChildren(slot, rest, cost, restBound);
      return;
    }
    if (!this.#fits(slot, choice.day)) return;
    const soFar = cost + choice.cost + this.#board.costAmongOthers(slot, choice.day);
    if (soFar + restBound >= this.cost) return;
    this.#board.place(slot, choice.day);
    this.#openChildren(slot, rest, soFar, restBound);
    this.#board.clear(slot);
  }

  #openChildren(slot: Slot, rest: readonly Open[], cost: number, restBound: number): void {
    const children = slot.children.flatMap((id): Open[] => {
      const child = this.#problem.slots[id];
      return child ? [{ slot: child, choices: this.#choices(child) }] : [];
    });
    const bound = children.reduce((sum, { choices }) => sum + boundOf(choices), restBound);
    this.#descend([...rest, ...children], cost, bound);
  }

  /** Fixed meetings below one that gets no day still stand, and so does what prepares them. */
  #fixedBelow(slot: Slot): Open[] {
    return slot.children.flatMap((id): Open[] => {
      const child = this.#problem.slots[id];
      if (!child) return [];
      return child.fixed ? [{ slot: child, choices: this.#choices(child) }] : this.#fixedBelow(child);
    });
  }
}

/** Among equals the first. */
function tightest(open: readonly Open[]): Open {
  return open.reduce((best, one) => (one.choices.length < best.choices.length ? one : best));
}

/** The least an open slot can cost. */
function boundOf(choices: readonly Candidate[]): number {
  return choices[0]?.cost ?? UNPLACED;
}
