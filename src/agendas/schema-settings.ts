import * as z from 'zod';
import type { AgendaSettings } from './rules/agenda-start.ts';
import { ITEM_KINDS } from './schema.ts';

const KEPT_ITEM = z.object({
  title: z.string().trim().min(1).max(200),
  kind: z.enum(ITEM_KINDS),
  minutes: z.number().int().min(1).max(600),
  desired: z.string().trim().max(500).default(''),
});

const SETTINGS = z.object({
  submitDays: z.number().int().min(0).max(60),
  papersDays: z.number().int().min(0).max(60),
  fixedStart: z.array(KEPT_ITEM).max(10),
  fixedEnd: z.array(KEPT_ITEM).max(10),
  templates: z
    .array(
      z.object({
        id: z.string().min(1).max(64),
        name: z.string().trim().min(1).max(120),
        items: z.array(KEPT_ITEM).min(1).max(30),
      }),
    )
    .max(20)
    .refine((templates) => new Set(templates.map(({ id }) => id)).size === templates.length),
}) satisfies z.ZodType<AgendaSettings>;

/** Body of PUT /bodies/:bodyId/agenda-settings; `basedOn` is the `savedAt` that was read. */
export const SAVE_AGENDA_SETTINGS = z.object({ basedOn: z.string().nullable(), settings: SETTINGS });
export type SaveAgendaSettings = z.output<typeof SAVE_AGENDA_SETTINGS>;

/** GET /bodies/:bodyId/agenda-settings; PUT gives the same. */
export interface AgendaSettingsView {
  bodyId: string;
  bodyName: string;
  settings: AgendaSettings;
  /** ISO instant; null: nobody has set anything yet. */
  savedAt: string | null;
  savedBy: string | null;
  may: { change: boolean };
}
