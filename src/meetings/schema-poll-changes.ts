import * as z from 'zod';
import { MAX_OPTIONS, newOption } from './schema.ts';

/** `POST /polls/:pollId/options`: dates that join a poll or leave it, and its deadline; what is left out stays. */
export const changeOptionsBody = z.object({
  add: z.array(newOption).max(MAX_OPTIONS).default([]),
  /** Ids of options. */
  withdraw: z.array(z.string().min(1)).max(MAX_OPTIONS).default([]),
  deadline: newOption.shape.starts.optional(),
});
export type ChangeOptions = z.infer<typeof changeOptionsBody>;
export type ChangeOptionsInput = z.input<typeof changeOptionsBody>;
