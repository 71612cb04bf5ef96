import type { Instant, Json, NullableInstant } from './people.ts';

export interface YearPlanTables {
  school_calendar: SchoolCalendarRow;
  year_plan: YearPlanRow;
  year_plan_wish: YearPlanWishRow;
  planned_date: PlannedDateRow;
}

/** School holidays that a partnership uploaded; without a row those of the product hold. */
export interface SchoolCalendarRow {
  partnership_id: string;
  file_name: string;
  /** A list of `SchoolHoliday` (src/time/school-calendar.ts). */
  holidays: Json<unknown>;
  uploaded_by: string;
  uploaded_at: Instant;
}

/** At most one plan a school year. */
export interface YearPlanRow {
  partnership_id: string;
  id: string;
  /** First year: 2026 for 2026-2027. */
  school_year: number;
  /** First and last day on which something may be planned, ISO dates. */
  from_date: string;
  until_date: string;
  /** Travel, short days and closures, as `PlanSettings` (src/meetings/schema-year-plan.ts). */
  settings: Json<unknown>;
  /** What the last proposal could not meet, as `Unmet` (src/meetings/rules/year-plan/plan.ts). */
  unmet: Json<unknown>;
  /** Raised with every change, so that two people who edit at once find out. */
  version: number;
  solved_at: NullableInstant;
  created_by: string;
  created_at: Instant;
}

/** What one body asks of the year, as `Cadence` (src/meetings/rules/year-plan/plan.ts). */
export interface YearPlanWishRow {
  partnership_id: string;
  plan_id: string;
  body_id: string;
  cadence: Json<unknown>;
}

export interface PlannedDateRow {
  partnership_id: string;
  plan_id: string;
  body_id: string;
  /** Which of the body's meetings in the plan, from 0. */
  slot: number;
  before_body_id: string | null;
  before_slot: number | null;
  /** Wall-clock. */
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  state: 'proposed' | 'locked' | 'pushed';
  /** As `DateReason` (src/meetings/rules/year-plan/plan.ts). */
  reasons: Json<unknown>;
  /** Set with 'pushed' alone. */
  meeting_id: string | null;
}
