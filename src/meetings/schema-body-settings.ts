import * as z from 'zod';
import { type BodyPreferences, MEETING_FORMS } from './rules/body-settings.ts';
import type { QuorumCondition, QuorumSeat } from './rules/quorum.ts';
import type { BodyRef } from './schema.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const preferences = z.object({
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .max(7)
    .refine((days) => new Set(days).size === days.length),
  from: clock.nullable(),
  until: clock.nullable(),
  minutes: z.number().int().min(15).max(720).nullable(),
  place: z.string().trim().max(200),
  form: z.enum(MEETING_FORMS).nullable(),
  travelMinutes: z.number().int().min(0).max(240).nullable(),
  resultsHidden: z.boolean(),
}) satisfies z.ZodType<BodyPreferences>;

/** A whole number of seats, or a share of them. */
const atLeast = z.union([z.number().int().min(1).max(500), z.number().gt(0).lt(1)]);
const quorum = z
  .array(
    z.object({
      atLeast,
      of: z.union([
        z.enum(['voting', 'required']),
        z.object({ role: z.enum(['voorzitter', 'secretaris', 'lid', 'adviseur', 'bestuur', 'kring', 'opleiding']) }),
      ]),
    }),
  )
  .max(9) satisfies z.ZodType<QuorumCondition[]>;

/** `PUT /bodies/:bodyId/settings`; `basedOn` is the `savedAt` that was read. */
export const saveBodySettingsBody = z.object({ basedOn: z.string().nullable(), quorum, preferences });
export type SaveBodySettings = z.infer<typeof saveBodySettingsBody>;

/** `GET /bodies/:bodyId/settings` */
export interface BodySettingsView {
  body: BodyRef;
  quorum: QuorumCondition[];
  /** True: set here, so that a roster does not change it. */
  quorumKept: boolean;
  preferences: BodyPreferences;
  /** The seats that somebody fills today: a quorum is counted over them. */
  seats: QuorumSeat[];
  /** Seats that nobody fills. */
  vacant: number;
  /** ISO instant; null: nobody has set anything yet. */
  savedAt: string | null;
  savedBy: string | null;
  may: { change: boolean };
}
