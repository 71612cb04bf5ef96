import * as z from 'zod';
import { DIMENSIONS, type Dimension } from './rules/balance-by.ts';
import type { Forecast } from './rules/forecast.ts';
import type { AnswerStatus } from './rules/round-progress.ts';

/** GET /placement-rounds/:roundId/balance; `key` also gives the boards of one group, and `''` those without one. */
export const balanceQuery = z.object({ by: z.enum(DIMENSIONS).default('kring'), key: z.string().max(200).optional() });
export type BalanceQuery = z.infer<typeof balanceQuery>;

export interface BalanceGroup {
  /** Empty: not known. */
  key: string;
  name: string | null;
  /** Known per kring or onderwijsregio alone; null: not known. */
  demand: number | null;
  /** All variants together, no board for more than its cap. */
  definite: number;
  provisional: number;
  estimated: boolean;
  /** Per variant, in the order of the round's variants. */
  variants: (VariantPlaces & { demand: number | null })[];
}

export interface VariantPlaces {
  definite: number;
  provisional: number;
  estimated: boolean;
}

export interface BalanceBoard {
  boardId: string;
  boardName: string;
  /** All variants together, within the cap. */
  definite: number;
  provisional: number;
  estimated: boolean;
  /** Per variant, in the order of the round's variants. */
  variants: VariantPlaces[];
  status: AnswerStatus;
}

export interface BalanceView {
  by: Dimension;
  variants: { variantId: string; name: string; forecast: Forecast }[];
  groups: BalanceGroup[];
  /** Of the group that was asked for; null: none was. */
  boards: BalanceBoard[] | null;
  /** Rounds that the forecast looks back on. */
  lookedBack: number;
}
