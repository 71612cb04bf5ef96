import { anyOf, type Role } from '../../people/rules/roles.ts';

/** Who may do what with the minutes, decisions and actions of a body. A concept is for its makers alone. */
export const MAY_MINUTES = {
  'minutes.view': ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy'],
  'minutes.correct': ['programmaleider', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy'],
  'minutes.write': ['programmaleider', 'secretariat', 'chair', 'secretary'],
  'minutes.approve': ['programmaleider', 'secretariat', 'chair', 'secretary'],
} as const satisfies Record<string, readonly Role[]>;

export type MinutesAction = keyof typeof MAY_MINUTES;

export function mayMinutes(action: MinutesAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_MINUTES[action]);
}
