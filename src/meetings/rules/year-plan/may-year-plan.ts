import { anyOf, type Role } from '../../../people/rules/roles.ts';

const WHO_PLANS = ['programmaleider', 'secretariat'] as const;

/** Who may do what with the year plan and the school calendar it rests on; all of it is for the whole partnership. */
export const MAY_YEAR_PLAN = {
  'year-plan.view': ['programmaleider', 'bureau', 'secretariat'],
  /** Wishes per body, proposals, locking and moving dates. */
  'year-plan.change': WHO_PLANS,
  /** Makes meetings of the dates, in everybody's calendar. */
  'year-plan.push': WHO_PLANS,
  'school-calendar.change': WHO_PLANS,
} as const satisfies Record<string, readonly Role[]>;
export type YearPlanAction = keyof typeof MAY_YEAR_PLAN;

export function mayYearPlan(action: YearPlanAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_YEAR_PLAN[action]);
}
