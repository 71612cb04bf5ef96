import type { PublicHolidayName } from '../../../time/holidays.ts';
import type { LocalDate, LocalDateTime } from '../../../time/local.ts';
import type { HolidayRegion, MissingHoliday, SchoolHoliday, SchoolHolidayName } from '../../../time/school-calendar.ts';

/** When in the year a body wants to meet. */
export type When =
  /** So many times, spread evenly over the school days. */
  | { kind: 'spread'; count: number }
  /** Once in each of these months (1 is January), at the start, in the middle or at the end of it. */
  | { kind: 'months'; months: readonly { month: number; part: MonthPart }[] }
  /**
   * Before every meeting of another body: that many weeks ahead, weeks of school holiday left out. What comes out of it
   * takes `outcomeDays` to write down, and has to be in before the other body's papers go out.
   */
  | { kind: 'before'; bodyId: string; minWeeks: number; maxWeeks: number; outcomeDays: number };
export type MonthPart = 'early' | 'middle' | 'late';

/** What a body asks of the year. */
export interface Cadence {
  when: When;
  /** The days that will do, the best first; 1 is Monday. */
  weekdays: readonly number[];
  /** `HH:mm`, wall-clock in Europe/Amsterdam. */
  starts: string;
  minutes: number;
  place: string;
  /** Address of a room of the institute that its meetings are held in. */
  roomEmail?: string | undefined;
  online: boolean;
  /** Days before a meeting on which its papers go out. */
  papersDays: number;
  /** False: the short-day rule does not hold for this body. */
  keepShortDays: boolean;
}

export interface PlanBody {
  bodyId: string;
  name: string;
  /** Holiday regions of the schools that its seats stand for. */
  regions: readonly HolidayRegion[];
  /** Who sits in it and when (days included, null: open-ended). */
  people: readonly { personId: string; from: LocalDate | null; until: LocalDate | null }[];
  /** Null: nothing is planned for it, but its meetings keep people busy. */
  cadence: Cadence | null;
  /** To get from another place to its meetings; left out: as for all. */
  travelMinutes?: number | null;
}

/** Part of a day of the week on which schools are closed. */
export interface ShortDay {
  weekday: number;
  /** `HH:mm` from which nobody should have to come. */
  from: string;
}

/** Free days beyond the school holidays: a study day, a second week in May. */
export interface Closure {
  from: LocalDate;
  until: LocalDate;
  name: string;
}

interface TimeAndPlace {
  starts: LocalDateTime;
  minutes: number;
  place: string;
  online: boolean;
}
/** A date that stands: locked by somebody, or already a meeting. */
export interface FixedDate extends TimeAndPlace {
  bodyId: string;
  /** Which of the body's meetings it is, from 0. */
  slot: number;
}
/** A meeting outside the plan that keeps its people busy. */
export interface TakenTime extends TimeAndPlace {
  bodyId: string;
}

/** Everything that a year is solved from; the same input always gives the same plan. */
export interface PlanInput {
  /** First and last day on which something may be planned. */
  from: LocalDate;
  until: LocalDate;
  /** First day that still lies ahead. */
  notBefore: LocalDate;
  bodies: readonly PlanBody[];
  holidays: readonly SchoolHoliday[];
  closures: readonly Closure[];
  shortDays: readonly ShortDay[];
  /** Between two meetings in different places. */
  travelMinutes: number;
  fixed: readonly FixedDate[];
  taken: readonly TakenTime[];
}

/** What keeps a day from being used. */
export type Barrier =
  | { kind: 'weekday' | 'past' | 'shortDay' | 'distance' | 'papers' | 'spacing' | 'run-up' }
  | { kind: 'holiday'; name: SchoolHolidayName; regions: HolidayRegion[] }
  | { kind: 'public'; name: PublicHolidayName }
  | { kind: 'closure'; name: string }
  | { kind: 'clash'; bodyName: string; people: number };

/** Why a date is what it is; the words are in src/text/year-plan.ts. */
export type DateReason =
  | { kind: 'locked' }
  | {
      kind: 'next-to-holiday';
      side: 'after' | 'before';
      weekday: number;
      name: SchoolHolidayName;
      regions: HolidayRegion[];
      allRegions: boolean;
    }
  | { kind: 'month'; month: number; part: MonthPart }
  | { kind: 'spread'; nth: number; of: number; weeksSince: number | null }
  | {
      kind: 'before';
      bodyName: string;
      date: LocalDate;
      weeks: number;
      holidays: SchoolHolidayName[];
      outcomeBy: LocalDate;
    }
  | { kind: 'run-up'; bodyNames: string[]; minWeeks: number; maxWeeks: number }
  | { kind: 'other-weekday'; weekday: number; wanted: number }
  | { kind: 'instead'; date: LocalDate; barrier: Barrier };

export interface ProposedDate extends TimeAndPlace {
  bodyId: string;
  slot: number;
  /** The meeting it prepares. */
  before: { bodyId: string; slot: number } | null;
  locked: boolean;
  reasons: DateReason[];
}

/** A relaxation that would give a date. */
export type Hint =
  | { kind: 'weekday'; date: LocalDate }
  | { kind: 'weeks'; date: LocalDate; weeks: number }
  | { kind: 'shortDay'; date: LocalDate };

interface OfBody {
  bodyId: string;
  bodyName: string;
}
/** A wish that the plan does not meet, or something it could not know. Nothing is left out in silence. */
export type Unmet =
  | (OfBody & {
      kind: 'no-day';
      nth: number;
      of: number;
      before: { bodyName: string; date: LocalDate } | null;
      from: LocalDate;
      until: LocalDate;
      /** Days looked at, by what kept them from being used; most frequent first. */
      barriers: { barrier: Barrier; days: number }[];
      hint: Hint | null;
    })
  | (OfBody & { kind: 'parent-unplaced'; nth: number; parentName: string })
  | (OfBody & { kind: 'parent-unplanned'; parentName: string | null })
  | (OfBody & { kind: 'circle'; parentName: string })
  | (OfBody & { kind: 'month-outside'; month: number })
  | (OfBody & { kind: 'locked'; date: LocalDate; barrier: Barrier })
  | (OfBody & { kind: 'close'; first: LocalDate; second: LocalDate; days: number })
  | (OfBody & { kind: 'nobody' | 'no-regions' })
  | { kind: 'holidays-unknown'; region: HolidayRegion; missing: Pick<MissingHoliday, 'name' | 'schoolYear'>[] }
  | { kind: 'not-all-tried' };

export interface PlanProposal {
  /** By start, then body. */
  dates: ProposedDate[];
  unmet: Unmet[];
}
