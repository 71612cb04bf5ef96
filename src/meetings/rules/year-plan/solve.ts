import { explain } from './explain.ts';
import type { PlanInput, PlanProposal } from './plan.ts';
import { compile } from './problem.ts';
import { search } from './search.ts';

/**
 * Proposes a day for every meeting that the bodies want in a year, all at once, with why, and says what could not be had.
 * Pure and deterministic: the same input gives the same plan.
 */
export function solveYear(input: PlanInput): PlanProposal {
  const problem = compile(input);
  return explain(problem, search(problem));
}
