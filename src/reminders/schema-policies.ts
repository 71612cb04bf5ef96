import * as z from 'zod';
import { ESCALATION_STEPS, type ReminderPolicy, type ReminderSettings } from './rules/policies.ts';

const POLICY = z.object({
  daysBefore: z.array(z.number()).max(20).readonly(),
  escalation: z
    .array(z.object({ to: z.enum(ESCALATION_STEPS), daysBefore: z.number() }))
    .max(10)
    .readonly(),
});

/** Body of PUT /reminder-policies. `bodyId` null: for every body; `policy` null: the wider policy holds again. */
export const SAVE_POLICY = z.object({
  kind: z.string().min(1).max(50),
  bodyId: z.string().min(1).nullable(),
  policy: POLICY.nullable(),
});
export type SavePolicyBody = z.infer<typeof SAVE_POLICY>;

/** Body of PUT /reminder-settings. */
export const SAVE_SETTINGS = z.object({ mostAWeek: z.number(), holidayPause: z.boolean() });

/** GET /reminder-policies, and the answer to either PUT. */
export interface PolicyOverview {
  settings: ReminderSettings;
  mayChange: boolean;
  kinds: KindPolicy[];
  /** Every body, for whom no policy of its own has been made yet may be. */
  bodies: { bodyId: string; name: string }[];
}

export interface KindPolicy {
  kind: string;
  /** What holds where a body has no policy of its own. */
  policy: ReminderPolicy;
  /** False: it is the product's own. */
  agreed: boolean;
  ofBodies: { bodyId: string; name: string; policy: ReminderPolicy }[];
}
