import * as z from 'zod';
import { isLocalDate, isLocalDateTime } from '../time/local.ts';
import type { HolidayRegion, SchoolHoliday, SchoolHolidayName } from '../time/school-calendar.ts';
import type { Cadence, Closure, ShortDay } from './rules/year-plan/plan.ts';
import type { MeetingRooms } from './schema.ts';

const localDate = z.string().refine(isLocalDate);
const localDateTime = z.string().refine(isLocalDateTime);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const id = z.string().min(1).max(64);
const place = z.string().trim().max(200).default('');

const when = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('spread'), count: z.number().int().min(1).max(26) }),
  z.object({
    kind: z.literal('months'),
    months: z
      .array(z.object({ month: z.number().int().min(1).max(12), part: z.enum(['early', 'middle', 'late']) }))
      .min(1)
      .max(24),
  }),
  z
    .object({
      kind: z.literal('before'),
      bodyId: id,
      minWeeks: z.number().int().min(0).max(20),
      maxWeeks: z.number().int().min(0).max(20),
      outcomeDays: z.number().int().min(0).max(60),
    })
    .refine(({ minWeeks, maxWeeks }) => minWeeks <= maxWeeks),
]);

export const cadenceBody = z
  .object({
    when,
    weekdays: z.array(z.number().int().min(1).max(6)).min(1).max(6),
    starts: clock,
    minutes: z.number().int().min(15).max(720),
    place,
    roomEmail: z.string().min(1).max(254).optional(),
    online: z.boolean(),
    papersDays: z.number().int().min(0).max(60),
    keepShortDays: z.boolean(),
  })
  // A meeting ends on the day it begins.
  .refine(({ starts, minutes }) => Number(starts.slice(0, 2)) * 60 + Number(starts.slice(3)) + minutes <= 24 * 60)
  .refine(({ weekdays }) => new Set(weekdays).size === weekdays.length) satisfies z.ZodType<Cadence>;

/** What a plan counts on between two places until somebody says otherwise. */
export const USUAL_TRAVEL_MINUTES = 60;

/** What holds for all bodies of a plan. */
export interface PlanSettings {
  travelMinutes: number;
  shortDays: ShortDay[];
  closures: Closure[];
}
export const settingsOfPlan = z.object({
  travelMinutes: z.number().int().min(0).max(240),
  shortDays: z.array(z.object({ weekday: z.number().int().min(1).max(5), from: clock })).max(5),
  closures: z
    .array(
      z
        .object({ from: localDate, until: localDate, name: z.string().trim().min(1).max(80) })
        .refine(({ from, until }) => from <= until),
    )
    .max(60),
}) satisfies z.ZodType<PlanSettings>;

export const schoolYearParam = z.coerce.number().int().min(2000).max(2100);

/** `PUT /year-plans/:schoolYear`; `version` is the one that was read, 0 for a plan that is not there yet. */
export const saveYearPlanBody = z
  .object({
    version: z.number().int().min(0),
    from: localDate,
    until: localDate,
    settings: settingsOfPlan,
    wishes: z.array(z.object({ bodyId: id, cadence: cadenceBody })).max(200),
  })
  .refine(({ from, until }) => from <= until)
  .refine(({ wishes }) => new Set(wishes.map(({ bodyId }) => bodyId)).size === wishes.length);
export type SaveYearPlan = z.infer<typeof saveYearPlanBody>;

/** `PUT /year-plans/:schoolYear/dates/:bodyId/:slot`: locks a date, lets it go, or puts it (locked) somewhere else. */
export const changeDateBody = z.object({ locked: z.boolean(), starts: localDateTime.optional() });
export type ChangeDate = z.infer<typeof changeDateBody>;

/** `POST /year-plans/:schoolYear/push`; left out: every date that is not a meeting yet. */
export const pushYearPlanBody = z.object({
  dates: z
    .array(z.object({ bodyId: id, slot: z.number().int().min(0) }))
    .max(2_000)
    .optional(),
});
export type PushYearPlan = z.infer<typeof pushYearPlanBody>;

/** `POST /school-calendar?name=…&confirmed=…`; `confirmed` is the `fingerprint` of what was questioned. */
export const uploadCalendarQuery = z.object({
  name: z.string().max(200).default('upload'),
  confirmed: z.string().max(64).optional(),
});

export interface YearPlanBody {
  bodyId: string;
  name: string;
  kind: string;
  /** People who sit in it during the plan. */
  people: number;
  regions: HolidayRegion[];
  cadence: Cadence | null;
  /** What bodies of this kind usually want; null: nothing to go by. */
  suggested: Cadence | null;
  /** How it has said it likes to meet, for a wish of which nothing else can be guessed. */
  habits: Partial<Omit<Cadence, 'when'>>;
  /** The wish as a sentence; empty without one. */
  wish: string;
}

export interface PlannedDateView {
  bodyId: string;
  bodyName: string;
  bodyKind: string;
  slot: number;
  before: { bodyId: string; bodyName: string; slot: number } | null;
  /** Of the meeting itself once there is one. */
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  state: 'proposed' | 'locked' | 'pushed' | 'cancelled';
  /** Why this date, in the reader's language. */
  reason: string;
  meetingId: string | null;
}

/** `GET /year-plans/:schoolYear` */
export interface YearPlanView {
  schoolYear: number;
  /** 0: nobody has made a plan for this year yet; what is shown is a proposal to begin from. */
  version: number;
  from: string;
  until: string;
  settings: PlanSettings;
  bodies: YearPlanBody[];
  dates: PlannedDateView[];
  /** What could not be met, sentence by sentence in the reader's language. */
  unmet: string[];
  holidays: SchoolHoliday[];
  publicHolidays: { date: string; name: string }[];
  calendar: SchoolCalendarView;
  /** Rooms of the institute that a body may wish for. */
  rooms: MeetingRooms['rooms'];
  solvedAt: string | null;
  may: { change: boolean; push: boolean };
}

/** `GET /school-calendar` */
export interface SchoolCalendarView {
  /** Null: the calendar of the product, as of `asOf`. */
  uploaded: { fileName: string; at: string; byName: string } | null;
  asOf: string;
  /** First and last day that is known. */
  from: string;
  until: string;
  names: Record<SchoolHolidayName, string>;
}

/** Answer to an upload. Only without faults, and with doubts confirmed, it is in use. */
export interface CalendarUpload {
  inUse: boolean;
  holidays: number;
  faults: string[];
  doubts: string[];
  /** To be sent along with the same file once the doubts have been looked at. */
  fingerprint: string;
}

/** Answer to a push. */
export interface YearPlanPushed {
  meetings: number;
  people: number;
  /** Dates that had passed already and were left alone. */
  past: number;
  plan: YearPlanView;
}
