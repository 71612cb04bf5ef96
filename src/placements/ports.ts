import type { LinearModel } from './rules/redistribution/model.ts';

/** The cheapest values for the columns of a model, in their order. The same model always gets the same values. */
export type SolveLinear = (model: LinearModel) => Promise<{
  values: number[];
  cost: number;
  /** How far the cost may still lie above the least possible one, as a share; 0: proven to be the least. */
  gap: number;
}>;
