import { BlockSearch, blockOf, UNPLACED } from './block-search.ts';
import { Board } from './board.ts';
import { candidatesOf, costOf } from './candidates.ts';
import { type Day, toDay } from './days.ts';
import type { Problem, Slot } from './problem.ts';

const MOST_ROUNDS = 6;

export interface Found {
  board: Board;
  /** True when some block was too large to try every combination. */
  cut: boolean;
}

/**
 * Finds a day for each slot. A block is a meeting with everything that prepares it. Each block is solved among the others
 * as they stand, again and again until nothing improves; where a slot finds no day because others are in its way, those
 * are asked to move. No chance, no clock: it always ends alike.
 */
export function search(problem: Problem): Found {
  const searching: Found = { board: new Board(problem), cut: false };
  for (const slot of problem.slots) if (slot.fixed) searching.board.place(slot, toDay(slot.fixed.starts));
  const roots = hardestFirst(problem);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    searching.cut = false;
    const improved = roots.filter((root) => improve(problem, searching, root)).length;
    const repaired = problem.slots.filter((slot) => makeRoomFor(problem, searching, slot)).length;
    if (improved + repaired === 0) break;
  }
  return searching;
}

/** Roots by what hangs on them, then by how little they can choose from. */
function hardestFirst(problem: Problem): Slot[] {
  return problem.slots
    .filter((slot) => slot.parent === null)
    .map((slot) => ({
      slot,
      size: blockOf(problem, slot).length,
      days: candidatesOf(problem, slot, null).length,
    }))
    .sort((a, b) => b.size - a.size || a.days - b.days || a.slot.id - b.slot.id)
    .map(({ slot }) => slot);
}

/** Solves one block again among all others as they stand; true when that made it better. */
function improve(problem: Problem, searching: Found, root: Slot, rootDays?: readonly Day[]): boolean {
  const { board } = searching;
  const block = blockOf(problem, root);
  const days = block.map(({ id }) => board.dayOf(id));
  const cost = takeOff(problem, board, block);
  const looking = new BlockSearch(problem, board, block, { cost, days });
  looking.run(rootDays);
  block.forEach((slot, index) => {
    const day = looking.days[index];
    if (!slot.fixed && day !== null && day !== undefined) board.place(slot, day);
  });
  if (looking.cut) searching.cut = true;
  return looking.cost < cost;
}

/** Clears a block, children first; what it cost, each pair of meetings counted once, as the search counts. */
function takeOff(problem: Problem, board: Board, block: readonly Slot[]): number {
  let cost = 0;
  for (const slot of [...block].reverse()) {
    if (slot.fixed) continue;
    cost += costNow(problem, board, slot);
    board.clear(slot);
  }
  return cost;
}

function costNow(problem: Problem, board: Board, slot: Slot): number {
  const day = board.dayOf(slot.id);
  if (day === null) return UNPLACED;
  const parentDay = slot.parent === null ? null : board.dayOf(slot.parent);
  return costOf(problem, slot, day, parentDay) + board.costAmongOthers(slot, day);
}

/** Gives a slot without a day one that others are on, where those can go elsewhere; true when all are better off. */
function makeRoomFor(problem: Problem, searching: Found, slot: Slot): boolean {
  const { board } = searching;
  if (slot.fixed || board.dayOf(slot.id) !== null) return false;
  const parentDay = slot.parent === null ? null : board.dayOf(slot.parent);
  if (slot.parent !== null && parentDay === null) return false;
  for (const { day } of candidatesOf(problem, slot, parentDay)) {
    const inTheWay = board.clashes(slot, day).map(({ placed }) => placed.slot);
    const movable = inTheWay.flatMap((id) => (id === null ? [] : (problem.slots[id] ?? [])));
    if (movable.length !== inTheWay.length || movable.some(({ fixed }) => fixed)) continue;
    if (exchange(problem, searching, slot, day, movable)) return true;
  }
  return false;
}

/** Tries a day whose meetings then have to move; puts all back when that is no gain. */
function exchange(problem: Problem, searching: Found, slot: Slot, day: Day, movable: readonly Slot[]): boolean {
  const { board } = searching;
  const before = { cost: total(problem, board), days: board.days() };
  for (const other of movable) for (const one of blockOf(problem, other)) if (!one.fixed) board.clear(one);
  improve(problem, searching, slot, [day]);
  for (const other of movable) improve(problem, searching, other);
  if (total(problem, board) < before.cost) return true;
  for (const one of problem.slots) if (!one.fixed) board.clear(one);
  for (const one of problem.slots) {
    const old = before.days[one.id];
    if (!one.fixed && old !== null && old !== undefined) board.place(one, old);
  }
  return false;
}

function total(problem: Problem, board: Board): number {
  return problem.slots.reduce((sum, slot) => sum + (slot.fixed ? 0 : costNow(problem, board, slot)), 0);
}
