import { bodiesOn } from '../../people/store-bodies.ts';
import { addDays, localDate } from '../../time/local.ts';
import { builtInSchoolHolidays, HOLIDAY_REGIONS, type SchoolHoliday } from '../../time/school-calendar.ts';
import type { Scope } from '../../work/work.ts';
import { habitsOf, NO_PREFERENCES } from '../rules/body-settings.ts';
import type { Cadence, PlanBody, PlanInput } from '../rules/year-plan/plan.ts';
import { USUAL_TRAVEL_MINUTES } from '../schema-year-plan.ts';
import { selectPreferences } from '../store-body-settings.ts';
import { findUploadedCalendar, type UploadedCalendar } from '../store-school-calendar.ts';
import {
  findPlan,
  type Membership,
  type StoredDate,
  type StoredPlan,
  selectDates,
  selectMemberships,
  selectRegions,
  selectTaken,
  selectWishes,
} from '../store-year-plan.ts';

/** Meetings so long before the plan can still be what prepares its first. */
const LOOK_BACK = 200;

export type PlanningBody = PlanBody & { kind: string; habits: ReturnType<typeof habitsOf> };

/** A plan as it stands, with all that a proposal is made from. */
export interface LoadedPlan {
  /** Null: nobody has made one for this year. */
  stored: StoredPlan | null;
  schoolYear: number;
  from: string;
  until: string;
  settings: StoredPlan['settings'];
  bodies: PlanningBody[];
  dates: StoredDate[];
  holidays: SchoolHoliday[];
  uploaded: UploadedCalendar | null;
}

export async function loadPlan(scope: Scope, now: string, schoolYear: number, lock?: 'update'): Promise<LoadedPlan> {
  const stored = (await findPlan(scope, schoolYear, lock)) ?? null;
  const wishes = stored ? await selectWishes(scope, stored.planId) : new Map<string, Cadence>();
  const uploaded = (await findUploadedCalendar(scope)) ?? null;
  const begin = beginning(schoolYear);
  const from = stored?.from ?? begin.from;
  return {
    stored,
    schoolYear,
    from,
    until: stored?.until ?? begin.until,
    settings: stored?.settings ?? begin.settings,
    bodies: await loadBodies(scope, localDate(now), from, wishes),
    dates: stored ? await selectDates(scope, stored.planId) : [],
    holidays: uploaded?.holidays ?? builtInSchoolHolidays(),
    uploaded,
  };
}

/** A school year as it is planned unless somebody says otherwise. */
function beginning(schoolYear: number): Pick<StoredPlan, 'from' | 'until' | 'settings'> {
  return {
    from: `${schoolYear}-08-01`,
    until: `${schoolYear + 1}-07-31`,
    settings: { travelMinutes: USUAL_TRAVEL_MINUTES, shortDays: [{ weekday: 3, from: '12:00' }], closures: [] },
  };
}

async function loadBodies(
  scope: Scope,
  today: string,
  from: string,
  wishes: ReadonlyMap<string, Cadence>,
): Promise<PlanningBody[]> {
  const since = from > today ? addDays(from, -LOOK_BACK) : today;
  const memberships = await selectMemberships(scope, since);
  const regions = await selectRegions(scope, today);
  // Whom a body without boards or kringen is for cannot be seen: it takes account of every school that takes part.
  const everywhere = HOLIDAY_REGIONS.filter((region) => [...regions.values()].some((some) => some.includes(region)));
  const byBody = new Map<string, Membership[]>();
  for (const one of memberships) byBody.set(one.bodyId, [...(byBody.get(one.bodyId) ?? []), one]);
  const preferences = await selectPreferences(scope);
  return (await bodiesOn(scope, today)).map(({ id, name, kind }) => ({
    bodyId: id,
    name,
    kind,
    regions: regions.get(id) ?? everywhere,
    people: whoComes(byBody.get(id) ?? []),
    cadence: wishes.get(id) ?? null,
    travelMinutes: preferences.get(id)?.travelMinutes ?? null,
    habits: habitsOf(preferences.get(id) ?? NO_PREFERENCES),
  }));
}

/** The members of each seat, and the first deputy of a seat that has no member at all. */
export function whoComes(memberships: readonly Membership[]): PlanBody['people'] {
  const filled = new Set(memberships.filter(({ kind }) => kind === 'member').map(({ seatId }) => seatId));
  const deputised = new Set<string>();
  return memberships
    .filter(({ kind, seatId }) => {
      if (kind === 'member') return true;
      if (filled.has(seatId) || deputised.has(seatId)) return false;
      return deputised.add(seatId);
    })
    .map(({ personId, from, until }) => ({ personId, from, until }));
}

/** What the solver needs of a plan: dates that stand are fixed, other meetings keep people busy. */
export async function inputOf(scope: Scope, now: string, plan: LoadedPlan): Promise<PlanInput> {
  const wished = new Set(plan.bodies.filter(({ cadence }) => cadence).map(({ bodyId }) => bodyId));
  const standing = plan.dates.filter(({ state }) => state === 'locked' || state === 'pushed');
  const taken = await selectTaken(scope, plan.stored?.planId ?? null, addDays(plan.from, -LOOK_BACK), plan.until);
  return {
    from: plan.from,
    until: plan.until,
    notBefore: addDays(localDate(now), 1),
    bodies: plan.bodies,
    holidays: plan.holidays,
    ...plan.settings,
    fixed: standing.filter(({ bodyId }) => wished.has(bodyId)),
    taken: [...taken, ...standing.filter(({ bodyId }) => !wished.has(bodyId))],
  };
}
