import * as z from 'zod';
import { isLocalDate } from '../time/local.ts';
import type { Availability } from './rules/free-busy.ts';
import { localDateTime, MAX_OPTIONS } from './schema.ts';

/** `POST /polls/:pollId/check`: what calendars say of a date that somebody is about to choose, read anew. */
export const checkPollBody = z.object({ optionId: z.string().min(1) });
export interface PollCheck {
  /** False: the calendars did not answer, or not for everybody, so that more is unknown than need be. */
  answered: boolean;
  /** Seats that said yes and whose calendar is taken at this date now. */
  busyAfterYes: { seatId: string; label: string; name: string }[];
  /** Seats about which the calendars tell nothing. */
  unknown: number;
}

/** `POST /meetings/availability`: who of a body can come at these moments, by their calendars. */
export const askAvailabilityBody = z.object({
  bodyId: z.string().min(1),
  slots: z
    .array(z.object({ starts: localDateTime, minutes: z.number().int().min(15).max(720) }))
    .min(1)
    .max(MAX_OPTIONS),
  /** True before something is decided: what was read a moment ago does not do. */
  fresh: z.boolean().default(false),
});
export type AskAvailability = z.infer<typeof askAvailabilityBody>;
export interface BodyAvailability {
  /** False: the calendars do not answer just now. */
  answered: boolean;
  /** Seats that somebody fills today. */
  seats: { seatId: string; label: string; name: string }[];
  /** As asked; availability in the order of `seats`. */
  slots: { starts: string; minutes: number; seats: Availability[] }[];
}

/** `POST /meetings/suggestions`: dates to propose for a body. */
export const askSuggestionsBody = z.object({
  bodyId: z.string().min(1),
  /** First day that may be proposed; days that have passed are left out. */
  from: z.string().refine(isLocalDate),
  /** Of a meeting that gets another date: it keeps its time and place, and its present date is in nobody's way. */
  meetingId: z.string().min(1).optional(),
});
export type AskSuggestions = z.infer<typeof askSuggestionsBody>;
export interface SuggestedOptions {
  /** Days looked at, first and last. */
  from: string;
  until: string;
  /** False: the calendars did not answer, or not for everybody. */
  answered: boolean;
  /** False: of a part of these days the school holidays are not known. */
  holidaysKnown: boolean;
  /** Where the wished weekdays and time come from: the year plan, or what bodies of this kind usually want. */
  basis: 'year-plan' | 'usual';
  /** Best first. */
  options: { starts: string; minutes: number; place: string; online: boolean; reason: string }[];
}
