import { rolesAt, type Standing } from '../../people/rules/roles.ts';
import { standingOf } from '../../people/store.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { mayYearPlan, type YearPlanAction } from '../rules/year-plan/may-year-plan.ts';

/** True when somebody with this standing may do this with the year plan. */
export function allowsYearPlan(standing: Standing | null, action: YearPlanAction): boolean {
  return mayYearPlan(action, rolesAt(standing, {}));
}

/** Refuses whoever may not; returns who acts. */
export async function demandYearPlan(work: Work, action: YearPlanAction): Promise<string> {
  const { personId } = work.actor;
  const standing = personId === null ? null : await standingOf(work, personId, localDate(work.now));
  if (personId === null || !allowsYearPlan(standing, action)) throw new Refusal('not-allowed', 'not-allowed');
  return personId;
}

export function demandView(standing: Standing | null): void {
  if (!allowsYearPlan(standing, 'year-plan.view')) throw new Refusal('not-allowed', 'not-allowed');
}
